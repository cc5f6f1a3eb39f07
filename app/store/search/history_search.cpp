// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/history_search.h"

#include "app/store/search/search_index.h"
#include "app/store/search/search_page.h"

#include <QCoreApplication>
#include <QFile>
#include <QPromise>
#include <QStringList>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <sys/stat.h>
#include <utility>

namespace conclave {

namespace {

// Which file a path leads to: a restored or repaired history has the same name and is another file.
struct FileIdentity {
    dev_t device = 0;
    ino_t number = 0;
    bool operator==(const FileIdentity&) const = default;
};

FileIdentity identityOf(const QString& path) {
    struct stat status {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return {status.st_dev, status.st_ino};
}

StoreError notReady(const StoreError& cause) {
    StoreError error = cause;
    error.kind = StoreError::Kind::Busy;
    error.title =
        QCoreApplication::translate("HistorySearch", "The search is being prepared. Try again in a moment.",
                                    "while the index of the history is being made");
    return error;
}

} // namespace

/// The search thread and its queue. The connection is made, used and closed on the thread; others may only
/// interrupt it.
class HistorySearch::Worker {
  public:
    explicit Worker(const QString& path) : m_path(path) {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->setObjectName(QStringLiteral("search"));
        m_thread->start();
    }

    ~Worker() {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopping = true;
            supersede();
        }
        m_wake.notify_one();
        m_thread->wait();
    }

    QFuture<StoreResult<SearchPage>> search(const SearchQuery& query) {
        quint64 number = 0;
        {
            const std::lock_guard lock(m_mutex);
            number = supersede();
        }
        const auto isStopped = [this, number] { return m_newest.load() != number; };
        return ask<SearchPage>(true, isStopped, [query, isStopped](Database& database) {
            return findPage(database, query, isStopped);
        });
    }

    QFuture<StoreResult<QStringList>> modelNames() {
        return ask<QStringList>(
            false, [this] { return m_isStopping.load(); }, findModelNames);
    }

    void cancel() {
        const std::lock_guard lock(m_mutex);
        supersede();
    }

  private:
    struct Task {
        bool isSearch = false;
        std::function<void(const StoreDone& opened)> run;
    };

    template <typename T, typename Stopped, typename Work>
    QFuture<StoreResult<T>> ask(bool isSearch, Stopped isStopped, Work work) {
        auto promise = std::make_shared<QPromise<StoreResult<T>>>();
        promise->start();
        QFuture<StoreResult<T>> future = promise->future();
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(
            {isSearch, [this, promise, isStopped, work = std::move(work)](const StoreDone& opened) {
                 StoreResult<T> result = searchCancelled();
                 if (const StoreError* error = errorOf(opened))
                     result = *error;
                 else if (!isStopped())
                     result = carryOut<T>(work);
                 // Whatever the interruption was taken for on its way.
                 if (isStopped())
                     result = searchCancelled();
                 promise->addResult(std::move(result));
                 promise->finish();
             }});
        m_wake.notify_one();
        return future;
    }

    template <typename T, typename Work>
    StoreResult<T> carryOut(const Work& work) {
        StoreResult<T> result = work(*m_database);
        const StoreError* error = errorOf(result);
        if (error == nullptr || !isDamageOfSearchIndex(*error))
            return result;
        // Made again by the store with its next call.
        if (hasIndex())
            renewIndex();
        return notReady(*error);
    }

    void renewIndex() {
        const StoreResult<std::unique_ptr<Database>> opened = Database::open(m_path, Database::Mode::Write);
        if (errorOf(opened) == nullptr)
            static_cast<void>(renewSearchIndex(*std::get<0>(opened)));
    }

    // Makes what was asked for so far superfluous. Under the mutex.
    quint64 supersede() {
        const quint64 number = ++m_newest;
        if (m_isSearching)
            m_database->api().interrupt(m_database->handle());
        return number;
    }

    StoreDone open() {
        const FileIdentity identity = identityOf(m_path);
        if (m_database && identity == m_identity)
            return std::monostate{};
        m_database.reset();
        StoreResult<std::unique_ptr<Database>> opened = Database::open(m_path, Database::Mode::ReadOnly);
        if (const StoreError* error = errorOf(opened))
            return *error;
        m_database = std::move(std::get<0>(opened));
        m_identity = identity;
        return m_database->execute("PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; "
                                   "PRAGMA cache_size = -16384;");
    }

    bool hasIndex() {
        const StoreResult<qint64> found =
            m_database->number("SELECT count(*) FROM sqlite_master WHERE name = 'search_meta'");
        return errorOf(found) == nullptr && std::get<qint64>(found) == 1;
    }

    void run() {
        std::unique_lock lock(m_mutex);
        while (true) {
            m_wake.wait(lock, [this] { return m_isStopping || !m_tasks.empty(); });
            if (m_tasks.empty())
                break;
            Task task = std::move(m_tasks.front());
            m_tasks.pop_front();
            lock.unlock();
            const StoreDone opened = open();
            lock.lock();
            m_isSearching = task.isSearch && errorOf(opened) == nullptr;
            lock.unlock();
            task.run(opened);
            lock.lock();
            m_isSearching = false;
            lock.unlock();
            task.run = nullptr;
            lock.lock();
        }
        lock.unlock();
        m_database.reset();
    }

    // Constant after construction.
    const QString m_path;
    std::unique_ptr<QThread> m_thread;

    // Under the mutex; the numbers are read without it.
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::atomic<bool> m_isStopping = false;
    std::atomic<quint64> m_newest = 0;
    bool m_isSearching = false; // and m_database may be interrupted

    // Touched only on the search thread, but for the interruption.
    std::unique_ptr<Database> m_database;
    FileIdentity m_identity;
};

HistorySearch::HistorySearch(const QString& path, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(path)) {}

HistorySearch::~HistorySearch() = default;

QFuture<StoreResult<SearchPage>> HistorySearch::search(const SearchQuery& query) {
    return m_worker->search(query);
}

QFuture<StoreResult<QStringList>> HistorySearch::modelNames() {
    return m_worker->modelNames();
}

void HistorySearch::cancel() {
    m_worker->cancel();
}

} // namespace conclave
