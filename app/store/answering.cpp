// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/answering_rows.h"

#include "app/store/history.h"
#include "app/store/message_rows.h"

#include <QCollator>
#include <QDateTime>
#include <QUuid>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace conclave {

namespace {

template <typename T>
void bindOptional(Statement& statement, int index, const std::optional<T>& value) {
    if (value)
        statement.bind(index, *value);
    else
        statement.bindNull(index);
}

/// In the order of CONCLAVE_ANSWERING_COLUMNS, from @p first on.
void bindAnswering(Statement& statement, int first, const Answering& answering) {
    bindOptional(statement, first, answering.systemPrompt);
    bindOptional(statement, first + 1, answering.temperature);
    bindOptional(statement, first + 2, answering.topK);
    bindOptional(statement, first + 3, answering.topP);
    bindOptional(statement, first + 4, answering.minP);
    bindOptional(statement, first + 5, answering.repetitionPenalty);
    bindOptional(statement, first + 6, answering.maxTokens);
    std::optional<qint64> seed;
    if (answering.seed)
        seed = qint64(std::bit_cast<std::int64_t>(std::uint64_t(*answering.seed)));
    bindOptional(statement, first + 7, seed);
    bindOptional(statement, first + 8, answering.thinking);
}

Answering answeringOf(const Statement& row, int first) {
    const auto text = [&row](int column) {
        return row.isNull(column) ? std::nullopt : std::optional(row.text(column));
    };
    const auto real = [&row](int column) {
        return row.isNull(column) ? std::nullopt : std::optional(row.real(column));
    };
    const auto number = [&row](int column) {
        return row.isNull(column) ? std::nullopt : std::optional(int(row.number(column)));
    };
    Answering answering{.systemPrompt = text(first),
                        .temperature = real(first + 1),
                        .topK = number(first + 2),
                        .topP = real(first + 3),
                        .minP = real(first + 4),
                        .repetitionPenalty = real(first + 5),
                        .maxTokens = number(first + 6),
                        .seed = std::nullopt,
                        .thinking = text(first + 8)};
    if (!row.isNull(first + 7))
        answering.seed = std::bit_cast<std::uint64_t>(std::int64_t(row.number(first + 7)));
    return answering;
}

} // namespace

StoreResult<ConversationAnswering> readConversationAnswering(Database& database, qint64 conversationId) {
    Statement select(database, "SELECT preset_uuid, " CONCLAVE_ANSWERING_COLUMNS
                               " FROM conversation_settings WHERE conversation_id = ?1");
    ConversationAnswering answering;
    if (select.bind(1, conversationId).step())
        answering = {select.text(0), answeringOf(select, 1)};
    if (select.failed())
        return select.error();
    return answering;
}

StoreDone writeConversationAnswering(Database& database, qint64 conversationId,
                                     const ConversationAnswering& answering) {
    if (answering.isEmpty()) {
        Statement remove(database, "DELETE FROM conversation_settings WHERE conversation_id = ?1");
        return remove.bind(1, conversationId).run();
    }
    Statement write(database, "INSERT OR REPLACE INTO conversation_settings (conversation_id, "
                              "preset_uuid, " CONCLAVE_ANSWERING_COLUMNS
                              ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
    write.bind(1, conversationId);
    if (answering.presetUuid.isEmpty())
        write.bindNull(2);
    else
        write.bind(2, answering.presetUuid);
    bindAnswering(write, 3, answering.own);
    return write.run();
}

// ------------------------------------------------------------------------------------------- conversations

StoreResult<ConversationAnswering> History::conversationAnswering(qint64 conversationId) {
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return std::get<StoreError>(found);
    return readConversationAnswering(database(), conversationId);
}

StoreDone History::setConversationAnswering(qint64 conversationId, const ConversationAnswering& answering) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    if (const StoreDone found = requireConversation(conversationId); errorOf(found) != nullptr)
        return found;
    if (const StoreDone done = writeConversationAnswering(database(), conversationId, answering);
        errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

// ------------------------------------------------------------------------------------------------- presets

StoreResult<QVector<PresetRow>> History::presets() {
    Statement select(database(), "SELECT id, uuid, name, created_ms, updated_ms, " CONCLAVE_ANSWERING_COLUMNS
                                 " FROM presets WHERE deleted_ms IS NULL ORDER BY id");
    QVector<PresetRow> rows;
    while (select.step())
        rows.append({select.number(0), select.text(1), select.text(2), select.number(3), select.number(4),
                     answeringOf(select, 5)});
    if (select.failed())
        return select.error();
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(rows.begin(), rows.end(), [&collator](const PresetRow& a, const PresetRow& b) {
        return collator.compare(a.name, b.name) < 0;
    });
    return rows;
}

StoreResult<QVector<PresetRow>> History::savePresets(const QVector<PresetRow>& presets) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    Statement update(database(), "UPDATE presets SET name = ?2, updated_ms = ?3, system_prompt = ?4, "
                                 "temperature = ?5, top_k = ?6, top_p = ?7, min_p = ?8, "
                                 "repetition_penalty = ?9, max_tokens = ?10, seed = ?11, thinking = ?12 "
                                 "WHERE id = ?1 AND deleted_ms IS NULL");
    Statement insert(database(),
                     "INSERT INTO presets (uuid, name, created_ms, updated_ms, " CONCLAVE_ANSWERING_COLUMNS
                     ") VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)");
    QVector<PresetRow> saved;
    for (PresetRow row : presets) {
        row.updatedMs = nowMs;
        if (row.id != 0) {
            update.bind(1, row.id).bind(2, row.name).bind(3, nowMs);
            bindAnswering(update, 4, row.answering);
            if (const StoreDone done = update.run(); errorOf(done) != nullptr)
                return std::get<StoreError>(done);
            if (database().changes() != 1)
                return rowNotFound(database(), "preset", row.id);
        } else {
            const StoreResult<QString> uuid = freeUuid("presets", row.uuid);
            if (const StoreError* error = errorOf(uuid))
                return *error;
            row.uuid = std::get<QString>(uuid);
            row.createdMs = nowMs;
            insert.bind(1, row.uuid).bind(2, row.name).bind(3, nowMs);
            bindAnswering(insert, 4, row.answering);
            if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
                return std::get<StoreError>(done);
            row.id = database().lastInsertId();
        }
        saved.append(row);
    }
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return saved;
}

StoreResult<qint64> History::removePresets(const QVector<qint64>& ids) {
    return stampRemoved("UPDATE presets SET deleted_ms = ?2 WHERE id = ?1 AND deleted_ms IS NULL", "preset",
                        ids);
}

StoreDone History::restorePresets(qint64 stampMs) {
    return takeStampOff("UPDATE presets SET deleted_ms = NULL WHERE deleted_ms = ?1", "removed preset",
                        stampMs);
}

// ------------------------------------------------------------------------------------------------- prompts

StoreResult<QVector<PromptRow>> History::prompts() {
    Statement select(database(), "SELECT id, uuid, name, text, created_ms, updated_ms, used_ms FROM prompts "
                                 "WHERE deleted_ms IS NULL ORDER BY id");
    QVector<PromptRow> rows;
    while (select.step())
        rows.append({select.number(0), select.text(1), select.text(2), select.text(3), select.number(4),
                     select.number(5), select.number(6)});
    if (select.failed())
        return select.error();
    QCollator collator;
    collator.setNumericMode(true);
    std::stable_sort(rows.begin(), rows.end(), [&collator](const PromptRow& a, const PromptRow& b) {
        return a.usedMs != b.usedMs ? a.usedMs > b.usedMs : collator.compare(a.name, b.name) < 0;
    });
    return rows;
}

StoreResult<QVector<PromptRow>> History::savePrompts(const QVector<PromptRow>& prompts) {
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    Statement update(database(), "UPDATE prompts SET name = ?2, text = ?3, updated_ms = ?4 "
                                 "WHERE id = ?1 AND deleted_ms IS NULL");
    Statement insert(database(), "INSERT INTO prompts (uuid, name, text, created_ms, updated_ms) "
                                 "VALUES (?1, ?2, ?3, ?4, ?4)");
    QVector<PromptRow> saved;
    for (PromptRow row : prompts) {
        row.updatedMs = nowMs;
        if (row.id != 0) {
            update.bind(1, row.id).bind(2, row.name).bind(3, row.text).bind(4, nowMs);
            if (const StoreDone done = update.run(); errorOf(done) != nullptr)
                return std::get<StoreError>(done);
            if (database().changes() != 1)
                return rowNotFound(database(), "prompt", row.id);
        } else {
            const StoreResult<QString> uuid = freeUuid("prompts", row.uuid);
            if (const StoreError* error = errorOf(uuid))
                return *error;
            row.uuid = std::get<QString>(uuid);
            row.createdMs = nowMs;
            row.usedMs = 0;
            insert.bind(1, row.uuid).bind(2, row.name).bind(3, row.text).bind(4, nowMs);
            if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
                return std::get<StoreError>(done);
            row.id = database().lastInsertId();
        }
        saved.append(row);
    }
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return saved;
}

StoreDone History::notePromptUse(qint64 id) {
    Statement update(database(), "UPDATE prompts SET used_ms = ?2 WHERE id = ?1 AND deleted_ms IS NULL");
    update.bind(1, id).bind(2, QDateTime::currentMSecsSinceEpoch());
    return change(update, Database::Sync::Process, "prompt", id);
}

StoreResult<qint64> History::removePrompts(const QVector<qint64>& ids) {
    return stampRemoved("UPDATE prompts SET deleted_ms = ?2 WHERE id = ?1 AND deleted_ms IS NULL", "prompt",
                        ids);
}

StoreDone History::restorePrompts(qint64 stampMs) {
    return takeStampOff("UPDATE prompts SET deleted_ms = NULL WHERE deleted_ms = ?1", "removed prompt",
                        stampMs);
}

// ---------------------------------------------------------------------------------- from another history

StoreDone History::addMissing(QVector<PresetRow> presets, QVector<PromptRow> prompts) {
    Statement preset(database(), "SELECT 1 FROM presets WHERE uuid = ?1");
    Statement prompt(database(), "SELECT 1 FROM prompts WHERE uuid = ?1");
    const auto isHere = [](Statement& select, const QString& uuid) {
        const bool isFound = select.bind(1, uuid).step();
        select.reset();
        return isFound;
    };
    presets.removeIf([&](const PresetRow& row) { return isHere(preset, row.uuid); });
    prompts.removeIf([&](const PromptRow& row) { return isHere(prompt, row.uuid); });
    for (const Statement* select : {&preset, &prompt})
        if (select->failed())
            return select->error();
    for (PresetRow& row : presets)
        row.id = 0;
    for (PromptRow& row : prompts)
        row.id = 0;
    if (const auto saved = savePresets(presets); errorOf(saved) != nullptr)
        return std::get<StoreError>(saved);
    if (const auto saved = savePrompts(prompts); errorOf(saved) != nullptr)
        return std::get<StoreError>(saved);
    return std::monostate{};
}

// ------------------------------------------------------------------------------------------ parts of these

/// @p wanted when it can be taken: one that was removed makes room for it. Else a new one.
StoreResult<QString> History::freeUuid(const char* table, const QString& wanted) {
    const QString made = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (wanted.isEmpty())
        return made;
    Statement forget(database(),
                     (QByteArray("DELETE FROM ") + table + " WHERE uuid = ?1 AND deleted_ms IS NOT NULL"));
    if (const StoreDone done = forget.bind(1, wanted).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    Statement select(database(), (QByteArray("SELECT 1 FROM ") + table + " WHERE uuid = ?1"));
    const bool isTaken = select.bind(1, wanted).step();
    if (select.failed())
        return select.error();
    return isTaken ? made : wanted;
}

StoreResult<qint64> History::stampRemoved(const char* sql, const char* what, const QVector<qint64>& ids) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    const StoreResult<qint64> stamp = newStamp();
    if (errorOf(stamp) != nullptr)
        return stamp;
    Statement update(database(), sql);
    for (const qint64 id : ids) {
        if (const StoreDone done = update.bind(1, id).bind(2, std::get<qint64>(stamp)).run();
            errorOf(done) != nullptr)
            return std::get<StoreError>(done);
        if (database().changes() != 1)
            return rowNotFound(database(), what, id);
    }
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return stamp;
}

StoreDone History::takeStampOff(const char* sql, const char* what, qint64 stampMs) {
    Transaction transaction(database());
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    Statement update(database(), sql);
    if (const StoreDone done = update.bind(1, stampMs).run(); errorOf(done) != nullptr)
        return done;
    if (database().changes() == 0)
        return rowNotFound(database(), what, stampMs);
    return transaction.commit();
}

} // namespace conclave
