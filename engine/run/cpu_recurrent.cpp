// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"
#include "kernels/delta_net.h"
#include "kernels/gated_activation.h"
#include "kernels/l2_norm.h"
#include "kernels/rms_norm.h"
#include "kernels/short_convolution.h"

#include <algorithm>
#include <cmath>

/// The stages of CpuEvaluator for layers with a state instead of a cache, and going back in them.
namespace conclave::engine {

using kernels::ShortConvolution;
using kernels::workRange;

namespace {

constexpr int kChannelGrain = 16; // as shortConvolution() wants it

const DeltaNetConfig& netShape(const ModelConfig& config, int layer) {
    return std::get<DeltaNetConfig>(config.layer(layer).mixer);
}

std::int64_t keysOf(const DeltaNetConfig& shape) {
    return std::int64_t{shape.keyHeads} * shape.keyWidth;
}

std::int64_t valuesOf(const DeltaNetConfig& shape) {
    return std::int64_t{shape.valueHeads} * shape.valueWidth;
}

ShortConvolution convolutionOf(const DeltaNetWeights& weights, const CpuStates::Layer& layer) {
    return {
        .weights = weights.convolution.data(), .channels = layer.channels, .taps = layer.taps, .silu = true};
}

ShortConvolution convolutionOf(const ShortConvWeights& weights, const CpuStates::Layer& layer) {
    return {.weights = weights.convolution.data(),
            .bias = weights.bias.empty() ? nullptr : weights.bias.data(),
            .channels = layer.channels,
            .taps = layer.taps};
}

} // namespace

// ---- States ----

/// Called by every worker.
void CpuEvaluator::copyStates(const CpuStates::Copy& copy, int worker) const {
    if (!copy.to)
        return;
    const auto [begin, end] = workRange(copy.floats, worker, m_team.size(), kChannelGrain);
    if (copy.from)
        std::copy(copy.from + begin, copy.from + end, copy.to + begin);
    else
        std::fill(copy.to + begin, copy.to + end, 0.0f);
}

/// After the last layer with a state: from here on a cancel leaves whole states.
void CpuEvaluator::finishStates(int layer) {
    if (layer == m_states.lastRecurrent() && !stopped())
        m_states.finish();
}

/// Where caches and states can both go on.
int CpuEvaluator::rewind(int position) {
    int found = static_cast<int>(m_cache.rewind(position));
    while (!m_states.empty()) {
        const int state = rewindStates(found);
        const int cache = static_cast<int>(m_cache.rewind(state));
        if (cache == state)
            return state;
        found = cache;
    }
    return found;
}

int CpuEvaluator::rewindStates(int position) {
    CpuStates::Copy copy;
    const int found = m_states.rewind(position, copy);
    if (copy.to) {
        m_team.begin(true, {});
        runTeam([&](int worker) { copyStates(copy, worker); });
        replay();
    }
    return found;
}

/// Runs the recurrences over the logged inputs behind the checkpoint that has just been restored.
void CpuEvaluator::replay() {
    m_tokens = m_states.replayed();
    if (m_tokens == 0)
        return;
    for (int layer = 0; layer < m_config.layerCount(); ++layer) {
        const auto& mixer = m_weights.layers[static_cast<std::size_t>(layer)].mixer;
        const CpuStates::Layer& state = m_states.layer(layer);
        if (const auto* net = std::get_if<DeltaNetWeights>(&mixer)) {
            runTeam([&](int worker) { replayNet(*net, layer, worker); });
        } else if (const auto* convolution = std::get_if<ShortConvWeights>(&mixer)) {
            kernels::advanceConvolutionState(convolutionOf(*convolution, state), m_states.replayRow(layer, 0),
                                             m_states.replayStride(), m_tokens, 0, state.channels,
                                             m_states.convolution(layer));
        }
    }
}

/// Moves a layer's convolution behind the batch, keeps its state on the way where a checkpoint is taken, and
/// logs what came in.
void CpuEvaluator::moveConvolution(const ShortConvolution& shape, int layer, const float* x,
                                   std::int64_t stride, std::int64_t begin, std::int64_t end) const {
    float* const state = m_states.convolution(layer);
    const std::int64_t split = m_states.split();
    if (split > 0) {
        kernels::advanceConvolutionState(shape, x, stride, split, begin, end, state);
        for (std::int64_t row = 0; row + 1 < shape.taps; ++row)
            std::copy(state + row * shape.channels + begin, state + row * shape.channels + end,
                      m_states.splitConvolution(layer) + row * shape.channels + begin);
    }
    kernels::advanceConvolutionState(shape, x + split * stride, stride, m_tokens - split, begin, end, state);
    for (std::int64_t t = 0; t < m_tokens; ++t)
        if (float* const row = m_states.logRow(layer, t))
            std::copy(x + t * stride + begin, x + t * stride + end, row + begin);
}

// ---- Gated delta net ----

void CpuEvaluator::netInput(const DeltaNetWeights& weights, WeightVector norm, int layer) {
    const auto& shape = netShape(m_config, layer);
    const CpuStates::Layer& state = m_states.layer(layer);
    const FormatSet wanted = formatsOf({&weights.input, &weights.gate, &weights.decay, &weights.update});
    const PreparedRows input = placed(m_buffers.normed, m_buffers.input);
    const std::array<MatmulTask, 4> tasks{{
        {.weight = &weights.input, .input = input, .out = m_buffers.mixed},
        {.weight = &weights.gate, .input = input, .out = m_buffers.netGate},
        {.weight = &weights.decay, .input = input, .out = m_buffers.decays},
        {.weight = &weights.update, .input = input, .out = m_buffers.updates},
    }};
    const std::int64_t heads = shape.valueHeads;
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, norm, wanted);
        meet();
        runMatmuls(tasks, m_tokens, 0);
        meet();
        const auto [first, last] = workRange(m_tokens, worker, m_team.size());
        for (std::int64_t t = first; t < last; ++t) {
            float* const decays = m_buffers.decays + t * heads;
            float* const updates = m_buffers.updates + t * heads;
            kernels::deltaNetGates(weights.decayBias.data(), weights.decayRate.data(), heads, decays,
                                   updates);
            if (float* const row = m_states.logRow(layer, t)) {
                std::copy_n(decays, heads, row + state.channels);
                std::copy_n(updates, heads, row + state.channels + heads);
            }
        }
        convolveNet(weights, layer, worker);
    });
}

/// From `mixed` to `convolved`: the convolution, and queries and keys brought to their lengths. Called by
/// every worker, when all rows are there.
void CpuEvaluator::convolveNet(const DeltaNetWeights& weights, int layer, int worker) {
    const auto& shape = netShape(m_config, layer);
    const CpuStates::Layer& state = m_states.layer(layer);
    const ShortConvolution convolution = convolutionOf(weights, state);
    const auto [begin, end] = workRange(state.channels, worker, m_team.size(), kChannelGrain);
    if (begin < end)
        kernels::shortConvolution(m_team.level(), convolution, m_buffers.mixed, state.channels,
                                  m_states.convolution(layer), m_tokens, begin, end, m_buffers.convolved,
                                  state.channels);
    moveConvolution(convolution, layer, m_buffers.mixed, state.channels, begin, end);
    meet();
    constexpr float kEpsilon = 1e-6f; // fixed in transformers, not the model's
    const float queryScale = 1.0f / std::sqrt(static_cast<float>(shape.keyWidth));
    const auto [first, last] = workRange(m_tokens, worker, m_team.size());
    for (std::int64_t t = first; t < last; ++t) {
        float* const row = m_buffers.convolved + t * state.channels;
        kernels::l2Norm(row, shape.keyWidth, shape.keyHeads, shape.keyWidth, kEpsilon, queryScale);
        kernels::l2Norm(row + keysOf(shape), shape.keyWidth, shape.keyHeads, shape.keyWidth, kEpsilon, 1.0f);
    }
}

void CpuEvaluator::netAttend(const DeltaNetWeights& weights, int layer) {
    const int heads = netShape(m_config, layer).valueHeads;
    runTeam([&](int worker) {
        for (std::int64_t head = take(0); head < heads && !stopped(); head = take(0))
            netUnit(layer, static_cast<int>(head));
        meet();
        gateNetRows(weights, layer, worker);
    });
    finishStates(layer);
}

/// All tokens of one value head.
void CpuEvaluator::netUnit(int layer, int head) const {
    const auto& shape = netShape(m_config, layer);
    const CpuStates::Layer& state = m_states.layer(layer);
    const std::int64_t heads = shape.valueHeads;
    const std::int64_t keyHead =
        shape.tilesKeyHeads ? head % shape.keyHeads : std::int64_t{head} * shape.keyHeads / shape.valueHeads;
    float* const memory = m_states.memory(layer, head);
    const auto run = [&](std::int64_t first, std::int64_t count) {
        const float* const row = m_buffers.convolved + first * state.channels;
        const kernels::DeltaNetHead input{.query = row + keyHead * shape.keyWidth,
                                          .key = row + keysOf(shape) + keyHead * shape.keyWidth,
                                          .value = row + 2 * keysOf(shape) + head * shape.valueWidth,
                                          .rowStride = state.channels,
                                          .decay = m_buffers.decays + first * heads + head,
                                          .update = m_buffers.updates + first * heads + head,
                                          .gateStride = heads,
                                          .keyWidth = shape.keyWidth,
                                          .valueWidth = shape.valueWidth};
        kernels::deltaNet(m_team.level(), input, count, memory,
                          m_buffers.attended + first * valuesOf(shape) + head * shape.valueWidth,
                          valuesOf(shape));
    };
    const std::int64_t split = m_states.split();
    if (split > 0) {
        run(0, split);
        std::copy_n(memory, state.headFloats, m_states.splitMemory(layer, head));
    }
    run(split, m_tokens - split);
}

/// This worker's rows of what was read out: RMS norm per head, times silu of the gate.
void CpuEvaluator::gateNetRows(const DeltaNetWeights& weights, int layer, int worker) const {
    const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
    const auto& shape = netShape(m_config, layer);
    for (std::int64_t t = begin; t < end; ++t) {
        float* const row = m_buffers.attended + t * valuesOf(shape);
        kernels::rmsNorm(row, shape.valueWidth, shape.valueHeads, shape.valueWidth, weights.norm.data(),
                         m_config.normEpsilon, row, shape.valueWidth);
        kernels::gatedActivation(m_team.level(), kernels::GatedActivation::Silu,
                                 m_buffers.netGate + t * valuesOf(shape), row, valuesOf(shape), row);
    }
}

/// Called by every worker.
void CpuEvaluator::replayNet(const DeltaNetWeights& weights, int layer, int worker) {
    const CpuStates::Layer& state = m_states.layer(layer);
    const std::int64_t heads = state.heads;
    const auto [first, last] = workRange(m_tokens, worker, m_team.size());
    for (std::int64_t t = first; t < last; ++t) {
        const float* const row = m_states.replayRow(layer, static_cast<int>(t));
        std::copy_n(row, state.channels, m_buffers.mixed + t * state.channels);
        std::copy_n(row + state.channels, heads, m_buffers.decays + t * heads);
        std::copy_n(row + state.channels + heads, heads, m_buffers.updates + t * heads);
    }
    meet();
    convolveNet(weights, layer, worker);
    meet();
    const auto [begin, end] = workRange(heads, worker, m_team.size());
    for (std::int64_t head = begin; head < end; ++head)
        netUnit(layer, static_cast<int>(head));
}

// ---- Gated short convolution ----

/// Rows of `mixed` are [B | C | x]; the convolution reads B · x, which takes x's place.
void CpuEvaluator::convolutionInput(const ShortConvWeights& weights, WeightVector norm, int layer) {
    static_cast<void>(layer);
    const std::int64_t width = m_config.embedding;
    const FormatSet wanted = formatsOf({&weights.input});
    const MatmulTask task{.weight = &weights.input,
                          .input = placed(m_buffers.normed, m_buffers.input),
                          .out = m_buffers.mixed,
                          .bias = weights.inputBias};
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, norm, wanted);
        meet();
        runMatmuls({&task, 1}, m_tokens, 0);
        meet();
        const auto [first, last] = workRange(m_tokens, worker, m_team.size());
        for (std::int64_t t = first; t < last; ++t) {
            float* const row = m_buffers.mixed + t * 3 * width;
            for (std::int64_t c = 0; c < width; ++c)
                row[2 * width + c] *= row[c];
        }
    });
}

void CpuEvaluator::convolutionAttend(const ShortConvWeights& weights, int layer) {
    const std::int64_t width = m_config.embedding;
    const ShortConvolution shape = convolutionOf(weights, m_states.layer(layer));
    const float* const x = m_buffers.mixed + 2 * width;
    runTeam([&](int worker) {
        const auto [begin, end] = workRange(width, worker, m_team.size(), kChannelGrain);
        if (begin >= end)
            return;
        kernels::shortConvolution(m_team.level(), shape, x, 3 * width, m_states.convolution(layer), m_tokens,
                                  begin, end, m_buffers.attended, width);
        moveConvolution(shape, layer, x, 3 * width, begin, end);
        for (std::int64_t t = 0; t < m_tokens; ++t)
            for (std::int64_t c = begin; c < end; ++c)
                m_buffers.attended[t * width + c] *= m_buffers.mixed[t * 3 * width + width + c];
    });
    finishStates(layer);
}

} // namespace conclave::engine
