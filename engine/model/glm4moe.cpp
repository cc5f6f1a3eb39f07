// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"
#include "engine/model/predicting_layer.h"

/// "glm4moe": GLM-4.5, 4.5-Air, 4.6 and 4.7 (https://arxiv.org/abs/2508.06471). Half of each head turns;
/// leading dense layers, then sigmoids with a selection bias and a shared expert. The larger models norm
/// queries and keys.
namespace conclave::engine {

namespace {

void readGlm4MoeConfig(ConfigReader& reader, ModelConfig& config) {
    readPredictingLayers(reader, config);
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    if (reader.file().tensor(layerTensor(0, "attn_q_norm.weight")))
        attention.norm = QueryKeyNorm::PerHead;
    setLayers(config, {attention});
    setLeadingDenseLayers(reader, config);
    if (config.denseLayers() < config.layerCount())
        config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Sigmoid, .normalise = true});
}

LayerWeights readGlm4MoeLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    return readDecoderLayer(reader, config, layer, "post_attention_norm.weight");
}

} // namespace

const Architecture kGlm4Moe{"glm4moe", readGlm4MoeConfig, readGlm4MoeLayer};

} // namespace conclave::engine
