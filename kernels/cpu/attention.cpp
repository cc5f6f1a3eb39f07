// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/attention.h"

#include "kernels/cpu/simd/layer_kernels.h"
#include "kernels/softmax.h"

#include <algorithm>

namespace conclave::kernels {

namespace {

void attendScalar(const AttentionCache& cache, const AttentionRow& row, float scale, float* weights) {
    for (std::int64_t p = 0; p < row.visible; ++p) {
        const float* key = cache.keys + p * cache.keyStride;
        float sum = 0;
        for (std::int64_t i = 0; i < cache.keyWidth; ++i)
            sum += row.query[i] * key[i];
        weights[p] = scale * sum;
    }
    softmax(weights, row.visible);
    std::fill_n(row.out, cache.valueWidth, 0.0f);
    for (std::int64_t p = 0; p < row.visible; ++p) {
        const float* value = cache.values + p * cache.valueStride;
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            row.out[i] += weights[p] * value[i];
    }
}

} // namespace

std::int64_t attentionScratchFloats(std::int64_t rows, std::int64_t positions) {
    return std::max<std::int64_t>(positions, rows * 2);
}

void attention(CpuLevel level, const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount,
               float scale, float* scratch) {
    if (const LayerKernels* simd = layerKernels(level))
        return simd->attention(cache, rows, rowCount, scale, scratch);
    for (std::int64_t r = 0; r < rowCount; ++r)
        attendScalar(cache, rows[r], scale, scratch);
}

} // namespace conclave::kernels
