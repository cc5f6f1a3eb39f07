// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/sync_folder.h"

#include "app/export/json_writer.h"
#include "app/export/turns.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

QString hashOf(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// Of the file at @p path; empty when it is not there.
QString hashOfFile(const QString& path) {
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().toHex());
}

/// What must be the same for the file to be the same, as far as a list tells. What an answer says may still
/// change; write() leaves the signature of such a conversation empty.
QString signatureOf(const ConversationRow& row, const FolderRow& folder) {
    const QStringList parts{row.title,
                            folder.name,
                            QString::number(row.updatedMs),
                            QString::number(row.currentLeaf),
                            QString::number(row.messageCount),
                            QString::number(row.pinnedMs),
                            QString::number(row.archivedMs)};
    return hashOf(parts.join(QChar(0x1f)).toUtf8());
}

/// In double quotes as JSON has them, which YAML understands.
QByteArray quoted(const QString& text) {
    JsonWriter json;
    json.text(QString::fromUtf8(text.toUtf8())); // YAML has no halves of surrogate pairs
    return json.take().trimmed();
}

QByteArray timeOf(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::ISODate).toUtf8();
}

QString folderOf(const QString& relative) {
    const qsizetype slash = relative.lastIndexOf(u'/');
    return slash < 0 ? QString() : relative.left(slash);
}

} // namespace

QByteArray syncMarkdown(const ExportedConversation& exported, const ExportOptions& options) {
    const ConversationRow& row = exported.conversation;
    QStringList models;
    for (const MessageRow& message : exported.messages)
        if (const QString& model = message.provenance.modelName; !model.isEmpty() && !models.contains(model))
            models.append(model);
    QByteArray out = "---\nuuid: " + quoted(row.uuid) + "\ntitle: " + quoted(titleOf(row)) +
                     "\ncreated: " + timeOf(row.createdMs) + "\nupdated: " + timeOf(row.updatedMs) +
                     "\nmodels: [";
    for (qsizetype i = 0; i < models.size(); ++i)
        out += (i > 0 ? ", " : "") + quoted(models[i]);
    out += "]\n";
    if (!exported.folder.uuid.isEmpty())
        out += "folder: " + quoted(exported.folder.name) + "\n";
    out += QByteArray("tags: [conclave") + (row.pinnedMs != 0 ? ", pinned" : "") +
           (row.archivedMs != 0 ? ", archived" : "") + "]\n---\n\n";
    return out + exportMarkdown(exported, options);
}

SyncFolder::SyncFolder(const QString& path, const ExportOptions& options)
    : m_path(path.isEmpty() ? path : QDir::cleanPath(path)), m_options(options) {}

QString SyncFolder::place(const QString& relative) const {
    return QDir(m_path).filePath(relative);
}

QString SyncFolder::open() {
    if (m_path.isEmpty())
        return ExportText::tr("No folder was named. Choose a folder.");
    const QString shown = QDir::toNativeSeparators(m_path);
    if (QFileInfo::exists(m_path) && !QFileInfo(m_path).isDir())
        return ExportText::tr("%1 is a file. Choose a folder: there will be several files.").arg(shown);
    if (!QDir().mkpath(m_path))
        return ExportText::tr("%1 cannot be created. Choose another folder.").arg(shown);
    QFile file(place(QString::fromLatin1(kIndexName)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject files =
        QJsonDocument::fromJson(file.readAll()).object()[QLatin1String("files")].toObject();
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QJsonObject entry = it->toObject();
        const QString path = QDir::cleanPath(entry[QLatin1String("path")].toString());
        // An index from elsewhere must not lead out of the folder.
        if (path.isEmpty() || path.startsWith(u"..") || QDir::isAbsolutePath(path))
            continue;
        m_entries.insert(it.key(), {path, entry[QLatin1String("wanted")].toString(),
                                    entry[QLatin1String("sha256")].toString(),
                                    entry[QLatin1String("signature")].toString()});
        m_used[folderOf(path)].add(path.section(u'/', -1));
    }
    return {};
}

bool SyncFolder::isDue(const ConversationRow& row, const FolderRow& folder) const {
    const auto entry = m_entries.constFind(row.uuid);
    return entry == m_entries.constEnd() || entry->signature.isEmpty() ||
           entry->signature != signatureOf(row, folder) || !QFileInfo::exists(place(entry->path));
}

QString SyncFolder::freePath(const QString& wanted) {
    const QString folder = folderOf(wanted);
    const QString name =
        m_used[folder].take(wanted.section(u'/', -1), QStringLiteral(".md"), QDir(place(folder)));
    return folder.isEmpty() ? name : folder + u'/' + name;
}

QString SyncFolder::moveFile(Entry& entry, const QString& wanted) {
    const QString path = freePath(wanted);
    const QString from = place(entry.path);
    if (!QDir(m_path).mkpath(folderOf(path).isEmpty() ? QStringLiteral(".") : folderOf(path)) ||
        !QFile::rename(from, place(path)))
        return ExportText::tr("%1 cannot be moved. May the folder be written to?")
            .arg(QDir::toNativeSeparators(from));
    // A folder that this has emptied goes; one with anything else in it stays.
    if (const QString left = folderOf(entry.path); !left.isEmpty())
        QDir(m_path).rmdir(left);
    entry.path = path;
    entry.wanted = wanted;
    return {};
}

QString SyncFolder::write(const ExportedConversation& exported, SyncResult& result) {
    const ConversationRow& row = exported.conversation;
    const QString name = exportFileName(row.title, ExportFormat::Markdown);
    const QString wanted =
        exported.folder.uuid.isEmpty() ? name : exportFolderName(exported.folder.name) + u'/' + name;
    const QByteArray bytes = syncMarkdown(exported, m_options);
    const QString hash = hashOf(bytes);
    Entry entry = m_entries.value(row.uuid);
    if (entry.path.isEmpty() && hashOfFile(place(wanted)) == hash) { // the index was lost
        entry = {wanted, wanted, hash, {}};
        m_used[folderOf(wanted)].add(wanted.section(u'/', -1));
    }
    const QString before = entry.path.isEmpty() ? QString() : hashOfFile(place(entry.path));
    const bool isOurs = before == entry.hash;

    if (!before.isEmpty() && !isOurs && before != hash && entry.hash != hash) {
        // A person has changed it: it is theirs from now on, and ours gets a name of its own.
        const QString theirs = entry.path;
        entry.path = freePath(wanted);
        result.notes.append(
            ExportText::tr("%1 was changed and stays as it is; the conversation is now in %2.")
                .arg(theirs, entry.path));
        entry.wanted = wanted;
    } else if (before.isEmpty()) {
        if (entry.wanted != wanted || entry.path.isEmpty())
            entry.path = freePath(wanted);
        entry.wanted = wanted;
    } else if (entry.wanted != wanted) {
        if (const QString problem = moveFile(entry, wanted); !problem.isEmpty())
            return problem;
        ++result.moved;
    }
    // What we would write is there already, or what we wrote has been changed and nothing is new.
    const bool isThere = !before.isEmpty() && (before == hash || (!isOurs && entry.hash == hash));
    if (!isThere) {
        if (!QDir(m_path).mkpath(folderOf(entry.path).isEmpty() ? QStringLiteral(".") : folderOf(entry.path)))
            return ExportText::tr("%1 cannot be created. Choose another folder.")
                .arg(QDir::toNativeSeparators(place(folderOf(entry.path))));
        if (const QString problem = writeExport(place(entry.path), bytes); !problem.isEmpty())
            return problem;
    }
    ++(isThere ? result.unchanged : result.written);
    const bool isWriting =
        std::any_of(exported.messages.begin(), exported.messages.end(),
                    [](const MessageRow& m) { return m.state == MessageState::Streaming; });
    entry.hash = hash;
    entry.signature = isWriting ? QString() : signatureOf(row, exported.folder);
    m_entries.insert(row.uuid, entry);
    return {};
}

QString SyncFolder::putAsideAllBut(const QSet<QString>& uuids, SyncResult& result) {
    const QString aside = ExportText::tr("Deleted") + u'/';
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it) {
        if (uuids.contains(it.key()) || it->wanted.startsWith(aside + u'/') ||
            !QFileInfo::exists(place(it->path)))
            continue;
        // Two slashes: no folder of the history can be called so, and back out of the trash it is wanted
        // elsewhere.
        if (const QString problem = moveFile(*it, aside + it->path.section(u'/', -1)); !problem.isEmpty())
            return problem;
        it->wanted = aside + u'/' + it->path.section(u'/', -1);
        it->signature.clear();
        ++result.putAside;
    }
    return {};
}

QString SyncFolder::save() {
    QJsonObject files;
    for (auto it = m_entries.begin(); it != m_entries.end(); ++it)
        files.insert(it.key(), QJsonObject{{QStringLiteral("path"), it->path},
                                           {QStringLiteral("wanted"), it->wanted},
                                           {QStringLiteral("sha256"), it->hash},
                                           {QStringLiteral("signature"), it->signature}});
    const QJsonObject index{{QStringLiteral("version"), 1}, {QStringLiteral("files"), files}};
    return writeExport(place(QString::fromLatin1(kIndexName)), QJsonDocument(index).toJson());
}

} // namespace conclave
