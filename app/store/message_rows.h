// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QStringView>

namespace conclave {

// Messages and their provenance as SQL. Every function is a part of its caller's transaction.

/// From the first message to the current leaf.
StoreResult<QVector<MessageRow>> readBranch(Database& database, qint64 conversationId);
/// All that are not deleted, parents before children.
StoreResult<QVector<MessageRow>> readTree(Database& database, qint64 conversationId);
StoreResult<MessageRow> readMessage(Database& database, qint64 id);

/// Inserts what @p summary says for @p messageId, under an id of its own, which is returned.
StoreResult<qint64> writeSummary(Database& database, qint64 messageId, const SummaryRow& summary);
StoreDone writeProvenance(Database& database, qint64 messageId, const Provenance& provenance);

/// Whether a fenced block of code (``` or ~~~ at the start of a line) is in @p text. What messages.has_code
/// says; kept by everything that writes a text.
bool hasCodeFence(QStringView text);

/// The newest descendant of @p messageId that is not deleted, or itself.
StoreResult<qint64> newestDescendant(Database& database, qint64 conversationId, qint64 messageId);

/// "There is no …": a sentence for people and @p what for the log.
StoreError rowNotFound(const Database& database, const char* what, qint64 id);

#define CONCLAVE_VERSION3_ANSWER_COLUMNS                                                                     \
    "model_name, model_path, file_hash, quantization, engine_version, temperature, top_k, top_p, min_p, "    \
    "repetition_penalty, max_tokens, seed, prompt_tokens, generated_tokens, first_token_ms, "                \
    "tokens_per_second, stop_reason, system_prompt, template_hash, device, cache_type, context_tokens"
// All columns of answers but the first, message_id; those of answer_versions too.
#define CONCLAVE_ANSWER_COLUMNS CONCLAVE_VERSION3_ANSWER_COLUMNS ", thinking, dropped_turns, resumed"
// Those of conversation_settings and presets that say how answers are asked for.
#define CONCLAVE_ANSWERING_COLUMNS                                                                           \
    "system_prompt, temperature, top_k, top_p, min_p, repetition_penalty, max_tokens, seed, thinking"

} // namespace conclave
