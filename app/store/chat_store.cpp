// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/chat_store.h"

#include "app/store/daily_backup.h"
#include "app/store/sheltered_history.h"

#include <QLoggingCategory>
#include <QMetaObject>
#include <QPromise>
#include <QStandardPaths>
#include <QThread>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

namespace conclave {

namespace {
Q_LOGGING_CATEGORY(lcStore, "conclave.store")

/// Between two attempts to write what is in memory.
constexpr std::chrono::seconds kBetweenTries(5);

template <typename T>
StoreResult<T> notBuilt(History&) {
    return StoreError{StoreError::Kind::Internal, QStringLiteral("This is being built."), {}};
}
} // namespace

/// The store thread and its queue. The history is made, used and closed on the thread.
class ChatStore::Worker {
  public:
    Worker(ChatStore* owner, const QString& path) : m_owner(owner) {
        auto opening = std::make_shared<QPromise<StoreDone>>();
        opening->start();
        m_opened = opening->future();
        enqueue([this, opening, path] {
            m_history = std::make_unique<ShelteredHistory>(path);
            StoreDone done = m_history->opened();
            m_notice = m_history->notice();
            publishStatus();
            if (m_history->isInFile())
                m_dailyBackup = std::make_unique<DailyBackup>(path);
            opening->addResult(std::move(done));
            opening->finish();
        });
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(QStringLiteral("store"));
        m_thread->start();
    }

    ~Worker() {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_wake.notify_one();
        m_thread->wait();
    }

    QFuture<StoreDone> opened() const { return m_opened; }
    /// Constant once opened() is finished.
    QString notice() const { return m_opened.isFinished() ? m_notice : QString(); }

    HistoryStatus status() const {
        const std::lock_guard lock(m_statusMutex);
        return m_status;
    }

    /// Carries out @p work, which only reads, on the store thread.
    template <typename T, typename Work>
    QFuture<StoreResult<T>> read(Work work) {
        return ask<T>(
            [work = std::move(work)](ShelteredHistory& history) { return work(history.history()); });
    }

    /// Carries out @p work, which writes, on the store thread: on the disk, or in memory when it takes
    /// nothing.
    template <typename T, typename Work>
    QFuture<StoreResult<T>> write(Work work) {
        return ask<T>([work = std::move(work)](ShelteredHistory& history) { return history.write<T>(work); });
    }

    /// The same for what nobody may be waiting for: failures are announced.
    template <typename Work>
    QFuture<StoreDone> writeUnwatched(Work work, bool isFrequent) {
        return ask<std::monostate>([this, work = std::move(work), isFrequent](ShelteredHistory& history) {
            StoreDone done = history.write<std::monostate>(work, isFrequent);
            noteWrite(done);
            return done;
        });
    }

  private:
    /// The first failure in a row is announced.
    void noteWrite(const StoreDone& done) {
        const StoreError* error = errorOf(done);
        // A row that is not there says nothing about the disk.
        if (error != nullptr && error->kind == StoreError::Kind::NotFound)
            return;
        const bool isNew = error != nullptr && !m_writesFail;
        m_writesFail = error != nullptr;
        if (!isNew)
            return;
        qCWarning(lcStore).noquote() << "an answer cannot be saved:" << error->detail;
        QMetaObject::invokeMethod(
            m_owner, [owner = m_owner, error = *error] { emit owner->writeFailed(error); },
            Qt::QueuedConnection);
    }

    template <typename T, typename Work>
    QFuture<StoreResult<T>> ask(Work work) {
        auto promise = std::make_shared<QPromise<StoreResult<T>>>();
        promise->start();
        QFuture<StoreResult<T>> future = promise->future();
        enqueue([this, promise, work = std::move(work)] {
            StoreResult<T> result = work(*m_history);
            publishStatus(); // first, so that whoever gets the result sees how it is kept
            promise->addResult(std::move(result));
            promise->finish();
        });
        return future;
    }

    void publishStatus() {
        const HistoryStatus status = m_history->status();
        {
            const std::lock_guard lock(m_statusMutex);
            if (m_status == status)
                return;
            m_status = status;
        }
        QMetaObject::invokeMethod(
            m_owner, [owner = m_owner] { emit owner->statusChanged(); }, Qt::QueuedConnection);
    }

    void enqueue(std::function<void()> task) {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
    }

    void run() {
        auto nextTry = std::chrono::steady_clock::now() + kBetweenTries;
        std::unique_lock lock(m_mutex);
        while (true) {
            const auto isWanted = [this] { return m_stopping || !m_tasks.empty(); };
            if (m_history == nullptr || m_history->isInFile()) {
                nextTry = std::chrono::steady_clock::now() + kBetweenTries;
                m_wake.wait(lock, isWanted);
            } else if (!m_wake.wait_until(lock, nextTry, isWanted)) {
                nextTry = std::chrono::steady_clock::now() + kBetweenTries;
                lock.unlock();
                m_history->saveUnsavedRows();
                publishStatus();
                lock.lock();
                continue;
            }
            if (m_tasks.empty())
                break;
            // Kept until after the lock is taken off: continuations run inside and may ask again.
            std::function<void()> task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            task();
            task = nullptr;
            lock.lock();
        }
        lock.unlock();
        m_dailyBackup.reset();
        m_history.reset();
    }

    // Constant after construction.
    ChatStore* const m_owner;
    QFuture<StoreDone> m_opened;
    std::unique_ptr<QThread> m_thread;

    // Under the mutex.
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_tasks;
    bool m_stopping = false;

    mutable std::mutex m_statusMutex;
    HistoryStatus m_status;

    // Touched only on the store thread; m_notice also after opened() is finished.
    std::unique_ptr<ShelteredHistory> m_history;
    std::unique_ptr<DailyBackup> m_dailyBackup;
    QString m_notice;
    bool m_writesFail = false;
};

ChatStore::ChatStore(const QString& path, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(this, path)) {}

ChatStore::~ChatStore() = default;

QString ChatStore::defaultPath() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/conclave/history.sqlite");
}

QFuture<StoreDone> ChatStore::opened() const {
    return m_worker->opened();
}

QString ChatStore::notice() const {
    return m_worker->notice();
}

HistoryStatus ChatStore::status() const {
    return m_worker->status();
}

QFuture<StoreResult<QVector<ConversationRow>>>
ChatStore::conversations(const ConversationScope&, int, const std::optional<ConversationRow>&) {
    return m_worker->read<QVector<ConversationRow>>([](History& history) { return history.conversations(); });
}

QFuture<StoreResult<ConversationRow>> ChatStore::conversation(qint64 id) {
    return m_worker->read<ConversationRow>([id](History& history) { return history.conversation(id); });
}

QFuture<StoreResult<QVector<MessageRow>>> ChatStore::branch(qint64 conversationId) {
    return m_worker->read<QVector<MessageRow>>(
        [conversationId](History& history) { return history.branch(conversationId); });
}

QFuture<StoreResult<QVector<MessageRow>>> ChatStore::tree(qint64 conversationId) {
    return m_worker->read<QVector<MessageRow>>(
        [conversationId](History& history) { return history.tree(conversationId); });
}

QFuture<StoreResult<MessageRow>> ChatStore::createQuestion(qint64 conversationId, qint64 parentId,
                                                           const QString& text, const QString& title) {
    return m_worker->write<MessageRow>([conversationId, parentId, text, title](History& history) {
        return history.createQuestion(conversationId, parentId, text, title);
    });
}

QFuture<StoreResult<MessageRow>> ChatStore::createAnswer(qint64 conversationId, qint64 parentId,
                                                         const Provenance& provenance) {
    return m_worker->write<MessageRow>([conversationId, parentId, provenance](History& history) {
        return history.createAnswer(conversationId, parentId, provenance);
    });
}

QFuture<StoreDone> ChatStore::journalAnswer(const AnswerJournal& journal) {
    return m_worker->writeUnwatched([journal](History& history) { return history.journalAnswer(journal); },
                                    true);
}

QFuture<StoreDone> ChatStore::finishAnswer(const AnswerJournal& journal, MessageState state,
                                           const QString& errorText, const Provenance& provenance) {
    return m_worker->writeUnwatched(
        [journal, state, errorText, provenance](History& history) {
            return history.finishAnswer(journal, state, errorText, provenance);
        },
        false);
}

QFuture<StoreDone> ChatStore::selectBranch(qint64 conversationId, qint64 messageId) {
    return m_worker->write<std::monostate>([conversationId, messageId](History& history) {
        return history.selectBranch(conversationId, messageId);
    });
}

QFuture<StoreDone> ChatStore::rename(qint64 conversationId, const QString& title, TitleSource) {
    return m_worker->write<std::monostate>(
        [conversationId, title](History& history) { return history.rename(conversationId, title); });
}

QFuture<StoreResult<UndoStep>> ChatStore::remove(const QVector<qint64>& conversationIds) {
    return m_worker->write<UndoStep>(
        [conversationIds](History& history) { return history.remove(conversationIds); });
}

QFuture<StoreDone> ChatStore::restore(const UndoStep& step) {
    return m_worker->write<std::monostate>([step](History& history) { return history.restore(step); });
}

QFuture<StoreResult<QVector<FolderRow>>> ChatStore::folders() {
    return m_worker->read<QVector<FolderRow>>(notBuilt<QVector<FolderRow>>);
}

QFuture<StoreDone> ChatStore::saveDraft(qint64, const QString&) {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<QHash<qint64, QString>>> ChatStore::drafts() {
    return m_worker->read<QHash<qint64, QString>>(notBuilt<QHash<qint64, QString>>);
}

QFuture<StoreDone> ChatStore::setPinned(qint64, bool) {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreDone> ChatStore::setArchived(qint64, bool) {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreDone> ChatStore::moveToFolder(const QVector<qint64>&, qint64) {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<FolderRow>> ChatStore::createFolder(const QString&) {
    return m_worker->write<FolderRow>(notBuilt<FolderRow>);
}

QFuture<StoreDone> ChatStore::renameFolder(qint64, const QString&) {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<ConversationRow>> ChatStore::duplicate(qint64, qint64) {
    return m_worker->write<ConversationRow>(notBuilt<ConversationRow>);
}

QFuture<StoreResult<UndoStep>> ChatStore::removeBranch(qint64, qint64) {
    return m_worker->write<UndoStep>(notBuilt<UndoStep>);
}

QFuture<StoreResult<UndoStep>> ChatStore::removeFolder(qint64) {
    return m_worker->write<UndoStep>(notBuilt<UndoStep>);
}

QFuture<StoreResult<UndoStep>> ChatStore::removeImport(qint64) {
    return m_worker->write<UndoStep>(notBuilt<UndoStep>);
}

QFuture<StoreResult<QVector<TrashItem>>> ChatStore::trash() {
    return m_worker->read<QVector<TrashItem>>(notBuilt<QVector<TrashItem>>);
}

QFuture<StoreDone> ChatStore::deleteForGood(const UndoStep&) {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreDone> ChatStore::emptyTrash() {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<qint64>> ChatStore::beginImport(const QString&, const QString&) {
    return m_worker->write<qint64>(notBuilt<qint64>);
}

QFuture<StoreResult<ImportOutcome>> ChatStore::importConversation(qint64, const ForeignConversation&) {
    return m_worker->write<ImportOutcome>(notBuilt<ImportOutcome>);
}

QFuture<StoreDone> ChatStore::finishImport(qint64, const QString&) {
    return m_worker->write<std::monostate>(notBuilt<std::monostate>);
}

} // namespace conclave
