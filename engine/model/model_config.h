// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/expert_route.h"
#include "kernels/rope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace conclave::engine {

/// Grouped-query attention (https://arxiv.org/abs/2305.13245): heads / kvHeads query heads share one
/// key/value head.
struct GroupedAttentionConfig {
    int heads = 0;
    int kvHeads = 0;
    int keyWidth = 0;   ///< of a head, also of its queries
    int valueWidth = 0; ///< of a head
};

/// Multi-head latent attention (DeepSeek-V2, https://arxiv.org/abs/2405.04434, section 2.1). The cache holds
/// one row [latent + rotary] per token for all heads.
struct LatentAttentionConfig {
    int heads = 0;
    int queryRank = 0;  ///< width of the compressed query; 0: queries are not compressed
    int latent = 0;     ///< kv_lora_rank
    int plain = 0;      ///< columns of a query head without position ("nope")
    int rotary = 0;     ///< columns of a query head with position
    int valueWidth = 0; ///< of a head, after unfolding
};

/// Rotary positions of a model.
struct RopeConfig {
    kernels::RopePairing pairing = kernels::RopePairing::Halves;
    int dimensions = 0; ///< columns that turn, even
    double base = 10000.0;
    kernels::RopeScaling scaling;
    double tableScale = 1.0; ///< on cosines and sines: YaRN's attention temperature
};

/// The routed experts of a layer, and those that see every token.
struct ExpertConfig {
    kernels::ExpertRouting routing;
    int width = 0;       ///< of one routed expert
    int shared = 0;      ///< experts that see every token, stored as one of sharedWidth
    int sharedWidth = 0; ///< all shared experts together; 0: none
};

/// The hyper-parameters of a model file, checked. Immutable.
struct ModelConfig {
    std::string architecture;
    int layers = 0;
    int embedding = 0;
    int contextTokens = 0;
    float normEpsilon = 0;
    std::variant<GroupedAttentionConfig, LatentAttentionConfig> attention;
    float attentionScale = 0; ///< on query · key
    RopeConfig rope;
    int denseWidth = 0;  ///< of the layers without experts; 0: there are none
    int denseLayers = 0; ///< layers before the first one with experts
    std::optional<ExpertConfig> experts;
    std::vector<std::string> notices; ///< what of the file is left out

    int heads() const;
    int kvHeads() const; ///< 1 for latent attention
    /// Numbers that one token leaves in the cache, all layers together.
    std::int64_t cacheValuesPerToken() const;
};

} // namespace conclave::engine
