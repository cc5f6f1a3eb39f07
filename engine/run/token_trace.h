// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tokenizer.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace conclave::engine {

/// How one token of an answer came to be.
struct TokenTrace {
    static constexpr int kMost = 8; ///< candidates
    struct Candidate {
        TokenId token = kNoToken;
        /// By the model itself: softmax of its logits, before temperature, penalties and the other settings.
        float probability = 0;
        bool operator==(const Candidate&) const = default;
    };
    Candidate chosen;
    std::vector<Candidate> candidates; ///< the likeliest ones, likeliest first; ties go to the lower number
    /// The experts that made the logits which the token was chosen from, and what each counted for:
    /// [ModelInfo::expertLayers, expertsUsed], the heaviest of a layer first. The weights are those that the
    /// experts' results are multiplied with. Empty for a model without experts.
    std::vector<std::uint16_t> experts;
    std::vector<float> expertWeights; // likewise
    bool operator==(const TokenTrace&) const = default;
};

/// Called for each token of an answer, behind the text that it ends (Session::generate).
using TraceSink = std::function<void(const TokenTrace& trace)>;

/// Fills the probabilities and candidates of the token trace.chosen, which was chosen from @p logits,
/// [vocabulary]. A logit that is no finite number has no part in it.
void traceLogits(std::span<const float> logits, TokenTrace& trace);

/// Adds the experts of one more layer to @p trace: @p ids and @p weights are [used], in any order.
void traceExperts(std::span<const std::int32_t> ids, std::span<const float> weights, TokenTrace& trace);

} // namespace conclave::engine
