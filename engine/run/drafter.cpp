// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/drafter.h"

#include <algorithm>
#include <cmath>

namespace conclave::engine {

namespace {

/// Reading the weights once for one more row costs the model a fraction of a step; a guess that is more
/// likely wrong than right costs more than it saves.
constexpr double kLeastProbability = 0.5;

struct Likeliest {
    TokenId token = kNoToken;
    double probability = 0;
};

Likeliest likeliest(std::span<const float> logits) {
    const auto best = std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(static_cast<double>(logit) - *best);
    if (!(sum >= 1)) // not a number
        return {};
    return {static_cast<TokenId>(best - logits.begin()), 1 / sum};
}

} // namespace

Drafter::Drafter(const Tokenizer& tokenizer, int vocabulary)
    : m_tokenizer(tokenizer), m_logits(static_cast<std::size_t>(vocabulary)) {}

Result<std::vector<TokenId>> Drafter::propose(std::span<const TokenId> history, int most,
                                              const std::stop_token& stop) {
    std::vector<TokenId> tokens;
    most = limit(history, std::min(most, kMostTokens));
    if (most < 1)
        return tokens;
    if (Result<void> done = begin(history, stop, m_logits); !done)
        return done.error();
    double probability = 1;
    while (true) {
        const Likeliest next = likeliest(m_logits);
        probability *= next.probability;
        if (next.token == kNoToken || probability < kLeastProbability)
            return tokens;
        tokens.push_back(next.token);
        if (static_cast<int>(tokens.size()) == most || m_tokenizer.endsGeneration(next.token))
            return tokens;
        if (Result<void> done = advance(next.token, stop, m_logits); !done)
            return done.error();
    }
}

} // namespace conclave::engine
