// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/gguf/gguf_reader.h"
#include "kernels/expert_matmul.h"
#include "kernels/tensor_view.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace conclave::engine {

/// Norms and biases, as floats. Empty: the model has none here.
using WeightVector = std::span<const float>;

/// E: model width. Matrices are [rows, cols] = [outputs, inputs].
struct GroupedAttentionWeights {
    kernels::WeightView query;  // [heads · keyWidth, E]
    kernels::WeightView key;    // [kvHeads · keyWidth, E]
    kernels::WeightView value;  // [kvHeads · valueWidth, E]
    kernels::WeightView output; // [E, heads · valueWidth]
    WeightVector queryBias, keyBias, valueBias, outputBias;
    WeightVector queryNorm, keyNorm; // [keyWidth], over each head before the rotation
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

/// down(silu(gate x) · up x)
struct FeedForwardWeights {
    kernels::WeightView gate; // [width, E]
    kernels::WeightView up;   // [width, E]
    kernels::WeightView down; // [E, width]
    WeightVector gateBias, upBias, downBias;
};

struct ExpertWeights {
    kernels::WeightView router; // [experts, E]
    WeightVector selectionBias; // [experts]
    kernels::WeightStack gate;  // experts × [width, E]
    kernels::WeightStack up;    // experts × [width, E]
    kernels::WeightStack down;  // experts × [E, width]
    FeedForwardWeights shared;  // no data when there are no shared experts
};

/// x += attention(norm(x)); x += feedForward(norm(x)). The alternatives say which stages run the layer.
struct LayerWeights {
    WeightVector attentionNorm; // [E]
    std::variant<GroupedAttentionWeights, LatentAttentionWeights> attention;
    WeightVector feedForwardNorm; // [E]
    std::variant<FeedForwardWeights, ExpertWeights> feedForward;
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
    std::vector<LayerWeights> layers;
    WeightVector outputNorm;    // [E]
    kernels::WeightView output; // [vocabulary, E]; the embedding when the file has no head of its own
    std::vector<double> ropeFrequencies; // [rope.dimensions / 2], radians per position
    WeightTotals totals;

    Weights() = default;
    Weights(Weights&&) = default;
    Weights& operator=(Weights&&) = default;
    Weights(const Weights&) = delete; ///< views into `owned` would point at the old object
    Weights& operator=(const Weights&) = delete;
};

} // namespace conclave::engine
