// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_index.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <limits>

namespace conclave {

namespace {

// To be counted up with every change of the statements below or of what the tokenizer makes of a text.
constexpr qint64 kIndexVersion = 1;

// One transaction should last no longer than what nobody notices, 20 to 60 ms: the store's thread does it
// between two calls.
constexpr qint64 kBytesAtOnce = 256 << 10;
constexpr qint64 kRowsAtOnce = 1'000;

// Without content: the texts are in messages already, and snippets are made from there. Whoever deletes from
// such a table must say what was in it. Prefixes of one letter are indexed too: 20 % more bytes, but the
// first letter typed takes 0.1 ms instead of 320 (1,000,000 messages).
//
// The changes hold for each message (title) that is not in the index as it is now what the index has of it,
// if anything. built_from is the lowest id that the index has, or has a change for. A block of search_times
// is 4096 ids.
constexpr const char* kTables = R"sql(
CREATE TABLE search_meta (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_messages USING fts5 (
    text, reasoning, content = '', columnsize = 0, tokenize = 'conclave', prefix = '1 2 3');
CREATE VIRTUAL TABLE search_titles USING fts5 (
    title, content = '', columnsize = 0, tokenize = 'conclave', prefix = '1 2 3');

CREATE TABLE search_message_changes (
    message_id    INTEGER PRIMARY KEY,
    was_indexed   INTEGER NOT NULL,
    old_text      TEXT,
    old_reasoning TEXT
);
CREATE TABLE search_title_changes (
    conversation_id INTEGER PRIMARY KEY,
    was_indexed     INTEGER NOT NULL,
    old_title       TEXT
);

CREATE TABLE search_times (
    block   INTEGER PRIMARY KEY,
    from_ms INTEGER NOT NULL,
    to_ms   INTEGER NOT NULL
);
CREATE INDEX search_models ON answers (model_name);
CREATE INDEX search_code ON messages (has_code) WHERE has_code = 1;
CREATE INDEX search_facts ON messages (id, conversation_id, created_ms, has_code, deleted_ms);
)sql";

// They only note what has changed, in tables and with functions that every program has: SQLite 3.40 lets no
// trigger write to FTS5 while the schema is not trusted, whoever edits the file with another program does not
// need our tokenizer, and a damaged index cannot keep a message from being saved (FTS5's errors may roll back
// the whole transaction). NOT EXISTS rather than OR
// IGNORE, which the statement that fires the trigger would overrule.
//
// A streaming answer (state 1) is not indexed: it would be taken out and put in again with every journal.
constexpr const char* kTriggers = R"sql(
CREATE TRIGGER search_message_added AFTER INSERT ON messages
WHEN new.id >= (SELECT value FROM search_meta WHERE name = 'built_from') BEGIN
    INSERT INTO search_message_changes SELECT new.id, 0, NULL, NULL
        WHERE new.state <> 1 AND NOT EXISTS (SELECT 1 FROM search_message_changes WHERE message_id = new.id);
    INSERT INTO search_times VALUES (new.id >> 12, new.created_ms, new.created_ms)
        ON CONFLICT (block) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms),
                                          to_ms = max(to_ms, excluded.to_ms);
END;
CREATE TRIGGER search_message_changed AFTER UPDATE OF text, reasoning, state ON messages
WHEN (old.state <> 1 OR new.state <> 1)
    AND ((old.state = 1) <> (new.state = 1) OR old.text IS NOT new.text OR old.reasoning IS NOT new.reasoning)
    AND new.id >= (SELECT value FROM search_meta WHERE name = 'built_from') BEGIN
    INSERT INTO search_message_changes
        SELECT old.id, old.state <> 1, iif(old.state <> 1, old.text, NULL),
               iif(old.state <> 1, old.reasoning, NULL)
        WHERE NOT EXISTS (SELECT 1 FROM search_message_changes WHERE message_id = old.id);
END;
CREATE TRIGGER search_message_moved AFTER UPDATE OF created_ms ON messages
WHEN new.id >= (SELECT value FROM search_meta WHERE name = 'built_from') BEGIN
    UPDATE search_times SET from_ms = min(from_ms, new.created_ms), to_ms = max(to_ms, new.created_ms)
        WHERE block = new.id >> 12;
END;
CREATE TRIGGER search_message_deleted AFTER DELETE ON messages
WHEN old.state <> 1 AND old.id >= (SELECT value FROM search_meta WHERE name = 'built_from') BEGIN
    INSERT INTO search_message_changes SELECT old.id, 1, old.text, old.reasoning
        WHERE NOT EXISTS (SELECT 1 FROM search_message_changes WHERE message_id = old.id);
END;

CREATE TRIGGER search_title_added AFTER INSERT ON conversations BEGIN
    INSERT INTO search_title_changes SELECT new.id, 0, NULL
        WHERE NOT EXISTS (SELECT 1 FROM search_title_changes WHERE conversation_id = new.id);
END;
CREATE TRIGGER search_title_changed AFTER UPDATE OF title ON conversations
WHEN old.title IS NOT new.title BEGIN
    INSERT INTO search_title_changes SELECT old.id, 1, old.title
        WHERE NOT EXISTS (SELECT 1 FROM search_title_changes WHERE conversation_id = old.id);
END;
CREATE TRIGGER search_title_deleted AFTER DELETE ON conversations BEGIN
    INSERT INTO search_title_changes SELECT old.id, 1, old.title
        WHERE NOT EXISTS (SELECT 1 FROM search_title_changes WHERE conversation_id = old.id);
END;
)sql";

constexpr const char* kDrop = R"sql(
DROP TRIGGER IF EXISTS search_message_added;
DROP TRIGGER IF EXISTS search_message_changed;
DROP TRIGGER IF EXISTS search_message_moved;
DROP TRIGGER IF EXISTS search_message_deleted;
DROP TRIGGER IF EXISTS search_title_added;
DROP TRIGGER IF EXISTS search_title_changed;
DROP TRIGGER IF EXISTS search_title_deleted;
DROP INDEX IF EXISTS search_models;
DROP INDEX IF EXISTS search_code;
DROP INDEX IF EXISTS search_facts;
DROP TABLE IF EXISTS search_times;
DROP TABLE IF EXISTS search_message_changes;
DROP TABLE IF EXISTS search_title_changes;
DROP TABLE IF EXISTS search_titles;
DROP TABLE IF EXISTS search_messages;
DROP TABLE IF EXISTS search_meta;
)sql";

// Tables (six), indices (three) and triggers (seven) of the index; FTS5's own tables have longer names.
constexpr const char* kCountParts = R"sql(
SELECT count(*) FROM sqlite_schema WHERE name IN (
    'search_meta', 'search_messages', 'search_titles', 'search_message_changes', 'search_title_changes',
    'search_times', 'search_models', 'search_code', 'search_facts', 'search_message_added', 'search_message_changed',
    'search_message_moved', 'search_message_deleted', 'search_title_added', 'search_title_changed',
    'search_title_deleted')
)sql";
constexpr qint64 kParts = 16;

// Takes the changes into the index.
constexpr const char* kUpdate = R"sql(
INSERT INTO search_messages (search_messages, rowid, text, reasoning)
    SELECT 'delete', message_id, conclave_search_text(old_text), conclave_search_text(old_reasoning)
    FROM search_message_changes WHERE was_indexed ORDER BY message_id;
INSERT INTO search_messages (rowid, text, reasoning)
    SELECT m.id, conclave_search_text(m.text), conclave_search_text(m.reasoning)
    FROM search_message_changes s JOIN messages m ON m.id = s.message_id WHERE m.state <> 1 ORDER BY m.id;
DELETE FROM search_message_changes;
INSERT INTO search_titles (search_titles, rowid, title)
    SELECT 'delete', conversation_id, conclave_search_text(old_title)
    FROM search_title_changes WHERE was_indexed ORDER BY conversation_id;
INSERT INTO search_titles (rowid, title)
    SELECT c.id, conclave_search_text(c.title)
    FROM search_title_changes s JOIN conversations c ON c.id = s.conversation_id ORDER BY c.id;
DELETE FROM search_title_changes;
)sql";

constexpr const char* kHasChanges = "SELECT EXISTS (SELECT 1 FROM search_message_changes) "
                                    "OR EXISTS (SELECT 1 FROM search_title_changes)";

// Lower than any id.
constexpr qint64 kAllBuilt = std::numeric_limits<qint64>::min();

StoreResult<bool> isThere(Database& database) {
    const StoreResult<qint64> parts = database.number(kCountParts);
    if (const StoreError* error = errorOf(parts))
        return *error;
    if (std::get<qint64>(parts) != kParts)
        return false;
    const StoreResult<qint64> version =
        database.number("SELECT value FROM search_meta WHERE name = 'version'");
    if (const StoreError* error = errorOf(version))
        return *error;
    return std::get<qint64>(version) == kIndexVersion;
}

StoreDone makeAnew(Database& database) {
    Transaction transaction(database);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    for (const char* sql : {kDrop, kTables})
        if (const StoreDone done = database.execute(sql); errorOf(done) != nullptr)
            return done;
    Statement version(database, "INSERT INTO search_meta VALUES ('version', ?1)");
    if (const StoreDone done = version.bind(1, kIndexVersion).run(); errorOf(done) != nullptr)
        return done;
    for (const char* sql :
         {"INSERT INTO search_meta SELECT 'built_from', ifnull(max(id), 0) + 1 FROM messages",
          "INSERT INTO search_titles (rowid, title) "
          "SELECT id, conclave_search_text(title) FROM conversations ORDER BY id",
          kTriggers})
        if (const StoreDone done = database.execute(sql); errorOf(done) != nullptr)
            return done;
    return transaction.commit();
}

bool hasChanges(Database& database) {
    const StoreResult<qint64> changes = database.number(kHasChanges);
    return errorOf(changes) == nullptr && std::get<qint64>(changes) != 0;
}

StoreResult<qint64> builtFrom(Database& database) {
    return database.number("SELECT value FROM search_meta WHERE name = 'built_from'");
}

// The lowest id of the next piece, which ends below @p end; kAllBuilt when there is none.
StoreResult<qint64> startOfPiece(Database& database, qint64 end) {
    Statement select(database,
                     "SELECT id, length(CAST(text AS BLOB)) + length(CAST(reasoning AS BLOB)) FROM messages "
                     "WHERE id < ?1 ORDER BY id DESC LIMIT ?2");
    select.bind(1, end).bind(2, kRowsAtOnce);
    qint64 start = kAllBuilt;
    qint64 bytes = 0;
    while (bytes < kBytesAtOnce && select.step()) {
        start = select.number(0);
        bytes += select.number(1);
    }
    if (select.failed())
        return select.error();
    return start;
}

StoreDone indexPiece(Database& database, qint64 start, qint64 end) {
    for (const char* sql :
         {"INSERT INTO search_messages (rowid, text, reasoning) "
          "SELECT id, conclave_search_text(text), conclave_search_text(reasoning) FROM messages "
          "WHERE id >= ?1 AND id < ?2 AND state <> 1 ORDER BY id",
          "INSERT INTO search_times SELECT id >> 12, min(created_ms), max(created_ms) FROM messages "
          "WHERE id >= ?1 AND id < ?2 GROUP BY 1 "
          "ON CONFLICT (block) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), "
          "                                  to_ms = max(to_ms, excluded.to_ms)"}) {
        Statement insert(database, sql);
        if (const StoreDone done = insert.bind(1, start).bind(2, end).run(); errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

// FTS5 answers a damaged index with an error of its own.
bool isSound(Database& database) {
    for (const char* sql : {"INSERT INTO search_messages (search_messages) VALUES ('integrity-check')",
                            "INSERT INTO search_titles (search_titles) VALUES ('integrity-check')"})
        if (const StoreDone done = database.execute(sql); errorOf(done) != nullptr)
            return false;
    return true;
}

} // namespace

StoreDone prepareSearchIndex(Database& database) {
    if (database.isEncrypted())
        return std::monostate{};
    const StoreResult<bool> there = isThere(database);
    if (const StoreError* error = errorOf(there))
        return *error;
    if (!std::get<bool>(there))
        if (const StoreDone done = makeAnew(database); errorOf(done) != nullptr)
            return done;
    database.setAfterCommit([](Database& committed) { static_cast<void>(updateSearchIndex(committed)); });
    return std::monostate{};
}

bool isSearchIndexBehind(Database& database) {
    if (database.isEncrypted())
        return false;
    const StoreResult<bool> complete = isSearchIndexComplete(database);
    return hasChanges(database) || (errorOf(complete) == nullptr && !std::get<bool>(complete));
}

StoreDone updateSearchIndex(Database& database) {
    if (database.isEncrypted() || !hasChanges(database))
        return std::monostate{};
    Transaction transaction(database, Database::Sync::Process);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = database.execute(kUpdate); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreResult<bool> isSearchIndexComplete(Database& database) {
    if (database.isEncrypted())
        return true;
    const StoreResult<qint64> from = builtFrom(database);
    if (const StoreError* error = errorOf(from))
        return *error;
    return std::get<qint64>(from) == kAllBuilt;
}

StoreResult<bool> buildSearchIndex(Database& database) {
    if (const StoreDone done = updateSearchIndex(database); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const StoreResult<bool> complete = isSearchIndexComplete(database);
    if (errorOf(complete) != nullptr || std::get<bool>(complete))
        return complete;
    Transaction transaction(database, Database::Sync::Process);
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    // Read again: another program may have built a piece.
    const StoreResult<qint64> end = builtFrom(database);
    if (const StoreError* error = errorOf(end))
        return *error;
    const StoreResult<qint64> start = startOfPiece(database, std::get<qint64>(end));
    if (const StoreError* error = errorOf(start))
        return *error;
    if (std::get<qint64>(start) != kAllBuilt)
        if (const StoreDone done = indexPiece(database, std::get<qint64>(start), std::get<qint64>(end));
            errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    Statement note(database, "UPDATE search_meta SET value = ?1 WHERE name = 'built_from'");
    if (const StoreDone done = note.bind(1, std::get<qint64>(start)).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return std::get<qint64>(start) == kAllBuilt;
}

StoreResult<bool> repairSearchIndex(Database& database) {
    if (database.isEncrypted())
        return false;
    const StoreResult<bool> there = isThere(database);
    if (const StoreError* error = errorOf(there))
        return *error;
    if (std::get<bool>(there) && isSound(database))
        return false;
    if (const StoreDone done = makeAnew(database); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return true;
}

bool isDamageOfSearchIndex(const StoreError& error) {
    return error.kind == StoreError::Kind::Corrupt || error.kind == StoreError::Kind::Internal;
}

StoreDone renewSearchIndex(Database& database) {
    if (database.isEncrypted())
        return std::monostate{};
    return makeAnew(database);
}

} // namespace conclave
