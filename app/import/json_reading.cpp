// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/json_reading.h"

#include "app/import/json_elements.h"

#include <QCoreApplication>
#include <QStringConverter>

#include <nlohmann/json.hpp>

#include <algorithm>

namespace conclave {

namespace {

constexpr qint64 kHeadBytes = qint64(64) << 10;
constexpr int kMostGuesses = 50;

QByteArray asUtf8(const QByteArray& start) {
    auto encoding = QStringConverter::encodingForData(start, u'[');
    if (!encoding)
        encoding = QStringConverter::encodingForData(start, u'{');
    if (!encoding)
        return start;
    QStringDecoder decoder(*encoding);
    return QString(decoder.decode(start)).toUtf8();
}

} // namespace

JsonHead jsonHead(const QByteArray& start) {
    JsonHead head;
    head.text = asUtf8(start);
    const QByteArray& text = head.text;
    int depth = 0;
    qsizetype nameAt = -1;
    QByteArray name;
    bool isInString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                isInString = false;
                name = text.mid(nameAt, i - nameAt);
            }
        } else if (c == '"') {
            isInString = true;
            nameAt = i + 1;
        } else if (c == ':' && depth == (head.isArray ? 2 : 1)) {
            head.keys.insert(name);
        } else if (c == '[' || c == '{') {
            head.isArray = depth == 0 ? c == '[' : head.isArray;
            ++depth;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return head;
}

JsonHead jsonHead(ImportFiles& files, const ImportFiles::Entry& entry) {
    const std::unique_ptr<ByteSource> source = files.read(entry);
    QByteArray start;
    while (source && start.size() < kHeadBytes) {
        const QByteArray more = source->read(kHeadBytes - start.size());
        if (more.isEmpty())
            break;
        start += more;
    }
    return jsonHead(start);
}

QString fileNameOf(const ImportFiles::Entry& entry) {
    return entry.name.mid(entry.name.lastIndexOf(QLatin1Char('/')) + 1);
}

std::vector<ImportFiles::Entry> jsonFiles(ImportFiles& files, const QRegularExpression& name,
                                          const std::function<bool(const JsonHead&)>& fits, int most) {
    std::vector<ImportFiles::Entry> named;
    std::vector<ImportFiles::Entry> guesses;
    for (const ImportFiles::Entry& entry : files.entries()) {
        const QString file = fileNameOf(entry);
        if (name.match(file).hasMatch())
            named.push_back(entry);
        else if (guesses.size() < kMostGuesses &&
                 (file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) || files.entries().size() == 1))
            guesses.push_back(entry);
    }
    for (const auto* candidates : {&named, &guesses}) {
        std::vector<ImportFiles::Entry> found;
        for (const ImportFiles::Entry& entry : *candidates) {
            if (most >= 0 && found.size() == static_cast<std::size_t>(most))
                break;
            if (fits(jsonHead(files, entry)))
                found.push_back(entry);
        }
        if (!found.empty())
            return found;
    }
    return {};
}

int jsonConfidence(ImportFiles& files, const QRegularExpression& name,
                   const std::function<bool(const JsonHead&)>& fits) {
    const std::vector<ImportFiles::Entry> found = jsonFiles(files, name, fits, 1);
    if (found.empty())
        return 0;
    return name.match(fileNameOf(found.front())).hasMatch() ? 100 : 80;
}

QString readElements(ImportFiles& files, const std::vector<ImportFiles::Entry>& entries, ImportSink& sink,
                     std::stop_token stop, const std::function<bool(const nlohmann::json&)>& take,
                     const QByteArray& key) {
    qint64 expected = 0;
    for (const ImportFiles::Entry& entry : entries)
        expected += entry.sizeBytes;
    sink.expects(expected);

    qint64 doneBefore = 0;
    bool hasElements = false;
    QString problem;
    for (const ImportFiles::Entry& entry : entries) {
        const std::unique_ptr<ByteSource> source = files.read(entry);
        QString fileProblem = source ? QString() : files.problem();
        if (source) {
            JsonElements elements(*source, key);
            while (const auto element = elements.next()) {
                hasElements = true;
                if (stop.stop_requested() || !take(*element) ||
                    !sink.progress(doneBefore + elements.doneBytes()))
                    return {};
            }
            fileProblem = elements.problem();
            for (int i = 0; i < elements.brokenElements(); ++i) {
                if (!sink.skipped(entry.name,
                                  QCoreApplication::translate(
                                      "Import", "A part of the file is damaged, or too large to be read.")))
                    return {};
            }
        }
        doneBefore += entry.sizeBytes;
        if (fileProblem.isEmpty())
            continue;
        problem = fileProblem;
        if (entries.size() > 1 && !sink.skipped(entry.name, fileProblem))
            return {};
    }
    return entries.size() > 1 && hasElements ? QString() : problem;
}

} // namespace conclave
