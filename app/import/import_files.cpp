// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_reader.h"

#include "app/import/import_text.h"
#include "app/import/zip_archive.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <algorithm>

namespace conclave {

namespace {

constexpr std::size_t kMostEntries = 200'000;
constexpr int kDeepestFolder = 24;
constexpr int kMostZips = 200; // each is an open file
/// A zip inside a zip is held in memory, because reading it needs jumps: all of them together.
constexpr qint64 kMostNestedZipBytes = qint64(256) << 20;

class FileSource final : public ByteSource {
  public:
    explicit FileSource(const QString& path) : m_file(path) {}
    bool open() { return m_file.open(QIODevice::ReadOnly); }
    QByteArray read(qint64 most) override { return m_file.read(most); }
    QString problem() const override {
        return m_file.error() == QFileDevice::NoError ? QString()
                                                      : ImportText::tr("%1 could not be read to its end: %2.")
                                                            .arg(m_file.fileName(), m_file.errorString());
    }

  private:
    QFile m_file;
};

bool isZip(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray start = file.read(4);
    // A file header, or the end of a directory in which there is nothing.
    return start == QByteArray("PK\x03\x04", 4) || start == QByteArray("PK\x05\x06", 4);
}

bool isZipName(const QString& name) {
    return name.endsWith(QLatin1String(".zip"), Qt::CaseInsensitive);
}

class ChosenFiles final : public ImportFiles {
  public:
    /// Empty when it went well, else a sentence.
    QString addChosen(const QString& path) {
        const QFileInfo info(path);
        if (!info.exists())
            return ImportText::tr("There is no file or folder %1.").arg(path);
        if (!info.isReadable())
            return ImportText::tr("%1 may not be read. Change its permissions, or copy it elsewhere.")
                .arg(path);
        if (info.isDir()) {
            if (!addFolder(path, {}, 0))
                return ImportText::tr(
                           "There are more than %L1 files or %2 zips in %3. Choose the folder that holds the "
                           "export alone.")
                    .arg(kMostEntries)
                    .arg(kMostZips)
                    .arg(path);
        } else if (!info.isFile()) {
            return ImportText::tr("%1 is neither a file nor a folder.").arg(path);
        } else if (!isZip(path)) {
            add({info.fileName(), info.size()}, {path, nullptr, 0});
        } else {
            QString problem;
            std::shared_ptr<ZipArchive> zip = ZipArchive::open(path, problem);
            if (!zip)
                return problem;
            if (!addZip(zip, {}, true))
                return ImportText::tr("There are more than %L1 files in %2.").arg(kMostEntries).arg(path);
        }
        std::sort(m_entries.begin(), m_entries.end(),
                  [](const Entry& a, const Entry& b) { return a.name < b.name; });
        return {};
    }

    const std::vector<Entry>& entries() const override { return m_entries; }

    std::unique_ptr<ByteSource> read(const Entry& entry) override {
        m_problem.clear();
        const auto found = m_places.constFind(entry.name);
        if (found == m_places.constEnd()) {
            m_problem = ImportText::tr("There is no %1 in what was chosen.").arg(entry.name);
            return nullptr;
        }
        if (found->zip)
            return found->zip->read(found->index, entry.name, m_problem);
        auto file = std::make_unique<FileSource>(found->path);
        if (file->open())
            return file;
        m_problem = ImportText::tr("%1 could not be opened: %2.").arg(found->path, file->problem());
        return nullptr;
    }

    QString problem() const override { return m_problem; }

    QString localPath(const Entry& entry) const override { return m_places.value(entry.name).path; }

  private:
    /// A file of its own, or number @p index of a zip.
    struct Place {
        QString path;
        std::shared_ptr<ZipArchive> zip;
        quint64 index = 0;
    };

    /// False when there are too many. Of two entries with one name, which zips may have, the last counts.
    bool add(Entry entry, Place place) {
        const auto found = m_places.find(entry.name);
        if (found != m_places.end()) {
            *found = std::move(place);
            return true;
        }
        if (m_entries.size() >= kMostEntries)
            return false;
        m_places.insert(entry.name, std::move(place));
        m_entries.push_back(std::move(entry));
        return true;
    }

    /// False when there are too many files or zips. Links are left out: what they lead to inside the folder
    /// is met there, and outside was not chosen.
    bool addFolder(const QString& path, const QString& prefix, int depth) {
        const QDir folder(path);
        const QFileInfoList infos = folder.entryInfoList(
            QDir::Files | QDir::Dirs | QDir::Hidden | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name);
        for (const QFileInfo& info : infos) {
            const QString name = prefix + info.fileName();
            if (info.isDir()) {
                if (depth < kDeepestFolder && !addFolder(info.filePath(), name + QLatin1Char('/'), depth + 1))
                    return false;
                continue;
            }
            QString problem;
            std::shared_ptr<ZipArchive> zip;
            if (isZipName(name) && isZip(info.filePath()))
                zip = ZipArchive::open(info.filePath(), problem);
            if (zip && ++m_zips > kMostZips)
                return false;
            if (!(zip ? addZip(zip, name + QLatin1Char('/'), false)
                      : add({name, info.size()}, {info.filePath(), nullptr, 0})))
                return false;
        }
        return true;
    }

    bool addZip(const std::shared_ptr<ZipArchive>& zip, const QString& prefix, bool opensNested) {
        for (const ZipArchive::Item& item : zip->items()) {
            const QString name = prefix + item.name;
            std::shared_ptr<ZipArchive> nested;
            if (opensNested && isZipName(name) && item.sizeBytes <= kMostNestedZipBytes - m_nestedBytes) {
                QString problem;
                nested = ZipArchive::openNested(*zip, item, problem);
            }
            if (nested)
                m_nestedBytes += item.sizeBytes;
            if (!(nested ? addZip(nested, name + QLatin1Char('/'), false)
                         : add({name, item.sizeBytes}, {QString(), zip, item.index})))
                return false;
        }
        return true;
    }

    std::vector<Entry> m_entries; // by name
    QHash<QString, Place> m_places;
    qint64 m_nestedBytes = 0;
    int m_zips = 0;
    QString m_problem;
};

} // namespace

std::unique_ptr<ImportFiles> ImportFiles::open(const QString& path, QString& problem) {
    auto files = std::make_unique<ChosenFiles>();
    problem = files->addChosen(path);
    return problem.isEmpty() ? std::move(files) : nullptr;
}

} // namespace conclave
