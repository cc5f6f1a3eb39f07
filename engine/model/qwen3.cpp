// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"

/// "qwen3": the dense models of https://arxiv.org/abs/2505.09388. Queries and keys are normed head by head
/// before the rotation.
namespace conclave::engine {

namespace {

void readQwen3Config(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.norm = QueryKeyNorm::PerHead;
    setLayers(config, {attention, reader.count("feed_forward_length", 1, 1 << 20)});
}

} // namespace

const Architecture kQwen3{"qwen3", readQwen3Config, readDecoderLayer};

} // namespace conclave::engine
