// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

/// "llama": Llama 1 to 3, Mistral 7B and what is built like them (https://arxiv.org/abs/2302.13971). Q and K
/// rows of these files are permuted on conversion so that rotary pairs are neighbours. With expert_count
/// above 0 every layer routes: Mixtral (https://arxiv.org/abs/2401.04088).
namespace conclave::engine {

namespace {

void readLlamaConfig(ConfigReader& reader, ModelConfig& config) {
    GroupedAttentionConfig attention =
        readGroupedAttention(reader, kernels::RopePairing::Interleaved, config);
    attention.reach = readWindow(reader, config); // Mistral 7B
    const bool routes = reader.countOr("expert_count", 0, 0, 4096) > 0;
    setLayers(config, {attention, routes ? 0 : reader.count("feed_forward_length", 1, 1 << 20)});
    if (routes) // softmax over the chosen is softmax over all, divided by the sum of the chosen
        config.experts = readExperts(
            reader,
            {.gating = kernels::ExpertGating::Softmax, .normalise = true, .widthKey = "feed_forward_length"});
}

} // namespace

const Architecture kLlama{"llama", readLlamaConfig, readDecoderLayer};

} // namespace conclave::engine
