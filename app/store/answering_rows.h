// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/answering.h"
#include "app/store/database.h"

namespace conclave {

// Settings of conversations as SQL. Every function is a part of its caller's transaction.

/// Nothing when the conversation has none of its own.
StoreResult<ConversationAnswering> readConversationAnswering(Database& database, qint64 conversationId);
/// In the place of what it has; nothing removes it.
StoreDone writeConversationAnswering(Database& database, qint64 conversationId,
                                     const ConversationAnswering& answering);

} // namespace conclave
