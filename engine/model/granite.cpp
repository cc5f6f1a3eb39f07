// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

/// "granite" and "granitemoe": IBM's Granite 3 and 4 with attention in every layer
/// (https://www.ibm.com/granite/docs/models/granite/). Llama's layers with four scales: on embeddings, on
/// what each half adds, on attention scores (instead of 1/√width), and on logits (which are divided by it).
namespace conclave::engine {

namespace {

void readScales(ConfigReader& reader, ModelConfig& config, GroupedAttentionConfig& attention) {
    const auto scaleOr = [&reader](const char* key, double fallback) {
        const double scale = reader.realOr(key, fallback, 0.0, 1e6);
        return static_cast<float>(scale == 0.0 ? fallback : scale); // 0 says: as usual
    };
    config.embeddingScale = scaleOr("embedding_scale", 1.0);
    config.residualScale = scaleOr("residual_scale", 1.0);
    config.logitScale = static_cast<float>(1.0 / reader.real("logit_scale", 1e-6, 1e6));
    attention.scale = scaleOr("attention.scale", attention.scale);
}

GroupedAttentionConfig readGraniteAttention(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention =
        readGroupedAttention(reader, kernels::RopePairing::Interleaved, config);
    if (!reader.flagOr("rope.scaling.finetuned", true)) // how these files say that there are no positions
        attention.rope = kNoRope;
    readScales(reader, config, attention);
    return attention;
}

void readGraniteConfig(ConfigReader& reader, ModelConfig& config) {
    const GroupedAttentionConfig attention = readGraniteAttention(reader, config);
    setLayers(config, {attention, reader.count("feed_forward_length", 1, 1 << 20)});
}

void readGraniteMoeConfig(ConfigReader& reader, ModelConfig& config) {
    setLayers(config, {readGraniteAttention(reader, config)});
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::SoftmaxOfChosen,
                                          .normalise = false,
                                          .widthKey = "feed_forward_length"});
}

} // namespace

const Architecture kGranite{"granite", readGraniteConfig, readDecoderLayer};
const Architecture kGraniteMoe{"granitemoe", readGraniteMoeConfig, readDecoderLayer};

} // namespace conclave::engine
