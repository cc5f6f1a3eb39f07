// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"

#include <cmath>
#include <vector>

/// "gemma3": https://arxiv.org/abs/2503.19786. Five layers with a window to one without, each kind with a
/// rope of its own: the file's base and scaling are those of the layers without. Queries and keys are normed
/// head by head; norms on both sides of each half. Norm weights already hold the 1 + w of the paper.
namespace conclave::engine {

namespace {

void readGemma3Config(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.norm = QueryKeyNorm::PerHead;
    attention.scale = readGemmaScale(reader, config, attention, 62);
    const int denseWidth = reader.count("feed_forward_length", 1, 1 << 20);
    const AttentionReach window = readWindow(reader, config);
    const bool hasWindows = reader.countOr("attention.sliding_window", 0, 0, 1 << 28) > 0;
    const std::vector<bool> hasWindow = readWindowLayers(reader, config, 6);
    const int localRope = static_cast<int>(config.ropes.size());
    config.ropes.push_back({.pairing = kernels::RopePairing::Halves,
                            .dimensions = config.ropes[0].dimensions,
                            .base = reader.realOr("rope.freq_base_swa", 10000.0, 1.5, 1e12)});
    for (std::size_t i = 0; i < config.layers.size(); ++i) {
        GroupedAttentionConfig own = attention;
        if (hasWindows && hasWindow[i]) {
            own.reach = window;
            own.rope = localRope;
        }
        config.layers[i] = {own, denseWidth};
    }
    config.activation = kernels::GatedActivation::GeluTanh;
    config.embeddingScale = std::sqrt(static_cast<float>(config.embedding));
    config.logitSoftcap = static_cast<float>(reader.realOr("final_logit_softcapping", 0.0, 0.0, 1e6));
}

} // namespace

const Architecture kGemma3{"gemma3", readGemma3Config, readPostNormLayer};

} // namespace conclave::engine
