// SPDX-License-Identifier: GPL-3.0-or-later
// The part of History that removes and brings back. An act stamps what it removes; taking it back takes the
// stamp off. What was under something that is removed keeps the stamp of its own act, so acts are taken back
// in any order: below a message that is still removed, a restored one gets the stamp of that one, and comes
// back with it.
#include "app/store/first_words.h"
#include "app/store/history.h"
#include "app/store/import_undo.h"
#include "app/store/message_rows.h"
#include "app/store/purge.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>
#include <limits>

namespace conclave {

namespace {

StoreError gone(const Database& database, qint64 stampMs) {
    StoreError error = rowNotFound(database, "removal", stampMs);
    error.title = QCoreApplication::translate(
        "ChatStore", "This can no longer be taken back: it was restored already, or the trash was emptied.");
    return error;
}

} // namespace

StoreResult<qint64> History::newStamp() {
    const StoreResult<qint64> newest = database().number("SELECT max(stamp_ms) FROM removals");
    if (errorOf(newest) != nullptr)
        return newest;
    m_lastStampMs =
        std::max({QDateTime::currentMSecsSinceEpoch(), m_lastStampMs + 1, std::get<qint64>(newest) + 1});
    return m_lastStampMs;
}

StoreDone History::noteRemoval(const UndoStep& step, qint64 folderId) {
    Statement insert(database(), "INSERT INTO removals (stamp_ms, kind, conversation_id, folder_id, "
                                 "import_id, title, item_count) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bind(1, step.stampMs).bind(2, int(step.kind)).bindId(3, step.conversationId).bindId(4, folderId);
    return insert.bindId(5, step.importId).bind(6, step.title).bind(7, step.count).run();
}

StoreDone History::noteLeaf(qint64 stampMs, qint64 conversationId, qint64 previous, qint64 next) {
    Statement insert(database(), "INSERT INTO removal_leaves (stamp_ms, conversation_id, previous_leaf, "
                                 "next_leaf) VALUES (?1, ?2, ?3, ?4)");
    insert.bind(1, stampMs).bind(2, conversationId).bindId(3, previous).bindId(4, next);
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return done;
    return showLeaf(conversationId, next);
}

StoreResult<UndoStep> History::remove(const QVector<qint64>& conversationIds) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    const StoreResult<qint64> stamp = newStamp();
    if (const StoreError* error = errorOf(stamp))
        return *error;
    UndoStep step{.kind = UndoStep::Kind::Conversations, .stampMs = std::get<qint64>(stamp)};
    Statement update(database(), "UPDATE conversations SET deleted_ms = ?2 WHERE id = ?1");
    for (qsizetype i = 0; i < conversationIds.size(); ++i) {
        const qint64 id = conversationIds[i];
        if (conversationIds.indexOf(id) < i)
            continue;
        const StoreResult<ConversationRow> row = conversation(id);
        if (const StoreError* error = errorOf(row))
            return *error;
        if (const StoreDone done = update.bind(1, id).bind(2, step.stampMs).run(); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
        if (step.count++ == 0) {
            step.conversationId = id;
            step.title = std::get<ConversationRow>(row).title;
        }
    }
    if (step.count == 0)
        return rowNotFound(database(), "conversation", 0);
    if (const StoreDone done = noteRemoval(step, 0); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return step;
}

StoreResult<UndoStep> History::removeBranch(qint64 conversationId, qint64 messageId) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    const StoreResult<ConversationRow> row = conversation(conversationId);
    if (const StoreError* error = errorOf(row))
        return *error;
    const StoreResult<MessageRow> message = readMessage(database(), messageId);
    if (const StoreError* error = errorOf(message))
        return *error;
    const MessageRow& top = std::get<MessageRow>(message);
    if (top.conversationId != conversationId)
        return rowNotFound(database(), "message", messageId);
    const StoreResult<qint64> stamp = newStamp();
    if (const StoreError* error = errorOf(stamp))
        return *error;
    UndoStep step{.kind = UndoStep::Kind::Branch,
                  .stampMs = std::get<qint64>(stamp),
                  .conversationId = conversationId,
                  .previousLeaf = std::get<ConversationRow>(row).currentLeaf,
                  .title = top.text.isEmpty() && !top.attachments.isEmpty() ? top.attachments.first().name
                                                                            : firstWords(top.text)};
    Statement update(database(), "WITH RECURSIVE down (id) AS (SELECT ?2"
                                 "  UNION SELECT m.id FROM down JOIN messages m ON m.conversation_id = ?1 "
                                 "    AND m.parent_id = down.id AND m.deleted_ms IS NULL) "
                                 "UPDATE messages SET deleted_ms = ?3 WHERE id IN (SELECT id FROM down)");
    update.bind(1, conversationId).bind(2, messageId).bind(3, step.stampMs);
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    step.count = database().changes();
    if (const StoreDone done = noteRemoval(step, 0); errorOf(done) != nullptr)
        return std::get<StoreError>(done);

    Statement leaf(database(), "SELECT 1 FROM messages WHERE id = ?1 AND deleted_ms = ?2");
    if (leaf.bind(1, step.previousLeaf).bind(2, step.stampMs).step()) {
        Statement sibling(database(), "SELECT max(id) FROM messages WHERE conversation_id = ?1 "
                                      "AND parent_id IS ?2 AND deleted_ms IS NULL");
        sibling.bind(1, conversationId).bindId(2, top.parentId);
        qint64 next = sibling.step() ? sibling.number(0) : 0;
        if (sibling.failed())
            return sibling.error();
        if (next != 0) {
            const StoreResult<qint64> newest = newestDescendant(database(), conversationId, next);
            if (const StoreError* error = errorOf(newest))
                return *error;
            next = std::get<qint64>(newest);
        } else {
            next = top.parentId;
        }
        if (const StoreDone done = noteLeaf(step.stampMs, conversationId, step.previousLeaf, next);
            errorOf(done) != nullptr)
            return std::get<StoreError>(done);
    }
    if (leaf.failed())
        return leaf.error();
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return step;
}

StoreResult<UndoStep> History::removeFolder(qint64 folderId) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    const StoreResult<FolderRow> row = folder(folderId);
    if (const StoreError* error = errorOf(row))
        return *error;
    const StoreResult<qint64> stamp = newStamp();
    if (const StoreError* error = errorOf(stamp))
        return *error;
    const UndoStep step{.kind = UndoStep::Kind::Folder,
                        .stampMs = std::get<qint64>(stamp),
                        .count = 1,
                        .title = std::get<FolderRow>(row).name};
    Statement update(database(), "UPDATE folders SET deleted_ms = ?2 WHERE id = ?1");
    if (const StoreDone done = update.bind(1, folderId).bind(2, step.stampMs).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    // Out of the folder, so that the lists find them by their index; and it is known where they were.
    Statement contents(database(), "UPDATE conversations SET folder_in_trash = folder_id, folder_id = NULL "
                                   "WHERE folder_id = ?1");
    if (const StoreDone done = contents.bind(1, folderId).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = noteRemoval(step, folderId); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return step;
}

StoreDone History::restoreMessages(qint64 stampMs) {
    struct Stamped {
        qint64 id, parentId, parentStamp;
    };
    QVector<Stamped> stamped; // parents first
    {
        Statement select(database(), "SELECT m.id, m.parent_id, p.deleted_ms FROM messages m "
                                     "LEFT JOIN messages p ON p.id = m.parent_id "
                                     "WHERE m.deleted_ms = ?1 ORDER BY m.id");
        select.bind(1, stampMs);
        while (select.step())
            stamped.append({select.number(0), select.number(1), select.number(2)});
        if (select.failed())
            return select.error();
    }
    QHash<qint64, qint64> stamps;
    Statement update(database(), "UPDATE messages SET deleted_ms = ?2 WHERE id = ?1");
    for (const Stamped& message : stamped) {
        const qint64 stamp = stamps.value(message.parentId, message.parentStamp);
        stamps.insert(message.id, stamp);
        if (const StoreDone done = update.bind(1, message.id).bindId(2, stamp).run();
            errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

StoreDone History::restoreLeaves(qint64 stampMs) {
    struct Leaf {
        qint64 conversationId, previous, next;
    };
    QVector<Leaf> leaves;
    {
        Statement select(database(), "SELECT conversation_id, previous_leaf, next_leaf FROM removal_leaves "
                                     "WHERE stamp_ms = ?1");
        select.bind(1, stampMs);
        while (select.step())
            leaves.append({select.number(0), select.number(1), select.number(2)});
        if (select.failed())
            return select.error();
    }
    // The act after this one found what this one had left; what it brings back is what was before both.
    Statement later(database(), "UPDATE removal_leaves SET previous_leaf = ?3 "
                                "WHERE conversation_id = ?1 AND previous_leaf IS ?4 AND stamp_ms = "
                                "(SELECT min(stamp_ms) FROM removal_leaves "
                                "  WHERE conversation_id = ?1 AND stamp_ms > ?2)");
    Statement show(database(), "UPDATE conversations SET current_leaf = ?2 WHERE id = ?1 AND EXISTS "
                               "(SELECT 1 FROM messages WHERE conversation_id = ?1 AND id = ?2 "
                               "  AND deleted_ms IS NULL)");
    for (const Leaf& leaf : leaves) {
        later.bind(1, leaf.conversationId).bind(2, stampMs).bindId(3, leaf.previous).bindId(4, leaf.next);
        if (const StoreDone done = later.run(); errorOf(done) != nullptr)
            return done;
        if (const StoreDone done = show.bind(1, leaf.conversationId).bindId(2, leaf.previous).run();
            errorOf(done) != nullptr)
            return done;
    }
    Statement forget(database(), "DELETE FROM removal_leaves WHERE stamp_ms = ?1");
    return forget.bind(1, stampMs).run();
}

StoreDone History::restore(const UndoStep& step) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    qint64 folderId = 0;
    qint64 importId = 0;
    {
        Statement select(database(), "SELECT folder_id, import_id FROM removals WHERE stamp_ms = ?1");
        if (!select.bind(1, step.stampMs).step())
            return select.failed() ? select.error() : gone(database(), step.stampMs);
        folderId = select.number(0);
        importId = select.number(1);
    }
    const auto run = [this](const char* sql, qint64 value) {
        Statement statement(database(), sql);
        return statement.bind(1, value).run();
    };
    StoreDone done = run("UPDATE conversations SET deleted_ms = NULL WHERE deleted_ms = ?1", step.stampMs);
    if (errorOf(done) == nullptr)
        done = run("UPDATE folders SET deleted_ms = NULL WHERE deleted_ms = ?1", step.stampMs);
    if (errorOf(done) == nullptr && folderId != 0)
        done = run("UPDATE conversations SET folder_id = folder_in_trash, folder_in_trash = NULL "
                   "WHERE folder_in_trash = ?1",
                   folderId);
    if (errorOf(done) == nullptr)
        done = restoreMessages(step.stampMs);
    if (errorOf(done) == nullptr)
        done = run("UPDATE imports SET deleted_ms = NULL WHERE deleted_ms = ?1", step.stampMs);
    if (errorOf(done) == nullptr && importId != 0)
        done = showVersionsOf(database(), importId);
    if (errorOf(done) == nullptr)
        done = restoreLeaves(step.stampMs);
    if (errorOf(done) == nullptr)
        done = run("DELETE FROM removals WHERE stamp_ms = ?1", step.stampMs);
    if (errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreResult<QVector<TrashItem>> History::trash() {
    // A branch of a conversation that is in the trash itself comes back with it, and is not shown beside it.
    Statement select(database(),
                     "SELECT r.stamp_ms, r.kind, r.conversation_id, l.previous_leaf, r.import_id, r.title, "
                     "r.item_count, c.title, "
                     "(SELECT count(*) FROM messages m JOIN conversations d ON m.conversation_id = d.id "
                     "   WHERE d.deleted_ms = r.stamp_ms AND m.deleted_ms IS NULL) + "
                     "(SELECT count(*) FROM messages m WHERE m.deleted_ms = r.stamp_ms) "
                     "FROM removals r LEFT JOIN conversations c ON c.id = r.conversation_id "
                     "LEFT JOIN removal_leaves l ON l.conversation_id = r.conversation_id "
                     "  AND l.stamp_ms = r.stamp_ms "
                     "WHERE r.kind <> 1 OR c.deleted_ms IS NULL ORDER BY r.stamp_ms DESC");
    QVector<TrashItem> items;
    while (select.step()) {
        TrashItem item{.step = {.kind = UndoStep::Kind(select.number(1)),
                                .stampMs = select.number(0),
                                .conversationId = select.number(2),
                                .previousLeaf = select.number(3),
                                .importId = select.number(4),
                                .count = int(select.number(6)),
                                .title = select.text(5)},
                       .title = select.text(5),
                       .deletedMs = select.number(0),
                       .messageCount = int(select.number(8))};
        if (item.step.kind == UndoStep::Kind::Branch)
            item.whereTitle = select.text(7);
        items.append(item);
    }
    if (select.failed())
        return select.error();
    return items;
}

StoreDone History::deleteForGood(const UndoStep& step) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    { // finished before tables are dropped
        Statement select(database(), "SELECT 1 FROM removals WHERE stamp_ms = ?1");
        if (!select.bind(1, step.stampMs).step())
            return select.failed() ? select.error() : gone(database(), step.stampMs);
    }
    if (const StoreDone done = purgeRemoval(database(), step.stampMs); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreDone History::emptyTrash() {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = purgeRemovalsBefore(database(), std::numeric_limits<qint64>::max());
        errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

} // namespace conclave
