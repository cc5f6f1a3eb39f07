// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

/// "qwen3moe": Qwen3-30B-A3B, Qwen3-235B-A22B (https://arxiv.org/abs/2505.09388). Queries and keys are normed
/// head by head before the rotation; every layer routes; the weights of the chosen experts are divided by
/// their sum.
namespace conclave::engine {

namespace {

void readQwen3MoeConfig(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.norm = QueryKeyNorm::PerHead;
    setLayers(config, {attention});
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Softmax, .normalise = true});
}

} // namespace

const Architecture kQwen3Moe{"qwen3moe", readQwen3MoeConfig, readDecoderLayer};

} // namespace conclave::engine
