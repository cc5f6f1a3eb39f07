// SPDX-License-Identifier: GPL-3.0-or-later
// The part of History that is about lists: which conversations are in them, folders, pins, drafts.
#include "app/store/history.h"
#include "app/store/message_rows.h"

#include <QCollator>
#include <QDateTime>
#include <QUuid>

#include <algorithm>
#include <iterator>

namespace conclave {

namespace {

// The count is read from an index alone.
#define CONCLAVE_CONVERSATION_COLUMNS                                                                        \
    "SELECT c.id, c.uuid, c.title, c.created_ms, c.updated_ms, c.current_leaf, "                             \
    "(SELECT count(*) FROM messages m WHERE m.conversation_id = c.id AND m.deleted_ms IS NULL), "            \
    "c.title_source, c.folder_id, c.pinned_ms, c.archived_ms, c.source, c.source_id "                        \
    "FROM conversations c WHERE c.deleted_ms IS NULL "

ConversationRow conversationOf(const Statement& row) {
    return {.id = row.number(0),
            .uuid = row.text(1),
            .title = row.text(2),
            .createdMs = row.number(3),
            .updatedMs = row.number(4),
            .currentLeaf = row.number(5),
            .messageCount = int(row.number(6)),
            .titleSource = TitleSource(row.number(7)),
            .folderId = row.number(8),
            .pinnedMs = row.number(9),
            .archivedMs = row.number(10),
            .source = row.text(11),
            .sourceId = row.text(12)};
}

// For each kind of scope which rows are in it and what they are sorted by. Each has an index that holds just
// these rows in this order (migrations.cpp), so a page costs what is on it, however long the list is.
struct ScopeSql {
    const char* condition;
    const char* key;
    qint64 ConversationRow::*keyOf;
};
constexpr ScopeSql kScopes[] = {
    {"", "c.updated_ms", &ConversationRow::updatedMs},
    {"AND c.archived_ms IS NULL AND c.pinned_ms IS NOT NULL ", "c.pinned_ms", &ConversationRow::pinnedMs},
    {"AND c.archived_ms IS NULL AND c.pinned_ms IS NULL AND c.folder_id = ?4 ", "c.updated_ms",
     &ConversationRow::updatedMs},
    {"AND c.archived_ms IS NULL AND c.pinned_ms IS NULL AND c.folder_id IS NULL ", "c.updated_ms",
     &ConversationRow::updatedMs},
    {"AND c.archived_ms IS NOT NULL ", "c.archived_ms", &ConversationRow::archivedMs},
};
static_assert(std::size(kScopes) == std::size_t(ConversationScope::Kind::Archived) + 1);

constexpr const char* kSelectFolder =
    "SELECT f.id, f.uuid, f.name, (SELECT count(*) FROM conversations c WHERE c.folder_id = f.id "
    "AND c.deleted_ms IS NULL AND c.archived_ms IS NULL) FROM folders f WHERE f.deleted_ms IS NULL ";

FolderRow folderOf(const Statement& row) {
    return {row.number(0), row.text(1), row.text(2), int(row.number(3))};
}

} // namespace

StoreResult<QVector<ConversationRow>> History::conversations(const ConversationScope& scope, int limit,
                                                             const std::optional<ConversationRow>& last) {
    const ScopeSql& sql = kScopes[std::size_t(scope.kind)];
    QByteArray query = QByteArray(CONCLAVE_CONVERSATION_COLUMNS) + sql.condition;
    if (last)
        query += QByteArray("AND (") + sql.key + ", c.id) < (?1, ?2) ";
    query += QByteArray("ORDER BY ") + sql.key + " DESC, c.id DESC LIMIT ?3";
    Statement select(database(), query.constData());
    if (last)
        select.bind(1, (*last).*sql.keyOf).bind(2, last->id);
    select.bind(3, limit);
    if (scope.kind == ConversationScope::Kind::Folder)
        select.bind(4, scope.folderId);
    QVector<ConversationRow> rows;
    while (select.step())
        rows.append(conversationOf(select));
    if (select.failed())
        return select.error();
    return rows;
}

StoreResult<ConversationRow> History::conversation(qint64 id) {
    Statement select(database(), CONCLAVE_CONVERSATION_COLUMNS "AND c.id = ?1");
    select.bind(1, id);
    if (select.step())
        return conversationOf(select);
    if (select.failed())
        return select.error();
    return rowNotFound(database(), "conversation", id);
}

StoreResult<QVector<FolderRow>> History::folders() {
    Statement select(database(), kSelectFolder);
    QVector<FolderRow> rows;
    while (select.step())
        rows.append(folderOf(select));
    if (select.failed())
        return select.error();
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(rows.begin(), rows.end(), [&collator](const FolderRow& a, const FolderRow& b) {
        return collator.compare(a.name, b.name) < 0;
    });
    return rows;
}

StoreResult<FolderRow> History::folder(qint64 id) {
    Statement select(database(), (QByteArray(kSelectFolder) + "AND f.id = ?1").constData());
    select.bind(1, id);
    if (select.step())
        return folderOf(select);
    if (select.failed())
        return select.error();
    return rowNotFound(database(), "folder", id);
}

StoreResult<FolderRow> History::createFolder(const QString& name) {
    Statement insert(database(), "INSERT INTO folders (uuid, name, created_ms) VALUES (?1, ?2, ?3)");
    insert.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces)).bind(2, name);
    insert.bind(3, QDateTime::currentMSecsSinceEpoch());
    if (const StoreDone done = change(insert, Database::Sync::Machine, "folder", 0); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return folder(database().lastInsertId());
}

StoreDone History::renameFolder(qint64 folderId, const QString& name) {
    Statement update(database(), "UPDATE folders SET name = ?2 WHERE id = ?1 AND deleted_ms IS NULL");
    update.bind(1, folderId).bind(2, name);
    return change(update, Database::Sync::Machine, "folder", folderId);
}

StoreDone History::moveToFolder(const QVector<qint64>& conversationIds, qint64 folderId) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (folderId != 0)
        if (const StoreResult<FolderRow> found = folder(folderId); errorOf(found) != nullptr)
            return *errorOf(found);
    Statement update(database(), "UPDATE conversations SET folder_id = ?2, folder_in_trash = NULL "
                                 "WHERE id = ?1 AND deleted_ms IS NULL");
    for (const qint64 id : conversationIds) {
        if (const StoreDone done = update.bind(1, id).bindId(2, folderId).run(); errorOf(done) != nullptr)
            return done;
        if (database().changes() != 1)
            return rowNotFound(database(), "conversation", id);
    }
    return transaction.commit();
}

StoreDone History::setPinned(qint64 conversationId, bool isPinned) {
    Statement update(database(), "UPDATE conversations SET pinned_ms = ?2 WHERE id = ?1 "
                                 "AND deleted_ms IS NULL");
    update.bind(1, conversationId).bindId(2, isPinned ? QDateTime::currentMSecsSinceEpoch() : 0);
    return change(update, Database::Sync::Machine, "conversation", conversationId);
}

StoreDone History::setArchived(qint64 conversationId, bool isArchived) {
    Statement update(database(), "UPDATE conversations SET archived_ms = ?2 WHERE id = ?1 "
                                 "AND deleted_ms IS NULL");
    update.bind(1, conversationId).bindId(2, isArchived ? QDateTime::currentMSecsSinceEpoch() : 0);
    return change(update, Database::Sync::Machine, "conversation", conversationId);
}

StoreDone History::saveDraft(qint64 conversationId, const QString& text) {
    Transaction transaction(database(), Database::Sync::Process);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    Statement write(database(), text.isEmpty()
                                    ? "DELETE FROM drafts WHERE conversation_id = ?1"
                                    : "INSERT OR REPLACE INTO drafts (conversation_id, text, updated_ms) "
                                      "VALUES (?1, ?2, ?3)");
    write.bind(1, conversationId);
    if (!text.isEmpty())
        write.bind(2, text).bind(3, QDateTime::currentMSecsSinceEpoch());
    if (const StoreDone done = write.run(); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreResult<QHash<qint64, QString>> History::drafts() {
    Statement select(database(), "SELECT conversation_id, text FROM drafts");
    QHash<qint64, QString> drafts;
    while (select.step())
        drafts.insert(select.number(0), select.text(1));
    if (select.failed())
        return select.error();
    return drafts;
}

} // namespace conclave
