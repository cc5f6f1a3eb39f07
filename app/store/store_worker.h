// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "app/store/daily_backup.h"
#include "app/store/history.h"
#include "app/store/history_encryption.h"
#include "app/store/sheltered_history.h"

#include <QPromise>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace conclave {

/// The store thread and its queue. The histories are made, used and closed on the thread.
class ChatStore::Worker {
  public:
    Worker(ChatStore* owner, const QString& path);
    /// Finishes what was asked.
    ~Worker();

    QFuture<StoreDone> opened() const { return m_opened; }
    /// What was said last.
    QString notice();
    HistoryStatus status();

    /// Carries out @p work, which only reads, on the store thread, with the history that serves calls about
    /// @p id.
    template <typename T, typename Work>
    QFuture<StoreResult<T>> read(qint64 id, Work work) {
        return ask<T>([this, id, work = std::move(work)]() -> StoreResult<T> {
            const StoreResult<History*> history = historyFor(id);
            if (const StoreError* error = errorOf(history))
                return *error;
            return work(*std::get<History*>(history));
        });
    }

    /// How often a piece of work comes, and so whether what waits in memory is tried to be saved before it.
    enum class Pace { Single, Streaming };

    /// Carries out @p work, which writes. It is done again, in memory, when the file takes nothing.
    template <typename T, typename Work>
    QFuture<StoreResult<T>> write(qint64 id, Work work, Pace pace = Pace::Single) {
        return ask<T>([this, id, work = std::move(work), pace] { return writeNow<T>(id, work, pace); });
    }

    /// The same for what nobody may be waiting for: the first failure in a row is announced.
    template <typename Work>
    QFuture<StoreDone> writeUnwatched(qint64 id, Work work, Pace pace) {
        return ask<std::monostate>([this, id, work = std::move(work), pace] {
            StoreDone done = writeNow<std::monostate>(id, work, pace);
            noteWrite(done);
            return done;
        });
    }

    QFuture<StoreResult<RestoreOutcome>> restoreBackup(const QString& path, RestoreMode mode);

    HistoryEncryption encryption();
    QByteArray encryptionSalt();
    /// Makes the key on the store thread, because that may take a second.
    using MakeKey = std::function<StoreResult<HistoryKey>(const QString& historyPath)>;
    QFuture<StoreDone> unlock(const MakeKey& makeKey, KeyCustody custody);
    /// No function: no encryption.
    QFuture<StoreDone> convert(const MakeKey& makeKey, KeyCustody custody);
    void cancelConversion();

    // Called on the store thread.

    /// Which history serves a call about this conversation, message or act (0: about all that is kept). The
    /// one place that decides it.
    StoreResult<History*> historyFor(qint64 id);
    /// The one for private conversations; null when there has been none.
    History* privateHistory() { return m_private.get(); }
    /// Announces ChatStore::listChanged.
    void noteListChange();

  private:
    template <typename T, typename Work>
    QFuture<StoreResult<T>> ask(Work work) {
        auto promise = std::make_shared<QPromise<StoreResult<T>>>();
        promise->start();
        QFuture<StoreResult<T>> future = promise->future();
        enqueue([this, promise, work = std::move(work)] {
            StoreResult<T> result = work();
            publishStatus(); // first, so that whoever gets the result sees how it is kept
            promise->addResult(std::move(result));
            promise->finish();
        });
        return future;
    }

    template <typename T, typename Work>
    StoreResult<T> writeNow(qint64 id, const Work& work, Pace pace) {
        if (!isPrivateId(id) && m_history != nullptr)
            return m_history->write<T>(work, pace == Pace::Streaming);
        const StoreResult<History*> history = historyFor(id);
        if (const StoreError* error = errorOf(history))
            return *error;
        return work(*std::get<History*>(history));
    }

    using Restoring = std::shared_ptr<QPromise<StoreResult<RestoreOutcome>>>;
    void restoreNow(const QString& path, RestoreMode mode, const Restoring& promise);
    void mergeOn(const std::shared_ptr<BackupMerge>& merge, const Restoring& promise);
    /// The history, or that it is locked.
    void begin();
    /// The file is readable: with everything that opening brings.
    void openHistory(KeyCustody custody);
    StoreDone unlockNow(const MakeKey& makeKey, KeyCustody custody);
    using Converting = std::shared_ptr<QPromise<StoreDone>>;
    void convertNow(const MakeKey& makeKey, KeyCustody custody, const std::stop_token& stop,
                    const Converting& promise);
    StoreDone convertFile(const std::optional<HistoryKey>& key, KeyCustody custody,
                          const std::stop_token& stop);
    /// Backups and the like, on a thread of their own.
    void convertCopiesAside(const Converting& promise);
    void noteProgress(double done);
    void publishEncryption();
    void noteWrite(const StoreDone& done);
    /// Emits ChatStore::writeFailed. Any thread.
    void announce(const StoreError& error);
    void publishStatus();
    void enqueue(std::function<void()> task);
    /// What the index of the search lacks, a piece at a time, between the calls.
    void indexSome();
    void run();

    // Constant after construction.
    ChatStore* const m_owner;
    const QString m_path;
    QFuture<StoreDone> m_opened;
    std::unique_ptr<QThread> m_thread;

    // Under the mutex.
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_stopping = false;
    HistoryStatus m_status;
    FileEncryption m_encryption;
    bool m_isUnlocked = true;
    QString m_notice;

    // Under a mutex of its own.
    std::mutex m_conversionMutex;
    std::stop_source m_conversion; // stops the conversion that was asked for last

    // Touched only on the store thread.
    std::unique_ptr<ShelteredHistory> m_history; // null: locked
    std::optional<QByteArray> m_heldSalt;        // of the key that is held for it
    std::jthread m_aside;                        // convertCopiesAside
    std::unique_ptr<DailyBackup> m_dailyBackup;
    std::unique_ptr<History> m_private; // in memory, made for the first private conversation
    bool m_writesFail = false;
    bool m_mayIndex = true; // there may be something that the index lacks
    bool m_hasRenewedIndex = false;
    std::atomic<int> m_percent = -1; // what was announced last; also touched aside
};

} // namespace conclave
