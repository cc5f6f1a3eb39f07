// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/deleted_words.h"

#include <QByteArray>

namespace conclave {

namespace {

// The value of 'deleted_words' in search_meta; none: nothing was deleted. Deleting begins it anew
// (search_index.cpp).
enum Stage : qint64 { kNothing = 0, kDeleted = 1, kMerging = 2, kMerged = 3 };

// Pages (4 KB) that FTS5 writes in a piece.
constexpr int kPagesAtOnce = 200;
// SQLite overwrites what it deletes, but where it moves rows from page to page it may leave a copy in the
// unused part of one (a word in one history of 75, made up at random). Writing the whole file anew leaves
// none; that is done where it is a matter of some 100 ms.
constexpr qint64 kRewrittenBytes = 16 << 20;

StoreResult<qint64> stageOf(Database& database) {
    return database.number("SELECT value FROM search_meta WHERE name = 'deleted_words'");
}

StoreDone setStage(Database& database, Stage stage) {
    Statement set(database, stage == kNothing
                                ? "DELETE FROM search_meta WHERE name = 'deleted_words'"
                                : "UPDATE search_meta SET value = ?1 WHERE name = 'deleted_words'");
    if (stage != kNothing)
        set.bind(1, stage);
    return set.run();
}

/// A negative number makes FTS5 take all segments of the index for one merge, a positive one goes on with it.
/// True when there was nothing to merge, which FTS5 tells by the number of changes (its documentation, 6.8).
StoreResult<bool> mergeSome(Database& database, const char* table, int pages) {
    const StoreResult<qint64> before = database.number("SELECT total_changes()");
    const QByteArray name(table);
    const StoreDone merged = database.execute("INSERT INTO " + name + " (" + name +
                                              ", rank) VALUES ('merge', " + QByteArray::number(pages) + ");");
    const StoreResult<qint64> after = database.number("SELECT total_changes()");
    for (const StoreError* error : {errorOf(before), errorOf(merged), errorOf(after)})
        if (error != nullptr)
            return *error;
    return std::get<qint64>(after) - std::get<qint64>(before) < 2;
}

StoreDone merge(Database& database, qint64 stage) {
    Transaction transaction(database, Database::Sync::Process);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    bool isDone = true;
    for (const char* table : {"search_messages", "search_titles"}) {
        const StoreResult<bool> merged =
            mergeSome(database, table, stage == kDeleted ? -kPagesAtOnce : kPagesAtOnce);
        if (const StoreError* error = errorOf(merged))
            return *error;
        isDone = std::get<bool>(merged) && isDone;
    }
    if (isDone)
        if (const StoreDone usual = database.execute("INSERT INTO search_messages (search_messages, rank) "
                                                     "VALUES ('automerge', 4), ('crisismerge', 16);");
            errorOf(usual) != nullptr)
            return usual;
    if (const StoreDone set = setStage(database, isDone ? kMerged : kMerging); errorOf(set) != nullptr)
        return set;
    return transaction.commit();
}

/// Others may be reading or writing: then nothing is waited for, and it is done another time.
class WithoutWaiting {
  public:
    explicit WithoutWaiting(Database& database) : m_database(database) {
        const StoreResult<qint64> usual = database.number("PRAGMA busy_timeout;");
        m_usualMs = errorOf(usual) == nullptr ? std::get<qint64>(usual) : 0;
        static_cast<void>(database.execute("PRAGMA busy_timeout = 0;"));
    }
    ~WithoutWaiting() {
        static_cast<void>(m_database.execute("PRAGMA busy_timeout = " + QByteArray::number(m_usualMs) + ';'));
    }
    WithoutWaiting(const WithoutWaiting&) = delete;
    WithoutWaiting& operator=(const WithoutWaiting&) = delete;

  private:
    Database& m_database;
    qint64 m_usualMs = 0;
};

/// Lets go of the rests between rows, and of the old pages in the log. A failure (another program reads, the
/// disk is full) means: another time.
StoreDone rewriteFile(Database& database) {
    const WithoutWaiting now(database);
    const StoreResult<qint64> bytes =
        database.number("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
    if (const StoreError* error = errorOf(bytes))
        return *error;
    if (std::get<qint64>(bytes) <= kRewrittenBytes)
        if (const StoreDone done = database.execute("VACUUM;"); errorOf(done) != nullptr)
            return done;
    const StoreResult<qint64> isBusy = database.number("PRAGMA wal_checkpoint(TRUNCATE);");
    if (const StoreError* error = errorOf(isBusy))
        return *error;
    if (std::get<qint64>(isBusy) != 0)
        return fileError(StoreError::Kind::Busy, database.path(), QStringLiteral("the log is being read"));
    return std::monostate{};
}

} // namespace

bool hasDeletedWords(Database& database) {
    const StoreResult<qint64> stage = stageOf(database);
    return errorOf(stage) == nullptr && std::get<qint64>(stage) != kNothing;
}

StoreResult<bool> eraseDeletedWords(Database& database) {
    const StoreResult<qint64> stage = stageOf(database);
    if (const StoreError* error = errorOf(stage))
        return *error;
    if (std::get<qint64>(stage) == kNothing)
        return true;
    if (std::get<qint64>(stage) != kMerged) {
        if (const StoreDone done = merge(database, std::get<qint64>(stage)); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
        return false;
    }
    if (errorOf(rewriteFile(database)) != nullptr)
        return true;
    if (const StoreDone done = setStage(database, kNothing); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return true;
}

} // namespace conclave
