// SPDX-License-Identifier: GPL-3.0-or-later
// What goes with questions, and the part of History that is about it.
#include "app/store/attachments.h"

#include "app/store/history.h"

#include <algorithm>

namespace conclave {

namespace {

#define CONCLAVE_ATTACHMENT_COLUMNS "position, name, media_type, size_bytes, text, note"

/// From @p first on the columns of CONCLAVE_ATTACHMENT_COLUMNS but the first.
Attachment attachmentOf(const Statement& row, int first) {
    return {.name = row.text(first),
            .mediaType = row.text(first + 1),
            .sizeBytes = row.number(first + 2),
            .text = row.text(first + 3),
            .note = row.text(first + 4)};
}

/// @p insert takes an owner's id and CONCLAVE_ATTACHMENT_COLUMNS.
StoreDone insertAll(Statement& insert, qint64 ownerId, const QVector<Attachment>& attachments) {
    insert.bind(1, ownerId);
    for (qsizetype i = 0; i < attachments.size(); ++i) {
        const Attachment& attachment = attachments[i];
        insert.bind(2, qint64(i)).bind(3, attachment.name).bind(4, attachment.mediaType);
        insert.bind(5, attachment.sizeBytes).bind(6, attachment.text).bind(7, attachment.note);
        if (const StoreDone done = insert.run(); errorOf(done) != nullptr)
            return done;
    }
    return std::monostate{};
}

} // namespace

StoreDone writeAttachments(Database& database, qint64 messageId, const QVector<Attachment>& attachments) {
    if (attachments.isEmpty())
        return std::monostate{};
    Statement insert(database, "INSERT INTO attachments (message_id, " CONCLAVE_ATTACHMENT_COLUMNS ") "
                               "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    return insertAll(insert, messageId, attachments);
}

StoreDone copyAttachments(Database& database, qint64 fromMessageId, qint64 toMessageId) {
    Statement copy(database, "INSERT INTO attachments (message_id, " CONCLAVE_ATTACHMENT_COLUMNS ") "
                             "SELECT ?2, " CONCLAVE_ATTACHMENT_COLUMNS " FROM attachments "
                             "WHERE message_id = ?1");
    return copy.bind(1, fromMessageId).bind(2, toMessageId).run();
}

StoreDone readAttachments(Database& database, QVector<MessageRow>& messages) {
    if (messages.isEmpty())
        return std::monostate{};
    // Few messages have any. Which ones is read from an index alone, in one pass over all that lie between
    // the first and the last: asking for each of 5,000 messages would take longer than there is to find.
    QVector<qsizetype> owners; // in messages
    Statement find(database,
                   "SELECT DISTINCT message_id FROM attachments WHERE message_id BETWEEN ?1 AND ?2");
    find.bind(1, messages.first().id).bind(2, messages.last().id);
    while (find.step()) {
        const qint64 id = find.number(0);
        const auto place =
            std::lower_bound(messages.cbegin(), messages.cend(), id,
                             [](const MessageRow& row, qint64 value) { return row.id < value; });
        if (place != messages.cend() && place->id == id)
            owners.append(place - messages.cbegin());
    }
    if (find.failed())
        return find.error();
    for (const qsizetype owner : owners) {
        Statement select(database, "SELECT " CONCLAVE_ATTACHMENT_COLUMNS " FROM attachments "
                                   "WHERE message_id = ?1 ORDER BY position");
        select.bind(1, messages[owner].id);
        while (select.step())
            messages[owner].attachments.append(attachmentOf(select, 1));
        if (select.failed())
            return select.error();
    }
    return std::monostate{};
}

// ------------------------------------------------------------------------------------- History's part of it

StoreDone History::saveDraftAttachments(qint64 conversationId, const QVector<Attachment>& attachments) {
    Transaction transaction(database(), Database::Sync::Process);
    if (errorOf(transaction.begun()) != nullptr)
        return transaction.begun();
    Statement clear(database(), "DELETE FROM draft_attachments WHERE conversation_id = ?1");
    if (const StoreDone done = clear.bind(1, conversationId).run(); errorOf(done) != nullptr)
        return done;
    Statement insert(database(),
                     "INSERT INTO draft_attachments (conversation_id, " CONCLAVE_ATTACHMENT_COLUMNS ") "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (const StoreDone done = insertAll(insert, conversationId, attachments); errorOf(done) != nullptr)
        return done;
    return transaction.commit();
}

StoreResult<QHash<qint64, QVector<Attachment>>> History::draftAttachments() {
    Statement select(database(), "SELECT conversation_id, " CONCLAVE_ATTACHMENT_COLUMNS
                                 " FROM draft_attachments ORDER BY conversation_id, position");
    QHash<qint64, QVector<Attachment>> drafts;
    while (select.step())
        drafts[select.number(0)].append(attachmentOf(select, 2));
    if (select.failed())
        return select.error();
    return drafts;
}

} // namespace conclave
