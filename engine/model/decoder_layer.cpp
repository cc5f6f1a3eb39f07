// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/decoder_layer.h"

#include "engine/model/architecture.h"
#include "engine/model/dense_layer.h"
#include "engine/model/moe_layer.h"

namespace conclave::engine {

namespace {

/// attn_q_norm and attn_k_norm, where the layer's configuration says that they have weights.
void readQueryKeyNorms(WeightReader& reader, const GroupedAttentionConfig& shape, int layer,
                       GroupedAttentionWeights& weights) {
    if (shape.norm != QueryKeyNorm::PerHead && shape.norm != QueryKeyNorm::FullWidth)
        return;
    const bool perHead = shape.norm == QueryKeyNorm::PerHead;
    const std::int64_t width = shape.keyWidth;
    weights.queryNorm =
        reader.vector(layerTensor(layer, "attn_q_norm.weight"), perHead ? width : width * shape.heads);
    weights.keyNorm =
        reader.vector(layerTensor(layer, "attn_k_norm.weight"), perHead ? width : width * shape.kvHeads);
}

} // namespace

LayerWeights readDecoderLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    return readDecoderLayer(reader, config, layer, "ffn_norm.weight");
}

LayerWeights readDecoderLayer(WeightReader& reader, const ModelConfig& config, int layer,
                              const char* feedForwardNorm) {
    LayerWeights weights;
    weights.mixerNorm = reader.vector(layerTensor(layer, "attn_norm.weight"), config.embedding);
    GroupedAttentionWeights attention = readGroupedAttentionWeights(reader, config, layer);
    readQueryKeyNorms(reader, std::get<GroupedAttentionConfig>(config.layer(layer).mixer), layer, attention);
    weights.mixer = attention;
    weights.feedForwardNorm = reader.vector(layerTensor(layer, feedForwardNorm), config.embedding);
    weights.feedForward = readFeedForward(reader, config, layer);
    return weights;
}

LayerWeights readPostNormLayer(WeightReader& reader, const ModelConfig& config, int layer) {
    LayerWeights weights = readDecoderLayer(reader, config, layer);
    weights.mixerPostNorm = reader.vector(layerTensor(layer, "post_attention_norm.weight"), config.embedding);
    weights.feedForwardPostNorm = reader.vector(layerTensor(layer, "post_ffw_norm.weight"), config.embedding);
    return weights;
}

} // namespace conclave::engine
