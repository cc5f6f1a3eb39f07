// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/expert_route.h"
#include "kernels/gated_activation.h"
#include "kernels/rope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace conclave::engine {

/// Which positions a token sees, itself included.
struct AttentionReach {
    enum class Kind {
        All,    ///< every one before it
        Window, ///< the last `tokens`
        Chunk,  ///< those of its own chunk: positions are cut into chunks of `tokens` (Llama 4)
    };
    Kind kind = Kind::All;
    int tokens = 0;
};

/// A factor on the queries of a layer that grows with their position p, so that attention stays sharp over
/// long contexts: 1 + scale · ln(1 + floor((p + offset) / step)). Llama 4, Ministral 3.
struct PositionTemperature {
    double scale = 0; ///< 0: none
    int step = 1;
    int offset = 0;
};

/// Where queries and keys are normed (RMS, with the model's epsilon).
enum class QueryKeyNorm {
    None,
    PerHead,   ///< each head before the rotation, weights [keyWidth]: Qwen 3, Gemma 3
    FullWidth, ///< all heads together before the rotation, weights [heads · keyWidth]: OLMoE, MiniMax-M2
    Rotated,   ///< each head after the rotation, no weights: Llama 4
};

inline constexpr int kNoRope = -1; ///< a layer without positions

/// Grouped-query attention (https://arxiv.org/abs/2305.13245): heads / kvHeads query heads share one
/// key/value head.
struct GroupedAttentionConfig {
    int heads = 0;
    int kvHeads = 0;
    int keyWidth = 0;   ///< of a head, also of its queries
    int valueWidth = 0; ///< of a head
    float scale = 0;    ///< on query · key
    int rope = 0;       ///< which of ModelConfig::ropes, or kNoRope
    AttentionReach reach;
    QueryKeyNorm norm = QueryKeyNorm::None;
    bool normsValues = false; ///< each value head, no weights: Gemma 4
    bool isGated = false; ///< a query row of a head is [query | gate]; the head's result times sigmoid(gate)
    float softcap = 0;    ///< above 0: scores become softcap · tanh(score / softcap)
    PositionTemperature temperature;
    int cacheLayer = -1; ///< the earlier layer whose keys and values this one reads; -1: its own
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
    float scale = 0;    ///< on query · key
    int rope = 0;       ///< which of ModelConfig::ropes
    PositionTemperature temperature;
};

/// Gated delta rule (https://arxiv.org/abs/2412.06464) behind a short causal convolution: linear attention
/// with a state [keyWidth, valueWidth] per value head instead of a cache. Qwen3-Next, Qwen 3.5.
struct DeltaNetConfig {
    int keyHeads = 0;
    int valueHeads = 0;         ///< a multiple of keyHeads
    int keyWidth = 0;           ///< of a head
    int valueWidth = 0;         ///< of a head
    int taps = 0;               ///< of the convolution over queries, keys and values
    bool tilesKeyHeads = false; ///< value head h reads key head h % keyHeads; else h · keyHeads / valueHeads
};

/// Gated short convolution (LFM2, https://arxiv.org/abs/2511.23404): C · conv(B · x).
struct ShortConvConfig {
    int taps = 0;
};

/// What mixes the tokens of a layer.
using MixerConfig =
    std::variant<GroupedAttentionConfig, LatentAttentionConfig, DeltaNetConfig, ShortConvConfig>;

/// Rotary positions of a model. Some models have two sets of frequencies, one for conversations of up to
/// shortTokens tokens and one for longer ones (LongRoPE, https://arxiv.org/abs/2402.13753, and dynamic NTK).
struct RopeConfig {
    kernels::RopePairing pairing = kernels::RopePairing::Halves;
    int dimensions = 0; ///< columns that turn, even
    double base = 10000.0;
    kernels::RopeScaling scaling;
    double tableScale = 1.0;                   ///< on cosines and sines: YaRN's attention temperature
    std::string factors = "rope_freqs.weight"; ///< tensor of a divisor per pair, where the file has it
    int shortTokens = 0;                       ///< 0: one set
    double longBase = 0;                       ///< of the second set
    std::string longFactors;                   ///< of the second set
};

/// The routed experts of a layer, and those that see every token.
struct ExpertConfig {
    kernels::ExpertRouting routing;
    int width = 0;            ///< of one routed expert
    int shared = 0;           ///< experts that see every token, stored as one of sharedWidth
    int sharedWidth = 0;      ///< all shared experts together; 0: none
    bool weighsInput = false; ///< an expert's weight is on its input, not on its result: Llama 4
};

struct LayerConfig {
    MixerConfig mixer;
    int denseWidth = 0; ///< of a layer without experts; 0: the layer routes
};

/// The hyper-parameters of a model file, checked. Immutable.
struct ModelConfig {
    std::string architecture;
    int embedding = 0;
    int contextTokens = 0;
    float normEpsilon = 0;
    std::vector<LayerConfig> layers;
    bool predictsAhead = false;    ///< the last layer predicts one token further: no part of a plain pass
    std::vector<RopeConfig> ropes; ///< most models have one; Gemma 3 has one for each kind of layer
    std::optional<ExpertConfig> experts; ///< of every layer that routes
    kernels::GatedActivation activation = kernels::GatedActivation::Silu;
    float embeddingScale = 1; ///< on what a token brings into the residual stream
    float residualScale = 1;  ///< on what each half of a layer adds to it
    float logitScale = 1;     ///< on the logits
    float logitSoftcap = 0;   ///< above 0: then logits become softcap · tanh(logit / softcap)
    int perLayerWidth = 0;    ///< of the embeddings that each layer gets of its own (Gemma 4 E); 0: none
    std::vector<std::string> notices; ///< what of the file is left out

    int layerCount() const { return static_cast<int>(layers.size()); }
    int mainLayers() const { return layerCount() - (predictsAhead ? 1 : 0); } ///< of a plain pass
    const LayerConfig& layer(int index) const { return layers[static_cast<std::size_t>(index)]; }
    /// Whether a conversation of @p tokens needs the second set of a rope. All of its tokens are turned by
    /// the same set: a cache that was made with the other one is of no use.
    bool isLongConversation(int tokens) const;
    int heads() const;       ///< of the first layer with attention
    int kvHeads() const;     ///< likewise; 1 for latent attention
    int denseLayers() const; ///< layers without experts
};

} // namespace conclave::engine
