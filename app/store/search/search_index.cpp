// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_index.h"

#include "app/store/search/deleted_words.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>
#include <limits>

namespace conclave {

namespace {

// To be counted up with every change of the statements below or of what the tokenizer makes of a text.
constexpr qint64 kIndexVersion = 2;

// One transaction should last no longer than what nobody notices, 20 to 60 ms: the store's thread does it
// between two calls.
constexpr qint64 kBytesAtOnce = 128 << 10;
constexpr qint64 kRowsAtOnce = 1'000;
// Rows of an old index that are deleted at once; FTS5's are a page each, which is overwritten.
constexpr qint64 kDroppedAtOnce = 1'000;

// Without content: the texts are in messages already, and snippets are made from there. Whoever deletes from
// such a table must say what was in it. Prefixes of one letter are indexed too: 20 % more bytes, but the
// first letter typed takes 0.1 ms instead of 320 (1,000,000 messages).
//
// The changes hold for each message (title) that is not in the index as it is now what the index has of it,
// if anything. usermerge 2: eraseDeletedWords would otherwise stop where fewer than four segments of new
// messages lie before those that it merges. built_from is the lowest id that the index has, or has a change
// for. A block of search_times is 4096 ids.
constexpr const char* kTables = R"sql(
CREATE TABLE search_meta (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search_messages USING fts5 (
    text, reasoning, content = '', columnsize = 0, tokenize = 'conclave', prefix = '1 2 3');
CREATE VIRTUAL TABLE search_titles USING fts5 (
    title, content = '', columnsize = 0, tokenize = 'conclave', prefix = '1 2 3');
INSERT INTO search_messages (search_messages, rank) VALUES ('usermerge', 2);
INSERT INTO search_titles (search_titles, rank) VALUES ('usermerge', 2);

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

CREATE TABLE search_facts (
    message_id      INTEGER PRIMARY KEY,
    conversation_id INTEGER NOT NULL,
    created_ms      INTEGER NOT NULL,
    deleted_ms      INTEGER,
    has_code        INTEGER NOT NULL,
    model_name      TEXT    NOT NULL
);
CREATE INDEX search_models ON search_facts (model_name) WHERE model_name <> '';
CREATE INDEX search_code ON search_facts (has_code) WHERE has_code = 1;
CREATE TABLE search_times (
    block   INTEGER PRIMARY KEY,
    from_ms INTEGER NOT NULL,
    to_ms   INTEGER NOT NULL
);
CREATE TABLE search_spans (
    conversation_id INTEGER PRIMARY KEY,
    first_id        INTEGER NOT NULL,
    last_id         INTEGER NOT NULL
);
CREATE INDEX search_conversations ON conversations
    (id, folder_id, archived_ms, deleted_ms, created_ms, updated_ms, current_leaf, title);
)sql";

// While the index is built FTS5 writes everything once or twice more rather than five times: the number of
// segments of a size that it merges, and the number from which on it does so at once, which would take
// seconds. eraseDeletedWords sets what is usual when the index is one segment.
constexpr const char* kMergeLess =
    "INSERT INTO search_messages (search_messages, rank) SELECT * FROM (VALUES ('automerge', 16), "
    "('crisismerge', 64)) WHERE EXISTS (SELECT 1 FROM messages)";

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
    INSERT INTO search_facts
        VALUES (new.id, new.conversation_id, new.created_ms, new.deleted_ms, new.has_code, '')
        ON CONFLICT (message_id) DO UPDATE SET
            conversation_id = excluded.conversation_id, created_ms = excluded.created_ms,
            deleted_ms = excluded.deleted_ms, has_code = excluded.has_code, model_name = '';
    INSERT INTO search_times VALUES (new.id >> 12, new.created_ms, new.created_ms)
        ON CONFLICT (block) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms),
                                          to_ms = max(to_ms, excluded.to_ms);
    INSERT INTO search_spans VALUES (new.conversation_id, new.id, new.id)
        ON CONFLICT (conversation_id) DO UPDATE SET first_id = min(first_id, excluded.first_id),
                                                    last_id = max(last_id, excluded.last_id);
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
CREATE TRIGGER search_facts_changed
AFTER UPDATE OF conversation_id, created_ms, deleted_ms, has_code ON messages
WHEN new.id >= (SELECT value FROM search_meta WHERE name = 'built_from')
    AND (old.conversation_id <> new.conversation_id OR old.created_ms <> new.created_ms
         OR old.deleted_ms IS NOT new.deleted_ms OR old.has_code <> new.has_code) BEGIN
    UPDATE search_facts SET conversation_id = new.conversation_id, created_ms = new.created_ms,
                            deleted_ms = new.deleted_ms, has_code = new.has_code
        WHERE message_id = new.id;
    UPDATE search_times SET from_ms = min(from_ms, new.created_ms), to_ms = max(to_ms, new.created_ms)
        WHERE block = new.id >> 12;
    INSERT INTO search_spans VALUES (new.conversation_id, new.id, new.id)
        ON CONFLICT (conversation_id) DO UPDATE SET first_id = min(first_id, excluded.first_id),
                                                    last_id = max(last_id, excluded.last_id);
END;
CREATE TRIGGER search_facts_deleted AFTER DELETE ON messages BEGIN
    DELETE FROM search_facts WHERE message_id = old.id;
END;
CREATE TRIGGER search_model_added AFTER INSERT ON answers BEGIN
    UPDATE search_facts SET model_name = new.model_name WHERE message_id = new.message_id;
END;
CREATE TRIGGER search_model_changed AFTER UPDATE OF model_name ON answers
WHEN old.model_name <> new.model_name BEGIN
    UPDATE search_facts SET model_name = new.model_name WHERE message_id = new.message_id;
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

// What any version of the index has made, also a newer one: its triggers would write to tables that are gone.
// FTS5 drops its own tables.
constexpr const char* kListParts = R"sql(
SELECT type || ' ' || name FROM sqlite_schema s WHERE name LIKE 'search^_%' ESCAPE '^' AND sql IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL %'
                    AND substr(s.name, 1, length(v.name) + 1) = v.name || '_')
ORDER BY type = 'table', type = 'index'
)sql";

// Tables (eight), indices (three) and triggers (ten) of the index; FTS5's own tables have longer names.
constexpr const char* kCountParts = R"sql(
SELECT count(*) FROM sqlite_schema WHERE name IN (
    'search_meta', 'search_messages', 'search_titles', 'search_message_changes', 'search_title_changes',
    'search_facts', 'search_times', 'search_spans',
    'search_models', 'search_code', 'search_conversations',
    'search_message_added', 'search_message_changed', 'search_message_deleted', 'search_facts_changed',
    'search_facts_deleted', 'search_model_added', 'search_model_changed', 'search_title_added',
    'search_title_changed', 'search_title_deleted')
)sql";
constexpr qint64 kParts = 21;

// Takes the changes into the index. What is taken out of it leaves words behind (deleted_words.h); a title
// that was only changed may, as every new conversation gets another one.
constexpr const char* kUpdate = R"sql(
INSERT INTO search_meta SELECT 'deleted_words', 1
    WHERE EXISTS (SELECT 1 FROM search_message_changes WHERE was_indexed)
        OR EXISTS (SELECT 1 FROM search_title_changes s WHERE was_indexed
                   AND NOT EXISTS (SELECT 1 FROM conversations c WHERE c.id = s.conversation_id))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value;
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

/// What may have so many rows that they cannot be dropped at once.
constexpr std::array kLargeTables = {"search_messages_data", "search_titles_data", "search_facts"};

/// Those of them that are there and still are too large.
StoreResult<QByteArrayList> largeTables(Database& database) {
    QByteArrayList large;
    for (const QByteArray name : kLargeTables) {
        const StoreResult<qint64> isTable = database.number(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '" + name + '\'');
        if (const StoreError* error = errorOf(isTable))
            return *error;
        if (std::get<qint64>(isTable) == 0)
            continue;
        const StoreResult<qint64> rows =
            database.number("SELECT count(*) FROM (SELECT 1 FROM " + name + " LIMIT " +
                            QByteArray::number(kDroppedAtOnce + 1) + ')');
        if (const StoreError* error = errorOf(rows))
            return *error;
        if (std::get<qint64>(rows) > kDroppedAtOnce)
            large.append(name);
    }
    return large;
}

StoreDone shrink(Database& database, const QByteArray& table) {
    Transaction transaction(database, Database::Sync::Process);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    // FTS5's own tables are not for others to write to, unless they are to be dropped.
    database.protectShadowTables(false);
    const StoreDone done =
        database.execute("DELETE FROM " + table + " WHERE rowid IN (SELECT rowid FROM " + table +
                         " ORDER BY rowid LIMIT " + QByteArray::number(kDroppedAtOnce) + ')');
    database.protectShadowTables(true);
    return errorOf(done) != nullptr ? done : transaction.commit();
}

/// All parts but @p kept and FTS5's tables that they belong to.
StoreDone dropParts(Database& database, const QByteArrayList& kept) {
    QByteArrayList parts;
    {
        Statement select(database, kListParts);
        while (select.step())
            parts.append(select.text(0).toUtf8());
        if (select.failed())
            return select.error();
    }
    for (const QByteArray& part : parts) {
        const QByteArray table = part.startsWith("table ") ? part.mid(6) : QByteArray();
        if (!table.isEmpty() && (kept.contains(table) || kept.contains(table + "_data")))
            continue;
        if (const StoreDone done = database.execute("DROP " + part); errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

/// The whole way, or its beginning: what is left of a large index goes piece by piece (buildSearchIndex).
StoreDone makeAnew(Database& database) {
    const StoreResult<QByteArrayList> large = largeTables(database);
    if (const StoreError* error = errorOf(large))
        return *error;
    Transaction transaction(database);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = dropParts(database, std::get<0>(large)); errorOf(done) != nullptr)
        return done;
    if (!std::get<0>(large).isEmpty())
        return transaction.commit();
    if (const StoreDone done = database.execute(kTables); errorOf(done) != nullptr)
        return done;
    Statement version(database, "INSERT INTO search_meta VALUES ('version', ?1)");
    if (const StoreDone done = version.bind(1, kIndexVersion).run(); errorOf(done) != nullptr)
        return done;
    for (const char* sql :
         {"INSERT INTO search_meta SELECT 'built_from', ifnull(max(id), 0) + 1 FROM messages", kMergeLess,
          "INSERT INTO search_titles (rowid, title) "
          "SELECT id, conclave_search_text(title) FROM conversations ORDER BY id",
          kTriggers})
        if (const StoreDone done = database.execute(sql); errorOf(done) != nullptr)
            return done;
    return transaction.commit();
}

/// A piece of what is left of an old index, and in the end the new one.
StoreDone replaceOldIndex(Database& database) {
    const StoreResult<QByteArrayList> large = largeTables(database);
    if (const StoreError* error = errorOf(large))
        return *error;
    return std::get<0>(large).isEmpty() ? makeAnew(database) : shrink(database, std::get<0>(large).first());
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
          "INSERT INTO search_facts SELECT m.id, m.conversation_id, m.created_ms, m.deleted_ms, m.has_code, "
          "  ifnull(a.model_name, '') FROM messages m LEFT JOIN answers a ON a.message_id = m.id "
          "WHERE m.id >= ?1 AND m.id < ?2 ORDER BY m.id ON CONFLICT (message_id) DO NOTHING",
          "INSERT INTO search_times SELECT message_id >> 12, min(created_ms), max(created_ms) "
          "FROM search_facts WHERE message_id >= ?1 AND message_id < ?2 GROUP BY 1 "
          "ON CONFLICT (block) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), "
          "                                  to_ms = max(to_ms, excluded.to_ms)",
          "INSERT INTO search_spans SELECT conversation_id, min(message_id), max(message_id) "
          "FROM search_facts WHERE message_id >= ?1 AND message_id < ?2 GROUP BY 1 "
          "ON CONFLICT (conversation_id) DO UPDATE SET first_id = min(first_id, excluded.first_id), "
          "                                            last_id = max(last_id, excluded.last_id)"}) {
        Statement insert(database, sql);
        if (const StoreDone done = insert.bind(1, start).bind(2, end).run(); errorOf(done) != nullptr)
            return done;
    }
    // Some 20 segments of FTS5 are left at the end, and each is looked at for each word: they are made one.
    return database.execute("INSERT OR REPLACE INTO search_meta VALUES ('deleted_words', 1)");
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
    const StoreResult<bool> there = isThere(database);
    if (errorOf(there) != nullptr || !std::get<bool>(there))
        return errorOf(there) == nullptr;
    const StoreResult<bool> complete = isSearchIndexComplete(database);
    return hasChanges(database) || (errorOf(complete) == nullptr && !std::get<bool>(complete)) ||
           hasDeletedWords(database);
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
    if (database.isEncrypted())
        return true;
    const StoreResult<bool> there = isThere(database);
    if (const StoreError* error = errorOf(there))
        return *error;
    if (!std::get<bool>(there)) {
        if (const StoreDone done = replaceOldIndex(database); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
        return false;
    }
    if (const StoreDone done = updateSearchIndex(database); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const StoreResult<bool> complete = isSearchIndexComplete(database);
    if (const StoreError* error = errorOf(complete))
        return *error;
    if (std::get<bool>(complete))
        return eraseDeletedWords(database);
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
    return std::get<qint64>(start) == kAllBuilt && !hasDeletedWords(database);
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
