// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"
#include "engine/model/rope_config.h"

#include <cmath>
#include <spdlog/fmt/fmt.h>

/// "gemma4": Gemma 4 E2B, E4B, 26B-A4B and 31B (https://ai.google.dev/gemma/docs/core). Layers with a window
/// and layers without have heads of different widths and ropes of their own; norms stand before and behind
/// each half; values are normed, and are the keys where a layer has no attn_v. The E models give each layer
/// an embedding, and their last layers read the keys and values of earlier ones. The A4B model has routed
/// experts beside its dense feed-forward, both under norms of their own.
namespace conclave::engine {

namespace {

/// The two kinds of attention layers, without their number of key/value heads.
struct Kinds {
    GroupedAttentionConfig everything;
    GroupedAttentionConfig windowed;
};

int addRope(ModelConfig& config, RopeConfig rope) {
    config.ropes.push_back(std::move(rope));
    return static_cast<int>(config.ropes.size()) - 1;
}

Kinds readKinds(ConfigReader& reader, ModelConfig& config) {
    Kinds kinds;
    GroupedAttentionConfig& everything = kinds.everything;
    everything.heads = reader.count("attention.head_count", 1, 4096);
    everything.scale = 1;
    everything.norm = QueryKeyNorm::PerHead;
    everything.normsValues = true;
    GroupedAttentionConfig& windowed = kinds.windowed = everything;
    everything.keyWidth = reader.count("attention.key_length", 2, 1 << 14);
    everything.valueWidth = reader.countOr("attention.value_length", everything.keyWidth, 1, 1 << 14);
    windowed.keyWidth = reader.countOr("attention.key_length_swa", everything.keyWidth, 2, 1 << 14);
    windowed.valueWidth = reader.countOr("attention.value_length_swa", windowed.keyWidth, 1, 1 << 14);
    windowed.reach = {AttentionReach::Kind::Window, reader.count("attention.sliding_window", 1, 1 << 28)};
    // All pairs of the wide heads turn as far as the table goes; rope_freqs makes most of them stand still.
    const int turning = reader.countOr("rope.dimension_count", everything.keyWidth, 2, everything.keyWidth);
    const int turningWindowed =
        reader.countOr("rope.dimension_count_swa", windowed.keyWidth, 2, windowed.keyWidth);
    everything.rope =
        addRope(config, readRope(reader, kernels::RopePairing::Halves, turning, config.contextTokens));
    windowed.rope = addRope(config, {.pairing = kernels::RopePairing::Halves,
                                     .dimensions = turningWindowed / 2 * 2,
                                     .base = reader.realOr("rope.freq_base_swa", 10000.0, 1.5, 1e12),
                                     .factors = ""});
    return kinds;
}

/// The last @p sharing layers read the cache of the last layer before them that is of their kind.
void shareCaches(ConfigReader& reader, ModelConfig& config, const std::vector<bool>& isWindowed,
                 int sharing) {
    const std::size_t own = config.layers.size() - static_cast<std::size_t>(sharing);
    for (std::size_t layer = own; layer < config.layers.size(); ++layer) {
        int source = -1;
        for (std::size_t other = 0; other < own; ++other)
            if (isWindowed[other] == isWindowed[layer])
                source = static_cast<int>(other);
        reader.require(source >= 0, ErrorKind::Corrupt,
                       fmt::format("The metadata key {} is {}; expected that a layer before those has keys "
                                   "and values for layer {}.",
                                   reader.quoted("attention.shared_kv_layers"), sharing, layer));
        auto& mixer = std::get<GroupedAttentionConfig>(config.layers[layer].mixer);
        mixer.cacheLayer = std::max(source, 0);
    }
}

void readMixers(ConfigReader& reader, ModelConfig& config) {
    const Kinds kinds = readKinds(reader, config);
    const std::vector<bool> isWindowed = readWindowLayers(reader, config, 6);
    const std::vector<int> kvHeads =
        reader.countPerLayer("attention.head_count_kv", config.layerCount(), kinds.everything.heads, 1, 4096);
    for (std::size_t layer = 0; layer < config.layers.size(); ++layer) {
        GroupedAttentionConfig mixer = isWindowed[layer] ? kinds.windowed : kinds.everything;
        mixer.kvHeads = kvHeads[layer];
        reader.require(
            mixer.heads % mixer.kvHeads == 0, ErrorKind::Corrupt,
            fmt::format("The metadata key {} is {} for layer {}; expected a divisor of the {} heads.",
                        reader.quoted("attention.head_count_kv"), mixer.kvHeads, layer, mixer.heads));
        config.layers[layer].mixer = mixer;
    }
    const int sharing = reader.countOr("attention.shared_kv_layers", 0, 0, config.layerCount() - 1);
    shareCaches(reader, config, isWindowed, sharing);
}

void readGemma4Config(ConfigReader& reader, ModelConfig& config) {
    config.embeddingScale = std::sqrt(static_cast<float>(config.embedding));
    config.activation = kernels::GatedActivation::GeluTanh;
    config.logitSoftcap = static_cast<float>(reader.realOr("final_logit_softcapping", 0.0, 0.0, 1e6));
    config.perLayerWidth = reader.countOr("embedding_length_per_layer_input", 0, 0, 1 << 14);
    readMixers(reader, config);
    if (reader.countOr("expert_count", 0, 0, 4096) == 0) {
        reader.require(reader.has("feed_forward_length"), ErrorKind::Corrupt,
                       fmt::format("The metadata key {} is missing; expected a whole number.",
                                   reader.quoted("feed_forward_length")));
        const std::vector<int> widths =
            reader.countPerLayer("feed_forward_length", config.layerCount(), 1, 1, 1 << 20);
        for (std::size_t layer = 0; layer < config.layers.size(); ++layer)
            config.layers[layer].denseWidth = widths[layer];
        return;
    }
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Softmax, .normalise = true});
    config.experts->shared = 1; // the dense feed-forward beside the routed experts
    config.experts->sharedWidth = reader.count("feed_forward_length", 1, 1 << 20);
}

GroupedAttentionWeights readAttention(WeightReader& reader, const ModelConfig& config, int layer) {
    const auto& shape = std::get<GroupedAttentionConfig>(config.layer(layer).mixer);
    const std::int64_t width = config.embedding;
    const std::int64_t keys = std::int64_t{shape.kvHeads} * shape.keyWidth;
    GroupedAttentionWeights weights;
    weights.query =
        reader.matrix(layerTensor(layer, "attn_q.weight"), width, std::int64_t{shape.heads} * shape.keyWidth);
    weights.queryNorm = reader.vector(layerTensor(layer, "attn_q_norm.weight"), shape.keyWidth);
    weights.output = reader.matrix(layerTensor(layer, "attn_output.weight"),
                                   std::int64_t{shape.heads} * shape.valueWidth, width);
    if (shape.cacheLayer >= 0) {
        for (const char* name : {"attn_k.weight", "attn_k_norm.weight", "attn_v.weight"})
            reader.leaveOut(layerTensor(layer, name)); // published checkpoints have them all the same
        return weights;
    }
    weights.key = reader.matrix(layerTensor(layer, "attn_k.weight"), width, keys);
    weights.keyNorm = reader.vector(layerTensor(layer, "attn_k_norm.weight"), shape.keyWidth);
    const std::string value = layerTensor(layer, "attn_v.weight");
    weights.value = reader.has(value)
                        ? reader.matrix(value, width, std::int64_t{shape.kvHeads} * shape.valueWidth)
                        : weights.key;
    return weights;
}

/// The dense feed-forward takes the place of a shared expert; the router reads the stream under a norm whose
/// weights are divided by √E.
ExpertWeights readParallelExperts(WeightReader& reader, const ModelConfig& config, int layer) {
    const std::int64_t width = config.embedding;
    ExpertWeights weights = readRoutedExperts(reader, config, layer);
    weights.routerNorm = reader.scaledVector(layerTensor(layer, "ffn_gate_inp.scale"), width,
                                             1.0f / std::sqrt(static_cast<float>(width)));
    weights.routedNorm = reader.vector(layerTensor(layer, "pre_ffw_norm_2.weight"), width);
    weights.routedPostNorm = reader.vector(layerTensor(layer, "post_ffw_norm_2.weight"), width);
    weights.sharedPostNorm = reader.vector(layerTensor(layer, "post_ffw_norm_1.weight"), width);
    weights.shared = readSharedExpert(reader, config, layer, "");
    return weights;
}

PerLayerWeights readPerLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    PerLayerWeights weights;
    weights.gate =
        reader.matrix(layerTensor(layer, "inp_gate.weight"), config.embedding, config.perLayerWidth);
    weights.projection =
        reader.matrix(layerTensor(layer, "proj.weight"), config.perLayerWidth, config.embedding);
    weights.norm = reader.vector(layerTensor(layer, "post_norm.weight"), config.embedding);
    return weights;
}

LayerWeights readGemma4Layer(WeightReader& reader, const ModelConfig& config, int layer) {
    const std::int64_t width = config.embedding;
    LayerWeights weights;
    weights.mixerNorm = reader.vector(layerTensor(layer, "attn_norm.weight"), width);
    weights.mixer = readAttention(reader, config, layer);
    weights.mixerPostNorm = reader.vector(layerTensor(layer, "post_attention_norm.weight"), width);
    weights.feedForwardNorm = reader.vector(layerTensor(layer, "ffn_norm.weight"), width);
    if (config.layer(layer).denseWidth > 0)
        weights.feedForward = readDenseFeedForward(reader, config, layer);
    else
        weights.feedForward = readParallelExperts(reader, config, layer);
    weights.feedForwardPostNorm = reader.vector(layerTensor(layer, "post_ffw_norm.weight"), width);
    if (config.perLayerWidth > 0)
        weights.perLayer = readPerLayer(reader, config, layer);
    if (const WeightVector scale = reader.vectorIfThere(layerTensor(layer, "layer_output_scale.weight"), 1);
        !scale.empty())
        weights.scale = scale[0];
    return weights;
}

} // namespace

const Architecture kGemma4{"gemma4", readGemma4Config, readGemma4Layer};

} // namespace conclave::engine
