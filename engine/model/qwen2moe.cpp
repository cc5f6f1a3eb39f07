// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

#include <algorithm>

/// "qwen2moe": Qwen1.5-MoE-A2.7B, Qwen2-57B-A14B (https://arxiv.org/abs/2407.10671). Queries, keys and values
/// have biases; every layer routes; the shared expert has a gate of its own.
namespace conclave::engine {

namespace {

void readQwen2MoeConfig(ConfigReader& reader, ModelConfig& config) {
    setLayers(config, {readGroupedAttention(reader, kernels::RopePairing::Halves, config)});
    // Files from before the widths had keys of their own: all experts of a token are as wide as the dense
    // layer that they replace.
    const bool named = reader.has("expert_feed_forward_length");
    config.experts =
        readExperts(reader, {.gating = kernels::ExpertGating::Softmax,
                             .widthKey = named ? "expert_feed_forward_length" : "feed_forward_length"});
    ExpertConfig& experts = *config.experts;
    if (!named)
        experts.width = std::max(1, experts.width / static_cast<int>(experts.routing.used));
    experts.shared = 1;
    if (experts.sharedWidth == 0)
        experts.sharedWidth = reader.count("feed_forward_length", 1, 1 << 20);
}

LayerWeights readQwen2MoeLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    LayerWeights weights = readDecoderLayer(reader, config, layer);
    if (std::get<ExpertWeights>(weights.feedForward).sharedGate.empty())
        reader.vector(layerTensor(layer, "ffn_gate_inp_shexp.weight"),
                      config.embedding); // says that it is missing
    return weights;
}

} // namespace

const Architecture kQwen2Moe{"qwen2moe", readQwen2MoeConfig, readQwen2MoeLayer};

} // namespace conclave::engine
