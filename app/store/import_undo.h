// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace conclave {

// What imports have replaced. The text of a message and the title of a conversation are kept for each import
// that changed them (and for "before any", import 0); what is shown is the version of the newest import that
// is not in the trash. Every function is a part of its caller's transaction.

/// Keeps what the message has now as the version before any import, unless there is one.
StoreDone keepFirstVersionOfMessage(Database& database, qint64 messageId);
/// Keeps what the message has now as the version of @p importId.
StoreDone keepVersionOfMessage(Database& database, qint64 messageId, qint64 importId);

/// The same for a title, and for the time that lists are sorted by.
StoreDone keepFirstVersionOfConversation(Database& database, qint64 conversationId);
/// @p withTitle: the import has chosen the title that the conversation has now. @p updatedMs: what it says.
StoreDone keepVersionOfConversation(Database& database, qint64 conversationId, qint64 importId,
                                    bool withTitle, qint64 updatedMs);

/// Shows the right version of everything that @p importId replaced, after it went into the trash or came
/// back. A title that is no import's (a person has renamed) stays.
StoreDone showVersionsOf(Database& database, qint64 importId);

} // namespace conclave
