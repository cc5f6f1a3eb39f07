// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/attention.h"

#include "kernels/cpu/simd/layer_kernels.h"
#include "kernels/softmax.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels {

namespace {

/// @p weights holds a float per visible position and one for the sink; behind them is room for one row.
void attendScalar(const AttentionCache& cache, const AttentionRow& row, const AttentionScores& scores,
                  float* weights) {
    const std::int64_t count = row.end - row.first;
    float* const cached = weights + count + 1;
    for (std::int64_t p = 0; p < count; ++p) {
        const std::int64_t slot = (row.first + p) % cache.capacity;
        loadCacheRow(cache.type, cache.keys + slot * cache.keyStride, cache.keyWidth, cached);
        float sum = 0;
        for (std::int64_t i = 0; i < cache.keyWidth; ++i)
            sum += row.query[i] * cached[i];
        weights[p] = scores.scale * sum;
        if (scores.softcap > 0)
            weights[p] = scores.softcap * std::tanh(weights[p] / scores.softcap);
    }
    if (row.sink)
        weights[count] = *row.sink;
    softmax(weights, row.sink ? count + 1 : count);
    std::fill_n(row.out, cache.valueWidth, 0.0f);
    for (std::int64_t p = 0; p < count; ++p) {
        const std::int64_t slot = (row.first + p) % cache.capacity;
        const std::byte* const value =
            cache.values ? cache.values + slot * cache.valueStride : cache.keys + slot * cache.keyStride;
        loadCacheRow(cache.type, value, cache.valueWidth, cached);
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            row.out[i] += weights[p] * cached[i];
    }
}

} // namespace

std::int64_t attentionScratchFloats(std::int64_t rows, std::int64_t positions, std::int64_t keyWidth,
                                    std::int64_t valueWidth) {
    const std::int64_t key = cacheBlockCols(keyWidth);
    const std::int64_t value = cacheBlockCols(valueWidth);
    return std::max(positions + 1 + std::max(key, value),
                    rows * 2 + 15 + kAttentionBlock * (keyWidth + key + value));
}

void attention(CpuLevel level, const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount,
               const AttentionScores& scores, float* scratch) {
    if (const LayerKernels* simd = layerKernels(level))
        return simd->attention(cache, rows, rowCount, scores, scratch);
    for (std::int64_t r = 0; r < rowCount; ++r)
        attendScalar(cache, rows[r], scores, scratch);
}

} // namespace conclave::kernels
