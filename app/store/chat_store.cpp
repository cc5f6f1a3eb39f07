// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/chat_store.h"

#include "app/store/daily_backup.h"
#include "app/store/history.h"

#include <QLoggingCategory>
#include <QMetaObject>
#include <QPromise>
#include <QStandardPaths>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <utility>

namespace conclave {

namespace {
Q_LOGGING_CATEGORY(lcStore, "conclave.store")

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
            StoreResult<std::unique_ptr<History>> opened = History::open(path);
            StoreDone done = std::monostate{};
            if (const StoreError* error = errorOf(opened)) {
                qCWarning(lcStore).noquote() << "the history cannot be opened:" << error->detail;
                m_openError = *error;
                done = *error;
            } else {
                m_history = std::move(std::get<0>(opened));
                m_notice = m_history->notice();
                m_dailyBackup = std::make_unique<DailyBackup>(path);
                if (!m_notice.isEmpty())
                    qCWarning(lcStore).noquote() << m_notice;
            }
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

    /// Carries out @p work on the store thread, or fails as the opening did.
    template <typename T, typename Work>
    QFuture<StoreResult<T>> ask(Work work) {
        auto promise = std::make_shared<QPromise<StoreResult<T>>>();
        promise->start();
        QFuture<StoreResult<T>> future = promise->future();
        enqueue([this, promise, work = std::move(work)] {
            promise->addResult(m_openError ? StoreResult<T>(*m_openError) : work(*m_history));
            promise->finish();
        });
        return future;
    }

    /// Notes how a write went that nobody may be waiting for; the first failure in a row is announced.
    /// Called on the store thread.
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

  private:
    void enqueue(std::function<void()> task) {
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
    }

    void run() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
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

    // Touched only on the store thread; m_notice also after opened() is finished.
    std::unique_ptr<History> m_history;
    std::unique_ptr<DailyBackup> m_dailyBackup;
    std::optional<StoreError> m_openError;
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
    return {};
}

QFuture<StoreResult<QVector<ConversationRow>>>
ChatStore::conversations(const ConversationScope&, int, const std::optional<ConversationRow>&) {
    return m_worker->ask<QVector<ConversationRow>>([](History& history) { return history.conversations(); });
}

QFuture<StoreResult<ConversationRow>> ChatStore::conversation(qint64 id) {
    return m_worker->ask<ConversationRow>([id](History& history) { return history.conversation(id); });
}

QFuture<StoreResult<QVector<MessageRow>>> ChatStore::branch(qint64 conversationId) {
    return m_worker->ask<QVector<MessageRow>>(
        [conversationId](History& history) { return history.branch(conversationId); });
}

QFuture<StoreResult<QVector<MessageRow>>> ChatStore::tree(qint64 conversationId) {
    return m_worker->ask<QVector<MessageRow>>(
        [conversationId](History& history) { return history.tree(conversationId); });
}

QFuture<StoreResult<MessageRow>> ChatStore::createQuestion(qint64 conversationId, qint64 parentId,
                                                           const QString& text, const QString& title) {
    return m_worker->ask<MessageRow>([conversationId, parentId, text, title](History& history) {
        return history.createQuestion(conversationId, parentId, text, title);
    });
}

QFuture<StoreResult<MessageRow>> ChatStore::createAnswer(qint64 conversationId, qint64 parentId,
                                                         const Provenance& provenance) {
    return m_worker->ask<MessageRow>([conversationId, parentId, provenance](History& history) {
        return history.createAnswer(conversationId, parentId, provenance);
    });
}

QFuture<StoreDone> ChatStore::journalAnswer(const AnswerJournal& journal) {
    return m_worker->ask<std::monostate>([worker = m_worker.get(), journal](History& history) {
        StoreDone done = history.journalAnswer(journal);
        worker->noteWrite(done);
        return done;
    });
}

QFuture<StoreDone> ChatStore::finishAnswer(const AnswerJournal& journal, MessageState state,
                                           const QString& errorText, const Provenance& provenance) {
    return m_worker->ask<std::monostate>(
        [worker = m_worker.get(), journal, state, errorText, provenance](History& history) {
            StoreDone done = history.finishAnswer(journal, state, errorText, provenance);
            worker->noteWrite(done);
            return done;
        });
}

QFuture<StoreDone> ChatStore::selectBranch(qint64 conversationId, qint64 messageId) {
    return m_worker->ask<std::monostate>([conversationId, messageId](History& history) {
        return history.selectBranch(conversationId, messageId);
    });
}

QFuture<StoreDone> ChatStore::rename(qint64 conversationId, const QString& title, TitleSource) {
    return m_worker->ask<std::monostate>(
        [conversationId, title](History& history) { return history.rename(conversationId, title); });
}

QFuture<StoreResult<UndoStep>> ChatStore::remove(const QVector<qint64>& conversationIds) {
    return m_worker->ask<UndoStep>(
        [conversationIds](History& history) { return history.remove(conversationIds); });
}

QFuture<StoreDone> ChatStore::restore(const UndoStep& step) {
    return m_worker->ask<std::monostate>([step](History& history) { return history.restore(step); });
}

QFuture<StoreResult<QVector<FolderRow>>> ChatStore::folders() {
    return m_worker->ask<QVector<FolderRow>>(notBuilt<QVector<FolderRow>>);
}

QFuture<StoreDone> ChatStore::saveDraft(qint64, const QString&) {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<QHash<qint64, QString>>> ChatStore::drafts() {
    return m_worker->ask<QHash<qint64, QString>>(notBuilt<QHash<qint64, QString>>);
}

QFuture<StoreDone> ChatStore::setPinned(qint64, bool) {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreDone> ChatStore::setArchived(qint64, bool) {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreDone> ChatStore::moveToFolder(const QVector<qint64>&, qint64) {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<FolderRow>> ChatStore::createFolder(const QString&) {
    return m_worker->ask<FolderRow>(notBuilt<FolderRow>);
}

QFuture<StoreDone> ChatStore::renameFolder(qint64, const QString&) {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<ConversationRow>> ChatStore::duplicate(qint64, qint64) {
    return m_worker->ask<ConversationRow>(notBuilt<ConversationRow>);
}

QFuture<StoreResult<UndoStep>> ChatStore::removeBranch(qint64, qint64) {
    return m_worker->ask<UndoStep>(notBuilt<UndoStep>);
}

QFuture<StoreResult<UndoStep>> ChatStore::removeFolder(qint64) {
    return m_worker->ask<UndoStep>(notBuilt<UndoStep>);
}

QFuture<StoreResult<UndoStep>> ChatStore::removeImport(qint64) {
    return m_worker->ask<UndoStep>(notBuilt<UndoStep>);
}

QFuture<StoreResult<QVector<TrashItem>>> ChatStore::trash() {
    return m_worker->ask<QVector<TrashItem>>(notBuilt<QVector<TrashItem>>);
}

QFuture<StoreDone> ChatStore::deleteForGood(const UndoStep&) {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreDone> ChatStore::emptyTrash() {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

QFuture<StoreResult<qint64>> ChatStore::beginImport(const QString&, const QString&) {
    return m_worker->ask<qint64>(notBuilt<qint64>);
}

QFuture<StoreResult<ImportOutcome>> ChatStore::importConversation(qint64, const ForeignConversation&) {
    return m_worker->ask<ImportOutcome>(notBuilt<ImportOutcome>);
}

QFuture<StoreDone> ChatStore::finishImport(qint64, const QString&) {
    return m_worker->ask<std::monostate>(notBuilt<std::monostate>);
}

} // namespace conclave
