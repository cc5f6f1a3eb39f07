// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/import_undo.h"

#include "app/store/history.h"
#include "app/store/message_rows.h"

#include <QDateTime>
#include <QFileInfo>
#include <QHash>

namespace conclave {

namespace {

#define CONCLAVE_TEXT_COLUMNS "text, reasoning, reasoning_ms, tool_calls, state, error, has_code"

// ?1 the row, ?2 the import.
constexpr const char* kKeepMessage =
    "INSERT OR REPLACE INTO message_versions (message_id, import_id, " CONCLAVE_TEXT_COLUMNS ") "
    "SELECT id, ?2, " CONCLAVE_TEXT_COLUMNS " FROM messages WHERE id = ?1";
constexpr const char* kKeepAnswer =
    "INSERT OR REPLACE INTO answer_versions (message_id, import_id, " CONCLAVE_ANSWER_COLUMNS ") "
    "SELECT message_id, ?2, " CONCLAVE_ANSWER_COLUMNS " FROM answers WHERE message_id = ?1";

// Before an import changes a title that none has chosen, what is there is the version before any.
constexpr const char* kKeepFirstTitle[] = {
    "INSERT OR IGNORE INTO conversation_versions (conversation_id, import_id, title, title_source, "
    "updated_ms) SELECT id, 0, title, title_source, updated_ms FROM conversations WHERE id = ?1",
    "UPDATE conversation_versions SET (title, title_source) = "
    "  (SELECT title, title_source FROM conversations WHERE id = ?1) "
    "WHERE conversation_id = ?1 AND import_id = 0 AND NOT EXISTS (SELECT 1 FROM conversations c "
    "  JOIN conversation_versions v ON v.conversation_id = c.id "
    "  WHERE c.id = ?1 AND v.title = c.title AND v.title_source = c.title_source)",
};

StoreDone keep(Database& database, const char* sql, qint64 id, qint64 importId) {
    Statement statement(database, sql);
    return statement.bind(1, id).bind(2, importId).run();
}

// The version that is shown: of the newest import that is not in the trash.
#define CONCLAVE_SHOWN_IMPORT(table, condition)                                                              \
    "(SELECT max(v.import_id) FROM " table " v WHERE " condition " AND (v.import_id = 0 OR EXISTS "          \
    "(SELECT 1 FROM imports i WHERE i.id = v.import_id AND i.deleted_ms IS NULL)))"
#define CONCLAVE_SHOWN_MESSAGE CONCLAVE_SHOWN_IMPORT("message_versions", "v.message_id = ?1")
#define CONCLAVE_SHOWN_TITLE                                                                                 \
    CONCLAVE_SHOWN_IMPORT("conversation_versions", "v.conversation_id = ?1 AND v.title IS NOT NULL")

constexpr const char* kShowMessage[] = {
    "UPDATE messages SET (" CONCLAVE_TEXT_COLUMNS ") = (SELECT " CONCLAVE_TEXT_COLUMNS
    " FROM message_versions WHERE message_id = ?1 AND import_id = " CONCLAVE_SHOWN_MESSAGE ") WHERE id = ?1",
    "DELETE FROM answers WHERE message_id = ?1",
    "INSERT INTO answers (message_id, " CONCLAVE_ANSWER_COLUMNS
    ") SELECT message_id, " CONCLAVE_ANSWER_COLUMNS
    " FROM answer_versions WHERE message_id = ?1 AND import_id = " CONCLAVE_SHOWN_MESSAGE,
};
// The time is the latest of all that is left: what was there before, what imports say, what was written.
constexpr const char* kShowConversation[] = {
    "UPDATE conversations SET (title, title_source) = (SELECT title, title_source FROM conversation_versions "
    "  WHERE conversation_id = ?1 AND import_id = " CONCLAVE_SHOWN_TITLE ") "
    "WHERE id = ?1 AND EXISTS (SELECT 1 FROM conversation_versions v WHERE v.conversation_id = ?1 "
    "  AND v.title = conversations.title AND v.title_source = conversations.title_source)",
    "UPDATE conversations SET updated_ms = max("
    "  (SELECT max(v.updated_ms) FROM conversation_versions v WHERE v.conversation_id = ?1 "
    "    AND v.import_id NOT IN (SELECT id FROM imports WHERE deleted_ms IS NOT NULL)), "
    "  (SELECT coalesce(max(m.created_ms), 0) FROM messages m WHERE m.conversation_id = ?1 AND "
    "    (m.import_id IS NULL OR m.import_id NOT IN (SELECT id FROM imports WHERE deleted_ms IS NOT NULL)))) "
    "WHERE id = ?1",
};

StoreResult<QVector<qint64>> numbers(Database& database, const char* sql, qint64 value) {
    Statement select(database, sql);
    select.bind(1, value);
    QVector<qint64> found;
    while (select.step())
        found.append(select.number(0));
    if (select.failed())
        return select.error();
    return found;
}

template <std::size_t count>
StoreDone runForAll(Database& database, const char* const (&statements)[count], const char* idsSql,
                    qint64 importId) {
    const StoreResult<QVector<qint64>> ids = numbers(database, idsSql, importId);
    if (const StoreError* error = errorOf(ids))
        return *error;
    for (const qint64 id : std::get<0>(ids))
        for (const char* sql : statements) {
            Statement statement(database, sql);
            if (const StoreDone done = statement.bind(1, id).run(); errorOf(done) != nullptr)
                return done;
        }
    return std::monostate{};
}

} // namespace

StoreDone keepFirstVersionOfMessage(Database& database, qint64 messageId) {
    Statement select(database, "SELECT 1 FROM message_versions WHERE message_id = ?1 AND import_id = 0");
    if (select.bind(1, messageId).step())
        return std::monostate{};
    return select.failed() ? select.error() : keepVersionOfMessage(database, messageId, 0);
}

StoreDone keepVersionOfMessage(Database& database, qint64 messageId, qint64 importId) {
    if (const StoreDone done = keep(database, kKeepMessage, messageId, importId); errorOf(done) != nullptr)
        return done;
    return keep(database, kKeepAnswer, messageId, importId);
}

StoreDone keepFirstVersionOfConversation(Database& database, qint64 conversationId) {
    for (const char* sql : kKeepFirstTitle) {
        Statement statement(database, sql);
        if (const StoreDone done = statement.bind(1, conversationId).run(); errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

StoreDone keepVersionOfConversation(Database& database, qint64 conversationId, qint64 importId,
                                    bool withTitle, qint64 updatedMs) {
    // Not ON CONFLICT … DO UPDATE, which the SQLite of Debian's SQLCipher does not know.
    Statement update(
        database, "UPDATE conversation_versions SET "
                  "title = CASE WHEN ?3 THEN (SELECT title FROM conversations WHERE id = ?1) ELSE title END, "
                  "title_source = CASE WHEN ?3 THEN (SELECT title_source FROM conversations WHERE id = ?1) "
                  "ELSE title_source END, updated_ms = max(?4, updated_ms) "
                  "WHERE conversation_id = ?1 AND import_id = ?2");
    update.bind(1, conversationId).bind(2, importId).bind(3, int(withTitle)).bind(4, updatedMs);
    if (const StoreDone done = update.run(); errorOf(done) != nullptr || database.changes() > 0)
        return done;
    Statement statement(database,
                        "INSERT INTO conversation_versions (conversation_id, import_id, title, title_source, "
                        "updated_ms) SELECT id, ?2, CASE WHEN ?3 THEN title END, "
                        "CASE WHEN ?3 THEN title_source END, ?4 FROM conversations WHERE id = ?1");
    statement.bind(1, conversationId).bind(2, importId).bind(3, int(withTitle)).bind(4, updatedMs);
    return statement.run();
}

StoreDone showVersionsOf(Database& database, qint64 importId) {
    if (const StoreDone done = runForAll(
            database, kShowMessage, "SELECT message_id FROM message_versions WHERE import_id = ?1", importId);
        errorOf(done) != nullptr)
        return done;
    return runForAll(database, kShowConversation,
                     "SELECT conversation_id FROM conversation_versions WHERE import_id = ?1", importId);
}

StoreResult<qint64> History::stampImportedMessages(qint64 importId, qint64 stampMs) {
    Statement update(database(),
                     "WITH RECURSIVE down (id, conversation_id) AS ("
                     "  SELECT m.id, m.conversation_id FROM messages m "
                     "    JOIN conversations c ON c.id = m.conversation_id "
                     "    WHERE m.import_id = ?1 AND m.deleted_ms IS NULL AND c.import_id IS NOT ?1"
                     "  UNION SELECT m.id, m.conversation_id FROM down JOIN messages m "
                     "    ON m.conversation_id = down.conversation_id AND m.parent_id = down.id "
                     "    AND m.deleted_ms IS NULL) "
                     "UPDATE messages SET deleted_ms = ?2 WHERE id IN (SELECT id FROM down)");
    if (const StoreDone done = update.bind(1, importId).bind(2, stampMs).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const qint64 count = database().changes();

    // Conversations that showed a branch which ended in what is gone now end where it began.
    const StoreResult<QVector<qint64>> touched =
        numbers(database(),
                "SELECT c.id FROM conversations c JOIN messages m ON m.id = c.current_leaf "
                "WHERE m.deleted_ms = ?1",
                stampMs);
    if (const StoreError* error = errorOf(touched))
        return *error;
    for (const qint64 id : std::get<0>(touched)) {
        qint64 leaf = 0;
        {
            Statement above(database(), "WITH RECURSIVE up (id) AS ("
                                        "  SELECT current_leaf FROM conversations WHERE id = ?1"
                                        "  UNION SELECT p.parent_id FROM messages p JOIN up ON p.id = up.id "
                                        "    WHERE p.parent_id IS NOT NULL) "
                                        "SELECT coalesce("
                                        "(SELECT max(m.id) FROM messages m WHERE m.id IN (SELECT id FROM up) "
                                        "  AND m.deleted_ms IS NULL), "
                                        "(SELECT max(m.id) FROM messages m WHERE m.conversation_id = ?1 "
                                        "  AND m.deleted_ms IS NULL))");
            leaf = above.bind(1, id).step() ? above.number(0) : 0;
            if (above.failed())
                return above.error();
        }
        if (leaf != 0) {
            const StoreResult<qint64> newest = newestDescendant(database(), id, leaf);
            if (errorOf(newest) != nullptr)
                return newest;
            leaf = std::get<qint64>(newest);
        }
        Statement before(database(), "SELECT current_leaf FROM conversations WHERE id = ?1");
        const qint64 previous = before.bind(1, id).step() ? before.number(0) : 0;
        if (before.failed())
            return before.error();
        if (const StoreDone done = noteLeaf(stampMs, id, previous, leaf); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    }
    return count;
}

StoreResult<UndoStep> History::removeImport(qint64 importId) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    UndoStep step{.kind = UndoStep::Kind::Import, .importId = importId};
    {
        Statement select(database(), "SELECT file FROM imports WHERE id = ?1 AND deleted_ms IS NULL");
        if (!select.bind(1, importId).step())
            return select.failed() ? select.error() : rowNotFound(database(), "import", importId);
        step.title = QFileInfo(select.text(0)).fileName();
    }
    const StoreResult<qint64> stamp = newStamp();
    if (const StoreError* error = errorOf(stamp))
        return *error;
    step.stampMs = std::get<qint64>(stamp);
    Statement remove(database(), "UPDATE conversations SET deleted_ms = ?2 WHERE import_id = ?1 "
                                 "AND deleted_ms IS NULL");
    if (const StoreDone done = remove.bind(1, importId).bind(2, step.stampMs).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    step.count = database().changes();
    const StoreResult<qint64> messages = stampImportedMessages(importId, step.stampMs);
    if (const StoreError* error = errorOf(messages))
        return *error;
    Statement forget(database(), "UPDATE imports SET deleted_ms = ?2 WHERE id = ?1");
    if (const StoreDone done = forget.bind(1, importId).bind(2, step.stampMs).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = showVersionsOf(database(), importId); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = noteRemoval(step, 0); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return step;
}

} // namespace conclave
