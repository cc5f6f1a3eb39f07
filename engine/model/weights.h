// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_reader.h"
#include "kernels/expert_matmul.h"
#include "kernels/tensor_view.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace conclave::engine {

/// Norms and biases, as floats. Empty: the model has none here.
using WeightVector = std::span<const float>;

/// E: model width. Matrices are [rows, cols] = [outputs, inputs]. A layer's shapes are in its LayerConfig.
struct GroupedAttentionWeights {
    kernels::WeightView query;  // [heads · keyWidth, E]; gated: [heads · 2 · keyWidth, E]
    kernels::WeightView key;    // [kvHeads · keyWidth, E]; no data when another layer's cache is read
    kernels::WeightView value;  // [kvHeads · valueWidth, E]; the key's view where values are keys
    kernels::WeightView output; // [E, heads · valueWidth]
    WeightVector queryBias, keyBias, valueBias, outputBias;
    WeightVector queryNorm, keyNorm; // as QueryKeyNorm says
    WeightVector sinks;              // [heads]: a score that takes part in the softmax and has no value
};

struct LatentAttentionWeights {
    kernels::WeightView queryDown; // [queryRank, E]; no data when queries are not compressed
    WeightVector queryDownNorm;    // [queryRank]
    kernels::WeightView query;     // [heads · (plain + rotary), queryRank or E]
    kernels::WeightView latent;    // [latent + rotary, E]
    WeightVector latentNorm;       // [latent]
    kernels::WeightStack keyUp;    // heads × [latent, plain]: folds a query into the latent space
    kernels::WeightStack valueUp;  // heads × [valueWidth, latent]
    kernels::WeightView output;    // [E, heads · valueWidth]
};

/// K: keyHeads · keyWidth, V: valueHeads · valueWidth.
struct DeltaNetWeights {
    kernels::WeightView input;  // [2 K + V, E]: queries, keys, values
    kernels::WeightView gate;   // [V, E]
    kernels::WeightView decay;  // [valueHeads, E]
    kernels::WeightView update; // [valueHeads, E], "beta"
    WeightVector convolution;   // [2 K + V, taps], the newest tap last
    WeightVector decayBias;     // [valueHeads]
    WeightVector decayRate;     // [valueHeads], negative: -exp(A_log)
    WeightVector norm;          // [valueWidth]
    kernels::WeightView output; // [E, V]
};

struct ShortConvWeights {
    kernels::WeightView input;  // [3 E, E]: B, C, x
    WeightVector convolution;   // [E, taps], the newest tap last
    WeightVector bias;          // [E], of the convolution
    kernels::WeightView output; // [E, E]
    WeightVector inputBias;     // [3 E]
    WeightVector outputBias;    // [E]
};

/// down(activation(gate x) · up x)
struct FeedForwardWeights {
    kernels::WeightView gate; // [width, E]
    kernels::WeightView up;   // [width, E]
    kernels::WeightView down; // [E, width]
    WeightVector gateBias, upBias, downBias;
};

struct ExpertWeights {
    kernels::WeightView router;    // [experts, E]
    WeightVector routerBias;       // [experts]
    WeightVector routerNorm;       // [E]: the router reads the stream under this norm of its own (Gemma 4)
    WeightVector selectionBias;    // [experts]
    WeightVector scales;           // [experts], on an expert's weight
    kernels::WeightStack gate;     // experts × [width, E]
    kernels::WeightStack up;       // experts × [width, E]
    kernels::WeightStack down;     // experts × [E, width]
    WeightVector gateBias, upBias; // [experts, width]
    WeightVector downBias;         // [experts, E]
    FeedForwardWeights shared;     // no data when there are no shared experts
    WeightVector sharedGate;       // [E]: the shared part times sigmoid(x · sharedGate)
    // Gemma 4 gives the routed part norms of its own:
    WeightVector routedNorm;     // [E], of the routed experts' input
    WeightVector routedPostNorm; // [E], of their sum
    WeightVector sharedPostNorm; // [E], of the shared expert's result
};

/// An embedding per token and layer, gated by the stream (Gemma 4 E2B, E4B). P: perLayerWidth.
struct PerLayerWeights {
    kernels::WeightView gate;       // [P, E]; no data: none
    kernels::WeightView projection; // [E, P]
    WeightVector norm;              // [E]
};

/// Multi-token prediction (DeepSeek-V3, https://arxiv.org/abs/2412.19437, section 2.2): what stands before
/// and behind the layer that takes the state of one token and the token after it to the one after that.
struct PredictionWeights {
    WeightVector tokenNorm;             // [E], of the following token's embedding
    WeightVector stateNorm;             // [E], of the state
    kernels::WeightView projection;     // [E, 2 E]: both, the token first, to the layer's input
    kernels::WeightView tokenEmbedding; // [vocabulary, E], often the model's
    WeightVector outputNorm;            // [E], often the model's
    kernels::WeightView output;         // [vocabulary, E], often the model's
};

/// x += postNorm(mixer(norm(x))); x += postNorm(feedForward(norm(x))). The alternatives say which stages run
/// the layer.
struct LayerWeights {
    WeightVector mixerNorm; // [E]
    std::variant<GroupedAttentionWeights, LatentAttentionWeights, DeltaNetWeights, ShortConvWeights> mixer;
    WeightVector mixerPostNorm;   // [E]
    WeightVector feedForwardNorm; // [E]
    std::variant<FeedForwardWeights, ExpertWeights> feedForward;
    WeightVector feedForwardPostNorm; // [E]
    PerLayerWeights perLayer;
    float scale = 1; ///< on the whole stream after the layer (Gemma 4)
};

/// How much of the file the model uses.
struct WeightTotals {
    std::uint64_t parameters = 0;
    std::uint64_t activeParameters = 0; ///< read for one token: of the routed experts used / count
    std::uint64_t activeBytes = 0;
    std::uint64_t copiedBytes = 0; ///< in memory of our own beside the mapped file
    std::string mostUsedType;      ///< "Q8_0"
    std::uint64_t unusedTensors = 0;
    std::string firstUnused;
};

/// The weights of a model: matrices are views into the mapped file (or into `owned` where the file's layout
/// had to be changed), vectors are floats of our own. Immutable once read, shareable between threads.
struct Weights {
    std::shared_ptr<const GgufReader> file; ///< keeps the mapping
    std::deque<std::vector<float>> owned;   ///< a deque: growing it moves nothing
    kernels::WeightView tokenEmbedding;     // [vocabulary, E]
    std::vector<LayerWeights> layers;       ///< as ModelConfig::layers, the predicting one last
    std::optional<PredictionWeights> prediction;
    WeightVector outputNorm;    // [E]
    kernels::WeightView output; // [vocabulary, E]; the embedding when the file has no head of its own
    /// For each of ModelConfig::ropes: [dimensions / 2], radians per position.
    std::vector<std::vector<double>> ropeFrequencies;
    std::vector<std::vector<double>> longRopeFrequencies; ///< the same where a rope has one set
    // Embeddings per layer; no data: none. P: perLayerWidth.
    kernels::WeightView perLayerEmbedding;  // [vocabulary, layers · P]
    kernels::WeightView perLayerProjection; // [layers · P, E]
    WeightVector perLayerNorm;              // [P]
    WeightTotals totals;

    Weights() = default;
    Weights(Weights&&) = default;
    Weights& operator=(Weights&&) = default;
    Weights(const Weights&) = delete; ///< views into `owned` would point at the old object
    Weights& operator=(const Weights&) = delete;
};

} // namespace conclave::engine
