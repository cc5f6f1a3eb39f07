// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <QFuture>
#include <QString>
#include <QStringList>
#include <QVector>

#include <functional>
#include <stop_token>

namespace conclave {

/// One copy of the history, made by us: BACKUPS/history-<UTC time>-<why>.sqlite
struct BackupFile {
    enum class Reason { Daily, ByHand, BeforeMigration, BeforeRestore, BeforeEncryption };
    QString path;
    qint64 createdMs = 0;
    Reason reason = Reason::Daily;
    qint64 sizeBytes = 0;
    int schemaVersion = 0;
    int conversationCount = -1; ///< -1: not readable
};

/// How many daily ones are kept, and how many that people asked for. Those before a migration, restore or
/// encryption are kept for 30 days, and the newest one always.
constexpr int kKeptBackups = 7;

/// BACKUPS: the folder "backups" beside the history.
QString backupFolder(const QString& historyPath);

/// One at a time makes backups of a history or changes them, over all programs: whoever holds this may delete
/// unfinished copies.
class BackupLock {
  public:
    /// The folder must be there. Takes nothing yet.
    explicit BackupLock(const QString& historyPath);
    ~BackupLock();
    BackupLock(const BackupLock&) = delete;
    BackupLock& operator=(const BackupLock&) = delete;

    /// False when @p stop was asked for first. Where files cannot be locked, nobody else is there.
    bool wait(const std::stop_token& stop);

  private:
    int m_file = -1;
};

/// By name alone, newest first; none of them is opened.
QStringList backupPaths(const QString& historyPath);

/// Newest first. Files that are none are left out.
StoreResult<QVector<BackupFile>> listBackups(const QString& historyPath);

/// Copies the history while it may be in use (SQLite's online backup inside a read transaction), checks the
/// copy, gives it its name and deletes what is too old. @p progress gets 0 to 1.
StoreResult<BackupFile> makeBackup(const QString& historyPath, BackupFile::Reason reason,
                                   std::stop_token stop = {},
                                   const std::function<void(double)>& progress = {});

/// A daily one when the newest is older than 24 hours and the history has changed since. Called by the store
/// some time after opening, on a thread of its own.
StoreResult<bool> makeDailyBackup(const QString& historyPath, std::stop_token stop = {});

} // namespace conclave
