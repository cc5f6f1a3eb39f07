// SPDX-License-Identifier: GPL-3.0-or-later
// The part of History that says what a model is shown of a conversation that has outgrown it: messages that
// are pinned, and summaries of what is above a message.
#include "app/store/history.h"
#include "app/store/message_rows.h"

#include <QDateTime>

namespace conclave {

StoreDone History::setMessagePinned(qint64 messageId, qint64 pinnedMs) {
    Statement update(database(), "UPDATE messages SET pinned_ms = ?2 WHERE id = ?1 AND deleted_ms IS NULL");
    update.bind(1, messageId).bindId(2, pinnedMs);
    return change(update, Database::Sync::Machine, "message", messageId);
}

StoreResult<SummaryRow> History::createSummary(qint64 messageId, const QString& text,
                                               const QString& modelName) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    const StoreResult<MessageRow> message = readMessage(database(), messageId);
    if (const StoreError* error = errorOf(message))
        return *error;
    SummaryRow row{.messageId = messageId,
                   .text = text,
                   .modelName = modelName,
                   .createdMs = QDateTime::currentMSecsSinceEpoch()};
    const StoreResult<qint64> id = writeSummary(database(), messageId, row);
    if (const StoreError* error = errorOf(id))
        return *error;
    row.id = std::get<qint64>(id);
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return row;
}

StoreDone History::setSummaryRemoved(const SummaryRow& summary, qint64 deletedMs) {
    Statement update(database(), "UPDATE summaries SET deleted_ms = ?3 WHERE id = ?1 AND message_id = ?2");
    update.bind(1, summary.id).bind(2, summary.messageId).bindId(3, deletedMs);
    return change(update, Database::Sync::Machine, "summary", summary.id);
}

} // namespace conclave
