// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

/// "llama4": Llama 4 Scout and Maverick (https://ai.meta.com/blog/llama-4-multimodal-intelligence/). Three of
/// four layers turn and see their chunk only; the fourth has no positions and sees everything, with queries
/// that grow with the position. Every n-th layer routes, with the weight on the expert's input, and has one
/// shared expert.
///
/// Published files do not say what is the same in all published models: chunks and temperature steps of 8192
/// tokens, a temperature of 0.1, norms after the rotation in Scout but not in Maverick (with 128 experts).
/// Other models say so under keys that only Conclave reads.
namespace conclave::engine {

namespace {

constexpr int kUsualChunk = 8192;
constexpr int kMaverickExperts = 128;

void setMixers(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig turned = readGroupedAttention(reader, kernels::RopePairing::Interleaved, config);
    if (reader.flagOr("attention.qk_norm", reader.countOr("expert_count", 0, 0, 4096) != kMaverickExperts))
        turned.norm = QueryKeyNorm::Rotated;
    // How files say that all layers turn and see everything.
    const bool isPlain =
        reader.has("attention.sliding_window") && reader.count("attention.sliding_window", 0, 1 << 28) == 0;
    if (isPlain)
        return setLayers(config, {turned});
    GroupedAttentionConfig unturned = turned;
    unturned.rope = kNoRope;
    unturned.norm = QueryKeyNorm::None;
    unturned.temperature = {.scale = reader.realOr("attention.temperature_scale", 0.1, 0.0, 100.0),
                            .step = reader.countOr("attention.temperature_length", kUsualChunk, 1, 1 << 28),
                            .offset = 1};
    turned.reach = {AttentionReach::Kind::Chunk,
                    reader.countOr("attention.chunk_size", kUsualChunk, 1, 1 << 28)};
    const std::vector<bool> chunked = readWindowLayers(reader, config, 4);
    for (std::size_t layer = 0; layer < config.layers.size(); ++layer)
        config.layers[layer].mixer = chunked[layer] ? turned : unturned;
}

void readLlama4Config(ConfigReader& reader, ModelConfig& config) {
    setMixers(reader, config);
    const int step = reader.count("interleave_moe_layer_step", 0, 1024);
    for (int layer = 0; layer < config.layerCount(); ++layer)
        if (step == 0 || (layer + 1) % step != 0)
            config.layers[static_cast<std::size_t>(layer)].denseWidth =
                reader.count("feed_forward_length", 1, 1 << 20);
    if (config.denseLayers() == config.layerCount())
        return;
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Sigmoid, .normalise = false});
    config.experts->weighsInput = true;
    config.experts->shared = 1;
    config.experts->sharedWidth = config.experts->width;
}

} // namespace

const Architecture kLlama4{"llama4", readLlama4Config, readDecoderLayer};

} // namespace conclave::engine
