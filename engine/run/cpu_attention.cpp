// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_evaluator.h"

#include "kernels/attention.h"
#include "kernels/matmul_quant.h"
#include "kernels/rms_norm.h"
#include "kernels/rope.h"

#include <algorithm>
#include <cstring>

/// The attention stages of CpuEvaluator, for both kinds of attention.
namespace conclave::engine {

using kernels::ActivationFormat;
using kernels::AttentionCache;
using kernels::AttentionRow;
using kernels::WeightView;
using kernels::workRange;

Result<void> CpuEvaluator::attentionInput(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    if (const auto* grouped = std::get_if<GroupedAttentionWeights>(&weights.mixer))
        groupedInput(*grouped, weights.mixerNorm, layer);
    else
        latentInput(std::get<LatentAttentionWeights>(weights.mixer), weights.mixerNorm, layer);
    return {};
}

Result<void> CpuEvaluator::attend(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    if (std::holds_alternative<GroupedAttentionWeights>(weights.mixer))
        groupedAttend(layer);
    else
        latentAttend(std::get<LatentAttentionWeights>(weights.mixer), layer);
    return {};
}

Result<void> CpuEvaluator::attentionOutput(int layer) {
    resetCounters();
    const LayerWeights& weights = m_weights.layers[static_cast<std::size_t>(layer)];
    const auto* grouped = std::get_if<GroupedAttentionWeights>(&weights.mixer);
    const WeightView& output =
        grouped ? grouped->output : std::get<LatentAttentionWeights>(weights.mixer).output;
    const FormatSet wanted = formatsOf({&output});
    const MatmulTask task{.weight = &output,
                          .input = placed(m_buffers.attended, m_buffers.input),
                          .out = m_buffers.projected,
                          .bias = grouped ? grouped->outputBias : WeightVector{},
                          .addTo = m_buffers.stream};
    runTeam([&](int worker) {
        const auto [begin, end] = workRange(m_tokens, worker, m_team);
        prepare(m_buffers.attended, output.cols, begin, end, wanted, m_buffers.input);
        meet();
        runMatmuls({&task, 1}, m_tokens, 0);
    });
    return {};
}

/// How query heads and tokens are cut into units. @p headsTogether heads share their cache; with one token
/// the heads must feed all threads, with many the tokens do.
CpuEvaluator::AttentionUnits CpuEvaluator::splitAttention(int headsTogether, int heads) const {
    AttentionUnits units;
    if (m_tokens == 1) {
        const int fair = (heads + m_team - 1) / m_team;
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
    const auto index = static_cast<std::size_t>(rope);
    const std::int64_t pairs = m_config.ropes[index].dimensions / 2;
    kernels::rope(m_config.ropes[index].pairing, x, heads, headStride, pairs,
                  m_buffers.cosines[index] + token * pairs, m_buffers.sines[index] + token * pairs);
}

// ---- Grouped-query attention ----

const GroupedAttentionConfig& CpuEvaluator::groupedShape(int layer) const {
    return std::get<GroupedAttentionConfig>(m_config.layer(layer).mixer);
}

float* CpuEvaluator::groupedKeys(int layer, int kvHead) const {
    const auto& shape = groupedShape(layer);
    return layerCache(layer) + std::int64_t{kvHead} * m_contextTokens * shape.keyWidth;
}

float* CpuEvaluator::groupedValues(int layer, int kvHead) const {
    const auto& shape = groupedShape(layer);
    return groupedKeys(layer, shape.kvHeads) + std::int64_t{kvHead} * m_contextTokens * shape.valueWidth;
}

void CpuEvaluator::groupedInput(const GroupedAttentionWeights& weights, WeightVector norm, int layer) {
    const FormatSet wanted = formatsOf({&weights.query, &weights.key, &weights.value});
    const PreparedRows input = placed(m_buffers.normed, m_buffers.input);
    const std::array<MatmulTask, 3> tasks{{
        {.weight = &weights.query, .input = input, .out = m_buffers.query, .bias = weights.queryBias},
        {.weight = &weights.key, .input = input, .out = m_buffers.key, .bias = weights.keyBias},
        {.weight = &weights.value, .input = input, .out = m_buffers.value, .bias = weights.valueBias},
    }};
    runTeam([&](int worker) {
        normInput(worker, 0, m_tokens, norm, wanted);
        meet();
        runMatmuls(tasks, m_tokens, 0);
        meet();
        const auto kvHeads = groupedShape(layer).kvHeads;
        const auto [begin, end] = workRange(m_tokens * kvHeads, worker, m_team);
        for (std::int64_t i = begin; i < end; ++i)
            placeGroupedRow(weights, layer, i / kvHeads, static_cast<int>(i % kvHeads));
    });
}

/// Norms and turns one token's key of one head and the queries that read it, and writes key and value to the
/// cache.
void CpuEvaluator::placeGroupedRow(const GroupedAttentionWeights& weights, int layer, std::int64_t token,
                                   int kvHead) {
    const auto& shape = groupedShape(layer);
    const std::int64_t width = shape.keyWidth;
    const int group = shape.heads / shape.kvHeads;
    float* const query = m_buffers.query + (token * shape.heads + std::int64_t{kvHead} * group) * width;
    if (!weights.queryNorm.empty())
        kernels::rmsNorm(query, width, group, width, weights.queryNorm.data(), m_config.normEpsilon, query,
                         width);
    rotate(shape.rope, token, query, group, width);

    float* const key = groupedKeys(layer, kvHead) + (m_position + token) * width;
    std::copy_n(m_buffers.key + (token * shape.kvHeads + kvHead) * width, width, key);
    if (!weights.keyNorm.empty())
        kernels::rmsNorm(key, width, 1, width, weights.keyNorm.data(), m_config.normEpsilon, key, width);
    rotate(shape.rope, token, key, 1, width);

    const std::int64_t valueWidth = shape.valueWidth;
    std::copy_n(m_buffers.value + (token * shape.kvHeads + kvHead) * valueWidth, valueWidth,
                groupedValues(layer, kvHead) + (m_position + token) * valueWidth);
}

void CpuEvaluator::groupedAttend(int layer) {
    const auto& shape = groupedShape(layer);
    const AttentionUnits units = splitAttention(shape.heads / shape.kvHeads, shape.heads);
    runTeam([&](int worker) {
        for (std::int64_t unit = take(0); unit < units.count && !stopped(); unit = take(0))
            groupedUnit(layer, units, unit, worker);
    });
}

void CpuEvaluator::groupedUnit(int layer, const AttentionUnits& units, std::int64_t unit, int worker) {
    const auto& shape = groupedShape(layer);
    const int group = shape.heads / shape.kvHeads;
    const int parts = units.partsPerGroup;
    const int kvHead = static_cast<int>(unit / parts % shape.kvHeads);
    const int firstHead = static_cast<int>(unit % parts) * units.headsPerUnit;
    const int lastHead = std::min(group, firstHead + units.headsPerUnit);
    const std::int64_t firstToken = unit / parts / shape.kvHeads * units.tokensPerUnit;
    const std::int64_t lastToken = std::min(m_tokens, firstToken + units.tokensPerUnit);

    std::array<AttentionRow, kAttentionRows> rows;
    std::size_t count = 0;
    for (std::int64_t t = firstToken; t < lastToken; ++t) {
        for (int h = firstHead; h < lastHead; ++h) {
            const std::int64_t head = t * shape.heads + std::int64_t{kvHead} * group + h;
            rows[count++] = {m_buffers.query + head * shape.keyWidth,
                             m_buffers.attended + head * shape.valueWidth, m_position + t + 1};
        }
    }
    const AttentionCache cache{.keys = groupedKeys(layer, kvHead),
                               .values = groupedValues(layer, kvHead),
                               .keyStride = shape.keyWidth,
                               .valueStride = shape.valueWidth,
                               .keyWidth = shape.keyWidth,
                               .valueWidth = shape.valueWidth};
    kernels::attention(m_level, cache, rows.data(), static_cast<std::int64_t>(count), shape.scale,
                       m_buffers.attentionScratch + worker * m_buffers.perThreadAttention);
}

// ---- Multi-head latent attention, absorbed ----
//
// A head's key is keyUp · latent, so query · key = (keyUpᵀ query) · latent: folding the query once is cheaper
// than unfolding every cached row, and one latent row per token serves all heads as key and as value.

const LatentAttentionConfig& CpuEvaluator::latentShape(int layer) const {
    return std::get<LatentAttentionConfig>(m_config.layer(layer).mixer);
}

float* CpuEvaluator::latentRows(int layer) const {
    return layerCache(layer);
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
        const auto [begin, end] = workRange(m_tokens, worker, m_team);
        for (std::int64_t t = begin; t < end; ++t)
            placeLatentRow(weights, layer, t);
        if (!compressed)
            return;
        if (begin < end) {
            float* const rows = m_buffers.queryDown + begin * shape.queryRank;
            kernels::rmsNorm(rows, shape.queryRank, end - begin, shape.queryRank,
                             weights.queryDownNorm.data(), m_config.normEpsilon, rows, shape.queryRank);
            prepare(m_buffers.queryDown, shape.queryRank, begin, end, wantedQuery, m_buffers.input);
        }
        meet();
        runMatmuls({&queryTask, 1}, m_tokens, 1);
    });
}

/// Norms the latent part of a token's row, turns the rest, and writes both to the cache.
void CpuEvaluator::placeLatentRow(const LatentAttentionWeights& weights, int layer, std::int64_t token) {
    const auto& shape = latentShape(layer);
    const std::int64_t width = shape.latent + shape.rotary;
    const float* const from = m_buffers.key + token * width;
    float* const row = latentRows(layer) + (m_position + token) * width;
    kernels::rmsNorm(from, width, 1, shape.latent, weights.latentNorm.data(), m_config.normEpsilon, row,
                     width);
    std::copy_n(from + shape.latent, shape.rotary, row + shape.latent);
    rotate(shape.rope, token, row + shape.latent, 1, shape.rotary);
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
    const ActivationFormat format = formatOf(weight.type);
    const std::size_t index = formatIndex(format);
    std::byte* const prepared = m_buffers.folded[index] + worker * m_buffers.perThreadFolded[index];
    kernels::prepareActivations(m_level, format, rows, stride, count, weight.cols, prepared);
    kernels::matmulQuant(m_level, weight, prepared, count, 0, weight.rows, out, outStride);
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
            rows[static_cast<std::size_t>(count)] = {row, out + count * shape.latent,
                                                     m_position + firstToken + t + 1};
        }
    }
    const float* const cached = latentRows(layer);
    const AttentionCache cache{.keys = cached,
                               .values = cached,
                               .keyStride = width,
                               .valueStride = width,
                               .keyWidth = width,
                               .valueWidth = shape.latent};
    kernels::attention(m_level, cache, rows.data(), count, shape.scale,
                       m_buffers.attentionScratch + worker * m_buffers.perThreadAttention);
    for (int head = firstHead; head < lastHead; ++head) {
        float* const attended = m_buffers.attended + (firstToken * shape.heads + head) * shape.valueWidth;
        multiplyFolded(kernels::stackedMatrix(weights.valueUp, head),
                       out + (head - firstHead) * tokens * shape.latent, shape.latent, tokens, attended,
                       std::int64_t{shape.heads} * shape.valueWidth, worker);
    }
}

} // namespace conclave::engine
