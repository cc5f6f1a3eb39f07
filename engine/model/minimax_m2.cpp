// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

/// "minimax-m2": MiniMax-M2 and M2.1 (https://github.com/MiniMax-AI/MiniMax-M2). Queries and keys are normed
/// over all heads together, a part of each head turns; every layer routes, by sigmoids with a selection bias.
namespace conclave::engine {

namespace {

void readMiniMaxM2Config(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.norm = QueryKeyNorm::FullWidth;
    setLayers(config, {attention});
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Sigmoid, .normalise = true});
}

} // namespace

const Architecture kMiniMaxM2{"minimax-m2", readMiniMaxM2Config, readDecoderLayer};

} // namespace conclave::engine
