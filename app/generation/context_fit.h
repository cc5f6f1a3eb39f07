// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <functional>

namespace conclave {

// What is left out of a conversation that has outgrown the context. The generators follow this rule with
// exact counts, the window predicts with it what they will do.

/// How long a prompt may be: a quarter of the context is kept for the answer.
int promptLimit(int contextTokens);

/// Where the rounds of @p turns begin, oldest first: each is a question with what follows it up to the next
/// one. Rounds are left out whole, so that a question still comes first. The last one is what is asked now
/// and always stays; so does a system prompt, which belongs to none.
QVector<qsizetype> roundStarts(const QVector<ChatTurn>& turns);

/// How many of @p olderRounds, the oldest first, have to go until a prompt is at most @p limit long; all of
/// them when even that does not suffice. @p tokensWithout says how long it is without so many, and never
/// grows with their number.
int roundsToLeaveOut(int olderRounds, int limit, const std::function<int(int leftOut)>& tokensWithout);

} // namespace conclave
