// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/store_worker.h"

#include <QLoggingCategory>
#include <QMetaObject>

namespace conclave {

namespace {
Q_LOGGING_CATEGORY(lcStore, "conclave.store")

HistoryStatus statusOf(const StoreError& openError) {
    switch (openError.kind) {
    case StoreError::Kind::NewerVersion:
        return {.kind = HistoryStatus::Kind::NewerFile, .sentence = openError.title};
    case StoreError::Kind::Locked:
        return {.kind = HistoryStatus::Kind::Locked, .sentence = openError.title};
    default:
        return {.kind = HistoryStatus::Kind::Unavailable, .sentence = openError.title};
    }
}
} // namespace

ChatStore::Worker::Worker(ChatStore* owner, const QString& path) : m_owner(owner) {
    auto opening = std::make_shared<QPromise<StoreDone>>();
    opening->start();
    m_opened = opening->future();
    enqueue([this, opening, path] {
        open(path);
        opening->addResult(m_openError ? StoreDone(*m_openError) : StoreDone());
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
    m_wake.notify_one();
    m_thread->wait();
}

void ChatStore::Worker::open(const QString& path) {
    StoreResult<std::unique_ptr<History>> opened = History::open(path);
    if (const StoreError* error = errorOf(opened)) {
        qCWarning(lcStore).noquote() << "the history cannot be opened:" << error->detail;
        m_openError = *error;
        setStatus(statusOf(*error));
        return;
    }
    m_history = std::move(std::get<0>(opened));
    m_notice = m_history->notice();
    if (!m_notice.isEmpty())
        qCWarning(lcStore).noquote() << m_notice;
}

StoreResult<History*> ChatStore::Worker::historyFor(qint64 id) {
    if (!isPrivateId(id))
        return m_openError ? StoreResult<History*>(*m_openError) : m_history.get();
    if (m_private == nullptr) {
        StoreResult<std::unique_ptr<History>> opened = History::openPrivate();
        if (const StoreError* error = errorOf(opened))
            return *error;
        m_private = std::move(std::get<0>(opened));
    }
    return m_private.get();
}

HistoryStatus ChatStore::Worker::status() {
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void ChatStore::Worker::setStatus(const HistoryStatus& status) {
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
    QMetaObject::invokeMethod(
        m_owner, [owner = m_owner, error = *error] { emit owner->writeFailed(error); }, Qt::QueuedConnection);
}

void ChatStore::Worker::enqueue(std::function<void()> task) {
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

void ChatStore::Worker::run() {
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
    m_private.reset();
    m_history.reset();
}

} // namespace conclave
