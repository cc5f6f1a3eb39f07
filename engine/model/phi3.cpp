// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"

/// "phi3": Phi-3, 3.5 and 4 (https://arxiv.org/abs/2404.14219). Queries, keys and values lie in one matrix,
/// gate and up in another; longer contexts by LongRoPE. Every layer has the window that the file names, as
/// transformers has it; llama.cpp lets these models see everything.
namespace conclave::engine {

namespace {

void readPhi3Config(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    attention.reach = readWindow(reader, config);
    setLayers(config, {attention, reader.count("feed_forward_length", 1, 1 << 20)});
}

} // namespace

const Architecture kPhi3{"phi3", readPhi3Config, readDecoderLayer};

} // namespace conclave::engine
