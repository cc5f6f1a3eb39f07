// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/turns.h"

namespace conclave {

/// What a question and the conversation before it take of a model's context, in tokens, and what would be
/// left out of it (app/generation/context_fit.h).
struct ContextUse {
    int contextTokens = 0;
    int instructions = 0; ///< the system prompt, and what the model's template adds
    int history = 0;      ///< all that was said before
    int question = 0;
    int leftOutMessages = 0;
    qint64 firstSeenId = 0; ///< the oldest message that is seen; 0: the question itself is

    int limit() const; ///< for all three together; the rest of the context is for the answer
    int total() const { return instructions + history + question; }
    bool fits() const { return leftOutMessages == 0 && !isTooLong(); }
    /// The question has no room even by itself.
    bool isTooLong() const { return instructions + question >= contextTokens; }
};

/// @p costs are the tokens of each of @p rounds, which end before the question.
ContextUse contextUse(int contextTokens, int instructions, int question, const QVector<ChatRound>& rounds,
                      const QVector<int>& costs);

} // namespace conclave
