// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/context_use.h"

#include "app/generation/context_fit.h"

#include <numeric>

namespace conclave {

int ContextUse::limit() const {
    return promptLimit(contextTokens);
}

ContextUse contextUse(int contextTokens, int instructions, int question, const QVector<ChatRound>& rounds,
                      const QVector<int>& costs) {
    QVector<int> upTo(costs.size() + 1, 0); // [number of rounds]: what the oldest ones cost
    std::partial_sum(costs.cbegin(), costs.cend(), upTo.begin() + 1);

    ContextUse use;
    use.contextTokens = contextTokens;
    use.instructions = instructions;
    use.question = question;
    use.history = upTo.last();
    const int leftOut = roundsToLeaveOut(static_cast<int>(rounds.size()), use.limit(),
                                         [&](int count) { return use.total() - upTo[count]; });
    for (int i = 0; i < leftOut; ++i)
        use.leftOutMessages += static_cast<int>(rounds[i].size());
    use.firstSeenId = leftOut < rounds.size() ? rounds[leftOut].first().messageId : 0;
    return use;
}

} // namespace conclave
