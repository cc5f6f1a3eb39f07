// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace conclave {

/// A history that goes on when its file takes nothing: the disk is full or gone, may only be read, is held by
/// another program, or the file is a newer version's. Then everything is copied into memory and carried out
/// there, with the same ids; the rows that are written are noted (unsaved_rows.h) and written to the file,
/// all in one transaction, as soon as it takes them. What is unsaved at the end goes into a recovery file,
/// which the next opening adds.
///
///     in the file ⇄ in memory          → a write fails / ← saveUnsavedRows() succeeds
///
/// Lives on the store thread.
class ShelteredHistory {
  public:
    /// Opens the file (openHistoryFile), or what can be read of it in memory. Never fails: opened() says how
    /// it went.
    explicit ShelteredHistory(const QString& path);
    /// Tries to save once more, and writes a recovery file when that fails.
    ~ShelteredHistory();
    ShelteredHistory(const ShelteredHistory&) = delete;
    ShelteredHistory& operator=(const ShelteredHistory&) = delete;

    /// The failure to open the file, when not even reading it was possible.
    const StoreDone& opened() const { return m_opened; }
    /// What people must be told: what was repaired, recovered or could not be. Sentences, or empty.
    const QString& notice() const { return m_notice; }

    /// For reading. Changes with each write().
    History& history() { return m_memory ? *m_memory : *m_file; }
    bool isInFile() const { return m_memory == nullptr; }
    HistoryStatus status();

    /// Carries out @p work, which writes, on the file; in memory when it takes nothing. What is in memory is
    /// written first, unless the work comes too often for that (@p isFrequent).
    template <typename T, typename Work>
    StoreResult<T> write(const Work& work, bool isFrequent = false) {
        if (!isFrequent)
            saveUnsavedRows();
        StoreResult<T> result = work(history());
        const StoreError* error = errorOf(result);
        if (error != nullptr && isInFile() && goToMemory(*error))
            result = work(history());
        return result;
    }

    /// Back to the file, when it takes what is unsaved. Called every few seconds too. True when all is in the
    /// file.
    bool saveUnsavedRows();

  private:
    void open();
    void close();
    bool goToMemory(const StoreError& error);
    StoreDone copyFile();
    void addRecoveryFiles();
    void say(const QString& sentence);

    const QString m_path;
    StoreDone m_opened;
    QString m_notice;
    std::unique_ptr<History> m_file;   ///< null when it cannot be opened
    std::unique_ptr<History> m_memory; ///< null while the file takes everything
    bool m_wasThere = false;     ///< the file, when it was opened: then no new one is begun in its place
    bool m_isUnreadable = false; ///< nothing of the file is in memory
    std::optional<StoreError> m_reason; ///< for being in memory
    QStringList m_recoveryFiles;        ///< whose rows are in memory
};

} // namespace conclave
