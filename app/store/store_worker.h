// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/chat_store.h"
#include "app/store/history.h"

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

    /// Carries out @p work on the store thread, with the history that serves calls about @p id.
    template <typename T, typename Work>
    QFuture<StoreResult<T>> ask(qint64 id, Work work) {
        auto promise = std::make_shared<QPromise<StoreResult<T>>>();
        promise->start();
        QFuture<StoreResult<T>> future = promise->future();
        enqueue([this, id, promise, work = std::move(work)] {
            const StoreResult<History*> history = historyFor(id);
            const StoreError* error = errorOf(history);
            promise->addResult(error != nullptr ? StoreResult<T>(*error)
                                                : work(*std::get<History*>(history)));
            promise->finish();
        });
        return future;
    }

    // Called on the store thread.

    /// Which history serves a call about this conversation, message or act (0: about all that is kept). The
    /// one place that decides it.
    StoreResult<History*> historyFor(qint64 id);
    /// The one for private conversations; null when there has been none.
    History* privateHistory() { return m_private.get(); }
    /// Notes how a write went that nobody may be waiting for; the first failure in a row is announced.
    void noteWrite(const StoreDone& done);
    /// Announces ChatStore::listChanged.
    void noteListChange();

  private:
    void open(const QString& path);
    void setStatus(const HistoryStatus& status);
    void enqueue(std::function<void()> task);
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
    std::unique_ptr<History> m_history;
    std::unique_ptr<History> m_private; // in memory, made for the first private conversation
    std::optional<StoreError> m_openError;
    QString m_notice;
    bool m_writesFail = false;
};

} // namespace conclave
