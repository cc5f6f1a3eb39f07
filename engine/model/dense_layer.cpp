// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/dense_layer.h"

#include "engine/model/architecture.h"
#include "engine/model/rope_config.h"

#include <algorithm>
#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

kernels::WeightView rowsOf(const kernels::WeightView& matrix, std::int64_t first, std::int64_t count) {
    if (!matrix.data)
        return {};
    return {matrix.type, matrix.data + first * kernels::quantRowBytes(matrix.type, matrix.cols), count,
            matrix.cols};
}

WeightVector partOf(WeightVector all, std::int64_t first, std::int64_t count) {
    return all.empty() ? all : all.subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(count));
}

} // namespace

GroupedAttentionConfig readGroupedAttention(ConfigReader& reader, kernels::RopePairing pairing,
                                            ModelConfig& config, int kvHeads) {
    GroupedAttentionConfig attention;
    attention.heads = reader.count("attention.head_count", 1, 4096);
    attention.kvHeads =
        kvHeads > 0 ? kvHeads : reader.countOr("attention.head_count_kv", attention.heads, 1, 4096);
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

AttentionReach readWindow(ConfigReader& reader, const ModelConfig& config) {
    const int window = reader.countOr("attention.sliding_window", 0, 0, 1 << 28);
    if (window == 0 || window >= config.contextTokens)
        return {};
    return {AttentionReach::Kind::Window, window};
}

std::vector<bool> readWindowLayers(ConfigReader& reader, const ModelConfig& config, int period) {
    const std::string key = reader.architecture() + ".attention.sliding_window_pattern";
    std::vector<bool> layers(config.layers.size());
    if (reader.file().type(key) == GgufType::array) {
        const auto flags = reader.file().integers(key);
        const bool fits = flags && *flags && (**flags).size() == layers.size();
        reader.require(
            fits, ErrorKind::Corrupt,
            fmt::format("The metadata key '{}' is no list of {} flags; expected one for each layer.", key,
                        layers.size()));
        for (std::size_t i = 0; fits && i < layers.size(); ++i)
            layers[i] = (**flags)[i] != 0;
        return layers;
    }
    const int length = reader.countOr("attention.sliding_window_pattern", period, 1, 1024);
    for (std::size_t i = 0; i < layers.size(); ++i)
        layers[i] = static_cast<int>(i) % length < length - 1;
    return layers;
}

float readGemmaScale(ConfigReader& reader, const ModelConfig& config, const GroupedAttentionConfig& attention,
                     int bigLayers) {
    const int width =
        config.layerCount() == bigLayers ? config.embedding / attention.heads : attention.keyWidth;
    return static_cast<float>(reader.realOr("attention.scale", 1.0 / std::sqrt(width), 1e-6, 1e6));
}

void setLayers(ModelConfig& config, const LayerConfig& layer) {
    std::fill(config.layers.begin(), config.layers.end(), layer);
}

GroupedAttentionWeights readGroupedAttentionWeights(WeightReader& reader, const ModelConfig& config,
                                                    int layer) {
    const auto& shape = std::get<GroupedAttentionConfig>(config.layer(layer).mixer);
    const std::int64_t width = config.embedding;
    const std::int64_t queries = std::int64_t{shape.heads} * shape.keyWidth * (shape.isGated ? 2 : 1);
    const std::int64_t keys = std::int64_t{shape.kvHeads} * shape.keyWidth;
    const std::int64_t values = std::int64_t{shape.kvHeads} * shape.valueWidth;
    GroupedAttentionWeights weights;
    const std::string fused = layerTensor(layer, "attn_qkv.weight");
    if (reader.has(fused)) {
        const kernels::WeightView all = reader.matrix(fused, width, queries + keys + values);
        weights.query = rowsOf(all, 0, queries);
        weights.key = rowsOf(all, queries, keys);
        weights.value = rowsOf(all, queries + keys, values);
        const WeightVector bias =
            reader.vectorIfThere(layerTensor(layer, "attn_qkv.bias"), queries + keys + values);
        weights.queryBias = partOf(bias, 0, queries);
        weights.keyBias = partOf(bias, queries, keys);
        weights.valueBias = partOf(bias, queries + keys, values);
    } else {
        weights.query = reader.matrix(layerTensor(layer, "attn_q.weight"), width, queries);
        weights.key = reader.matrix(layerTensor(layer, "attn_k.weight"), width, keys);
        weights.value = reader.matrix(layerTensor(layer, "attn_v.weight"), width, values);
        weights.queryBias = reader.vectorIfThere(layerTensor(layer, "attn_q.bias"), queries);
        weights.keyBias = reader.vectorIfThere(layerTensor(layer, "attn_k.bias"), keys);
        weights.valueBias = reader.vectorIfThere(layerTensor(layer, "attn_v.bias"), values);
    }
    weights.output = reader.matrix(layerTensor(layer, "attn_output.weight"),
                                   std::int64_t{shape.heads} * shape.valueWidth, width);
    weights.outputBias = reader.vectorIfThere(layerTensor(layer, "attn_output.bias"), width);
    return weights;
}

FeedForwardWeights readDenseFeedForward(WeightReader& reader, const ModelConfig& config, int layer) {
    const std::int64_t width = config.embedding;
    const std::int64_t inner = config.layer(layer).denseWidth;
    FeedForwardWeights weights;
    const std::string gate = layerTensor(layer, "ffn_gate.weight");
    const std::string up = layerTensor(layer, "ffn_up.weight");
    if (!reader.has(gate) && reader.rowsOf(up) == 2 * inner) {
        const kernels::WeightView both = reader.matrix(up, width, 2 * inner);
        weights.gate = rowsOf(both, 0, inner);
        weights.up = rowsOf(both, inner, inner);
    } else {
        weights.gate = reader.matrix(gate, width, inner);
        weights.up = reader.matrix(up, width, inner);
    }
    weights.down = reader.matrix(layerTensor(layer, "ffn_down.weight"), inner, width);
    weights.gateBias = reader.vectorIfThere(layerTensor(layer, "ffn_gate.bias"), inner);
    weights.upBias = reader.vectorIfThere(layerTensor(layer, "ffn_up.bias"), inner);
    weights.downBias = reader.vectorIfThere(layerTensor(layer, "ffn_down.bias"), width);
    return weights;
}

} // namespace conclave::engine
