// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/attention.h"
#include "kernels/cpu/simd/exp_inl.h"

/// Attention in one walk over the cache, compiled once per level.
///
/// Positions are taken 32 at a time: keys and values of a block stay in the first-level cache while all rows
/// use them. Each row keeps its running maximum and sum; when a block raises the maximum, what was added up
/// so far shrinks accordingly. A row sees its own blocks in order whatever rows stand beside it.
namespace conclave::kernels {
namespace {

constexpr std::int64_t kAttentionBlock = 32;

struct RunningSoftmax {
    float top;
    float sum;
};

/// Products of @p query with N keys.
template <class V, int N>
void dotKeys(const float* query, const float* keys, std::int64_t stride, std::int64_t width, float scale,
             float* scores) {
    typename V::Floats sums[N];
#pragma GCC unroll 4
    for (int k = 0; k < N; ++k)
        sums[k] = V::zero();
    std::int64_t i = 0;
    for (; i + V::kLanes <= width; i += V::kLanes) {
        const typename V::Floats q = V::load(query + i);
#pragma GCC unroll 4
        for (int k = 0; k < N; ++k)
            sums[k] = V::mulAdd(q, V::load(keys + k * stride + i), sums[k]);
    }
#pragma GCC unroll 4
    for (int k = 0; k < N; ++k) {
        float sum = V::addLanes(sums[k]);
        for (std::int64_t j = i; j < width; ++j)
            sum += query[j] * keys[k * stride + j];
        scores[k] = scale * sum;
    }
}

/// out[0, N · lanes) += Σ_p weights[p] · values[p]
template <class V, int N>
void addValues(const float* weights, const float* values, std::int64_t stride, std::int64_t positions,
               float* out) {
    typename V::Floats sums[N];
#pragma GCC unroll 4
    for (int c = 0; c < N; ++c)
        sums[c] = V::load(out + c * V::kLanes);
    for (std::int64_t p = 0; p < positions; ++p) {
        const typename V::Floats weight = V::set1(weights[p]);
#pragma GCC unroll 4
        for (int c = 0; c < N; ++c)
            sums[c] = V::mulAdd(weight, V::load(values + p * stride + c * V::kLanes), sums[c]);
    }
#pragma GCC unroll 4
    for (int c = 0; c < N; ++c)
        V::store(out + c * V::kLanes, sums[c]);
}

/// One block of @p positions positions for one row.
template <class V>
void attendBlock(const AttentionCache& cache, std::int64_t first, std::int64_t positions,
                 const AttentionRow& row, float scale, RunningSoftmax& running) {
    alignas(64) float weights[kAttentionBlock];
    const float* const keys = cache.keys + first * cache.keyStride;
    std::int64_t p = 0;
    for (; p + 4 <= positions; p += 4)
        dotKeys<V, 4>(row.query, keys + p * cache.keyStride, cache.keyStride, cache.keyWidth, scale,
                      weights + p);
    for (; p < positions; ++p)
        dotKeys<V, 1>(row.query, keys + p * cache.keyStride, cache.keyStride, cache.keyWidth, scale,
                      weights + p);

    float top = running.top;
    for (p = 0; p < positions; ++p)
        top = weights[p] > top ? weights[p] : top;
    for (p = positions; p < kAttentionBlock; ++p)
        weights[p] = -1e30f; // so that the loop below has a fixed length
    for (p = 0; p < kAttentionBlock; ++p)
        weights[p] = expOfNegative(weights[p] - top);
    float sum = 0;
    for (p = 0; p < positions; ++p)
        sum += weights[p];
    if (top > running.top && first > 0) {
        const float shrink = expOfNegative(running.top - top);
        running.sum *= shrink;
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            row.out[i] *= shrink;
    }
    running.top = top;
    running.sum += sum;

    const float* const values = cache.values + first * cache.valueStride;
    std::int64_t i = 0;
    for (; i + 4 * V::kLanes <= cache.valueWidth; i += 4 * V::kLanes)
        addValues<V, 4>(weights, values + i, cache.valueStride, positions, row.out + i);
    for (; i + V::kLanes <= cache.valueWidth; i += V::kLanes)
        addValues<V, 1>(weights, values + i, cache.valueStride, positions, row.out + i);
    for (; i < cache.valueWidth; ++i)
        for (p = 0; p < positions; ++p)
            row.out[i] += weights[p] * values[p * cache.valueStride + i];
}

/// As attention(); @p scratch holds two floats for each row.
template <class V>
void attendRows(const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount, float scale,
                float* scratch) {
    auto* const running = reinterpret_cast<RunningSoftmax*>(scratch);
    std::int64_t longest = 0;
    for (std::int64_t r = 0; r < rowCount; ++r) {
        running[r] = {-1e30f, 0.0f};
        longest = rows[r].visible > longest ? rows[r].visible : longest;
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            rows[r].out[i] = 0.0f;
    }
    for (std::int64_t first = 0; first < longest; first += kAttentionBlock) {
        for (std::int64_t r = 0; r < rowCount; ++r) {
            const std::int64_t left = rows[r].visible - first;
            if (left > 0)
                attendBlock<V>(cache, first, left < kAttentionBlock ? left : kAttentionBlock, rows[r], scale,
                               running[r]);
        }
    }
    for (std::int64_t r = 0; r < rowCount; ++r) {
        const float inverse = 1.0f / running[r].sum;
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            rows[r].out[i] *= inverse;
    }
}

} // namespace
} // namespace conclave::kernels
