// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_evaluator.h"

#include <algorithm>
#include <vector>

/// The feed-forward stages of CudaEvaluator, and what a layer has behind them.
namespace conclave::engine {

using kernels::cuda::Matmul;
using kernels::cuda::MatmulPart;

kernels::cuda::ExpertChoice CudaEvaluator::choice(int layer) const {
    const std::int64_t place = m_places.of(layer) * m_tokens * m_config.experts->routing.used;
    return {.tokens = m_tokens,
            .used = static_cast<int>(m_config.experts->routing.used),
            .experts = static_cast<int>(m_config.experts->routing.experts),
            .ids = m_buffers.expertIds + place,
            .weights = m_buffers.expertWeights + place,
            .offsets = m_buffers.offsets,
            .order = m_buffers.order};
}

/// A dense or shared expert on all tokens: out = …, or addTo += residualScale · ….
void CudaEvaluator::sendDense(const FeedForwardWeights& weights, WeightVector norm, float* out,
                              float* addTo) {
    m_queue->run(kernels::cuda::GatedMatmul{.input = normed(m_buffers.stream, norm),
                                            .tokens = m_tokens,
                                            .gate = m_device.matrix(weights.gate),
                                            .up = m_device.matrix(weights.up),
                                            .gateBias = m_device.vector(weights.gateBias),
                                            .upBias = m_device.vector(weights.upBias),
                                            .activation = m_config.activation,
                                            .out = m_buffers.inner,
                                            .outStride = weights.gate.rows});
    MatmulPart part{.weight = m_device.matrix(weights.down), .bias = m_device.vector(weights.downBias)};
    part.out = out;
    part.outStride = weights.down.rows;
    part.addTo = addTo;
    part.addStride = weights.down.rows;
    part.addScale = m_config.residualScale;
    sendProduct(plain(m_buffers.inner, weights.down.cols), m_tokens, part);
}

Result<void> CudaEvaluator::feedForward(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    const auto& dense = std::get<FeedForwardWeights>(weights.feedForward);
    if (weights.feedForwardPostNorm.empty()) {
        sendDense(dense, weights.feedForwardNorm, nullptr, m_buffers.stream);
        return m_queue->status();
    }
    sendDense(dense, weights.feedForwardNorm, m_buffers.projected, nullptr);
    addProjected(weights.feedForwardPostNorm, m_config.residualScale);
    return m_queue->status();
}

Result<void> CudaEvaluator::route(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    const auto& experts = std::get<ExpertWeights>(weights.feedForward);
    const bool hasOwnNorm = !experts.routerNorm.empty();
    Matmul product{.input =
                       normed(m_buffers.stream, hasOwnNorm ? experts.routerNorm : weights.feedForwardNorm),
                   .tokens = m_tokens};
    product.parts[product.partCount++] = {.weight = m_device.matrix(experts.router),
                                          .bias = m_device.vector(experts.routerBias),
                                          .out = m_buffers.scores,
                                          .outStride = experts.router.rows};
    if (!experts.sharedGate.empty()) { // one more row to the router
        kernels::cuda::Matrix gate{.rows = 1, .cols = m_config.embedding};
        gate.data = reinterpret_cast<const std::byte*>(m_device.vector(experts.sharedGate));
        product.parts[product.partCount++] = {.weight = gate, .out = m_buffers.sharedLogits, .outStride = 1};
    }
    m_queue->run(product);
    m_queue->run(kernels::cuda::RouteExperts{.routing = m_config.experts->routing,
                                             .scores = m_buffers.scores,
                                             .bias = m_device.vector(experts.selectionBias),
                                             .scales = m_device.vector(experts.scales),
                                             .choice = choice(layer),
                                             .counts = countsOf(layer)});
    if (m_tokens > kernels::cuda::kSmallBatch)
        m_queue->run(kernels::cuda::GroupExperts{.choice = choice(layer)});
    sendRowsOfMissing(layer);
    return m_queue->status();
}

Result<void> CudaEvaluator::runExperts(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    const auto& experts = std::get<ExpertWeights>(weights.feedForward);
    const int width = m_config.embedding;
    const bool inputPerPair = !experts.routedNorm.empty() || m_config.experts->weighsInput;
    const auto there = expertsOnDevice(layer);
    if (!there)
        return there.error();
    kernels::cuda::Input input =
        normed(m_buffers.stream, experts.routedNorm.empty() ? weights.feedForwardNorm : experts.routedNorm);
    if (inputPerPair) {
        m_queue->run(kernels::cuda::GatherPairs{.input = input,
                                                .choice = choice(layer),
                                                .weighs = m_config.experts->weighsInput,
                                                .cols = width,
                                                .out = m_buffers.pairInput});
        input = plain(m_buffers.pairInput, width);
    }
    m_queue->run(kernels::cuda::ExpertGatedMatmul{.input = input,
                                                  .inputPerPair = inputPerPair,
                                                  .choice = choice(layer),
                                                  .gate = there->gate,
                                                  .up = there->up,
                                                  .gateBias = m_device.vector(experts.gateBias),
                                                  .upBias = m_device.vector(experts.upBias),
                                                  .activation = m_config.activation,
                                                  .out = m_buffers.pairInner,
                                                  .outStride = m_config.experts->width});
    m_queue->run(kernels::cuda::ExpertMatmul{.input = plain(m_buffers.pairInner, m_config.experts->width),
                                             .choice = choice(layer),
                                             .weight = there->down,
                                             .bias = m_device.vector(experts.downBias),
                                             .out = m_buffers.pairOut,
                                             .outStride = width});
    if (experts.shared.gate.data)
        sendDense(experts.shared, weights.feedForwardNorm, m_buffers.sharedOut, nullptr);
    return runMissing(layer, *there);
}

Result<void> CudaEvaluator::combineExperts(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    const auto& experts = std::get<ExpertWeights>(weights.feedForward);
    const bool hasShared = experts.shared.gate.data != nullptr;
    m_queue->run(kernels::cuda::CombineExperts{
        .choice = choice(layer),
        .weighs = !m_config.experts->weighsInput,
        .routed = m_buffers.pairOut,
        .more = m_more,
        .routedNorm = m_device.vector(experts.routedPostNorm),
        .shared = hasShared ? m_buffers.sharedOut : nullptr,
        .sharedNorm = m_device.vector(experts.sharedPostNorm),
        .sharedLogits = hasShared && !experts.sharedGate.empty() ? m_buffers.sharedLogits : nullptr,
        .postNorm = m_device.vector(weights.feedForwardPostNorm),
        .epsilon = m_config.normEpsilon,
        .scale = m_config.residualScale,
        .cols = m_config.embedding,
        .stream = m_buffers.stream});
    return m_queue->status();
}

/// The choices of the whole batch come in one piece, as they lie on the device.
Result<void> CudaEvaluator::readChoices(int first, int count, std::span<std::int32_t> ids,
                                        std::span<float> weights) {
    const std::size_t layers = static_cast<std::size_t>(m_places.mainCount());
    if (layers == 0)
        return m_queue->status();
    const auto used = static_cast<std::size_t>(m_config.experts->routing.used);
    const std::size_t ofLayer = static_cast<std::size_t>(m_tokens) * used;
    std::vector<std::int32_t> allIds(layers * ofLayer);
    std::vector<float> allWeights(layers * ofLayer);
    m_queue->copyToHost(allIds.data(), m_buffers.expertIds, allIds.size() * sizeof(std::int32_t));
    m_queue->copyToHost(allWeights.data(), m_buffers.expertWeights, allWeights.size() * sizeof(float));
    if (Result<void> arrived = m_queue->synchronize(); !arrived)
        return arrived;
    const std::size_t begin = static_cast<std::size_t>(first) * used;
    const std::size_t taken = static_cast<std::size_t>(count) * used;
    for (std::size_t place = 0; place < layers; ++place) {
        std::copy_n(allIds.data() + place * ofLayer + begin, taken, ids.data() + place * taken);
        std::copy_n(allWeights.data() + place * ofLayer + begin, taken, weights.data() + place * taken);
    }
    return {};
}

/// stream += norm(projection · activation(gate · stream, the layer's embedding)); stream *= scale.
Result<void> CudaEvaluator::finishLayer(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    const PerLayerWeights& own = weights.perLayer;
    const int width = m_config.embedding;
    const int ownWidth = m_config.perLayerWidth;
    if (own.gate.data) {
        sendProduct(
            plain(m_buffers.stream, width), m_tokens,
            {.weight = m_device.matrix(own.gate), .out = m_buffers.perLayerGate, .outStride = ownWidth});
        m_queue->run(kernels::cuda::Activate{.gate = m_buffers.perLayerGate,
                                             .gateStride = ownWidth,
                                             .up = m_buffers.perLayer + std::int64_t{layer} * ownWidth,
                                             .upStride = std::int64_t{m_config.layerCount()} * ownWidth,
                                             .rows = m_tokens,
                                             .cols = ownWidth,
                                             .activation = m_config.activation,
                                             .out = m_buffers.perLayerGate,
                                             .outStride = ownWidth});
        sendProduct(
            plain(m_buffers.perLayerGate, ownWidth), m_tokens,
            {.weight = m_device.matrix(own.projection), .out = m_buffers.projected, .outStride = width});
        addProjected(own.norm, 1);
    }
    if (weights.scale != 1)
        m_queue->run(kernels::cuda::AddScaled{.x = m_buffers.stream,
                                              .xScale = weights.scale,
                                              .count = std::int64_t{m_tokens} * width,
                                              .out = m_buffers.stream});
    return m_queue->status();
}

} // namespace conclave::engine
