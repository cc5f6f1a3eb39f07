// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QString>

#include <memory>

namespace conclave {

/// Says which programs have a history open: a lock on the file beside it (".lock"), which the system drops
/// when a program dies. Whoever is alone may repair; everybody else only reads and writes. The last one who
/// had it open notes how it was left (last_time.h).
class HistoryLock {
  public:
    /// Waits while another program repairs. Where files cannot be locked, we count as alone.
    explicit HistoryLock(const QString& historyPath);
    ~HistoryLock();
    HistoryLock(const HistoryLock&) = delete;
    HistoryLock& operator=(const HistoryLock&) = delete;

    /// Whether no program has the history open. Takes nothing and waits for nothing.
    static bool isFree(const QString& historyPath);

    bool isAlone() const { return m_alone; }
    /// Lets others in. Afterwards we may not repair any more.
    void share();

  private:
    const QString m_historyPath;
    int m_file = -1;
    bool m_alone = true;
    bool m_wasShared = false; // the history was opened
};

/// A history ready for use. The lock outlives the connection.
struct HistoryFile {
    std::unique_ptr<HistoryLock> lock;
    std::unique_ptr<Database> database;
    QString notice; ///< a sentence for people when something was repaired, else empty
};

/// Opens @p path, or creates it (0600, missing folders 0700), and brings it up to date: migrates it, marks
/// the answers that were streaming as Interrupted, deletes what has been in the trash for over 30 days.
///
/// All of it is looked at when it was not closed properly, and, up to kAlwaysCheckedBytes, when anything has
/// happened to the file since. A damaged file is set aside as PATH.damaged-<UTC time>, what can be read of it
/// is copied into a new one, and notice says so. A newer version's file and another program's database are
/// errors, and are left as they are; so is an encrypted history whose key is not held (Kind::Locked).
StoreResult<HistoryFile> openHistoryFile(const QString& path);

} // namespace conclave
