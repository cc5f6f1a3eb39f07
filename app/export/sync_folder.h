// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_file.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>

namespace conclave {

/// What a run of the synchronization did.
struct SyncResult {
    QString problem; ///< a sentence when it ended early; what was done stands
    bool isCancelled = false;
    int written = 0;
    int moved = 0;    ///< renamed, or put into another folder
    int putAside = 0; ///< deleted here, and now among the deleted ones there
    int unchanged = 0;
    QStringList notes; ///< sentences on files that people have changed
};

/// The files of a folder that is kept in step, and the index that says which are ours and what we wrote: a
/// file that is not as it was written is a person's, and is never written to again. Used by one thread.
/// Problems are sentences for people; empty when there is none.
class SyncFolder {
  public:
    /// Beside the files; tells which conversation is which file.
    static constexpr char kIndexName[] = ".conclave-sync.json";

    SyncFolder(const QString& path, const ExportOptions& options);

    /// Makes the folder when it is missing and reads the index. One that is damaged is as none: files that
    /// are there stay.
    QString open();
    /// Whether the file of this conversation may be other than what the history has.
    bool isDue(const ConversationRow& row, const FolderRow& folder) const;
    QString write(const ExportedConversation& conversation, SyncResult& result);
    /// Moves the files of all conversations but @p uuids to the folder for deleted ones.
    QString putAsideAllBut(const QSet<QString>& uuids, SyncResult& result);
    QString save();

  private:
    struct Entry {
        QString path;      ///< relative
        QString wanted;    ///< what the path was made of; the same again: it stays
        QString hash;      ///< SHA-256 of what we wrote
        QString signature; ///< of the conversation then; empty: it was not finished
    };
    QString place(const QString& relative) const;
    /// A path for @p wanted that nothing has.
    QString freePath(const QString& wanted);
    QString moveFile(Entry& entry, const QString& wanted);

    const QString m_path;
    const ExportOptions m_options;
    QHash<QString, Entry> m_entries;  ///< by uuid
    QHash<QString, UsedNames> m_used; ///< by folder
};

/// The Markdown of a conversation behind front matter: uuid, title, dates, models, folder, tags.
QByteArray syncMarkdown(const ExportedConversation& conversation, const ExportOptions& options);

} // namespace conclave
