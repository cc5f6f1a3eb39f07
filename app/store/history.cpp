// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/history.h"

#include <QDateTime>
#include <QUuid>

#include <bit>
#include <cstdint>
#include <utility>

namespace conclave {

namespace {

constexpr const char* kSelectConversation = R"sql(
SELECT c.id, c.uuid, c.title, c.created_ms, c.updated_ms, c.current_leaf,
       (SELECT count(*) FROM messages m WHERE m.conversation_id = c.id)
FROM conversations c
WHERE c.deleted_ms IS NULL AND c.id = ?1
)sql";

constexpr const char* kSelectConversations = R"sql(
SELECT c.id, c.uuid, c.title, c.created_ms, c.updated_ms, c.current_leaf,
       (SELECT count(*) FROM messages m WHERE m.conversation_id = c.id)
FROM conversations c
WHERE c.deleted_ms IS NULL
ORDER BY c.updated_ms DESC, c.id DESC
)sql";

ConversationRow readConversation(const Statement& row) {
    return {.id = row.number(0),
            .uuid = row.text(1),
            .title = row.text(2),
            .createdMs = row.number(3),
            .updatedMs = row.number(4),
            .currentLeaf = row.number(5),
            .messageCount = int(row.number(6))};
}

// The columns that readMessage expects. Siblings have the same parent; a lower id is older.
#define CONCLAVE_MESSAGE_COLUMNS                                                                             \
    "m.id, m.conversation_id, m.parent_id, m.role, m.text, m.reasoning, m.reasoning_ms, m.state, m.error, "  \
    "m.created_ms, a.model_name, a.model_path, a.file_hash, a.quantization, a.engine_version, "              \
    "a.temperature, "                                                                                        \
    "a.top_k, a.top_p, a.min_p, a.repetition_penalty, a.max_tokens, a.seed, a.prompt_tokens, "               \
    "a.generated_tokens, a.first_token_ms, a.tokens_per_second, a.stop_reason, a.message_id, "               \
    "(SELECT count(*) FROM messages s WHERE s.conversation_id = m.conversation_id "                          \
    "   AND s.parent_id IS m.parent_id AND s.id < m.id), "                                                   \
    "(SELECT count(*) FROM messages s WHERE s.conversation_id = m.conversation_id "                          \
    "   AND s.parent_id IS m.parent_id), m.tool_calls "                                                      \
    "FROM messages m LEFT JOIN answers a ON a.message_id = m.id "

constexpr const char* kSelectMessage = "SELECT " CONCLAVE_MESSAGE_COLUMNS "WHERE m.id = ?1";

// A child's id is above its parent's (migrations.cpp), so the order of ids is the order of the branch.
constexpr const char* kSelectTree =
    "SELECT " CONCLAVE_MESSAGE_COLUMNS "WHERE m.conversation_id = ?1 ORDER BY m.id";

// From the current leaf up to the first message. UNION, not UNION ALL: a damaged file's cycle ends.
constexpr const char* kSelectBranch =
    "WITH RECURSIVE up (id) AS ("
    "  SELECT current_leaf FROM conversations WHERE id = ?1 AND current_leaf IS NOT NULL"
    "  UNION SELECT p.parent_id FROM messages p JOIN up ON p.id = up.id WHERE p.parent_id IS NOT NULL) "
    "SELECT " CONCLAVE_MESSAGE_COLUMNS "WHERE m.id IN (SELECT id FROM up) ORDER BY m.id";
#undef CONCLAVE_MESSAGE_COLUMNS

MessageRow readMessage(const Statement& row) {
    MessageRow message{.id = row.number(0),
                       .conversationId = row.number(1),
                       .parentId = row.number(2),
                       .role = Role(row.number(3)),
                       .text = row.text(4),
                       .reasoning = row.text(5),
                       .reasoningMs = row.number(6),
                       .toolCalls = row.text(30),
                       .state = MessageState(row.number(7)),
                       .errorText = row.text(8),
                       .createdMs = row.number(9),
                       .siblingIndex = int(row.number(28)),
                       .siblingCount = int(row.number(29))};
    const bool hasProvenance = row.number(27) != 0;
    if (hasProvenance)
        message.provenance = {
            .modelName = row.text(10),
            .modelPath = row.text(11),
            .fileHash = row.text(12),
            .quantization = row.text(13),
            .engineVersion = row.text(14),
            .sampling = {.temperature = row.real(15),
                         .topK = int(row.number(16)),
                         .topP = row.real(17),
                         .minP = row.real(18),
                         .repetitionPenalty = row.real(19),
                         .maxTokens = int(row.number(20)),
                         .seed = std::bit_cast<std::uint64_t>(std::int64_t(row.number(21)))},
            .promptTokens = int(row.number(22)),
            .generatedTokens = int(row.number(23)),
            .firstTokenMs = row.real(24),
            .tokensPerSecond = row.real(25),
            .stopReason = row.text(26)};
    return message;
}

StoreResult<QVector<MessageRow>> readMessages(Statement& select) {
    QVector<MessageRow> messages;
    while (select.step())
        messages.append(readMessage(select));
    if (select.failed())
        return select.error();
    return messages;
}

} // namespace

StoreResult<std::unique_ptr<History>> History::open(const QString& path) {
    StoreResult<HistoryFile> file = openHistoryFile(path);
    if (const StoreError* error = errorOf(file))
        return *error;
    return std::unique_ptr<History>(new History(std::move(std::get<HistoryFile>(file))));
}

std::unique_ptr<History> History::inMemory(std::unique_ptr<Database> memory) {
    return std::unique_ptr<History>(
        new History({.lock = nullptr, .database = std::move(memory), .notice = {}}));
}

StoreError History::notFound(const char* what, qint64 id) const {
    return fileError(StoreError::Kind::NotFound, m_file.database->path(),
                     QStringLiteral("%1 %2").arg(QString::fromLatin1(what)).arg(id));
}

StoreDone History::requireConversation(qint64 id) {
    const StoreResult<ConversationRow> row = conversation(id);
    if (const StoreError* error = errorOf(row))
        return *error;
    return std::monostate{};
}

StoreResult<QVector<ConversationRow>> History::conversations() {
    Statement select(database(), kSelectConversations);
    QVector<ConversationRow> rows;
    while (select.step())
        rows.append(readConversation(select));
    if (select.failed())
        return select.error();
    return rows;
}

StoreResult<ConversationRow> History::conversation(qint64 id) {
    Statement select(database(), kSelectConversation);
    select.bind(1, id);
    if (select.step())
        return readConversation(select);
    if (select.failed())
        return select.error();
    return notFound("conversation", id);
}

StoreResult<QVector<MessageRow>> History::branch(qint64 conversationId) {
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return std::get<StoreError>(found);
    Statement select(database(), kSelectBranch);
    select.bind(1, conversationId);
    return readMessages(select);
}

StoreResult<QVector<MessageRow>> History::tree(qint64 conversationId) {
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return std::get<StoreError>(found);
    Statement select(database(), kSelectTree);
    select.bind(1, conversationId);
    return readMessages(select);
}

StoreResult<MessageRow> History::message(qint64 id) {
    Statement select(database(), kSelectMessage);
    select.bind(1, id);
    if (select.step())
        return readMessage(select);
    if (select.failed())
        return select.error();
    return notFound("message", id);
}

StoreResult<qint64> History::insertConversation(const QString& title, qint64 nowMs) {
    Statement insert(
        database(),
        "INSERT INTO conversations (uuid, title, created_ms, updated_ms) VALUES (?1, ?2, ?3, ?3)");
    insert.bind(1, QUuid::createUuid().toString(QUuid::WithoutBraces)).bind(2, title).bind(3, nowMs);
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return database().lastInsertId();
}

StoreResult<qint64> History::insertMessage(qint64 conversationId, qint64 parentId, Role role,
                                           const QString& text, MessageState state, qint64 nowMs) {
    if (parentId != 0) {
        Statement parent(database(), "SELECT 1 FROM messages WHERE conversation_id = ?1 AND id = ?2");
        parent.bind(1, conversationId).bind(2, parentId);
        if (!parent.step())
            return parent.failed() ? parent.error() : notFound("parent message", parentId);
    }
    Statement insert(database(),
                     "INSERT INTO messages (conversation_id, parent_id, role, text, state, created_ms) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    insert.bind(1, conversationId).bindId(2, parentId).bind(3, int(role)).bind(4, text).bind(5, int(state));
    insert.bind(6, nowMs);
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    const qint64 id = database().lastInsertId();

    Statement leaf(database(), "UPDATE conversations SET current_leaf = ?2, updated_ms = ?3 WHERE id = ?1");
    leaf.bind(1, conversationId).bind(2, id).bind(3, nowMs);
    if (const StoreDone done = leaf.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return id;
}

StoreDone History::writeProvenance(qint64 messageId, const Provenance& provenance) {
    Statement write(database(),
                    "INSERT OR REPLACE INTO answers VALUES "
                    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)");
    const SamplingSettings& sampling = provenance.sampling;
    write.bind(1, messageId)
        .bind(2, provenance.modelName)
        .bind(3, provenance.modelPath)
        .bind(4, provenance.fileHash)
        .bind(5, provenance.quantization)
        .bind(6, provenance.engineVersion)
        .bind(7, sampling.temperature)
        .bind(8, sampling.topK)
        .bind(9, sampling.topP)
        .bind(10, sampling.minP)
        .bind(11, sampling.repetitionPenalty)
        .bind(12, sampling.maxTokens)
        .bind(13, qint64(std::bit_cast<std::int64_t>(std::uint64_t(sampling.seed))))
        .bind(14, provenance.promptTokens)
        .bind(15, provenance.generatedTokens)
        .bind(16, provenance.firstTokenMs)
        .bind(17, provenance.tokensPerSecond)
        .bind(18, provenance.stopReason);
    return write.run();
}

StoreResult<MessageRow> History::createQuestion(qint64 conversationId, qint64 parentId, const QString& text,
                                                const QString& title) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    if (conversationId == 0) {
        const StoreResult<qint64> made = insertConversation(title, nowMs);
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
    StoreResult<MessageRow> row = message(std::get<qint64>(id));
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
    if (const StoreDone done = writeProvenance(std::get<qint64>(id), provenance); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    StoreResult<MessageRow> row = message(std::get<qint64>(id));
    if (errorOf(row) != nullptr)
        return row;
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return row;
}

StoreDone History::journalAnswer(const AnswerJournal& journal) {
    Statement update(database(), "UPDATE messages SET text = ?2, reasoning = ?3, reasoning_ms = ?4, "
                                 "tool_calls = ?6 WHERE id = ?1 AND state = ?5");
    // Only while it streams: a journal that comes late must not cut a finished answer short.
    update.bind(1, journal.messageId)
        .bind(2, journal.text)
        .bind(3, journal.reasoning)
        .bind(4, journal.reasoningMs);
    update.bind(5, int(MessageState::Streaming)).bind(6, journal.toolCalls);
    Transaction transaction(database(), Database::Sync::Process);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() != 1)
        return notFound("streaming answer", journal.messageId);
    return transaction.commit();
}

StoreDone History::finishAnswer(const AnswerJournal& journal, MessageState state, const QString& errorText,
                                const Provenance& provenance) {
    Statement update(database(),
                     "UPDATE messages SET text = ?2, reasoning = ?3, reasoning_ms = ?4, state = ?5, "
                     "error = ?6, tool_calls = ?8 WHERE id = ?1 AND role = ?7");
    update.bind(1, journal.messageId)
        .bind(2, journal.text)
        .bind(3, journal.reasoning)
        .bind(4, journal.reasoningMs);
    update.bind(5, int(state)).bind(6, errorText).bind(7, int(Role::Assistant)).bind(8, journal.toolCalls);
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() != 1)
        return notFound("answer", journal.messageId);
    if (const StoreDone done = writeProvenance(journal.messageId, provenance); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreDone History::change(Statement& update, Database::Sync sync) {
    Transaction transaction(database(), sync);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone done = update.run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() != 1)
        return notFound("row to change", 0);
    return transaction.commit();
}

StoreDone History::selectBranch(qint64 conversationId, qint64 messageId) {
    // The highest id below messageId belongs to its newest descendant, which therefore has no children.
    Statement update(database(), "WITH RECURSIVE down (id) AS ("
                                 "  SELECT id FROM messages WHERE conversation_id = ?1 AND id = ?2"
                                 "  UNION SELECT m.id FROM down JOIN messages m"
                                 "    ON m.conversation_id = ?1 AND m.parent_id = down.id) "
                                 "UPDATE conversations SET current_leaf = (SELECT max(id) FROM down) "
                                 "WHERE id = ?1 AND deleted_ms IS NULL AND EXISTS (SELECT 1 FROM down)");
    update.bind(1, conversationId).bind(2, messageId);
    return change(update, Database::Sync::Process);
}

StoreDone History::rename(qint64 conversationId, const QString& title) {
    Statement update(database(), "UPDATE conversations SET title = ?2 WHERE id = ?1 AND deleted_ms IS NULL");
    update.bind(1, conversationId).bind(2, title);
    return change(update, Database::Sync::Machine);
}

StoreResult<UndoStep> History::remove(const QVector<qint64>& conversationIds) {
    UndoStep step{.kind = UndoStep::Kind::Conversations, .stampMs = QDateTime::currentMSecsSinceEpoch()};
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    for (const qint64 id : conversationIds) {
        const StoreResult<ConversationRow> row = conversation(id);
        if (const StoreError* error = errorOf(row))
            return *error;
        Statement update(database(), "UPDATE conversations SET deleted_ms = ?2 WHERE id = ?1");
        update.bind(1, id).bind(2, step.stampMs);
        if (const StoreDone done = update.run(); errorOf(done) != nullptr)
            return std::get<StoreError>(done);
        step.title = std::get<ConversationRow>(row).title;
        ++step.count;
    }
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return step;
}

StoreDone History::restore(const UndoStep& step) {
    Statement update(database(), "UPDATE conversations SET deleted_ms = NULL WHERE deleted_ms = ?1");
    update.bind(1, step.stampMs);
    return change(update, Database::Sync::Machine);
}

} // namespace conclave
