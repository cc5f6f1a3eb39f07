// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history.h"

#include "app/store/answering_rows.h"
#include "app/store/message_rows.h"
#include "app/store/migrations.h"

#include <QDateTime>
#include <QUuid>

#include <utility>

namespace conclave {

StoreResult<std::unique_ptr<History>> History::open(const QString& path) {
    StoreResult<HistoryFile> file = openHistoryFile(path);
    if (const StoreError* error = errorOf(file))
        return *error;
    return std::unique_ptr<History>(new History(std::move(std::get<HistoryFile>(file))));
}

StoreResult<std::unique_ptr<History>> History::openPrivate() {
    StoreResult<std::unique_ptr<Database>> opened = Database::openInMemory();
    if (const StoreError* error = errorOf(opened))
        return *error;
    std::unique_ptr<Database> database = std::move(std::get<0>(opened));
    if (const StoreDone done = migrate(*database); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    Statement sequence(*database, "INSERT INTO sqlite_sequence (name, seq) "
                                  "VALUES ('conversations', ?1), ('messages', ?1)");
    if (const StoreDone done = sequence.bind(1, kFirstPrivateId - 1).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    HistoryFile file;
    file.database = std::move(database);
    std::unique_ptr<History> history(new History(std::move(file)));
    history->m_lastStampMs = kFirstPrivateId;
    return history;
}

std::unique_ptr<History> History::inMemory(std::unique_ptr<Database> memory) {
    HistoryFile file;
    file.database = std::move(memory);
    return std::unique_ptr<History>(new History(std::move(file)));
}

StoreDone History::requireConversation(qint64 id) {
    Statement select(database(), "SELECT 1 FROM conversations WHERE id = ?1 AND deleted_ms IS NULL");
    select.bind(1, id);
    if (select.step())
        return std::monostate{};
    return select.failed() ? select.error() : rowNotFound(database(), "conversation", id);
}

StoreResult<QVector<MessageRow>> History::branch(qint64 conversationId) {
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return std::get<StoreError>(found);
    return readBranch(database(), conversationId);
}

StoreResult<QVector<MessageRow>> History::tree(qint64 conversationId) {
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return std::get<StoreError>(found);
    return readTree(database(), conversationId);
}

StoreResult<qint64> History::insertConversation(const QString& title, TitleSource source, qint64 nowMs) {
    Statement insert(database(),
                     "INSERT INTO conversations (uuid, title, title_source, created_ms, updated_ms) "
                     "VALUES (?1, ?2, ?3, ?4, ?4)");
    insert.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces)).bind(2, title);
    insert.bind(3, int(source)).bind(4, nowMs);
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return database().lastInsertId();
}

StoreDone History::showLeaf(qint64 conversationId, qint64 leaf) {
    Statement update(database(), "UPDATE conversations SET current_leaf = ?2 WHERE id = ?1");
    return update.bind(1, conversationId).bindId(2, leaf).run();
}

StoreResult<qint64> History::insertMessage(qint64 conversationId, qint64 parentId, Role role,
                                           const QString& text, MessageState state, qint64 nowMs) {
    if (parentId != 0) {
        Statement parent(database(), "SELECT 1 FROM messages WHERE conversation_id = ?1 AND id = ?2 "
                                     "AND deleted_ms IS NULL");
        parent.bind(1, conversationId).bind(2, parentId);
        if (!parent.step())
            return parent.failed() ? parent.error() : rowNotFound(database(), "parent message", parentId);
    }
    Statement insert(database(),
                     "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_ms, "
                     "has_code) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bind(1, conversationId).bindId(2, parentId).bind(3, int(role)).bind(4, text).bind(5, int(state));
    insert.bind(6, nowMs).bind(7, int(hasCodeFence(text)));
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const qint64 id = database().lastInsertId();

    Statement leaf(database(), "UPDATE conversations SET current_leaf = ?2, updated_ms = ?3 WHERE id = ?1");
    leaf.bind(1, conversationId).bind(2, id).bind(3, nowMs);
    if (const StoreDone done = leaf.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return id;
}

StoreResult<MessageRow> History::createQuestion(qint64 conversationId, qint64 parentId, const QString& text,
                                                const QString& title) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    if (conversationId == 0) {
        const StoreResult<qint64> made = insertConversation(title, TitleSource::FirstWords, nowMs);
        if (const StoreError* error = errorOf(made))
            return *error;
        conversationId = std::get<qint64>(made);
    } else if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr) {
        return std::get<StoreError>(found);
    }
    const StoreResult<qint64> id =
        insertMessage(conversationId, parentId, Role::User, text, MessageState::Complete, nowMs);
    if (const StoreError* error = errorOf(id))
        return *error;
    StoreResult<MessageRow> row = readMessage(database(), std::get<qint64>(id));
    if (errorOf(row) != nullptr)
        return row;
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return row;
}

StoreResult<MessageRow> History::createAnswer(qint64 conversationId, qint64 parentId,
                                              const Provenance& provenance) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return std::get<StoreError>(found);
    const StoreResult<qint64> id =
        insertMessage(conversationId, parentId, Role::Assistant, QString(), MessageState::Streaming,
                      QDateTime::currentMSecsSinceEpoch());
    if (const StoreError* error = errorOf(id))
        return *error;
    if (const StoreDone done = writeProvenance(database(), std::get<qint64>(id), provenance);
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    StoreResult<MessageRow> row = readMessage(database(), std::get<qint64>(id));
    if (errorOf(row) != nullptr)
        return row;
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return row;
}

StoreDone History::journalAnswer(const AnswerJournal& journal) {
    // Only while it streams: a journal that comes late must not cut a finished answer short.
    Statement update(database(), "UPDATE messages SET text = ?2, reasoning = ?3, reasoning_ms = ?4, "
                                 "tool_calls = ?6, has_code = ?7 WHERE id = ?1 AND state = ?5");
    update.bind(1, journal.messageId)
        .bind(2, journal.text)
        .bind(3, journal.reasoning)
        .bind(4, journal.reasoningMs);
    update.bind(5, int(MessageState::Streaming)).bind(6, journal.toolCalls);
    update.bind(7, int(hasCodeFence(journal.text)));
    return change(update, Database::Sync::Process, "streaming answer", journal.messageId);
}

StoreDone History::finishAnswer(const AnswerJournal& journal, MessageState state, const QString& errorText,
                                const Provenance& provenance) {
    Statement update(database(),
                     "UPDATE messages SET text = ?2, reasoning = ?3, reasoning_ms = ?4, state = ?5, "
                     "error = ?6, tool_calls = ?8, has_code = ?9 WHERE id = ?1 AND role = ?7");
    update.bind(1, journal.messageId)
        .bind(2, journal.text)
        .bind(3, journal.reasoning)
        .bind(4, journal.reasoningMs);
    update.bind(5, int(state)).bind(6, errorText).bind(7, int(Role::Assistant)).bind(8, journal.toolCalls);
    update.bind(9, int(hasCodeFence(journal.text)));
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() != 1)
        return rowNotFound(database(), "answer", journal.messageId);
    if (const StoreDone done = writeProvenance(database(), journal.messageId, provenance);
        errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreDone History::change(Statement& update, Database::Sync sync, const char* what, qint64 id) {
    Transaction transaction(database(), sync);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() != 1)
        return rowNotFound(database(), what, id);
    return transaction.commit();
}

StoreDone History::selectBranch(qint64 conversationId, qint64 messageId) {
    Transaction transaction(database(), Database::Sync::Process);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return found;
    const StoreResult<qint64> leaf = newestDescendant(database(), conversationId, messageId);
    if (const StoreError* error = errorOf(leaf))
        return *error;
    if (const StoreDone done = showLeaf(conversationId, std::get<qint64>(leaf)); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreDone History::rename(qint64 conversationId, const QString& title, TitleSource source) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return found;
    Statement update(database(), "UPDATE conversations SET title = ?2, title_source = ?3 "
                                 "WHERE id = ?1 AND title_source <= ?3");
    if (const StoreDone done = update.bind(1, conversationId).bind(2, title).bind(3, int(source)).run();
        errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreResult<ConversationRow> History::duplicate(qint64 conversationId, qint64 messageId) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    const StoreResult<ConversationRow> original = conversation(conversationId);
    if (errorOf(original) != nullptr)
        return original;
    const ConversationRow& from = std::get<ConversationRow>(original);
    const StoreResult<qint64> made = insertConversation(from.title, from.titleSource, nowMs);
    if (const StoreError* error = errorOf(made))
        return *error;
    const qint64 copyId = std::get<qint64>(made);
    Statement place(database(), "UPDATE conversations SET folder_id = ?2 WHERE id = ?1");
    if (const StoreDone done = place.bind(1, copyId).bindId(2, from.folderId).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);

    QVector<qint64> path; // from the first message on
    Statement up(database(), "WITH RECURSIVE up (id) AS ("
                             "  SELECT id FROM messages "
                             "    WHERE conversation_id = ?1 AND id = ?2 AND deleted_ms IS NULL"
                             "  UNION SELECT p.parent_id FROM messages p JOIN up ON p.id = up.id "
                             "    WHERE p.parent_id IS NOT NULL) SELECT id FROM up ORDER BY id");
    up.bind(1, conversationId).bind(2, messageId);
    while (up.step())
        path.append(up.number(0));
    if (up.failed())
        return up.error();
    if (path.isEmpty())
        return rowNotFound(database(), "message", messageId);

    // Nobody writes on at the copy of an answer that is being written.
    Statement message(database(),
                      "INSERT INTO messages (conversation_id, parent_id, role, text, reasoning, "
                      "reasoning_ms, tool_calls, state, error, created_ms, has_code, "
                      "pinned_ms) SELECT ?2, ?3, role, text, reasoning, reasoning_ms, tool_calls, "
                      "CASE state WHEN 1 THEN 4 ELSE state END, error, created_ms, has_code, "
                      "pinned_ms FROM messages WHERE id = ?1");
    Statement answer(database(), "INSERT INTO answers (message_id, " CONCLAVE_ANSWER_COLUMNS ") "
                                 "SELECT ?2, " CONCLAVE_ANSWER_COLUMNS " FROM answers WHERE message_id = ?1");
    Statement summary(database(), "INSERT INTO summaries (message_id, text, model_name, created_ms) "
                                  "SELECT ?2, text, model_name, created_ms FROM summaries "
                                  "WHERE message_id = ?1 AND deleted_ms IS NULL ORDER BY id");
    qint64 parent = 0;
    for (const qint64 id : path) {
        if (const StoreDone done = message.bind(1, id).bind(2, copyId).bindId(3, parent).run();
            errorOf(done) != nullptr)
            return std::get<StoreError>(done);
        parent = database().lastInsertId();
        for (Statement* copy : {&answer, &summary})
            if (const StoreDone done = copy->bind(1, id).bind(2, parent).run(); errorOf(done) != nullptr)
                return std::get<StoreError>(done);
    }
    const StoreResult<ConversationAnswering> answering =
        readConversationAnswering(database(), conversationId);
    if (const StoreError* error = errorOf(answering))
        return *error;
    if (const StoreDone done = writeConversationAnswering(database(), copyId, std::get<0>(answering));
        errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = showLeaf(copyId, parent); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    StoreResult<ConversationRow> row = conversation(copyId);
    if (errorOf(row) != nullptr)
        return row;
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return row;
}

} // namespace conclave
