// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store_worker.h"

#include "app/store/conversion.h"
#include "app/store/held_keys.h"
#include "app/store/search/search_index.h"

#include <QLoggingCategory>
#include <QMetaObject>

#include <chrono>

namespace conclave {

namespace {
Q_LOGGING_CATEGORY(lcStore, "conclave.store")

/// Between two attempts to write what is in memory.
constexpr std::chrono::seconds kBetweenTries(5);

HistoryStatus lockedStatus(const QString& path) {
    const QString obstacle = sqlcipherObstacle();
    return {.kind = HistoryStatus::Kind::Locked,
            .sentence = obstacle.isEmpty() ? fileError(StoreError::Kind::Locked, path, {}).title : obstacle};
}
} // namespace

ChatStore::Worker::Worker(ChatStore* owner, const QString& path) : m_owner(owner), m_path(path) {
    auto opening = std::make_shared<QPromise<StoreDone>>();
    opening->start();
    m_opened = opening->future();
    enqueue([this, opening] {
        begin();
        opening->addResult(m_history != nullptr ? m_history->opened() : StoreDone());
        opening->finish();
    });
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->setObjectName(QStringLiteral("store"));
    m_thread->start();
}

ChatStore::Worker::~Worker() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    cancelConversion();
    m_wake.notify_one();
    m_thread->wait();
}

StoreResult<History*> ChatStore::Worker::historyFor(qint64 id) {
    if (!isPrivateId(id) && m_history == nullptr)
        return fileError(StoreError::Kind::Locked, m_path, {});
    if (!isPrivateId(id))
        return &m_history->history();
    if (m_private == nullptr) {
        StoreResult<std::unique_ptr<History>> opened = History::openPrivate();
        if (const StoreError* error = errorOf(opened))
            return *error;
        m_private = std::move(std::get<0>(opened));
    }
    return m_private.get();
}

QFuture<StoreResult<RestoreOutcome>> ChatStore::Worker::restoreBackup(const QString& path, RestoreMode mode) {
    auto promise = std::make_shared<QPromise<StoreResult<RestoreOutcome>>>();
    promise->start();
    enqueue([this, path, mode, promise] { restoreNow(path, mode, promise); });
    return promise->future();
}

void ChatStore::Worker::restoreNow(const QString& path, RestoreMode mode, const Restoring& promise) {
    StoreResult<std::unique_ptr<History>> backup =
        m_history != nullptr
            ? openBackup(path)
            : StoreResult<std::unique_ptr<History>>(fileError(StoreError::Kind::Locked, m_path, {}));
    if (const StoreError* error = errorOf(backup)) {
        promise->addResult(*error);
        promise->finish();
    } else if (mode == RestoreMode::Replace) {
        promise->addResult(replaceHistory(*m_history, *std::get<0>(backup)));
        publishStatus();
        noteListChange();
        promise->finish();
    } else {
        mergeOn(std::make_shared<BackupMerge>(path, std::move(std::get<0>(backup))), promise);
    }
}

void ChatStore::Worker::mergeOn(const std::shared_ptr<BackupMerge>& merge, const Restoring& promise) {
    const StoreResult<bool> done = merge->step(*m_history);
    publishStatus();
    const StoreError* error = errorOf(done);
    if (error == nullptr && !std::get<bool>(done)) {
        enqueue([this, merge, promise] { mergeOn(merge, promise); }); // after what was asked meanwhile
        return;
    }
    promise->addResult(error != nullptr ? StoreResult<RestoreOutcome>(*error) : merge->outcome());
    noteListChange();
    promise->finish();
}

QString ChatStore::Worker::notice() {
    if (!m_opened.isFinished())
        return {};
    const std::lock_guard lock(m_mutex);
    return m_notice;
}

HistoryStatus ChatStore::Worker::status() {
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void ChatStore::Worker::publishStatus() {
    const HistoryStatus status = m_history != nullptr ? m_history->status() : lockedStatus(m_path);
    {
        const std::lock_guard lock(m_mutex);
        if (m_status == status)
            return;
        m_status = status;
    }
    QMetaObject::invokeMethod(m_owner, &ChatStore::statusChanged, Qt::QueuedConnection);
}

void ChatStore::Worker::noteListChange() {
    QMetaObject::invokeMethod(m_owner, &ChatStore::listChanged, Qt::QueuedConnection);
}

void ChatStore::Worker::noteWrite(const StoreDone& done) {
    const StoreError* error = errorOf(done);
    // A row that is not there says nothing about the disk.
    if (error != nullptr && error->kind == StoreError::Kind::NotFound)
        return;
    const bool isNew = error != nullptr && !m_writesFail;
    m_writesFail = error != nullptr;
    if (!isNew)
        return;
    qCWarning(lcStore).noquote() << "an answer cannot be saved:" << error->detail;
    announce(*error);
}

void ChatStore::Worker::announce(const StoreError& error) {
    QMetaObject::invokeMethod(
        m_owner, [owner = m_owner, error] { emit owner->writeFailed(error); }, Qt::QueuedConnection);
}

void ChatStore::Worker::enqueue(std::function<void()> task) {
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void ChatStore::Worker::indexSome() {
    const StoreResult<bool> complete =
        m_history == nullptr ? StoreResult<bool>(true) : buildSearchIndex(m_history->history().database());
    const StoreError* error = errorOf(complete);
    m_mayIndex = error == nullptr && !std::get<bool>(complete);
    if (error == nullptr)
        return;
    qCWarning(lcStore).noquote() << "the search index cannot be written:" << error->detail;
    if (isDamageOfSearchIndex(*error) && !m_hasRenewedIndex) {
        m_hasRenewedIndex = true; // once is enough to see whether it helps
        m_mayIndex = errorOf(renewSearchIndex(m_history->history().database())) == nullptr;
    }
}

void ChatStore::Worker::run() {
    auto nextTry = std::chrono::steady_clock::now() + kBetweenTries;
    std::unique_lock lock(m_mutex);
    while (true) {
        const auto isWanted = [this] { return m_stopping || !m_tasks.empty(); };
        if (m_history == nullptr || m_history->isInFile()) {
            if (m_tasks.empty() && !m_stopping && m_mayIndex) {
                lock.unlock();
                indexSome();
                lock.lock();
                continue;
            }
            nextTry = std::chrono::steady_clock::now() + kBetweenTries;
            m_wake.wait(lock, isWanted);
        } else if (std::chrono::steady_clock::now() >= nextTry ||
                   !m_wake.wait_until(lock, nextTry, isWanted)) {
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
        m_mayIndex = m_mayIndex || (m_history != nullptr && m_history->isInFile() &&
                                    isSearchIndexBehind(m_history->history().database()));
        lock.lock();
    }
    lock.unlock();
    m_private.reset();
    m_aside = {};
    m_dailyBackup.reset();
    m_history.reset();
    if (m_heldSalt)
        HeldKeys::forget(*m_heldSalt);
}

} // namespace conclave
