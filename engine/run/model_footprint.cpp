// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/model_footprint.h"

#include "engine/run/cache_layout.h"

#include <algorithm>
#include <initializer_list>

namespace conclave::engine {

namespace {

using kernels::WeightStack;
using kernels::WeightView;

std::uint64_t matrixBytes(kernels::QuantType type, std::int64_t rows, std::int64_t cols) {
    return static_cast<std::uint64_t>(rows * kernels::quantRowBytes(type, cols));
}

std::uint64_t bytesOf(const WeightView& matrix) {
    return matrix.data ? matrixBytes(matrix.type, matrix.rows, matrix.cols) : 0;
}

std::uint64_t bytesOf(const WeightStack& stack) {
    return stack.data
               ? static_cast<std::uint64_t>(stack.count) * matrixBytes(stack.type, stack.rows, stack.cols)
               : 0;
}

std::uint64_t bytesOf(WeightVector vector) {
    return vector.size_bytes();
}

template <typename T>
std::uint64_t sum(std::initializer_list<T> parts) {
    std::uint64_t bytes = 0;
    for (const T& part : parts)
        bytes += bytesOf(part);
    return bytes;
}

std::uint64_t bytesOf(const GroupedAttentionWeights& w) {
    const bool valuesAreKeys = w.value.data == w.key.data;
    return sum({w.query, w.key, w.output}) + (valuesAreKeys ? 0 : bytesOf(w.value)) +
           sum({w.queryBias, w.keyBias, w.valueBias, w.outputBias, w.queryNorm, w.keyNorm, w.sinks});
}

std::uint64_t bytesOf(const LatentAttentionWeights& w) {
    return sum({w.queryDown, w.query, w.latent, w.output}) + sum({w.keyUp, w.valueUp}) +
           sum({w.queryDownNorm, w.latentNorm});
}

std::uint64_t bytesOf(const DeltaNetWeights& w) {
    return sum({w.input, w.gate, w.decay, w.update, w.output}) +
           sum({w.convolution, w.decayBias, w.decayRate, w.norm});
}

std::uint64_t bytesOf(const ShortConvWeights& w) {
    return sum({w.input, w.output}) + sum({w.convolution, w.bias, w.inputBias, w.outputBias});
}

std::uint64_t bytesOf(const FeedForwardWeights& w) {
    return sum({w.gate, w.up, w.down}) + sum({w.gateBias, w.upBias, w.downBias});
}

/// All but the routed experts' matrices. Their biases are small and stay with the router.
std::uint64_t denseBytesOf(const ExpertWeights& w) {
    return bytesOf(w.router) + bytesOf(w.shared) +
           sum({w.routerBias, w.routerNorm, w.selectionBias, w.scales, w.gateBias, w.upBias, w.downBias,
                w.sharedGate, w.routedNorm, w.routedPostNorm, w.sharedPostNorm});
}

void addExperts(const ExpertWeights& w, int used, ModelFootprint::Layer& layer) {
    layer.experts = static_cast<int>(w.gate.count);
    layer.used = used;
    for (const WeightStack* stack : {&w.gate, &w.up, &w.down}) {
        layer.expertBytes += matrixBytes(stack->type, stack->rows, stack->cols);
        layer.expertWeights += static_cast<std::uint64_t>(stack->rows * stack->cols);
    }
}

ModelFootprint::Layer footprintOf(const LayerWeights& weights, int used) {
    ModelFootprint::Layer layer;
    layer.denseBytes = sum({weights.mixerNorm, weights.mixerPostNorm, weights.feedForwardNorm,
                            weights.feedForwardPostNorm, weights.perLayer.norm}) +
                       sum({weights.perLayer.gate, weights.perLayer.projection}) +
                       std::visit([](const auto& mixer) { return bytesOf(mixer); }, weights.mixer);
    if (const auto* experts = std::get_if<ExpertWeights>(&weights.feedForward)) {
        layer.denseBytes += denseBytesOf(*experts);
        addExperts(*experts, used, layer);
    } else {
        layer.denseBytes += bytesOf(std::get<FeedForwardWeights>(weights.feedForward));
    }
    return layer;
}

} // namespace

std::uint64_t ModelFootprint::bytes() const {
    std::uint64_t all = headBytes + embeddingBytes;
    for (const Layer& layer : layers)
        all += layer.denseBytes + static_cast<std::uint64_t>(layer.experts) * layer.expertBytes;
    return all;
}

ModelFootprint footprintOf(const ModelConfig& config, const Weights& weights) {
    ModelFootprint footprint;
    const int used = config.experts ? static_cast<int>(config.experts->routing.used) : 0;
    const std::size_t layers =
        std::min(weights.layers.size(), static_cast<std::size_t>(std::max(config.mainLayers(), 0)));
    for (std::size_t layer = 0; layer < layers; ++layer)
        footprint.layers.push_back(footprintOf(weights.layers[layer], used));
    const bool isTied = weights.output.data == weights.tokenEmbedding.data;
    footprint.headBytes = bytesOf(weights.output) + bytesOf(weights.outputNorm) +
                          bytesOf(weights.perLayerProjection) + bytesOf(weights.perLayerNorm);
    footprint.embeddingBytes =
        (isTied ? 0 : bytesOf(weights.tokenEmbedding)) + bytesOf(weights.perLayerEmbedding);
    return footprint;
}

std::vector<std::uint64_t> cacheBytesOf(const ModelConfig& config, CacheType type, int contextTokens,
                                        int batchTokens) {
    const CacheLayout layout(
        {.config = &config, .type = type, .contextTokens = contextTokens, .batchTokens = batchTokens});
    std::vector<std::uint64_t> bytes;
    for (int layer = 0; layer < config.mainLayers(); ++layer) {
        const CacheLayout::Layer& own = layout.own(layer);
        bytes.push_back(
            static_cast<std::uint64_t>(own.kvHeads * own.capacity * (own.keyBytes + own.valueBytes)));
    }
    return bytes;
}

} // namespace conclave::engine
