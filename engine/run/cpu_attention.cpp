// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"

#include "kernels/attention.h"
#include "kernels/matmul_quant.h"
#include "kernels/rms_norm.h"
#include "kernels/rope.h"

#include <algorithm>
#include <cmath>
#include <span>

/// The attention stages of CpuEvaluator, for both kinds of attention. Recurrent layers: cpu_recurrent.cpp.
namespace conclave::engine {

using kernels::ActivationFormat;
using kernels::AttentionRow;
using kernels::WeightView;
using kernels::workRange;

namespace {

std::size_t index(std::int64_t i) {
    return static_cast<std::size_t>(i);
}

float temperatureAt(const PositionTemperature& temperature, std::int64_t position) {
    const double steps = static_cast<double>((position + temperature.offset) / temperature.step);
    return static_cast<float>(1.0 + temperature.scale * std::log1p(steps));
}

void scaleRow(float* x, std::int64_t count, float factor) {
    for (std::int64_t i = 0; i < count; ++i)
        x[i] *= factor;
}

WeightVector outputBiasOf(const LayerWeights& layer) {
    if (const auto* grouped = std::get_if<GroupedAttentionWeights>(&layer.mixer))
        return grouped->outputBias;
    if (const auto* convolution = std::get_if<ShortConvWeights>(&layer.mixer))
        return convolution->outputBias;
    return {};
}

} // namespace

Result<void> CpuEvaluator::attentionInput(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    if (const auto* grouped = std::get_if<GroupedAttentionWeights>(&weights.mixer))
        groupedInput(*grouped, weights.mixerNorm, layer);
    else if (const auto* latent = std::get_if<LatentAttentionWeights>(&weights.mixer))
        latentInput(*latent, weights.mixerNorm, layer);
    else if (const auto* net = std::get_if<DeltaNetWeights>(&weights.mixer))
        netInput(*net, weights.mixerNorm, layer);
    else
        convolutionInput(std::get<ShortConvWeights>(weights.mixer), weights.mixerNorm, layer);
    return {};
}

Result<void> CpuEvaluator::attend(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    if (const auto* grouped = std::get_if<GroupedAttentionWeights>(&weights.mixer))
        groupedAttend(*grouped, layer);
    else if (const auto* latent = std::get_if<LatentAttentionWeights>(&weights.mixer))
        latentAttend(*latent, layer);
    else if (const auto* net = std::get_if<DeltaNetWeights>(&weights.mixer))
        netAttend(*net, layer);
    else
        convolutionAttend(std::get<ShortConvWeights>(weights.mixer), layer);
    return {};
}

Result<void> CpuEvaluator::attentionOutput(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const WeightView& output =
        std::visit([](const auto& mixer) -> const WeightView& { return mixer.output; }, weights.mixer);
    const FormatSet wanted = formatsOf({&output});
    const bool direct = addsDirectly(weights.mixerPostNorm);
    const MatmulTask task{.weight = &output,
                          .input = placed(m_buffers.attended, m_buffers.input),
                          .out = m_buffers.projected,
                          .bias = outputBiasOf(weights),
                          .addTo = direct ? m_buffers.stream : nullptr};
    runTeam([&](int worker) {
        const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
        m_team.prepare(m_buffers.attended, output.cols, begin, end, wanted, m_buffers.input);
        meet();
        runMatmuls({&task, 1}, m_tokens, 0);
        if (direct)
            return;
        meet();
        addProjected(worker, weights.mixerPostNorm);
    });
    return {};
}

void CpuEvaluator::addProjected(int worker, WeightVector postNorm) {
    const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
    const std::int64_t width = m_config.embedding;
    for (std::int64_t t = begin; t < end; ++t) {
        float* const projected = m_buffers.projected + t * width;
        float* const stream = m_buffers.stream + t * width;
        if (!postNorm.empty())
            kernels::rmsNorm(projected, width, 1, width, postNorm.data(), m_config.normEpsilon, projected,
                             width);
        for (std::int64_t i = 0; i < width; ++i)
            stream[i] += m_config.residualScale * projected[i];
    }
}

/// How query heads and tokens are cut into units. @p headsTogether heads share their cache; with one token
/// the heads must feed all threads, with many the tokens do.
CpuEvaluator::AttentionUnits CpuEvaluator::splitAttention(int headsTogether, int heads) const {
    AttentionUnits units;
    if (m_tokens == 1) {
        const int fair = (heads + m_team.size() - 1) / m_team.size();
        units.headsPerUnit = std::clamp(fair, 1, std::min(headsTogether, kAttentionRows));
    } else {
        units.headsPerUnit = std::min(headsTogether, kAttentionRows);
        units.tokensPerUnit = std::max(1, kAttentionRows / units.headsPerUnit);
    }
    const int parts = (headsTogether + units.headsPerUnit - 1) / units.headsPerUnit;
    const std::int64_t tiles = (m_tokens + units.tokensPerUnit - 1) / units.tokensPerUnit;
    units.partsPerGroup = parts;
    units.count = tiles * parts * (heads / headsTogether);
    return units;
}

/// Turns @p heads rows of the batch's token @p token; no positions: leaves them.
void CpuEvaluator::rotate(int rope, std::int64_t token, float* x, std::int64_t heads,
                          std::int64_t headStride) const {
    if (rope == kNoRope)
        return;
    const RopeConfig& config = m_config.ropes[index(rope)];
    const std::int64_t pairs = config.dimensions / 2;
    kernels::rope(config.pairing, x, heads, headStride, pairs, m_buffers.cosines[index(rope)] + token * pairs,
                  m_buffers.sines[index(rope)] + token * pairs);
}

// ---- Grouped-query attention ----

const GroupedAttentionConfig& CpuEvaluator::groupedShape(int layer) const {
    return std::get<GroupedAttentionConfig>(m_config.layer(layer).mixer);
}

void CpuEvaluator::groupedInput(const GroupedAttentionWeights& weights, WeightVector norm, int layer) {
    const GroupedAttentionConfig& shape = groupedShape(layer);
    const bool writesCache = shape.cacheLayer < 0;
    const bool valuesAreKeys = weights.value.data == weights.key.data;
    const FormatSet wanted = formatsOf({&weights.query, &weights.key, &weights.value});
    const PreparedRows input = placed(m_buffers.normed, m_buffers.input);
    const std::array<MatmulTask, 3> tasks{{
        {.weight = &weights.query, .input = input, .out = m_buffers.query, .bias = weights.queryBias},
        {.weight = &weights.key, .input = input, .out = m_buffers.key, .bias = weights.keyBias},
        {.weight = &weights.value, .input = input, .out = m_buffers.value, .bias = weights.valueBias},
    }};
    const std::size_t taskCount = !writesCache ? 1 : valuesAreKeys ? 2 : 3;
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, norm, wanted);
        meet();
        runMatmuls(std::span(tasks).first(taskCount), m_tokens, 0);
        meet();
        if (writesCache && valuesAreKeys) {
            const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
            const std::int64_t keys = weights.key.rows;
            if (begin < end)
                std::copy_n(m_buffers.key + begin * keys, (end - begin) * keys,
                            m_buffers.value + begin * keys);
            meet();
        }
        if (shape.norm == QueryKeyNorm::FullWidth) {
            const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
            for (std::int64_t t = begin; t < end; ++t)
                normWholeRow(weights, shape, t);
            meet();
        }
        const auto [begin, end] = workRange(m_tokens * shape.kvHeads, worker, m_team.size());
        for (std::int64_t i = begin; i < end; ++i) {
            placeQueries(weights, shape, i / shape.kvHeads, static_cast<int>(i % shape.kvHeads));
            if (writesCache)
                placeKey(weights, layer, i / shape.kvHeads, static_cast<int>(i % shape.kvHeads));
        }
    });
}

/// QueryKeyNorm::FullWidth: all heads of a token's queries, and of its keys, together.
void CpuEvaluator::normWholeRow(const GroupedAttentionWeights& weights, const GroupedAttentionConfig& shape,
                                std::int64_t token) {
    const std::int64_t queries = std::int64_t{shape.heads} * shape.keyWidth;
    const std::int64_t keys = std::int64_t{shape.kvHeads} * shape.keyWidth;
    float* const query = m_buffers.query + token * queries;
    float* const key = m_buffers.key + token * keys;
    kernels::rmsNorm(query, queries, 1, queries, weights.queryNorm.data(), m_config.normEpsilon, query,
                     queries);
    if (shape.cacheLayer < 0)
        kernels::rmsNorm(key, keys, 1, keys, weights.keyNorm.data(), m_config.normEpsilon, key, keys);
}

/// Norms and turns the queries of one token that read one key/value head.
void CpuEvaluator::placeQueries(const GroupedAttentionWeights& weights, const GroupedAttentionConfig& shape,
                                std::int64_t token, int kvHead) {
    const std::int64_t width = shape.keyWidth;
    const std::int64_t stride = shape.isGated ? 2 * width : width;
    const int group = shape.heads / shape.kvHeads;
    float* const query = m_buffers.query + (token * shape.heads + std::int64_t{kvHead} * group) * stride;
    if (shape.norm == QueryKeyNorm::PerHead)
        kernels::rmsNorm(query, stride, group, width, weights.queryNorm.data(), m_config.normEpsilon, query,
                         stride);
    rotate(shape.rope, token, query, group, stride);
    if (shape.norm == QueryKeyNorm::Rotated)
        kernels::rmsNorm(query, stride, group, width, nullptr, m_config.normEpsilon, query, stride);
    if (shape.temperature.scale != 0) {
        const float factor = temperatureAt(shape.temperature, m_position + token);
        for (std::int64_t head = 0; head < group; ++head)
            scaleRow(query + head * stride, width, factor);
    }
}

/// Norms and turns one token's key of one head and writes it to the cache with its value.
void CpuEvaluator::placeKey(const GroupedAttentionWeights& weights, int layer, std::int64_t token,
                            int kvHead) {
    const GroupedAttentionConfig& shape = groupedShape(layer);
    const std::int64_t width = shape.keyWidth;
    float* const key = m_buffers.key + (token * shape.kvHeads + kvHead) * width;
    if (shape.norm == QueryKeyNorm::PerHead)
        kernels::rmsNorm(key, width, 1, width, weights.keyNorm.data(), m_config.normEpsilon, key, width);
    rotate(shape.rope, token, key, 1, width);
    if (shape.norm == QueryKeyNorm::Rotated)
        kernels::rmsNorm(key, width, 1, width, nullptr, m_config.normEpsilon, key, width);
    const std::int64_t valueWidth = shape.valueWidth;
    float* const value = m_buffers.value + (token * shape.kvHeads + kvHead) * valueWidth;
    if (shape.normsValues)
        kernels::rmsNorm(value, valueWidth, 1, valueWidth, nullptr, m_config.normEpsilon, value, valueWidth);
    m_cache.store(layer, kvHead, m_position + token, key, value);
}

void CpuEvaluator::groupedAttend(const GroupedAttentionWeights& weights, int layer) {
    const GroupedAttentionConfig& shape = groupedShape(layer);
    const AttentionUnits units = splitAttention(shape.heads / shape.kvHeads, shape.heads);
    runTeam([&](int worker) {
        for (std::int64_t unit = take(0); unit < units.count && !stopped(); unit = take(0))
            groupedUnit(weights, layer, units, unit, worker);
    });
}

void CpuEvaluator::groupedUnit(const GroupedAttentionWeights& weights, int layer, const AttentionUnits& units,
                               std::int64_t unit, int worker) {
    const GroupedAttentionConfig& shape = groupedShape(layer);
    const int group = shape.heads / shape.kvHeads;
    const int parts = units.partsPerGroup;
    const int kvHead = static_cast<int>(unit / parts % shape.kvHeads);
    const int firstHead = kvHead * group + static_cast<int>(unit % parts) * units.headsPerUnit;
    const int lastHead = std::min((kvHead + 1) * group, firstHead + units.headsPerUnit);
    const std::int64_t firstToken = unit / parts / shape.kvHeads * units.tokensPerUnit;
    const std::int64_t lastToken = std::min(m_tokens, firstToken + units.tokensPerUnit);
    const std::int64_t queryStride = shape.isGated ? 2 * shape.keyWidth : shape.keyWidth;

    std::array<AttentionRow, kAttentionRows> rows;
    std::size_t count = 0;
    for (std::int64_t t = firstToken; t < lastToken; ++t) {
        for (int head = firstHead; head < lastHead; ++head) {
            const std::int64_t row = t * shape.heads + head;
            rows[count++] = {.query = m_buffers.query + row * queryStride,
                             .out = m_buffers.attended + row * shape.valueWidth,
                             .end = m_position + t + 1,
                             .first = firstVisible(shape.reach, m_position + t),
                             .sink = weights.sinks.empty() ? nullptr : &weights.sinks[index(head)]};
        }
    }
    kernels::attention(m_team.level(), m_cache.view(layer, kvHead), rows.data(),
                       static_cast<std::int64_t>(count), {.scale = shape.scale, .softcap = shape.softcap},
                       m_buffers.attentionScratch + worker * m_buffers.perThreadAttention);
    if (!shape.isGated)
        return;
    for (const AttentionRow& row : std::span(rows).first(count)) {
        const float* const gate = row.query + shape.keyWidth;
        for (int i = 0; i < shape.valueWidth; ++i)
            row.out[i] /= 1.0f + std::exp(-gate[i]);
    }
}

// ---- Multi-head latent attention, absorbed ----
//
// A head's key is keyUp · latent, so query · key = (keyUpᵀ query) · latent: folding the query once is cheaper
// than unfolding every cached row, and one latent row per token serves all heads as key and as value.

const LatentAttentionConfig& CpuEvaluator::latentShape(int layer) const {
    return std::get<LatentAttentionConfig>(m_config.layer(layer).mixer);
}

void CpuEvaluator::latentInput(const LatentAttentionWeights& weights, WeightVector norm, int layer) {
    const auto& shape = latentShape(layer);
    const bool compressed = shape.queryRank > 0;
    const WeightView& first = compressed ? weights.queryDown : weights.query;
    const FormatSet wanted = formatsOf({&first, &weights.latent});
    const FormatSet wantedQuery = formatsOf({&weights.query});
    const PreparedRows input = placed(m_buffers.normed, m_buffers.input);
    const std::array<MatmulTask, 2> tasks{{
        {.weight = &first, .input = input, .out = compressed ? m_buffers.queryDown : m_buffers.query},
        {.weight = &weights.latent, .input = input, .out = m_buffers.key},
    }};
    const MatmulTask queryTask{.weight = &weights.query,
                               .input = placed(m_buffers.queryDown, m_buffers.input),
                               .out = m_buffers.query};
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, norm, wanted);
        meet();
        runMatmuls(tasks, m_tokens, 0);
        meet();
        const auto [begin, end] = workRange(m_tokens, worker, m_team.size());
        for (std::int64_t t = begin; t < end; ++t)
            placeLatentRow(weights, layer, t);
        if (!compressed)
            return;
        if (begin < end) {
            float* const rows = m_buffers.queryDown + begin * shape.queryRank;
            kernels::rmsNorm(rows, shape.queryRank, end - begin, shape.queryRank,
                             weights.queryDownNorm.data(), m_config.normEpsilon, rows, shape.queryRank);
            m_team.prepare(m_buffers.queryDown, shape.queryRank, begin, end, wantedQuery, m_buffers.input);
        }
        meet();
        runMatmuls({&queryTask, 1}, m_tokens, 1);
    });
}

/// Norms the latent part of a token's row, turns the rest, and writes both to the cache.
void CpuEvaluator::placeLatentRow(const LatentAttentionWeights& weights, int layer, std::int64_t token) {
    const auto& shape = latentShape(layer);
    const std::int64_t width = shape.latent + shape.rotary;
    float* const row = m_buffers.key + token * width;
    kernels::rmsNorm(row, width, 1, shape.latent, weights.latentNorm.data(), m_config.normEpsilon, row,
                     width);
    rotate(shape.rope, token, row + shape.latent, 1, shape.rotary);
    m_cache.store(layer, 0, m_position + token, row, nullptr);
}

void CpuEvaluator::latentAttend(const LatentAttentionWeights& weights, int layer) {
    const auto& shape = latentShape(layer);
    AttentionUnits units = splitAttention(shape.heads, shape.heads);
    if (m_tokens > 1) {
        // Folding reads a head's matrix once for all tokens of a unit, so units are long in tokens, not in
        // heads.
        units.headsPerUnit = 1;
        units.tokensPerUnit = kAttentionRows;
        units.partsPerGroup = shape.heads;
        units.count = (m_tokens + kAttentionRows - 1) / kAttentionRows * shape.heads;
    }
    runTeam([&](int worker) {
        for (std::int64_t unit = take(0); unit < units.count && !stopped(); unit = take(0))
            latentUnit(weights, layer, units, unit, worker);
    });
}

/// rows [rows, weight.cols] with row stride @p stride, times @p weight, to @p out with stride @p outStride.
void CpuEvaluator::multiplyFolded(const WeightView& weight, const float* rows, std::int64_t stride,
                                  std::int64_t count, float* out, std::int64_t outStride, int worker) {
    const ActivationFormat format = m_team.formatOf(weight.type);
    const std::size_t index = formatIndex(format);
    std::byte* const prepared = m_buffers.folded[index] + worker * m_buffers.perThreadFolded[index];
    kernels::prepareActivations(m_team.level(), format, rows, stride, count, weight.cols, prepared);
    kernels::matmulQuant(m_team.level(), weight, prepared, count, 0, weight.rows, out, outStride);
}

void CpuEvaluator::latentUnit(const LatentAttentionWeights& weights, int layer, const AttentionUnits& units,
                              std::int64_t unit, int worker) {
    const auto& shape = latentShape(layer);
    const std::int64_t width = shape.latent + shape.rotary;
    const std::int64_t queryWidth = shape.plain + shape.rotary;
    const int firstHead = static_cast<int>(unit % units.partsPerGroup) * units.headsPerUnit;
    const int lastHead = std::min(shape.heads, firstHead + units.headsPerUnit);
    const std::int64_t firstToken = unit / units.partsPerGroup * units.tokensPerUnit;
    const std::int64_t tokens = std::min(m_tokens - firstToken, std::int64_t{units.tokensPerUnit});
    float* const folded = m_buffers.foldedQuery + worker * m_buffers.perThreadFoldedQuery;
    float* const out = m_buffers.foldedOut + worker * m_buffers.perThreadFoldedOut;

    std::array<AttentionRow, kAttentionRows> rows;
    std::int64_t count = 0;
    for (int head = firstHead; head < lastHead; ++head) {
        const float* const query = m_buffers.query + (firstToken * shape.heads + head) * queryWidth;
        multiplyFolded(kernels::stackedMatrix(weights.keyUp, head), query, shape.heads * queryWidth, tokens,
                       folded + count * width, width, worker);
        for (std::int64_t t = 0; t < tokens; ++t, ++count) {
            float* const row = folded + count * width;
            std::copy_n(query + t * shape.heads * queryWidth + shape.plain, shape.rotary, row + shape.latent);
            rotate(shape.rope, firstToken + t, row + shape.latent, 1, shape.rotary);
            const std::int64_t position = m_position + firstToken + t;
            if (shape.temperature.scale != 0)
                scaleRow(row, width, temperatureAt(shape.temperature, position));
            rows[index(count)] = {.query = row, .out = out + count * shape.latent, .end = position + 1};
        }
    }
    kernels::attention(m_team.level(), m_cache.view(layer, 0), rows.data(), count, {.scale = shape.scale},
                       m_buffers.attentionScratch + worker * m_buffers.perThreadAttention);
    for (int head = firstHead; head < lastHead; ++head) {
        float* const attended = m_buffers.attended + (firstToken * shape.heads + head) * shape.valueWidth;
        multiplyFolded(kernels::stackedMatrix(weights.valueUp, head),
                       out + (head - firstHead) * tokens * shape.latent, shape.latent, tokens, attended,
                       std::int64_t{shape.heads} * shape.valueWidth, worker);
    }
}

} // namespace conclave::engine
