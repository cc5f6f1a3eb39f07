// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace conclave {

// What goes with questions, as SQL. Every function is a part of its caller's transaction.

/// Those of a message that has none yet, in their order.
StoreDone writeAttachments(Database& database, qint64 messageId, const QVector<Attachment>& attachments);
/// Those of one message become another one's, too.
StoreDone copyAttachments(Database& database, qint64 fromMessageId, qint64 toMessageId);
/// Puts them into @p messages, which are of one conversation and sorted by id.
StoreDone readAttachments(Database& database, QVector<MessageRow>& messages);

} // namespace conclave
