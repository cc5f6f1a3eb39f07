// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/context_use.h"

#include "app/generation/context_fit.h"

#include <algorithm>

namespace conclave {

namespace {

constexpr int kSummaryShare = 8;
constexpr int kLongestSummary = 1000;

QVector<int> leavingOrderOf(const QVector<ChatRound>& rounds) {
    QVector<bool> kept(rounds.size());
    std::transform(rounds.cbegin(), rounds.cend(), kept.begin(), isKept);
    return leavingOrder(kept);
}

bool isPinned(const ChatTurn& turn) {
    return turn.isKept && turn.messageId != 0;
}

/// How many of the oldest rounds a summary should stand for; 0: it would not help. Half of the limit is free
/// afterwards where that can be had, so that the next summary is not due at once; and the last round stays
/// word for word as long as that fits. It ends with an answer: one that a question gets later would follow
/// the summary's own.
int roundsToSummarize(const ContextUse& use, const QVector<ChatRound>& rounds, const QVector<int>& costs) {
    QVector<int> left(rounds.size() + 1, 0); // [summarized rounds]: what a prompt is long then
    left[0] = use.total();
    const int summary = summaryTokens(use.contextTokens);
    int saved = 0;
    qsizetype afterSummary = 0; // that is there already
    for (qsizetype i = 0; i < rounds.size(); ++i) {
        if (!summaryIn(rounds[i]).isEmpty())
            afterSummary = i + 1;
        const bool stays = std::any_of(rounds[i].cbegin(), rounds[i].cend(), isPinned);
        saved += stays ? 0 : costs[i];
        left[i + 1] = use.total() - saved + summary;
    }
    const auto helps = [&](qsizetype count, int target) {
        return left[count] <= target && left[count] < left[0] &&
               rounds[count - 1].last().role == Role::Assistant;
    };
    const int limit = use.limit();
    for (const int target : {limit / 2, limit / 4 * 3, limit})
        for (qsizetype count = afterSummary + 1; count < rounds.size(); ++count)
            if (helps(count, target))
                return static_cast<int>(count);
    return afterSummary < rounds.size() && helps(rounds.size(), limit) ? static_cast<int>(rounds.size()) : 0;
}

OlderPart olderPart(const ContextUse& use, const QVector<ChatRound>& rounds, const QVector<int>& costs) {
    OlderPart part;
    if (use.total() <= use.limit() / 2) // there is room
        return part;
    const int count = roundsToSummarize(use, rounds, costs);
    for (int i = 0; i < count; ++i)
        part.turns += rounds[i];
    if (count > 0)
        part.lastMessageId = part.turns.last().messageId;
    return part;
}

} // namespace

int ContextUse::limit() const {
    return promptLimit(contextTokens);
}

int summaryTokens(int contextTokens) {
    return std::min(promptLimit(contextTokens) / kSummaryShare, kLongestSummary);
}

SeenPart seenPart(const QVector<ChatRound>& rounds, int leftOut) {
    SeenPart part;
    qsizetype next = 0; // round after the last one that is left out
    const QVector<int> order = leavingOrderOf(rounds).mid(0, leftOut);
    for (const int i : order) {
        next = std::max<qsizetype>(next, i + 1);
        part.leftOutMessages += static_cast<int>(rounds[i].size());
        part.leavesOutSummary |= !summaryIn(rounds[i]).isEmpty();
        for (const ChatTurn& turn : rounds[i])
            if (isPinned(turn))
                part.leftOutPins.append(turn.messageId);
    }
    for (; next < rounds.size() && part.firstSeenId == 0; ++next)
        part.firstSeenId = rounds[next].first().messageId; // a summary's is 0
    return part;
}

int roundsOfTurns(const QVector<ChatRound>& rounds, int droppedTurns) {
    int count = 0;
    const QVector<int> order = leavingOrderOf(rounds);
    for (qsizetype turns = 0; count < order.size() && turns < droppedTurns; ++count)
        turns += rounds[order[count]].size();
    return count;
}

ContextUse contextUse(int contextTokens, int instructions, int question, const QVector<ChatRound>& rounds,
                      const QVector<int>& costs) {
    const QVector<int> order = leavingOrderOf(rounds);
    QVector<int> upTo(costs.size() + 1, 0); // [number of rounds]: what the first of the order cost
    for (qsizetype i = 0; i < order.size(); ++i)
        upTo[i + 1] = upTo[i] + costs[order[i]];

    ContextUse use;
    use.contextTokens = contextTokens;
    use.instructions = instructions;
    use.question = question;
    use.history = upTo.last();
    for (qsizetype i = 0; i < rounds.size(); ++i)
        use.kept += isKept(rounds[i]) ? costs[i] : 0;
    use.seen = seenPart(rounds, roundsToLeaveOut(static_cast<int>(rounds.size()), use.limit(),
                                                 [&](int count) { return use.total() - upTo[count]; }));
    use.older = olderPart(use, rounds, costs);
    return use;
}

} // namespace conclave
