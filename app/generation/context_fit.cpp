// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/context_fit.h"

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

} // namespace conclave
