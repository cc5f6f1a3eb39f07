// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

#include <vector>

/// "gpt-oss": gpt-oss-20b and 120b (https://arxiv.org/abs/2508.10925). Biases everywhere, a sink in each
/// head's softmax, a window on every other layer, experts with a clamped activation; softmax over the chosen.
namespace conclave::engine {

namespace {

void readGptOssConfig(ConfigReader& reader, ModelConfig& config) {
    const GroupedAttentionConfig everything =
        readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    GroupedAttentionConfig windowed = everything;
    windowed.reach = {AttentionReach::Kind::Window, reader.count("attention.sliding_window", 1, 1 << 28)};
    const std::vector<bool> hasWindow = readWindowLayers(reader, config, 2);
    for (std::size_t layer = 0; layer < config.layers.size(); ++layer)
        config.layers[layer].mixer = hasWindow[layer] ? windowed : everything;
    config.ropes[0].scaling.wholePairs = false;
    config.activation = kernels::GatedActivation::ClampedSilu;
    config.experts =
        readExperts(reader, {.gating = kernels::ExpertGating::SoftmaxOfChosen, .normalise = false});
}

LayerWeights readGptOssLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    LayerWeights weights = readDecoderLayer(reader, config, layer, "post_attention_norm.weight");
    auto& attention = std::get<GroupedAttentionWeights>(weights.mixer);
    const int heads = std::get<GroupedAttentionConfig>(config.layer(layer).mixer).heads;
    attention.sinks = reader.vector(layerTensor(layer, "attn_sinks.weight"), heads);
    return weights;
}

} // namespace

const Architecture kGptOss{"gpt-oss", readGptOssConfig, readGptOssLayer};

} // namespace conclave::engine
