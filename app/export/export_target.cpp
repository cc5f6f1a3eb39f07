// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_target.h"

#include "app/export/turns.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace conclave {

// ----------------------------------------------------------------------------------------- one file

FileTarget::FileTarget(QString path, MakeWriter makeWriter)
    : m_path(std::move(path)), m_makeWriter(std::move(makeWriter)), m_file(m_path) {}

QString FileTarget::begin(const ExportContents& contents) {
    if (const QString problem = whyNotWritable(m_path); !problem.isEmpty())
        return problem;
    if (!m_file.open(QIODevice::WriteOnly))
        return m_file.problem();
    m_writer = m_makeWriter(m_file);
    m_writer->begin(contents);
    return {};
}

QString FileTarget::add(const ExportedConversation& conversation, std::stop_token stop) {
    m_writer->add(conversation, std::move(stop));
    return m_file.isWhole() ? QString() : m_file.problem();
}

QString FileTarget::finish() {
    m_writer->end();
    m_writer.reset();
    if (!m_file.commitWhole())
        return m_file.problem();
    m_files = 1;
    return {};
}

// ----------------------------------------------------------------------------------------- many files

FolderTarget::FolderTarget(QString path, ExportFormat format, MakeWriter makeWriter)
    : m_path(std::move(path)), m_format(format), m_makeWriter(std::move(makeWriter)) {}

FolderTarget::~FolderTarget() {
    m_staging.reset();
    // Only what is still empty goes.
    while (!m_madeFolders.isEmpty())
        QDir().rmdir(m_madeFolders.takeLast());
}

QString FolderTarget::failed(const QString& path) const {
    return ExportText::tr("%1 cannot be created. Choose another folder.").arg(QDir::toNativeSeparators(path));
}

QString FolderTarget::makeFolder(const QString& path) {
    QStringList missing;
    for (QString at = QDir::cleanPath(path); !QFileInfo::exists(at); at = QFileInfo(at).path()) {
        missing.prepend(at);
        if (at == QFileInfo(at).path())
            break;
    }
    for (const QString& folder : std::as_const(missing)) {
        if (!QDir().mkdir(folder))
            return failed(folder);
        m_madeFolders.append(folder);
    }
    return {};
}

QString FolderTarget::begin(const ExportContents&) {
    const QString shown = QDir::toNativeSeparators(m_path);
    if (m_path.isEmpty())
        return ExportText::tr("No folder was named. Choose a folder.");
    if (QFileInfo::exists(m_path) && !QFileInfo(m_path).isDir())
        return ExportText::tr("%1 is a file. Choose a folder: there will be several files.").arg(shown);
    if (const QString problem = makeFolder(QDir(m_path).absolutePath()); !problem.isEmpty())
        return problem;
    m_staging =
        std::make_unique<QTemporaryDir>(QDir(m_path).filePath(QStringLiteral(".conclave-export-XXXXXX")));
    if (!m_staging->isValid())
        return ExportText::tr("%1 may not be written to (%2). Choose another folder.")
            .arg(shown, m_staging->errorString());
    return {};
}

QString FolderTarget::folderFor(const FolderRow& folder) {
    if (folder.uuid.isEmpty())
        return {};
    const auto known = m_folders.constFind(folder.id);
    if (known != m_folders.constEnd())
        return *known;
    // A folder of that name that is there already is used, unless it is another folder's of this export.
    const QString wanted = exportFolderName(folder.name);
    QString name;
    do
        name = m_names[QString()].take(wanted, {}, QDir(m_staging->path()));
    while (QFileInfo::exists(QDir(m_path).filePath(name)) && !QFileInfo(QDir(m_path).filePath(name)).isDir());
    m_folders.insert(folder.id, name);
    return name;
}

QString FolderTarget::add(const ExportedConversation& conversation, std::stop_token stop) {
    const QString folder = folderFor(conversation.folder);
    const QDir staging(m_staging->path());
    if (!folder.isEmpty() && !staging.mkpath(folder))
        return failed(QDir(m_path).filePath(folder));
    const QString name = m_names[folder].take(exportFileName(conversation.conversation.title, m_format),
                                              exportExtension(m_format), QDir(QDir(m_path).filePath(folder)));
    const QString relative = folder.isEmpty() ? name : folder + u'/' + name;
    WholeFile file(staging.filePath(relative));
    if (file.open(QIODevice::WriteOnly)) {
        const std::unique_ptr<ExportWriter> writer = m_makeWriter(file);
        writer->begin({{}, {conversation.conversation}});
        writer->add(conversation, std::move(stop));
        writer->end();
    }
    if (!file.commitWhole())
        return file.problem().replace(m_staging->path(), m_path);
    m_written.append(relative);
    return {};
}

QString FolderTarget::finish() {
    const QDir staging(m_staging->path());
    const QDir target(m_path);
    QStringList moved;
    QString problem;
    for (const QString& relative : std::as_const(m_written)) {
        const QString place = target.filePath(relative);
        problem = makeFolder(QFileInfo(place).absolutePath());
        // rename() of Qt never replaces a file.
        if (problem.isEmpty() && !QFile::rename(staging.filePath(relative), place))
            problem = ExportText::tr("%1 could not be put into its place. Is another program writing there?")
                          .arg(QDir::toNativeSeparators(place));
        if (!problem.isEmpty())
            break;
        moved.append(place);
    }
    if (!problem.isEmpty()) {
        for (const QString& place : std::as_const(moved))
            QFile::remove(place);
        return problem;
    }
    m_files = static_cast<int>(moved.size());
    if (m_files > 0)
        m_madeFolders.clear();
    return {};
}

} // namespace conclave
