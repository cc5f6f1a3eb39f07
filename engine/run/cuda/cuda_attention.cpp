// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_evaluator.h"

/// The attention stages of CudaEvaluator. Recurrent layers: cuda_recurrent.cpp.
namespace conclave::engine {

using kernels::cuda::Attend;
using kernels::cuda::HeadNorm;
using kernels::cuda::Matmul;
using kernels::cuda::MatmulPart;
using kernels::cuda::ReachKind;

namespace {

/// From so many tokens on, unfolding the cache costs fewer products than folding the queries. Unfolded rows
/// are f16: not for a cache that is kept exact. Nor for heads that are wider than the kernel's tiles.
constexpr int kUnfoldTokens = 32;

HeadNorm headNormOf(QueryKeyNorm norm) {
    switch (norm) {
    case QueryKeyNorm::None:
        break;
    case QueryKeyNorm::PerHead:
        return HeadNorm::PerHead;
    case QueryKeyNorm::FullWidth:
        return HeadNorm::FullWidth;
    case QueryKeyNorm::Rotated:
        return HeadNorm::Rotated;
    }
    return HeadNorm::None;
}

ReachKind reachKindOf(AttentionReach::Kind kind) {
    switch (kind) {
    case AttentionReach::Kind::All:
        break;
    case AttentionReach::Kind::Window:
        return ReachKind::Window;
    case AttentionReach::Kind::Chunk:
        return ReachKind::Chunk;
    }
    return ReachKind::All;
}

kernels::cuda::Temperature temperatureOf(const PositionTemperature& temperature) {
    return {.scale = temperature.scale, .step = temperature.step, .offset = temperature.offset};
}

WeightVector outputBiasOf(const LayerWeights& layer) {
    if (const auto* grouped = std::get_if<GroupedAttentionWeights>(&layer.mixer))
        return grouped->outputBias;
    if (const auto* convolution = std::get_if<ShortConvWeights>(&layer.mixer))
        return convolution->outputBias;
    return {};
}

} // namespace

kernels::cuda::Input CudaEvaluator::normed(const float* x, WeightVector norm) const {
    return {.x = x,
            .stride = m_config.embedding,
            .isNormed = true,
            .normWeight = m_device.vector(norm),
            .epsilon = m_config.normEpsilon};
}

kernels::cuda::Input CudaEvaluator::plain(const float* x, std::int64_t width) const {
    return {.x = x, .stride = width};
}

kernels::cuda::Rotation CudaEvaluator::rotationOf(int rope) const {
    if (rope == kNoRope)
        return {};
    const auto index = static_cast<std::size_t>(rope);
    return {.pairing = m_config.ropes[index].pairing,
            .pairs = m_config.ropes[index].dimensions / 2,
            .cosines = m_buffers.cosines[index],
            .sines = m_buffers.sines[index]};
}

/// The rows that @p layer reads.
kernels::cuda::Cache CudaEvaluator::cacheOf(int layer) const {
    const CacheLayout::Layer& place = m_layout.read(layer);
    return {.type = m_layout.type(),
            .kvHeads = place.kvHeads,
            .keyWidth = static_cast<int>(place.keyWidth),
            .valueWidth = static_cast<int>(place.valueWidth),
            .capacity = static_cast<int>(place.capacity),
            .keys = m_cache.data() + place.keysOf(0),
            .values = place.valuesInKeys ? nullptr : m_cache.data() + place.valuesOf(0),
            .keyRowBytes = place.keyBytes,
            .valueRowBytes = place.valueBytes};
}

Result<void> CudaEvaluator::attentionInput(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    if (const auto* grouped = std::get_if<GroupedAttentionWeights>(&weights.mixer))
        sendGroupedInput(*grouped, weights.mixerNorm, layer);
    else if (const auto* latent = std::get_if<LatentAttentionWeights>(&weights.mixer))
        sendLatentInput(*latent, weights.mixerNorm, layer);
    else if (const auto* net = std::get_if<DeltaNetWeights>(&weights.mixer))
        sendNetInput(*net, weights.mixerNorm, layer);
    else
        sendConvolutionInput(std::get<ShortConvWeights>(weights.mixer), weights.mixerNorm);
    return m_queue->status();
}

Result<void> CudaEvaluator::attend(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    if (const auto* grouped = std::get_if<GroupedAttentionWeights>(&weights.mixer))
        sendGroupedAttention(*grouped, layer);
    else if (const auto* latent = std::get_if<LatentAttentionWeights>(&weights.mixer))
        sendLatentAttention(*latent, layer);
    else if (const auto* net = std::get_if<DeltaNetWeights>(&weights.mixer))
        sendNet(*net, layer);
    else
        sendConvolution(std::get<ShortConvWeights>(weights.mixer), layer);
    return m_queue->status();
}

Result<void> CudaEvaluator::attentionOutput(int layer) {
    if (m_isReplayed)
        return m_queue->status();
    const LayerWeights& weights = layerWeights(layer);
    const kernels::WeightView& output = std::visit(
        [](const auto& mixer) -> const kernels::WeightView& { return mixer.output; }, weights.mixer);
    sendProjection(output, m_buffers.attended, outputBiasOf(weights), weights.mixerPostNorm);
    return m_queue->status();
}

/// A product of one matrix.
void CudaEvaluator::sendProduct(const kernels::cuda::Input& input, int tokens, const MatmulPart& part) {
    Matmul product{.input = input, .tokens = tokens};
    product.parts[0] = part;
    product.partCount = 1;
    m_queue->run(product);
}

/// stream += scale · norm(projected)
void CudaEvaluator::addProjected(WeightVector norm, float scale) {
    m_queue->run(kernels::cuda::NormRows{.x = m_buffers.projected,
                                         .xStride = m_config.embedding,
                                         .rows = m_tokens,
                                         .cols = m_config.embedding,
                                         .weight = m_device.vector(norm),
                                         .epsilon = m_config.normEpsilon,
                                         .scale = scale,
                                         .addTo = m_buffers.stream,
                                         .addStride = m_config.embedding});
}

/// stream += residualScale · postNorm(weight · input + bias)
void CudaEvaluator::sendProjection(const kernels::WeightView& weight, const float* input, WeightVector bias,
                                   WeightVector postNorm) {
    const int width = m_config.embedding;
    MatmulPart part{.weight = m_device.matrix(weight), .bias = m_device.vector(bias)};
    if (postNorm.empty()) {
        part.addTo = m_buffers.stream;
        part.addStride = width;
        part.addScale = m_config.residualScale;
    } else {
        part.out = m_buffers.projected;
        part.outStride = width;
    }
    sendProduct(plain(input, weight.cols), m_tokens, part);
    if (postNorm.empty())
        return;
    addProjected(postNorm, m_config.residualScale);
}

// ---- Grouped-query attention ----

void CudaEvaluator::sendGroupedInput(const GroupedAttentionWeights& weights, WeightVector norm, int layer) {
    const auto& shape = std::get<GroupedAttentionConfig>(m_config.layer(layer).mixer);
    const bool writesCache = shape.cacheLayer < 0;
    const bool valuesAreKeys = weights.value.data == weights.key.data;
    Matmul product{.input = normed(m_buffers.stream, norm), .tokens = m_tokens};
    const auto add = [&](const kernels::WeightView& weight, WeightVector bias, float* out) {
        product.parts[product.partCount++] = {.weight = m_device.matrix(weight),
                                              .bias = m_device.vector(bias),
                                              .out = out,
                                              .outStride = weight.rows};
    };
    add(weights.query, weights.queryBias, m_buffers.query);
    if (writesCache)
        add(weights.key, weights.keyBias, m_buffers.key);
    if (writesCache && !valuesAreKeys)
        add(weights.value, weights.valueBias, m_buffers.value);
    m_queue->run(product);

    kernels::cuda::PlaceGrouped place{.tokens = m_tokens,
                                      .position = m_buffers.position,
                                      .heads = shape.heads,
                                      .kvHeads = shape.kvHeads,
                                      .keyWidth = shape.keyWidth,
                                      .valueWidth = shape.valueWidth,
                                      .query = m_buffers.query,
                                      .queryHeadStride = shape.isGated ? 2 * shape.keyWidth : shape.keyWidth,
                                      .norm = headNormOf(shape.norm),
                                      .queryNorm = m_device.vector(weights.queryNorm),
                                      .keyNorm = m_device.vector(weights.keyNorm),
                                      .normsValues = shape.normsValues,
                                      .epsilon = m_config.normEpsilon,
                                      .rotation = rotationOf(shape.rope),
                                      .temperature = temperatureOf(shape.temperature)};
    if (writesCache) {
        place.key = m_buffers.key;
        place.value = valuesAreKeys ? m_buffers.key : m_buffers.value;
        place.cache = cacheOf(layer);
    }
    m_queue->run(place);
}

void CudaEvaluator::sendGroupedAttention(const GroupedAttentionWeights& weights, int layer) {
    const auto& shape = std::get<GroupedAttentionConfig>(m_config.layer(layer).mixer);
    const std::int64_t headStride = shape.isGated ? 2 * shape.keyWidth : shape.keyWidth;
    m_queue->run(Attend{.tokens = m_tokens,
                        .position = m_buffers.position,
                        .mostPositions = m_mostPositions,
                        .heads = shape.heads,
                        .query = m_buffers.query,
                        .queryHeadStride = headStride,
                        .cache = cacheOf(layer),
                        .reach = reachKindOf(shape.reach.kind),
                        .reachTokens = shape.reach.tokens,
                        .scale = shape.scale,
                        .softcap = shape.softcap,
                        .sinks = m_device.vector(weights.sinks),
                        .gate = shape.isGated ? m_buffers.query + shape.keyWidth : nullptr,
                        .gateHeadStride = headStride,
                        .out = m_buffers.attended});
}

// ---- Multi-head latent attention ----

void CudaEvaluator::sendLatentInput(const LatentAttentionWeights& weights, WeightVector norm, int layer) {
    const auto& shape = std::get<LatentAttentionConfig>(m_config.layer(layer).mixer);
    const bool isCompressed = shape.queryRank > 0;
    const kernels::WeightView& first = isCompressed ? weights.queryDown : weights.query;
    Matmul product{.input = normed(m_buffers.stream, norm), .tokens = m_tokens};
    product.parts[0] = {.weight = m_device.matrix(first),
                        .out = isCompressed ? m_buffers.queryDown : m_buffers.query,
                        .outStride = first.rows};
    product.parts[1] = {
        .weight = m_device.matrix(weights.latent), .out = m_buffers.key, .outStride = weights.latent.rows};
    product.partCount = 2;
    m_queue->run(product);
    if (isCompressed) {
        kernels::cuda::Input input = normed(m_buffers.queryDown, weights.queryDownNorm);
        input.stride = shape.queryRank;
        sendProduct(input, m_tokens,
                    {.weight = m_device.matrix(weights.query),
                     .out = m_buffers.query,
                     .outStride = weights.query.rows});
    }
    m_queue->run(kernels::cuda::PlaceLatent{.tokens = m_tokens,
                                            .position = m_buffers.position,
                                            .latent = shape.latent,
                                            .rotary = shape.rotary,
                                            .row = m_buffers.key,
                                            .latentNorm = m_device.vector(weights.latentNorm),
                                            .epsilon = m_config.normEpsilon,
                                            .heads = shape.heads,
                                            .plain = shape.plain,
                                            .query = m_buffers.query,
                                            .rotation = rotationOf(shape.rope),
                                            .temperature = temperatureOf(shape.temperature),
                                            .cache = cacheOf(layer)});
}

/// A head's key is keyUp · latent, so query · key = (keyUpᵀ query) · latent: with few tokens, folding the
/// query once is cheaper than unfolding every cached row, and one latent row per token serves all heads as
/// key and as value.
void CudaEvaluator::sendLatentAttention(const LatentAttentionWeights& weights, int layer) {
    const auto& shape = std::get<LatentAttentionConfig>(m_config.layer(layer).mixer);
    const std::int64_t queryWidth = std::int64_t{shape.plain} + shape.rotary;
    const std::int64_t row = std::int64_t{shape.latent} + shape.rotary;
    if (m_tokens >= kUnfoldTokens && m_layout.type() != CacheType::f32 &&
        queryWidth <= kernels::cuda::kMostUnfoldedKey &&
        shape.valueWidth <= kernels::cuda::kMostUnfoldedValue) {
        m_queue->run(kernels::cuda::AttendUnfolded{.tokens = m_tokens,
                                                   .position = m_buffers.position,
                                                   .mostPositions = m_mostPositions,
                                                   .heads = shape.heads,
                                                   .plain = shape.plain,
                                                   .rotary = shape.rotary,
                                                   .valueWidth = shape.valueWidth,
                                                   .query = m_buffers.query,
                                                   .keyUp = m_device.stack(weights.keyUp),
                                                   .valueUp = m_device.stack(weights.valueUp),
                                                   .cache = cacheOf(layer),
                                                   .scale = shape.scale,
                                                   .out = m_buffers.attended});
        return;
    }
    m_queue->run(kernels::cuda::HeadMatmul{.stack = m_device.stack(weights.keyUp),
                                           .input = m_buffers.query,
                                           .inputTokenStride = shape.heads * queryWidth,
                                           .inputHeadStride = queryWidth,
                                           .tokens = m_tokens,
                                           .tail = shape.rotary,
                                           .out = m_buffers.folded,
                                           .outTokenStride = shape.heads * row,
                                           .outHeadStride = row});
    m_queue->run(Attend{.tokens = m_tokens,
                        .position = m_buffers.position,
                        .mostPositions = m_mostPositions,
                        .heads = shape.heads,
                        .query = m_buffers.folded,
                        .queryHeadStride = row,
                        .cache = cacheOf(layer),
                        .scale = shape.scale,
                        .out = m_buffers.foldedOut});
    m_queue->run(kernels::cuda::HeadMatmul{.stack = m_device.stack(weights.valueUp),
                                           .input = m_buffers.foldedOut,
                                           .inputTokenStride = std::int64_t{shape.heads} * shape.latent,
                                           .inputHeadStride = shape.latent,
                                           .tokens = m_tokens,
                                           .out = m_buffers.attended,
                                           .outTokenStride = std::int64_t{shape.heads} * shape.valueWidth,
                                           .outHeadStride = shape.valueWidth});
}

} // namespace conclave::engine
