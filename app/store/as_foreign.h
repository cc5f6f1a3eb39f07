// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/foreign_conversation.h"

namespace conclave {

/// One of our own conversations, for another history than it is in: a backup's, or one that was in memory
/// only.
/// @p tree is all of it; of @p folders the one that it is in is taken.
ForeignConversation asForeign(const ConversationRow& row, const QVector<MessageRow>& tree,
                              const QVector<FolderRow>& folders, const ConversationAnswering& answering = {});

} // namespace conclave
