// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/database.h"
#include "app/store/history.h"
#include "app/store/message_rows.h"

#include <QDateTime>

namespace conclave {

StoreResult<MessageRow> History::resumeAnswer(qint64 messageId) {
    Transaction transaction(database());
    if (const StoreError* error = errorOf(transaction.begun()))
        return *error;
    Statement resume(database(),
                     "UPDATE messages SET state = ?2, error = '' WHERE id = ?1 AND role = ?3 AND state <> ?2 "
                     "AND deleted_ms IS NULL AND NOT EXISTS (SELECT 1 FROM messages following "
                     "WHERE following.parent_id = ?1 AND following.deleted_ms IS NULL)");
    resume.bind(1, messageId).bind(2, int(MessageState::Streaming)).bind(3, int(Role::Assistant));
    if (const StoreDone done = resume.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (database().changes() != 1)
        return rowNotFound(database(), "answer that could go on", messageId);
    // Why it was stopped the last time is history.
    Statement forget(database(),
                     "UPDATE answers SET stop_reason = '', resumed = resumed + 1 WHERE message_id = ?1");
    if (const StoreDone done = forget.bind(1, messageId).run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    StoreResult<MessageRow> row = readMessage(database(), messageId);
    if (errorOf(row) != nullptr)
        return row;
    Statement show(database(), "UPDATE conversations SET current_leaf = ?1, updated_ms = ?3 WHERE id = ?2");
    show.bind(1, messageId).bind(2, std::get<MessageRow>(row).conversationId);
    show.bind(3, QDateTime::currentMSecsSinceEpoch());
    if (const StoreDone done = show.run(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    if (const StoreDone done = transaction.commit(); errorOf(done) != nullptr)
        return std::get<StoreError>(done);
    return row;
}

} // namespace conclave
