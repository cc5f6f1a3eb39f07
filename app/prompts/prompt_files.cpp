// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prompts/prompt_files.h"

#include "app/export/conversation_export.h"
#include "app/export/json_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

namespace conclave {

namespace {

constexpr int kVersion = 1;

struct PromptFilesText {
    Q_DECLARE_TR_FUNCTIONS(PromptFiles)
};

QString nameFor(const QString& name) {
    return name.simplified().left(kLongestPromptName).trimmed();
}

// ------------------------------------------------------------------------------------------------ Markdown

/// The value behind "name:" in a line of front matter, without quotation marks; null: it is another line.
QString frontMatterValue(QStringView line, QStringView name) {
    if (!line.startsWith(name) || line.mid(name.size()).trimmed().isEmpty())
        return {};
    QStringView value = line.mid(name.size()).trimmed();
    if (!value.startsWith(u':'))
        return {};
    value = value.mid(1).trimmed();
    if (value.size() < 2 || !value.startsWith(u'"') || !value.endsWith(u'"'))
        return value.toString();
    QString plain;
    const QStringView quoted = value.mid(1, value.size() - 2);
    for (qsizetype i = 0; i < quoted.size(); ++i)
        plain += quoted[i] == u'\\' && i + 1 < quoted.size() ? quoted[++i] : quoted[i];
    return plain;
}

/// A text with front matter, or one alone, whose file gives it its name.
PromptRow promptOfMarkdown(const QString& text, const QString& fileName) {
    PromptRow prompt;
    prompt.name = nameFor(QFileInfo(fileName).completeBaseName());
    prompt.text = text;
    const QStringList lines = text.split(u'\n');
    if (lines.value(0).trimmed() != QLatin1String("---"))
        return prompt;
    qsizetype end = 1;
    while (end < lines.size() && lines[end].trimmed() != QLatin1String("---"))
        ++end;
    if (end == lines.size())
        return prompt; // a line across the page
    for (qsizetype i = 1; i < end; ++i) {
        for (const QStringView key : {u"name", u"title"})
            if (const QString name = nameFor(frontMatterValue(lines[i], key)); !name.isEmpty())
                prompt.name = name;
        if (const QString uuid = frontMatterValue(lines[i], u"uuid"); !uuid.isEmpty())
            prompt.uuid = uuid.left(kLongestPromptName);
    }
    prompt.text = lines.mid(end + 1).join(u'\n');
    if (prompt.text.startsWith(u'\n')) // the empty line behind the front matter
        prompt.text.remove(0, 1);
    return prompt;
}

// ------------------------------------------------------------------------------------------------- reading

class Reading {
  public:
    PromptFiles result;

    void take(const QString& path) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            takeFile(path);
            return;
        }
        const QFileInfoList files =
            QDir(path).entryInfoList({QStringLiteral("*.md"), QStringLiteral("*.markdown"),
                                      QStringLiteral("*.txt"), QStringLiteral("*.json")},
                                     QDir::Files | QDir::Readable, QDir::Name);
        if (files.isEmpty())
            problem(path,
                    PromptFilesText::tr(
                        "There are no prompts in this folder: no file in it ends in .md, .txt or .json.",
                        "says why nothing was read"));
        for (const QFileInfo& file : files)
            takeFile(file.filePath());
    }

  private:
    void problem(const QString& path, const QString& sentence) {
        result.problems << PromptFilesText::tr("%1: %2",
                                               "%1 is a file, %2 a sentence on what is wrong with it")
                               .arg(QFileInfo(path).fileName(), sentence);
    }

    void add(const QString& path, PromptRow prompt) {
        if (prompt.text.trimmed().isEmpty())
            problem(path, PromptFilesText::tr("There is no text in it.", "a file or a prompt"));
        else if (prompt.text.size() > kLongestPromptText)
            problem(path, PromptFilesText::tr("It is too long for a prompt.", "a text"));
        else if (result.prompts.size() >= kMostPrompts)
            problem(path, PromptFilesText::tr("There are too many prompts; at most %Ln are read at once.",
                                              "prompts: stored questions", kMostPrompts));
        else
            result.prompts.append(std::move(prompt));
    }

    void takeFile(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            problem(path, PromptFilesText::tr("It cannot be read.", "a file"));
            return;
        }
        const QByteArray bytes = file.read(kLargestPromptFile + 1);
        if (bytes.size() > kLargestPromptFile) {
            problem(path, PromptFilesText::tr("It is too large for a file of prompts.", "a file"));
            return;
        }
        if (path.endsWith(QLatin1String(".json"), Qt::CaseInsensitive)) {
            takeJson(path, bytes);
            return;
        }
        QStringDecoder decoder(QStringDecoder::Utf8);
        QString text = decoder(bytes);
        if (decoder.hasError() || text.contains(QChar(u'\0'))) {
            problem(path, PromptFilesText::tr("It is no text in UTF-8.",
                                              "a file; UTF-8 is how its characters are written"));
            return;
        }
        add(path, promptOfMarkdown(text.replace(QLatin1String("\r\n"), QLatin1String("\n")), path));
    }

    void takeJson(const QString& path, const QByteArray& bytes) {
        QJsonParseError error;
        const QJsonObject root = QJsonDocument::fromJson(bytes, &error).object();
        if (error.error != QJsonParseError::NoError) {
            problem(path, PromptFilesText::tr("It is damaged: the text is no JSON.", "a file"));
            return;
        }
        if (root.value(QLatin1String("format")).toString() != QLatin1String("conclave-prompts")) {
            problem(path, PromptFilesText::tr("It is no file of prompts that Conclave wrote.", "a file"));
            return;
        }
        if (root.value(QLatin1String("version")).toInt() > kVersion) {
            problem(path, PromptFilesText::tr(
                              "It was written by a newer version of Conclave. Update Conclave to read it.",
                              "a file"));
            return;
        }
        const QJsonArray list = root.value(QLatin1String("prompts")).toArray();
        if (list.isEmpty())
            problem(path, PromptFilesText::tr("There are no prompts in it.", "a file"));
        for (const QJsonValue entry : list) {
            PromptRow prompt;
            prompt.uuid = entry[QLatin1String("uuid")].toString().left(kLongestPromptName);
            prompt.name = nameFor(entry[QLatin1String("name")].toString());
            prompt.text = entry[QLatin1String("text")].toString();
            if (prompt.name.isEmpty())
                prompt.name = nameFor(prompt.text.left(4 * kLongestPromptName)).left(kLongestPromptName / 2);
            add(path, prompt);
        }
    }
};

QString quoted(QString text) {
    return u'"' + text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\"")) + u'"';
}

} // namespace

QByteArray promptsAsJson(const QVector<PromptRow>& prompts) {
    JsonWriter json;
    json.beginObject();
    json.key("format");
    json.text(u"conclave-prompts");
    json.key("version");
    json.number(qint64(kVersion));
    json.key("prompts");
    json.beginArray();
    for (const PromptRow& prompt : prompts) {
        json.beginObject();
        json.key("uuid");
        json.text(prompt.uuid);
        json.key("name");
        json.text(prompt.name);
        json.key("text");
        json.text(prompt.text);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray promptAsMarkdown(const PromptRow& prompt) {
    const QString text =
        QStringLiteral("---\nname: %1\nuuid: %2\n---\n\n").arg(quoted(prompt.name), prompt.uuid);
    return (text + prompt.text).toUtf8();
}

QString writePromptFile(const QString& path, const QVector<PromptRow>& prompts) {
    return writeExport(path, promptsAsJson(prompts));
}

QString writePromptFolder(const QString& path, const QVector<PromptRow>& prompts) {
    const QDir folder(path);
    for (const PromptRow& prompt : prompts) {
        const QString wanted = exportFileName(prompt.name, ExportFormat::Markdown);
        const QString ending = exportExtension(ExportFormat::Markdown);
        QString name = wanted;
        for (int i = 2; folder.exists(name); ++i)
            name = QStringLiteral("%1 (%2)%3").arg(wanted.chopped(ending.size())).arg(i).arg(ending);
        if (const QString problem = writeExport(folder.filePath(name), promptAsMarkdown(prompt));
            !problem.isEmpty())
            return problem;
    }
    return {};
}

PromptFiles readPromptFiles(const QStringList& paths) {
    Reading reading;
    for (const QString& path : paths)
        reading.take(path);
    return reading.result;
}

} // namespace conclave
