// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/context_fit.h"

#include <algorithm>

namespace conclave {

namespace {
constexpr int kAnswerShare = 4;
}

int promptLimit(int contextTokens) {
    return contextTokens - contextTokens / kAnswerShare;
}

QVector<qsizetype> roundStarts(const QVector<ChatTurn>& turns) {
    const qsizetype first = !turns.isEmpty() && turns.first().role == Role::System ? 1 : 0;
    QVector<qsizetype> starts;
    for (qsizetype i = first; i < turns.size(); ++i)
        if (i == first || turns[i].role == Role::User)
            starts.append(i);
    return starts;
}

QVector<int> leavingOrder(const QVector<bool>& isKept) {
    QVector<int> order;
    order.reserve(isKept.size());
    for (const bool isKeptNow : {false, true})
        for (int i = 0; i < isKept.size(); ++i)
            if (isKept[i] == isKeptNow)
                order.append(i);
    return order;
}

int roundsToLeaveOut(int olderRounds, int limit, const std::function<int(int leftOut)>& tokensWithout) {
    if (olderRounds == 0 || tokensWithout(0) <= limit)
        return 0;
    int tooFew = 0;
    int enough = olderRounds;
    while (enough - tooFew > 1) {
        const int middle = tooFew + (enough - tooFew) / 2;
        (tokensWithout(middle) <= limit ? enough : tooFew) = middle;
    }
    return enough;
}

QVector<ChatTurn> withoutRounds(const QVector<ChatTurn>& turns, int leftOut) {
    const QVector<qsizetype> starts = roundStarts(turns);
    const qsizetype olderRounds = starts.size() - 1;
    if (leftOut <= 0 || olderRounds < 1)
        return turns;
    QVector<bool> isKept(olderRounds);
    for (qsizetype i = 0; i < olderRounds; ++i)
        isKept[i] = std::any_of(turns.cbegin() + starts[i], turns.cbegin() + starts[i + 1],
                                [](const ChatTurn& turn) { return turn.isKept; });
    QVector<bool> isLeftOut(olderRounds, false);
    const QVector<int> order = leavingOrder(isKept).mid(0, leftOut);
    for (const int round : order)
        isLeftOut[round] = true;
    QVector<ChatTurn> seen = turns.mid(0, starts.first());
    for (qsizetype i = 0; i < olderRounds; ++i)
        if (!isLeftOut[i])
            seen += turns.mid(starts[i], starts[i + 1] - starts[i]);
    return seen + turns.mid(starts.last());
}

} // namespace conclave
