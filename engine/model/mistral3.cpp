// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"

/// "mistral3": Ministral 3 and Mistral models of its time. Llama's layer (Q and K rows permuted likewise),
/// with queries that grow with their position beyond the original context.
namespace conclave::engine {

namespace {

void readMistral3Config(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention =
        readGroupedAttention(reader, kernels::RopePairing::Interleaved, config);
    attention.reach = readWindow(reader, config);
    attention.temperature.scale = reader.realOr("attention.temperature_scale", 0.0, 0.0, 100.0);
    attention.temperature.step =
        reader.countOr("rope.scaling.original_context_length", config.contextTokens, 1, 1 << 28);
    setLayers(config, {attention, reader.count("feed_forward_length", 1, 1 << 20)});
}

} // namespace

const Architecture kMistral3{"mistral3", readMistral3Config, readDecoderLayer};

} // namespace conclave::engine
