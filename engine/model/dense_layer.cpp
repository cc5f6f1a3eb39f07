// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/dense_layer.h"

#include "engine/model/architecture.h"
#include "engine/model/rope_config.h"

#include <algorithm>
#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

GroupedAttentionConfig readGroupedAttention(ConfigReader& reader, kernels::RopePairing pairing,
                                            ModelConfig& config) {
    GroupedAttentionConfig attention;
    attention.heads = reader.count("attention.head_count", 1, 4096);
    attention.kvHeads = reader.countOr("attention.head_count_kv", attention.heads, 1, 4096);
    reader.require(attention.heads % attention.kvHeads == 0, ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is {}; expected a divisor of the {} heads.",
                               reader.quoted("attention.head_count_kv"), attention.kvHeads, attention.heads));
    const bool divides = config.embedding % attention.heads == 0;
    reader.require(divides || reader.has("attention.key_length"), ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is missing, and the width {} is no multiple of {} heads.",
                               reader.quoted("attention.key_length"), config.embedding, attention.heads));
    const int usual = std::max(1, config.embedding / attention.heads);
    attention.keyWidth = reader.countOr("attention.key_length", usual, 1, 1 << 14);
    attention.valueWidth = reader.countOr("attention.value_length", attention.keyWidth, 1, 1 << 14);
    attention.scale = 1.0f / std::sqrt(static_cast<float>(attention.keyWidth));
    const int rotary = reader.countOr("rope.dimension_count", attention.keyWidth, 2, attention.keyWidth);
    attention.rope = static_cast<int>(config.ropes.size());
    config.ropes.push_back(readRope(reader, pairing, rotary, config.contextTokens));
    return attention;
}

void setLayers(ModelConfig& config, const LayerConfig& layer) {
    std::fill(config.layers.begin(), config.layers.end(), layer);
}

GroupedAttentionWeights readGroupedAttentionWeights(WeightReader& reader, const ModelConfig& config,
                                                    int layer) {
    const auto& shape = std::get<GroupedAttentionConfig>(config.layer(layer).mixer);
    const std::int64_t width = config.embedding;
    const std::int64_t queries = std::int64_t{shape.heads} * shape.keyWidth;
    const std::int64_t keys = std::int64_t{shape.kvHeads} * shape.keyWidth;
    const std::int64_t values = std::int64_t{shape.kvHeads} * shape.valueWidth;
    GroupedAttentionWeights weights;
    weights.query = reader.matrix(layerTensor(layer, "attn_q.weight"), width, queries);
    weights.key = reader.matrix(layerTensor(layer, "attn_k.weight"), width, keys);
    weights.value = reader.matrix(layerTensor(layer, "attn_v.weight"), width, values);
    weights.output = reader.matrix(layerTensor(layer, "attn_output.weight"),
                                   std::int64_t{shape.heads} * shape.valueWidth, width);
    weights.queryBias = reader.vectorIfThere(layerTensor(layer, "attn_q.bias"), queries);
    weights.keyBias = reader.vectorIfThere(layerTensor(layer, "attn_k.bias"), keys);
    weights.valueBias = reader.vectorIfThere(layerTensor(layer, "attn_v.bias"), values);
    weights.outputBias = reader.vectorIfThere(layerTensor(layer, "attn_output.bias"), width);
    return weights;
}

FeedForwardWeights readDenseFeedForward(WeightReader& reader, const ModelConfig& config, int layer) {
    const std::int64_t width = config.embedding;
    const std::int64_t inner = config.layer(layer).denseWidth;
    FeedForwardWeights weights;
    weights.gate = reader.matrix(layerTensor(layer, "ffn_gate.weight"), width, inner);
    weights.up = reader.matrix(layerTensor(layer, "ffn_up.weight"), width, inner);
    weights.down = reader.matrix(layerTensor(layer, "ffn_down.weight"), inner, width);
    weights.gateBias = reader.vectorIfThere(layerTensor(layer, "ffn_gate.bias"), inner);
    weights.upBias = reader.vectorIfThere(layerTensor(layer, "ffn_up.bias"), inner);
    weights.downBias = reader.vectorIfThere(layerTensor(layer, "ffn_down.bias"), width);
    return weights;
}

} // namespace conclave::engine
