// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::engine {

/// How the next token is chosen. Applied in this order: repetition penalty, top-k, top-p, min-p, temperature.
struct SamplerSettings {
    float temperature = 0.7f;       ///< 0 is greedy: the most likely token, the lowest id on a tie
    int topK = 40;                  ///< 0: off
    float topP = 0.95f;             ///< 1: off
    float minP = 0.05f;             ///< 0: off; relative to the most likely token
    float repetitionPenalty = 1.0f; ///< 1: off; Keskar et al. 2019, https://arxiv.org/abs/1909.05858
    int repetitionWindow = 256;     ///< how many of the last tokens are penalised
    std::uint64_t seed = 0;         ///< the same seed, model and prompt give the same answer
};

} // namespace conclave::engine
