// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <QString>
#include <QVector>

#include <memory>

namespace conclave {

class History;
class ShelteredHistory;

enum class RestoreMode {
    Merge,  ///< what is missing comes back; nothing that is here is removed or cut short
    Replace ///< everything becomes as it was; what was here until now is in a backup
};

/// What restoring a backup did.
struct RestoreOutcome {
    RestoreMode mode = RestoreMode::Merge;
    int conversations = 0; ///< in the backup, without its trash
    // Merge:
    int added = 0;
    int updated = 0;   ///< were here with fewer messages
    int unchanged = 0; ///< are here, all of it
    int inTrash = 0;   ///< are in the trash here, and stay there
    int addedMessages = 0;
    qint64 importId = 0; ///< for ChatStore::removeImport; 0: nothing was brought
    // Replace:
    QString previousPath; ///< the backup of what was here
};

/// A backup in memory, of today's schema: the file is only read. Another program's, a damaged and a newer
/// version's file are errors with a sentence.
StoreResult<std::unique_ptr<History>> openBackup(const QString& path);

/// Merges a backup step by step, so that answers are journaled in between. Lives on the store thread.
class BackupMerge {
  public:
    BackupMerge(const QString& path, std::unique_ptr<History> backup);

    /// The next few conversations. True when there are no more; then outcome() is whole.
    StoreResult<bool> step(ShelteredHistory& history);
    const RestoreOutcome& outcome() const { return m_outcome; }

  private:
    StoreDone begin(ShelteredHistory& history);
    StoreDone mergeLibrary(ShelteredHistory& history);
    StoreDone mergeOne(ShelteredHistory& history, const ConversationRow& row);
    StoreDone finish(ShelteredHistory& history);

    const QString m_path;
    const std::unique_ptr<History> m_backup;
    QVector<FolderRow> m_folders;
    QVector<ConversationRow> m_rows; ///< oldest first, so that ids grow as they did
    qsizetype m_next = -1;           ///< -1: not begun
    qint64 m_importId = 0;
    RestoreOutcome m_outcome;
};

/// Makes a backup of what is here and then puts @p backup in its place, in one transaction: a death in
/// between leaves all that was here. Refused while an answer is being written, or while the file takes
/// nothing.
StoreResult<RestoreOutcome> replaceHistory(ShelteredHistory& history, History& backup);

} // namespace conclave
