// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/dense_layer.h"

/// "llama": Llama 1 to 3, Mistral 7B and what is built like them (https://arxiv.org/abs/2302.13971). Q and K
/// rows of these files are permuted on conversion so that rotary pairs are neighbours. Dense only.
namespace conclave::engine {

namespace {

void readLlamaConfig(ConfigReader& reader, ModelConfig& config) {
    const int experts = reader.countOr("expert_count", 0, 0, 4096);
    reader.require(experts == 0, ErrorKind::Unsupported,
                   "The architecture 'llama' with experts (Mixtral) is not supported: dense models of this "
                   "architecture are.");
    const auto attention = readGroupedAttention(reader, kernels::RopePairing::Interleaved, config);
    setLayers(config, {attention, reader.count("feed_forward_length", 1, 1 << 20)});
    const int window = reader.countOr("attention.sliding_window", 0, 0, 1 << 28);
    if (window > 0 && window < config.contextTokens)
        config.notices.push_back("The model was trained to look back " + std::to_string(window) +
                                 " tokens only; Conclave lets it see the whole context.");
}

LayerWeights readLlamaLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    LayerWeights weights;
    weights.mixerNorm = reader.vector(layerTensor(layer, "attn_norm.weight"), config.embedding);
    weights.mixer = readGroupedAttentionWeights(reader, config, layer);
    weights.feedForwardNorm = reader.vector(layerTensor(layer, "ffn_norm.weight"), config.embedding);
    weights.feedForward = readDenseFeedForward(reader, config, layer);
    return weights;
}

} // namespace

const Architecture kLlama{"llama", readLlamaConfig, readLlamaLayer};

} // namespace conclave::engine
