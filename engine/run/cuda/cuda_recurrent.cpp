// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_evaluator.h"

#include <algorithm>

/// The stages of CudaEvaluator for layers with a state instead of a cache, and going back in them.
namespace conclave::engine {

using kernels::cuda::Convolve;
using kernels::cuda::DeltaNet;
using kernels::cuda::Matmul;

namespace {

constexpr float kLengthEpsilon = 1e-6f; // fixed in transformers, not the model's

} // namespace

// ---- States ----

/// Where caches and states can both go on.
int CudaEvaluator::rewind(int position) {
    int found = static_cast<int>(m_layout.rewind(position));
    while (!m_states.empty()) {
        const int state = rewindStates(found);
        const int cache = static_cast<int>(m_layout.rewind(state));
        if (cache == state)
            return state;
        found = cache;
    }
    return found;
}

/// Copies a checkpoint back and runs the recurrences over the logged inputs behind it.
int CudaEvaluator::rewindStates(int position) {
    const int found = m_states.rewind(position);
    const int tokens = m_states.replayed();
    if (tokens == 0)
        return found;
    for (int layer = 0; layer < m_config.layerCount(); ++layer) {
        const auto& mixer = layerWeights(layer).mixer;
        const CudaStates::Rows rows = m_states.replayRows(layer);
        if (const auto* net = std::get_if<DeltaNetWeights>(&mixer)) {
            m_queue->run(netConvolution(*net, layer, rows, 0, tokens));
            m_queue->run(netRecurrence(*net, layer, rows, 0, tokens, false));
        } else if (const auto* convolution = std::get_if<ShortConvWeights>(&mixer)) {
            Convolve moved = shortConvolution(*convolution, layer, tokens);
            moved.x = rows.data;
            moved.xStride = rows.stride;
            m_queue->run(moved);
        }
    }
    return found;
}

/// send(first, count) for the tokens before and behind a checkpoint inside of the batch, keep() between.
template <typename Send, typename Keep>
void CudaEvaluator::sendParts(const Send& send, const Keep& keep) {
    const int split = m_states.split();
    if (split > 0) {
        send(0, split);
        keep();
    }
    send(split, m_tokens - split);
}

/// After the last layer with a state: from here on a cancel leaves whole states. A recording has no part in
/// that: it stands for many steps.
void CudaEvaluator::finishStates(int layer) {
    if (layer == m_states.lastRecurrent() && !m_queue->isRecording())
        m_states.finish();
}

// ---- Gated delta net ----

void CudaEvaluator::sendNetInput(const DeltaNetWeights& weights, WeightVector norm, int layer) {
    const CudaStates::Layer& state = m_states.layer(layer);
    const CudaStates::Rows rows = m_states.entering(layer, m_buffers.mixed);
    Matmul product{.input = normed(m_buffers.stream, norm), .tokens = m_tokens};
    const auto add = [&](const kernels::WeightView& weight, float* out, std::int64_t stride) {
        product.parts[product.partCount++] = {
            .weight = m_device.matrix(weight), .out = out, .outStride = stride};
    };
    add(weights.input, rows.data, rows.stride);
    add(weights.gate, m_buffers.netGate, weights.gate.rows);
    add(weights.decay, rows.data + state.channels, rows.stride);
    add(weights.update, rows.data + state.channels + state.heads, rows.stride);
    m_queue->run(product);
    m_states.log(layer, rows);
}

void CudaEvaluator::sendNet(const DeltaNetWeights& weights, int layer) {
    const CudaStates::Rows rows = m_states.entering(layer, m_buffers.mixed);
    sendParts([&](int first, int count) { m_queue->run(netConvolution(weights, layer, rows, first, count)); },
              [&] { m_states.keepConvolution(layer); });
    sendParts(
        [&](int first, int count) { m_queue->run(netRecurrence(weights, layer, rows, first, count, true)); },
        [&] { m_states.keepMemory(layer); });
    finishStates(layer);
}

/// From `rows` to `convolved`, @p count tokens from @p first on.
Convolve CudaEvaluator::netConvolution(const DeltaNetWeights& weights, int layer,
                                       const CudaStates::Rows& rows, int first, int count) const {
    const CudaStates::Layer& state = m_states.layer(layer);
    return {.x = rows.data + first * rows.stride,
            .xStride = rows.stride,
            .tokens = count,
            .channels = static_cast<int>(state.channels),
            .taps = state.taps,
            .weights = m_device.vector(weights.convolution),
            .silu = true,
            .state = m_states.convolution(layer),
            .out = m_buffers.convolved + first * state.channels,
            .outStride = state.channels};
}

/// The same tokens from `convolved` to `attended`, or through the state only.
DeltaNet CudaEvaluator::netRecurrence(const DeltaNetWeights& weights, int layer, const CudaStates::Rows& rows,
                                      int first, int count, bool wantsOut) const {
    const auto& shape = std::get<DeltaNetConfig>(m_config.layer(layer).mixer);
    const CudaStates::Layer& state = m_states.layer(layer);
    const std::int64_t values = std::int64_t{shape.valueHeads} * shape.valueWidth;
    const float* const rates = rows.data + first * rows.stride + state.channels;
    return {.tokens = count,
            .keyHeads = shape.keyHeads,
            .valueHeads = shape.valueHeads,
            .keyWidth = shape.keyWidth,
            .valueWidth = shape.valueWidth,
            .tilesKeyHeads = shape.tilesKeyHeads,
            .epsilon = kLengthEpsilon,
            .mixed = m_buffers.convolved + first * state.channels,
            .mixedStride = state.channels,
            .decay = rates,
            .update = rates + state.heads,
            .rateStride = rows.stride,
            .decayBias = m_device.vector(weights.decayBias),
            .decayRate = m_device.vector(weights.decayRate),
            .state = m_states.memory(layer),
            .out = wantsOut ? m_buffers.attended + first * values : nullptr,
            .norm = m_device.vector(weights.norm),
            .normEpsilon = m_config.normEpsilon,
            .gate = m_buffers.netGate + first * values,
            .gateStride = values};
}

// ---- Gated short convolution ----

/// Rows of `mixed` are [B | C | x].
void CudaEvaluator::sendConvolutionInput(const ShortConvWeights& weights, WeightVector norm) {
    sendProduct(normed(m_buffers.stream, norm), m_tokens,
                {.weight = m_device.matrix(weights.input),
                 .bias = m_device.vector(weights.inputBias),
                 .out = m_buffers.mixed,
                 .outStride = weights.input.rows});
}

/// attended := C · convolution(B · x).
void CudaEvaluator::sendConvolution(const ShortConvWeights& weights, int layer) {
    const std::int64_t width = m_config.embedding;
    const CudaStates::Rows rows = m_states.entering(layer, m_buffers.convolved);
    const auto send = [&](int first, int count) {
        const float* const mixed = m_buffers.mixed + first * 3 * width;
        Convolve part = shortConvolution(weights, layer, count);
        part.x = mixed + 2 * width;
        part.xStride = 3 * width;
        part.factor = mixed;
        part.outFactor = mixed + width;
        part.entered = rows.data + first * rows.stride;
        part.enteredStride = rows.stride;
        part.out = m_buffers.attended + first * width;
        part.outStride = width;
        m_queue->run(part);
    };
    sendParts(send, [&] { m_states.keepConvolution(layer); });
    m_states.log(layer, rows);
    finishStates(layer);
}

/// Without what it reads and writes: the layer's state moving on.
Convolve CudaEvaluator::shortConvolution(const ShortConvWeights& weights, int layer, int tokens) const {
    const CudaStates::Layer& state = m_states.layer(layer);
    return {.tokens = tokens,
            .channels = static_cast<int>(state.channels),
            .taps = state.taps,
            .weights = m_device.vector(weights.convolution),
            .bias = m_device.vector(weights.bias),
            .state = m_states.convolution(layer)};
}

} // namespace conclave::engine
