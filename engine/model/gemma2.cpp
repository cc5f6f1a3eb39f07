// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"

#include <cmath>
#include <vector>

/// "gemma2": https://arxiv.org/abs/2408.00118. Every second layer has a window; scores and logits are capped;
/// norms on both sides of each half. Norm weights of these files already hold the 1 + w of the paper.
namespace conclave::engine {

namespace {

void readGemma2Config(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.scale = readGemmaScale(reader, config, attention, 46);
    attention.softcap = static_cast<float>(reader.realOr("attn_logit_softcapping", 50.0, 0.0, 1e6));
    const int denseWidth = reader.count("feed_forward_length", 1, 1 << 20);
    const AttentionReach window = readWindow(reader, config);
    const std::vector<bool> hasWindow = readWindowLayers(reader, config, 2);
    for (std::size_t i = 0; i < config.layers.size(); ++i) {
        attention.reach = hasWindow[i] ? window : AttentionReach{};
        config.layers[i] = {attention, denseWidth};
    }
    config.activation = kernels::GatedActivation::GeluTanh;
    config.embeddingScale = std::sqrt(static_cast<float>(config.embedding));
    config.logitSoftcap = static_cast<float>(reader.realOr("final_logit_softcapping", 30.0, 0.0, 1e6));
}

} // namespace

const Architecture kGemma2{"gemma2", readGemma2Config, readPostNormLayer};

} // namespace conclave::engine
