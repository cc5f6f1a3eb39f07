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

/// The numbers of older rounds in the order in which they are left out: the oldest first, and those that are
/// kept (@p isKept, a value for each: one of its turns is) only when no other one is left.
QVector<int> leavingOrder(const QVector<bool>& isKept);

/// How many of @p olderRounds, in that order, have to go until a prompt is at most @p limit long; all of them
/// when even that does not suffice. @p tokensWithout says how long it is without so many, and never grows
/// with their number.
int roundsToLeaveOut(int olderRounds, int limit, const std::function<int(int leftOut)>& tokensWithout);

/// What is left of @p turns without the first @p leftOut rounds of that order.
QVector<ChatTurn> withoutRounds(const QVector<ChatTurn>& turns, int leftOut);

} // namespace conclave
