// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"

/// "qwen2": Qwen 1.5, 2 and 2.5 (https://arxiv.org/abs/2407.10671). Llama's layer with biases on queries,
/// keys and values.
namespace conclave::engine {

namespace {

void readQwen2Config(ConfigReader& reader, ModelConfig& config) {
    const auto attention = readGroupedAttention(reader, kernels::RopePairing::Halves, config);
    setLayers(config, {attention, reader.count("feed_forward_length", 1, 1 << 20)});
}

} // namespace

const Architecture kQwen2{"qwen2", readQwen2Config, readDecoderLayer};

} // namespace conclave::engine
