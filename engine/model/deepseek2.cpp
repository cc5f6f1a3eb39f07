// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"
#include "engine/model/predicting_layer.h"
#include "engine/model/rope_config.h"

#include <cmath>
#include <spdlog/fmt/fmt.h>

/// "deepseek2": DeepSeek-V2, V2-Lite, V3, V3.1, R1, Kimi K2, Mistral Large 3 and models built like them
/// (https://arxiv.org/abs/2405.04434, https://arxiv.org/abs/2412.19437). Multi-head latent attention in the
/// absorbed form, leading dense layers, then routed and shared experts.
namespace conclave::engine {

namespace {

/// Newer files call the widths of an unfolded head *_mla, because key_length there means the cached row.
LatentAttentionConfig readLatentAttention(ConfigReader& reader) {
    const bool folded = reader.has("attention.key_length_mla");
    const char* const keyName = folded ? "attention.key_length_mla" : "attention.key_length";
    const char* const valueName = folded ? "attention.value_length_mla" : "attention.value_length";
    LatentAttentionConfig attention;
    attention.heads = reader.count("attention.head_count", 1, 4096);
    attention.queryRank = reader.countOr("attention.q_lora_rank", 0, 0, 1 << 17);
    attention.latent = reader.count("attention.kv_lora_rank", 1, 1 << 17);
    const int keyWidth = reader.count(keyName, 1, 1 << 14);
    attention.valueWidth = reader.count(valueName, 1, 1 << 14);
    attention.rotary = reader.count("rope.dimension_count", 2, 1 << 14);
    attention.plain = keyWidth - attention.rotary;
    reader.require(attention.plain >= 1, ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is {}; expected more than the {} columns that turn ({}).",
                               reader.quoted(keyName), keyWidth, attention.rotary,
                               reader.quoted("rope.dimension_count")));
    return attention;
}

/// YaRN's temperature sits in the scale of the scores here: scale · (1 + 0.1 · mscale_all_dim · ln factor)²,
/// and cosines and sines stay as they are, because mscale equals mscale_all_dim in every published
/// configuration, unless the file has a yarn_attn_factor. Its yarn_log_multiplier is 0.1 · mscale_all_dim. A
/// file without it gets the temperature of plain YaRN.
void applyYarnTemperature(ConfigReader& reader, RopeConfig& rope, LatentAttentionConfig& attention) {
    const double multiplier = reader.realOr("rope.scaling.yarn_log_multiplier", 0.0, 0.0, 10.0);
    if (rope.scaling.kind != kernels::RopeScaling::Kind::Yarn || multiplier == 0.0)
        return;
    const double temperature = 1.0 + multiplier * std::log(rope.scaling.factor);
    attention.scale *= static_cast<float>(temperature * temperature);
    if (!reader.has("rope.scaling.yarn_attn_factor"))
        rope.tableScale = 1.0;
}

/// Mistral Large 3: queries grow with their position, from the end of the original context on.
PositionTemperature readTemperature(ConfigReader& reader, int contextTokens) {
    const int original = reader.countOr("rope.scaling.original_context_length", contextTokens, 1, 1 << 28);
    return {.scale = reader.realOr("attention.temperature_scale", 0.0, 0.0, 100.0),
            .step = reader.countOr("attention.temperature_length", original, 1, 1 << 28)};
}

/// Files from before 2025 do not say how experts are weighed; only sigmoids have come with a selection bias.
kernels::ExpertGating usualGating(const ConfigReader& reader, const ModelConfig& config) {
    const std::string bias = layerTensor(config.layerCount() - 1, "exp_probs_b.bias");
    return reader.file().tensor(bias) ? kernels::ExpertGating::Sigmoid : kernels::ExpertGating::Softmax;
}

void readDeepSeek2Config(ConfigReader& reader, ModelConfig& config) {
    LatentAttentionConfig attention = readLatentAttention(reader);
    attention.scale = 1.0f / std::sqrt(static_cast<float>(attention.plain + attention.rotary));
    RopeConfig rope =
        readRope(reader, kernels::RopePairing::Interleaved, attention.rotary, config.contextTokens);
    applyYarnTemperature(reader, rope, attention);
    config.ropes.push_back(rope);
    attention.temperature = readTemperature(reader, config.contextTokens);
    readPredictingLayers(reader, config);
    setLayers(config, {attention});
    setLeadingDenseLayers(reader, config);
    if (config.denseLayers() < config.layerCount())
        config.experts = readExperts(reader, {.gating = usualGating(reader, config), .normalise = false});
}

/// Newer files hold K and V up-projections apart and K's transposed, as the absorbed form needs them. Older
/// ones hold one matrix whose rows are, head by head, plain K rows and then V rows: V is a view of it, K is
/// turned.
void readUpProjections(WeightReader& reader, const LatentAttentionConfig& shape, int layer,
                       LatentAttentionWeights& weights) {
    const std::int64_t heads = shape.heads;
    if (reader.has(layerTensor(layer, "attn_k_b.weight")) ||
        !reader.has(layerTensor(layer, "attn_kv_b.weight"))) {
        weights.keyUp = reader.heads(layerTensor(layer, "attn_k_b.weight"), shape.plain, shape.latent, heads);
        weights.valueUp =
            reader.heads(layerTensor(layer, "attn_v_b.weight"), shape.latent, shape.valueWidth, heads);
        return;
    }
    const std::int64_t rowsPerHead = shape.plain + shape.valueWidth;
    const kernels::WeightView both =
        reader.matrix(layerTensor(layer, "attn_kv_b.weight"), shape.latent, heads * rowsPerHead);
    if (!both.data)
        return;
    const std::int64_t rowBytes = kernels::quantRowBytes(both.type, both.cols);
    weights.keyUp = reader.transposedHeads(both, heads, rowsPerHead, shape.plain);
    weights.valueUp = {both.type,    both.data + shape.plain * rowBytes,
                       heads,        shape.valueWidth,
                       shape.latent, rowsPerHead * rowBytes};
}

LatentAttentionWeights readLatentAttentionWeights(WeightReader& reader, const ModelConfig& config,
                                                  int layer) {
    const auto& shape = std::get<LatentAttentionConfig>(config.layer(layer).mixer);
    const std::int64_t width = config.embedding;
    const std::int64_t queries = std::int64_t{shape.heads} * (shape.plain + shape.rotary);
    LatentAttentionWeights weights;
    if (shape.queryRank > 0) {
        weights.queryDown = reader.matrix(layerTensor(layer, "attn_q_a.weight"), width, shape.queryRank);
        weights.queryDownNorm = reader.vector(layerTensor(layer, "attn_q_a_norm.weight"), shape.queryRank);
        weights.query = reader.matrix(layerTensor(layer, "attn_q_b.weight"), shape.queryRank, queries);
    } else {
        weights.query = reader.matrix(layerTensor(layer, "attn_q.weight"), width, queries);
    }
    weights.latent =
        reader.matrix(layerTensor(layer, "attn_kv_a_mqa.weight"), width, shape.latent + shape.rotary);
    weights.latentNorm = reader.vector(layerTensor(layer, "attn_kv_a_norm.weight"), shape.latent);
    readUpProjections(reader, shape, layer, weights);
    weights.output = reader.matrix(layerTensor(layer, "attn_output.weight"),
                                   std::int64_t{shape.heads} * shape.valueWidth, width);
    return weights;
}

LayerWeights readDeepSeek2Layer(WeightReader& reader, const ModelConfig& config, int layer) {
    LayerWeights weights;
    weights.mixerNorm = reader.vector(layerTensor(layer, "attn_norm.weight"), config.embedding);
    weights.mixer = readLatentAttentionWeights(reader, config, layer);
    weights.feedForwardNorm = reader.vector(layerTensor(layer, "ffn_norm.weight"), config.embedding);
    weights.feedForward = readFeedForward(reader, config, layer);
    return weights;
}

} // namespace

const Architecture kDeepSeek2{"deepseek2", readDeepSeek2Config, readDeepSeek2Layer};

} // namespace conclave::engine
