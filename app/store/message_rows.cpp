// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/message_rows.h"

#include <QHash>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

namespace conclave {

namespace {

// The columns that messageOf expects.
#define CONCLAVE_MESSAGE_COLUMNS                                                                             \
    "m.id, m.conversation_id, m.parent_id, m.role, m.text, m.reasoning, m.reasoning_ms, m.tool_calls, "      \
    "m.state, m.error, m.created_ms, m.pinned_ms, a.message_id, " CONCLAVE_ANSWER_COLUMNS
#define CONCLAVE_MESSAGE_TABLES " FROM messages m LEFT JOIN answers a ON a.message_id = m.id "
// Siblings have the same parent; a lower id is older. An index holds all that is asked for.
#define CONCLAVE_SIBLING_COLUMNS                                                                             \
    ", (SELECT count(*) FROM messages s WHERE s.conversation_id = m.conversation_id "                        \
    "   AND s.parent_id IS m.parent_id AND s.deleted_ms IS NULL AND s.id < m.id), "                          \
    "(SELECT count(*) FROM messages s WHERE s.conversation_id = m.conversation_id "                          \
    "   AND s.parent_id IS m.parent_id AND s.deleted_ms IS NULL)"

constexpr const char* kSelectMessage =
    "SELECT " CONCLAVE_MESSAGE_COLUMNS CONCLAVE_SIBLING_COLUMNS CONCLAVE_MESSAGE_TABLES
    "WHERE m.id = ?1 AND m.deleted_ms IS NULL";

// A child's id is above its parent's (migrations.cpp), so the order of ids is the order of the branch.
// Siblings are counted in the one pass that reads them.
constexpr const char* kSelectTree = "SELECT " CONCLAVE_MESSAGE_COLUMNS CONCLAVE_MESSAGE_TABLES
                                    "WHERE m.conversation_id = ?1 AND m.deleted_ms IS NULL ORDER BY m.id";

// From the current leaf up to the first message. UNION, not UNION ALL: a damaged file's cycle ends.
constexpr const char* kSelectBranch =
    "WITH RECURSIVE up (id) AS ("
    "  SELECT current_leaf FROM conversations WHERE id = ?1 AND current_leaf IS NOT NULL"
    "  UNION SELECT p.parent_id FROM messages p JOIN up ON p.id = up.id WHERE p.parent_id IS NOT NULL) "
    "SELECT " CONCLAVE_MESSAGE_COLUMNS CONCLAVE_MESSAGE_TABLES
    "WHERE m.id IN (SELECT id FROM up) AND m.deleted_ms IS NULL ORDER BY m.id";

// Read from an index alone, siblings by age.
constexpr const char* kSelectParents =
    "SELECT id, parent_id FROM messages WHERE conversation_id = ?1 AND deleted_ms IS NULL "
    "ORDER BY parent_id, id";
constexpr int kFirstAnswerColumn = 13;
constexpr int kFirstSiblingColumn = 38;

Provenance provenanceOf(const Statement& row, int first) {
    return {.modelName = row.text(first),
            .modelPath = row.text(first + 1),
            .fileHash = row.text(first + 2),
            .quantization = row.text(first + 3),
            .engineVersion = row.text(first + 4),
            .sampling = {.temperature = row.real(first + 5),
                         .topK = int(row.number(first + 6)),
                         .topP = row.real(first + 7),
                         .minP = row.real(first + 8),
                         .repetitionPenalty = row.real(first + 9),
                         .maxTokens = int(row.number(first + 10)),
                         .seed = std::bit_cast<std::uint64_t>(std::int64_t(row.number(first + 11)))},
            .promptTokens = int(row.number(first + 12)),
            .generatedTokens = int(row.number(first + 13)),
            .firstTokenMs = row.real(first + 14),
            .tokensPerSecond = row.real(first + 15),
            .stopReason = row.text(first + 16),
            .systemPrompt = row.text(first + 17),
            .templateHash = row.text(first + 18),
            .device = row.text(first + 19),
            .cacheType = row.text(first + 20),
            .contextTokens = int(row.number(first + 21)),
            .thinking = row.text(first + 22),
            .droppedTurns = int(row.number(first + 23)),
            .resumed = int(row.number(first + 24))};
}

MessageRow messageOf(const Statement& row) {
    MessageRow message{.id = row.number(0),
                       .conversationId = row.number(1),
                       .parentId = row.number(2),
                       .role = Role(row.number(3)),
                       .text = row.text(4),
                       .reasoning = row.text(5),
                       .reasoningMs = row.number(6),
                       .toolCalls = row.text(7),
                       .state = MessageState(row.number(8)),
                       .errorText = row.text(9),
                       .createdMs = row.number(10),
                       .pinnedMs = row.number(11)};
    const bool hasProvenance = row.number(12) != 0;
    if (hasProvenance)
        message.provenance = provenanceOf(row, kFirstAnswerColumn);
    return message;
}

MessageRow messageWithSiblings(const Statement& row) {
    MessageRow message = messageOf(row);
    message.siblingIndex = int(row.number(kFirstSiblingColumn));
    message.siblingCount = int(row.number(kFirstSiblingColumn + 1));
    return message;
}

/// Gives @p messages, which are in the order of their ids, their summaries. Few messages have one, and the
/// ids of a conversation lie close together, so that this costs next to nothing.
StoreDone readSummaries(Database& database, QVector<MessageRow>& messages) {
    if (messages.isEmpty())
        return std::monostate{};
    Statement select(database, "SELECT id, message_id, text, model_name, created_ms FROM summaries "
                               "WHERE message_id BETWEEN ?1 AND ?2 AND deleted_ms IS NULL ORDER BY id");
    select.bind(1, messages.first().id).bind(2, messages.last().id);
    while (select.step()) {
        const auto message = std::lower_bound(messages.begin(), messages.end(), select.number(1),
                                              [](const MessageRow& row, qint64 id) { return row.id < id; });
        if (message->id == select.number(1)) // else it is another conversation's
            message->summary = {.id = select.number(0),
                                .messageId = message->id,
                                .text = select.text(2),
                                .modelName = select.text(3),
                                .createdMs = select.number(4)};
    }
    return select.failed() ? StoreDone(select.error()) : StoreDone();
}

} // namespace

StoreResult<QVector<MessageRow>> readBranch(Database& database, qint64 conversationId) {
    Statement select(database, kSelectBranch);
    select.bind(1, conversationId);
    QVector<MessageRow> messages;
    QHash<qint64, qsizetype> places; // in messages, by id
    while (select.step()) {
        messages.append(messageOf(select));
        places.insert(messages.last().id, messages.size() - 1);
    }
    if (select.failed())
        return select.error();

    // Siblings are counted in one pass over the conversation: two counts for each row took half of the time
    // that a branch of 5,000 messages took.
    Statement parents(database, kSelectParents);
    parents.bind(1, conversationId);
    QHash<qint64, int> childCounts; // by parent
    while (parents.step()) {
        const int index = childCounts[parents.number(1)]++;
        if (const auto place = places.constFind(parents.number(0)); place != places.constEnd())
            messages[*place].siblingIndex = index;
    }
    if (parents.failed())
        return parents.error();
    for (MessageRow& message : messages)
        message.siblingCount = childCounts.value(message.parentId);
    if (const StoreDone done = readSummaries(database, messages); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return messages;
}

StoreResult<QVector<MessageRow>> readTree(Database& database, qint64 conversationId) {
    Statement select(database, kSelectTree);
    select.bind(1, conversationId);
    QVector<MessageRow> messages;
    QHash<qint64, int> childCounts; // by parent
    while (select.step()) {
        messages.append(messageOf(select));
        messages.last().siblingIndex = childCounts[messages.last().parentId]++;
    }
    if (select.failed())
        return select.error();
    for (MessageRow& message : messages)
        message.siblingCount = childCounts.value(message.parentId);
    if (const StoreDone done = readSummaries(database, messages); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return messages;
}

StoreResult<MessageRow> readMessage(Database& database, qint64 id) {
    Statement select(database, kSelectMessage);
    select.bind(1, id);
    if (select.step())
        return messageWithSiblings(select);
    if (select.failed())
        return select.error();
    return rowNotFound(database, "message", id);
}

StoreResult<qint64> writeSummary(Database& database, qint64 messageId, const SummaryRow& summary) {
    Statement insert(database, "INSERT INTO summaries (message_id, text, model_name, created_ms) "
                               "VALUES (?1, ?2, ?3, ?4)");
    insert.bind(1, messageId).bind(2, summary.text).bind(3, summary.modelName).bind(4, summary.createdMs);
    if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return database.lastInsertId();
}

StoreDone writeProvenance(Database& database, qint64 messageId, const Provenance& provenance) {
    Statement write(database,
                    "INSERT OR REPLACE INTO answers (message_id, " CONCLAVE_ANSWER_COLUMNS ") VALUES "
                    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, "
                    "?20, ?21, ?22, ?23, ?24, ?25, ?26)");
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
        .bind(18, provenance.stopReason)
        .bind(19, provenance.systemPrompt)
        .bind(20, provenance.templateHash)
        .bind(21, provenance.device)
        .bind(22, provenance.cacheType)
        .bind(23, provenance.contextTokens)
        .bind(24, provenance.thinking)
        .bind(25, provenance.droppedTurns)
        .bind(26, provenance.resumed);
    return write.run();
}

bool hasCodeFence(QStringView text) {
    for (const QStringView fence : {QStringView(u"\n```"), QStringView(u"\n~~~")})
        if (text.startsWith(fence.mid(1)) || text.contains(fence))
            return true;
    return false;
}

StoreResult<qint64> newestDescendant(Database& database, qint64 conversationId, qint64 messageId) {
    // The highest id below it belongs to its newest descendant, which therefore has no children.
    Statement select(database, "WITH RECURSIVE down (id) AS ("
                               "  SELECT id FROM messages "
                               "    WHERE conversation_id = ?1 AND id = ?2 AND deleted_ms IS NULL"
                               "  UNION SELECT m.id FROM down JOIN messages m ON m.conversation_id = ?1 "
                               "    AND m.parent_id = down.id AND m.deleted_ms IS NULL) "
                               "SELECT max(id) FROM down");
    select.bind(1, conversationId).bind(2, messageId);
    const qint64 id = select.step() ? select.number(0) : 0;
    if (select.failed())
        return select.error();
    if (id == 0)
        return rowNotFound(database, "message", messageId);
    return id;
}

StoreError rowNotFound(const Database& database, const char* what, qint64 id) {
    return fileError(StoreError::Kind::NotFound, database.path(),
                     QStringLiteral("%1 %2").arg(QString::fromLatin1(what)).arg(id));
}

} // namespace conclave
