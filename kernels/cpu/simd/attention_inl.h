// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/attention.h"
#include "kernels/cpu/simd/cache_rows_inl.h"
#include "kernels/cpu/simd/exp_inl.h"
#include "kernels/cpu/simd/tanh_inl.h"

/// Attention in one walk over the cache, compiled once per level.
///
/// Positions are taken 32 at a time: keys and values of a block stay in the first-level cache while all rows
/// use them, decoded if the cache is not float. Each row keeps its running maximum and sum; when a block
/// raises the maximum, what was added up so far shrinks accordingly. Blocks begin at multiples of 32, so that
/// a row sees its own blocks in order whatever rows stand beside it, and no block crosses the end of a ring.
namespace conclave::kernels {
namespace {

struct RunningSoftmax {
    float top;
    float sum;
};

/// The largest and the sum of kAttentionBlock values: halves onto each other, which is a tree of whole
/// vectors where one value after the other would wait for every addition.
inline float largestOf(const float* values) {
    float half[kAttentionBlock / 2];
    for (int i = 0; i < kAttentionBlock / 2; ++i)
        half[i] = values[i] > values[i + kAttentionBlock / 2] ? values[i] : values[i + kAttentionBlock / 2];
#pragma GCC unroll 8
    for (int width = kAttentionBlock / 4; width > 0; width /= 2)
        for (int i = 0; i < width; ++i)
            half[i] = half[i] > half[i + width] ? half[i] : half[i + width];
    return half[0];
}
inline float sumOf(const float* values) {
    float half[kAttentionBlock / 2];
    for (int i = 0; i < kAttentionBlock / 2; ++i)
        half[i] = values[i] + values[i + kAttentionBlock / 2];
#pragma GCC unroll 8
    for (int width = kAttentionBlock / 4; width > 0; width /= 2)
        for (int i = 0; i < width; ++i)
            half[i] += half[i + width];
    return half[0];
}

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

/// Consecutive positions as floats.
struct BlockRows {
    const float* keys;
    const float* values;
    std::int64_t keyStride; // floats
    std::int64_t valueStride;
};

/// @p positions positions for one row.
template <class V>
void attendBlock(const AttentionCache& cache, const BlockRows& block, std::int64_t positions,
                 const AttentionRow& row, const AttentionScores& scores, RunningSoftmax& running) {
    alignas(64) float weights[kAttentionBlock];
    std::int64_t p = 0;
    for (; p + 4 <= positions; p += 4)
        dotKeys<V, 4>(row.query, block.keys + p * block.keyStride, block.keyStride, cache.keyWidth,
                      scores.scale, weights + p);
    for (; p < positions; ++p)
        dotKeys<V, 1>(row.query, block.keys + p * block.keyStride, block.keyStride, cache.keyWidth,
                      scores.scale, weights + p);
    if (scores.softcap > 0) {
        for (p = positions; p < kAttentionBlock; ++p)
            weights[p] = 0; // so that the loop below has a fixed length
        const float inverse = 1.0f / scores.softcap;
        for (p = 0; p < kAttentionBlock; ++p)
            weights[p] = scores.softcap * tanhOf(weights[p] * inverse);
    }

    for (p = positions; p < kAttentionBlock; ++p)
        weights[p] = -1e30f; // likewise
    const float largest = largestOf(weights);
    const float top = largest > running.top ? largest : running.top;
    for (p = 0; p < kAttentionBlock; ++p)
        weights[p] = expOfNegative(weights[p] - top);
    for (p = positions; p < kAttentionBlock; ++p)
        weights[p] = 0;
    const float sum = sumOf(weights);
    if (top > running.top) {
        const float shrink = expOfNegative(running.top - top);
        running.sum *= shrink;
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            row.out[i] *= shrink;
    }
    running.top = top;
    running.sum += sum;

    std::int64_t i = 0;
    for (; i + 4 * V::kLanes <= cache.valueWidth; i += 4 * V::kLanes)
        addValues<V, 4>(weights, block.values + i, block.valueStride, positions, row.out + i);
    for (; i + V::kLanes <= cache.valueWidth; i += V::kLanes)
        addValues<V, 1>(weights, block.values + i, block.valueStride, positions, row.out + i);
    for (; i < cache.valueWidth; ++i)
        for (p = 0; p < positions; ++p)
            row.out[i] += weights[p] * block.values[p * block.valueStride + i];
}

/// Positions @p first to @p end - 1, which lie next to each other, as floats: where they are, or decoded to
/// @p scratch, [kAttentionBlock, cacheBlockCols(keyWidth) + cacheBlockCols(valueWidth)].
template <class V>
BlockRows floatRows(const AttentionCache& cache, std::int64_t first, std::int64_t end, float* scratch) {
    const std::int64_t slot = first % cache.capacity;
    const std::byte* const keys = cache.keys + slot * cache.keyStride;
    const std::byte* const values = cache.values ? cache.values + slot * cache.valueStride : keys;
    const std::int64_t valueStride = cache.values ? cache.valueStride : cache.keyStride;
    if (cache.type == CacheType::f32)
        return {reinterpret_cast<const float*>(keys), reinterpret_cast<const float*>(values),
                cache.keyStride / 4, valueStride / 4};
    const std::int64_t keyCols = (cache.keyWidth + kCacheBlock - 1) / kCacheBlock * kCacheBlock;
    const std::int64_t valueCols = (cache.valueWidth + kCacheBlock - 1) / kCacheBlock * kCacheBlock;
    float* const valueScratch = scratch + kAttentionBlock * keyCols;
    for (std::int64_t p = 0; p < end - first; ++p) {
        loadRow<V>(cache.type, keys + p * cache.keyStride, cache.keyWidth, scratch + p * keyCols);
        if (cache.values)
            loadRow<V>(cache.type, values + p * valueStride, cache.valueWidth, valueScratch + p * valueCols);
    }
    if (!cache.values)
        return {scratch, scratch, keyCols, keyCols};
    return {scratch, valueScratch, keyCols, valueCols};
}

/// As attention(); @p scratch holds two floats for each row, then decoded positions.
template <class V>
void attendRows(const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount,
                const AttentionScores& scores, float* scratch) {
    auto* const running = reinterpret_cast<RunningSoftmax*>(scratch);
    float* const decoded = scratch + rowCount * 2;
    std::int64_t lowest = rows[0].first;
    std::int64_t highest = 0;
    for (std::int64_t r = 0; r < rowCount; ++r) {
        running[r] = rows[r].sink ? RunningSoftmax{*rows[r].sink, 1.0f} : RunningSoftmax{-1e30f, 0.0f};
        lowest = rows[r].first < lowest ? rows[r].first : lowest;
        highest = rows[r].end > highest ? rows[r].end : highest;
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            rows[r].out[i] = 0.0f;
    }
    for (std::int64_t start = lowest / kAttentionBlock * kAttentionBlock; start < highest;
         start += kAttentionBlock) {
        const std::int64_t first = start > lowest ? start : lowest;
        const std::int64_t end = start + kAttentionBlock < highest ? start + kAttentionBlock : highest;
        const BlockRows block = floatRows<V>(cache, first, end, decoded);
        for (std::int64_t r = 0; r < rowCount; ++r) {
            const std::int64_t from = rows[r].first > first ? rows[r].first : first;
            const std::int64_t to = rows[r].end < end ? rows[r].end : end;
            if (from >= to)
                continue;
            const BlockRows own{block.keys + (from - first) * block.keyStride,
                                block.values + (from - first) * block.valueStride, block.keyStride,
                                block.valueStride};
            attendBlock<V>(cache, own, to - from, rows[r], scores, running[r]);
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
