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
    GroupedAttentionConfig attention =
        readGroupedAttention(reader, kernels::RopePairing::Interleaved, config);
    attention.reach = readWindow(reader, config); // Mistral 7B
    setLayers(config, {attention, reader.count("feed_forward_length", 1, 1 << 20)});
}

} // namespace

const Architecture kLlama{"llama", readLlamaConfig, readDenseLayer};

} // namespace conclave::engine
