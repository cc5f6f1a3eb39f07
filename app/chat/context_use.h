// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/turns.h"

namespace conclave {

/// What a model sees of older rounds when some of them are left out.
struct SeenPart {
    int leftOutMessages = 0;
    qint64 firstSeenId = 0; ///< from where on all is seen; 0: from what is asked on
    bool leavesOutSummary = false;
    QVector<qint64> leftOutPins; ///< pinned messages that are left out all the same

    bool operator==(const SeenPart&) const = default;
};

/// @p leftOut of @p rounds are left out, in the order of app/generation/context_fit.h.
SeenPart seenPart(const QVector<ChatRound>& rounds, int leftOut);
/// How many rounds @p droppedTurns turns were, which were left out in that order.
int roundsOfTurns(const QVector<ChatRound>& rounds, int droppedTurns);

/// The older part of a conversation that a summary would make room in.
struct OlderPart {
    qint64 lastMessageId = 0; ///< 0: a summary would not help
    QVector<ChatTurn> turns;  ///< what it consists of, an older summary included
};

/// What a question and the conversation before it take of a model's context, in tokens, and what would be
/// left out of it (app/generation/context_fit.h).
struct ContextUse {
    int contextTokens = 0;
    int instructions = 0; ///< the system prompt, and what the model's template adds
    int history = 0;      ///< all that was said before
    int question = 0;
    int kept = 0;  ///< of the history: what is pinned, and the summary
    SeenPart seen; ///< what would be seen of the history
    OlderPart older;

    int limit() const; ///< for all three together; the rest of the context is for the answer
    int total() const { return instructions + history + question; }
    bool fits() const { return seen.leftOutMessages == 0 && !isTooLong(); }
    /// The question has no room even by itself.
    bool isTooLong() const { return instructions + question >= contextTokens; }
    /// What is pinned has room beside the question.
    bool pinsFit() const { return seen.leftOutPins.isEmpty(); }
};

/// @p costs are the tokens of each of @p rounds, which end before the question.
ContextUse contextUse(int contextTokens, int instructions, int question, const QVector<ChatRound>& rounds,
                      const QVector<int>& costs);

/// How long a summary may be for a model with so large a context, in tokens.
int summaryTokens(int contextTokens);

} // namespace conclave
