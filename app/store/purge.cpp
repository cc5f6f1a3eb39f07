// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/purge.h"

#include <QVector>

namespace conclave {

namespace {

StoreDone runForStamp(Database& database, const char* sql, qint64 stampMs) {
    Statement statement(database, sql);
    return statement.bind(1, stampMs).run();
}

// What an act has removed may have gone with another one meanwhile, and what belonged to something that is
// gone must not stay behind.
StoreDone forgetLeftovers(Database& database) {
    return database.execute(
        "DELETE FROM removals WHERE NOT EXISTS (SELECT 1 FROM conversations c WHERE c.deleted_ms = stamp_ms) "
        "AND NOT EXISTS (SELECT 1 FROM messages m WHERE m.deleted_ms = stamp_ms) "
        "AND NOT EXISTS (SELECT 1 FROM folders f WHERE f.deleted_ms = stamp_ms) "
        "AND NOT EXISTS (SELECT 1 FROM imports i WHERE i.deleted_ms = stamp_ms);"
        "DELETE FROM removal_leaves WHERE stamp_ms NOT IN (SELECT stamp_ms FROM removals);"
        "DELETE FROM drafts WHERE conversation_id > 0 "
        "AND conversation_id NOT IN (SELECT id FROM conversations);"
        // What was there before any import is shown for good when no import is left that could go.
        "DELETE FROM conversation_versions WHERE import_id = 0 AND conversation_id NOT IN "
        "  (SELECT conversation_id FROM conversation_versions WHERE import_id > 0);"
        "DELETE FROM answer_versions WHERE import_id = 0 AND message_id NOT IN "
        "  (SELECT message_id FROM message_versions WHERE import_id > 0);"
        "DELETE FROM message_versions WHERE import_id = 0 AND message_id NOT IN "
        "  (SELECT message_id FROM message_versions WHERE import_id > 0);");
}

// Messages go in one statement, because the key of a parent is looked at when a statement ends; nothing
// cascades from parent to child (see migrations.cpp). Their descendants go too: they were removed earlier, by
// acts of their own.
StoreDone purgeMessages(Database& database, qint64 stampMs) {
    const StoreDone listed = runForStamp(
        database,
        "CREATE TEMP TABLE purged AS WITH RECURSIVE down (id, conversation_id) AS ("
        "  SELECT id, conversation_id FROM messages WHERE deleted_ms = ?1"
        "  UNION SELECT m.id, m.conversation_id FROM down JOIN messages m "
        "    ON m.conversation_id = down.conversation_id AND m.parent_id = down.id) SELECT id FROM down",
        stampMs);
    if (errorOf(listed) != nullptr)
        return listed;
    // No conversation shows what was removed, but a damaged file may.
    return database.execute(
        "UPDATE conversations SET current_leaf = NULL WHERE current_leaf IN (SELECT id FROM purged);"
        "DELETE FROM messages WHERE id IN (SELECT id FROM purged);"
        "DROP TABLE temp.purged;");
}

// In an order that the foreign keys allow.
constexpr const char* kPurgeSteps[] = {
    "DELETE FROM conversations WHERE deleted_ms = ?1",
    "DELETE FROM folders WHERE deleted_ms = ?1",
    "DELETE FROM answer_versions WHERE import_id IN (SELECT id FROM imports WHERE deleted_ms = ?1)",
    "DELETE FROM message_versions WHERE import_id IN (SELECT id FROM imports WHERE deleted_ms = ?1)",
    "DELETE FROM conversation_versions WHERE import_id IN (SELECT id FROM imports WHERE deleted_ms = ?1)",
    "DELETE FROM imports WHERE deleted_ms = ?1",
    "DELETE FROM removals WHERE stamp_ms = ?1",
};

StoreDone purge(Database& database, qint64 stampMs) {
    if (const StoreDone done = purgeMessages(database, stampMs); errorOf(done) != nullptr)
        return done;
    for (const char* sql : kPurgeSteps)
        if (const StoreDone done = runForStamp(database, sql, stampMs); errorOf(done) != nullptr)
            return done;
    return std::monostate{};
}

} // namespace

StoreDone adoptStrayRemovals(Database& database) {
    return database.execute(
        "INSERT OR IGNORE INTO removals SELECT deleted_ms, 0, min(id), NULL, NULL, title, count(*) "
        "  FROM conversations WHERE deleted_ms IS NOT NULL GROUP BY deleted_ms;"
        "INSERT OR IGNORE INTO removals SELECT deleted_ms, 1, conversation_id, NULL, NULL, "
        "  substr(text, 1, 60), count(*) FROM messages WHERE deleted_ms IS NOT NULL GROUP BY deleted_ms;"
        "INSERT OR IGNORE INTO removals SELECT deleted_ms, 2, NULL, id, NULL, name, 1 "
        "  FROM folders WHERE deleted_ms IS NOT NULL;"
        "INSERT OR IGNORE INTO removals SELECT deleted_ms, 3, NULL, NULL, id, file, 0 "
        "  FROM imports WHERE deleted_ms IS NOT NULL;");
}

StoreDone purgeRemoval(Database& database, qint64 stampMs) {
    if (const StoreDone done = purge(database, stampMs); errorOf(done) != nullptr)
        return done;
    return forgetLeftovers(database);
}

StoreDone purgeRemovalsBefore(Database& database, qint64 beforeMs) {
    for (const char* sql :
         {"DELETE FROM summaries WHERE deleted_ms < ?1", "DELETE FROM presets WHERE deleted_ms < ?1",
          "DELETE FROM prompts WHERE deleted_ms < ?1"})
        if (const StoreDone done = runForStamp(database, sql, beforeMs); errorOf(done) != nullptr)
            return done;
    QVector<qint64> stamps;
    {
        Statement select(database, "SELECT stamp_ms FROM removals WHERE stamp_ms < ?1");
        select.bind(1, beforeMs);
        while (select.step())
            stamps.append(select.number(0));
        if (select.failed())
            return select.error();
    }
    for (const qint64 stamp : stamps)
        if (const StoreDone done = purge(database, stamp); errorOf(done) != nullptr)
            return done;
    return stamps.isEmpty() ? StoreDone() : forgetLeftovers(database);
}

} // namespace conclave
