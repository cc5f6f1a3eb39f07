// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/decoder_layer.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"
#include "kernels/short_convolution.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>

/// "lfm2moe": LFM2-8B-A1B, LFM2-24B-A2B (https://arxiv.org/abs/2511.23404). Layers without key/value heads
/// are gated short convolutions; leading dense layers, then sigmoids with a selection bias.
namespace conclave::engine {

namespace {

void readLfm2MoeConfig(ConfigReader& reader, ModelConfig& config) {
    const std::vector<int> kvHeads =
        reader.countPerLayer("attention.head_count_kv", config.layerCount(), 0, 0, 4096);
    const int most = *std::max_element(kvHeads.begin(), kvHeads.end());
    const ShortConvConfig convolution{
        .taps = reader.count("shortconv.l_cache", 1, kernels::kMostConvolutionTaps)};
    setLayers(config, {convolution});
    if (most > 0) {
        GroupedAttentionConfig attention =
            readGroupedAttention(reader, kernels::RopePairing::Halves, config, most);
        attention.norm = QueryKeyNorm::PerHead;
        for (std::size_t layer = 0; layer < kvHeads.size(); ++layer) {
            if (kvHeads[layer] == 0)
                continue;
            reader.require(kvHeads[layer] == most, ErrorKind::Unsupported,
                           fmt::format("The metadata key {} is {} for layer {} and {} for another; expected "
                                       "the same number in all layers with attention.",
                                       reader.quoted("attention.head_count_kv"), kvHeads[layer], layer,
                                       most));
            config.layers[layer].mixer = attention;
        }
    }
    setLeadingDenseLayers(reader, config);
    if (config.denseLayers() == config.layerCount())
        return;
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Sigmoid, .normalise = true});
    config.experts->routing.sumAddend = 1e-6; // transformers' for this family
}

ShortConvWeights readShortConvWeights(WeightReader& reader, const ShortConvConfig& shape, int layer,
                                      std::int64_t width) {
    ShortConvWeights weights;
    weights.input = reader.matrix(layerTensor(layer, "shortconv.in_proj.weight"), width, 3 * width);
    weights.convolution = reader.vectors(layerTensor(layer, "shortconv.conv.weight"), shape.taps, width);
    weights.output = reader.matrix(layerTensor(layer, "shortconv.out_proj.weight"), width, width);
    // No published model has these, but their configurations can say so (conv_bias).
    weights.inputBias = reader.vectorIfThere(layerTensor(layer, "shortconv.in_proj.bias"), 3 * width);
    weights.bias = reader.vectorIfThere(layerTensor(layer, "shortconv.conv.bias"), width);
    weights.outputBias = reader.vectorIfThere(layerTensor(layer, "shortconv.out_proj.bias"), width);
    return weights;
}

LayerWeights readLfm2MoeLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    const auto* convolution = std::get_if<ShortConvConfig>(&config.layer(layer).mixer);
    if (!convolution)
        return readDecoderLayer(reader, config, layer);
    LayerWeights weights;
    weights.mixerNorm = reader.vector(layerTensor(layer, "attn_norm.weight"), config.embedding);
    weights.mixer = readShortConvWeights(reader, *convolution, layer, config.embedding);
    weights.feedForwardNorm = reader.vector(layerTensor(layer, "ffn_norm.weight"), config.embedding);
    weights.feedForward = readFeedForward(reader, config, layer);
    return weights;
}

} // namespace

const Architecture kLfm2Moe{"lfm2moe", readLfm2MoeConfig, readLfm2MoeLayer};

} // namespace conclave::engine
