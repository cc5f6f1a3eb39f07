// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

/// "olmoe": OLMoE-1B-7B (https://arxiv.org/abs/2409.02060). Queries and keys are normed over all heads
/// together; every layer routes; the weights of the chosen experts are not normalised.
namespace conclave::engine {

namespace {

void readOlmoeConfig(ConfigReader& reader, ModelConfig& config) {
    const double clamp = reader.realOr("attention.clamp_kqv", 0.0, 0.0, 1e6);
    reader.require(clamp == 0.0, ErrorKind::Unsupported,
                   "The model limits queries, keys and values (" + reader.quoted("attention.clamp_kqv") +
                       "), which is not supported.");
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.norm = QueryKeyNorm::FullWidth;
    setLayers(config, {attention});
    config.experts = readExperts(
        reader,
        {.gating = kernels::ExpertGating::Softmax, .normalise = false, .widthKey = "feed_forward_length"});
}

} // namespace

const Architecture kOlmoe{"olmoe", readOlmoeConfig, readDecoderLayer};

} // namespace conclave::engine
