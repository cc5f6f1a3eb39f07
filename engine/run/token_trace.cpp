// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/token_trace.h"

#include <algorithm>
#include <cmath>

namespace conclave::engine {

namespace {

struct Likely {
    float logit;
    TokenId token;
    bool operator<(const Likely& other) const {
        return logit != other.logit ? logit > other.logit : token < other.token;
    }
};

/// The likeliest first. Most logits are below all of them, so that one comparison is what they cost.
std::vector<Likely> likeliest(std::span<const float> logits) {
    std::vector<Likely> found;
    found.reserve(TokenTrace::kMost + 1);
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const Likely next{logits[i], static_cast<TokenId>(i)};
        const bool isFull = found.size() == TokenTrace::kMost;
        if (!std::isfinite(next.logit) || (isFull && !(next < found.back())))
            continue;
        found.insert(std::lower_bound(found.begin(), found.end(), next), next);
        if (isFull)
            found.pop_back();
    }
    return found;
}

} // namespace

void traceLogits(std::span<const float> logits, TokenTrace& trace) {
    trace.candidates.clear();
    trace.chosen.probability = 0;
    const std::vector<Likely> found = likeliest(logits);
    if (found.empty())
        return;
    const float top = found.front().logit;
    constexpr std::size_t kBlock = 1024; // sums in floats stay exact enough, and the loop stays short
    double total = 0;
    for (std::size_t begin = 0; begin < logits.size(); begin += kBlock) {
        float sum = 0;
        for (const float logit : logits.subspan(begin, std::min(kBlock, logits.size() - begin)))
            sum += std::isfinite(logit) ? std::exp(logit - top) : 0;
        total += static_cast<double>(sum);
    }
    const auto probability = [&](float logit) {
        return static_cast<float>(std::exp(static_cast<double>(logit) - static_cast<double>(top)) / total);
    };
    for (const Likely& one : found)
        trace.candidates.push_back({one.token, probability(one.logit)});
    const float chosen = logits[static_cast<std::size_t>(trace.chosen.token)];
    if (std::isfinite(chosen))
        trace.chosen.probability = probability(chosen);
}

// Routers order experts by what they choose by, which a bias or an expert's own scale can be part of.
void traceExperts(std::span<const std::int32_t> ids, std::span<const float> weights, TokenTrace& trace) {
    const std::size_t begin = trace.experts.size();
    for (std::size_t i = 0; i < ids.size(); ++i) {
        std::size_t place = begin + i;
        while (place > begin && trace.expertWeights[place - 1] < weights[i])
            --place;
        const auto offset = static_cast<std::ptrdiff_t>(place);
        trace.experts.insert(trace.experts.begin() + offset, static_cast<std::uint16_t>(ids[i]));
        trace.expertWeights.insert(trace.expertWeights.begin() + offset, weights[i]);
    }
}

} // namespace conclave::engine
