// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "app/store/daily_backup.h"
#include "app/store/history.h"
#include "app/store/sheltered_history.h"

#include <QPromise>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

namespace conclave {

/// The store thread and its queue. The histories are made, used and closed on the thread.
class ChatStore::Worker {
  public:
    Worker(ChatStore* owner, const QString& path);
    /// Finishes what was asked.
    ~Worker();

    QFuture<StoreDone> opened() const { return m_opened; }
    /// Constant once opened() is finished.
    QString notice() const { return m_opened.isFinished() ? m_notice : QString(); }
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
        if (!isPrivateId(id))
            return m_history->write<T>(work, pace == Pace::Streaming);
        const StoreResult<History*> history = historyFor(id);
        if (const StoreError* error = errorOf(history))
            return *error;
        return work(*std::get<History*>(history));
    }

    using Restoring = std::shared_ptr<QPromise<StoreResult<RestoreOutcome>>>;
    void restoreNow(const QString& path, RestoreMode mode, const Restoring& promise);
    void mergeOn(const std::shared_ptr<BackupMerge>& merge, const Restoring& promise);
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
    QFuture<StoreDone> m_opened;
    std::unique_ptr<QThread> m_thread;

    // Under the mutex.
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_stopping = false;
    HistoryStatus m_status;

    // Touched only on the store thread; m_notice also after opened() is finished.
    std::unique_ptr<ShelteredHistory> m_history;
    std::unique_ptr<DailyBackup> m_dailyBackup;
    std::unique_ptr<History> m_private; // in memory, made for the first private conversation
    QString m_notice;
    bool m_writesFail = false;
    bool m_mayIndex = true; // there may be something that the index lacks
    bool m_hasRenewedIndex = false;
};

} // namespace conclave
