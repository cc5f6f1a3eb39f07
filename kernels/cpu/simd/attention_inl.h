// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/attention.h"
#include "kernels/cpu/simd/cache_rows_inl.h"
#include "kernels/cpu/simd/exp_inl.h"
#include "kernels/cpu/simd/tanh_inl.h"

/// Attention in one walk over the cache, compiled once per level.
///
/// Positions are taken 32 at a time: keys and values of a block stay in the first-level cache while all rows
/// use them. Keys are decoded if the cache is not float, and turned over, so that a vector holds one column
/// of several positions and a score needs no adding across lanes: it is one fused sum from the first column
/// to the last. Up to four rows that see the same positions share what is loaded. Each row keeps its running
/// maximum and sum; when a block raises the maximum, what was added up so far shrinks accordingly. Blocks
/// begin at multiples of 32 and a position has the same place in its block for every row, so that a result
/// does not depend on the rows beside it; no block crosses the end of a ring.
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

/// Consecutive positions as floats.
struct BlockRows {
    const float* keys;
    const float* values;
    std::int64_t keyStride; // floats
    std::int64_t valueStride;
};

/// turned[i · kAttentionBlock + place + p] = column i of key p, for @p count keys; zero in the other places.
inline void turnKeys(const BlockRows& block, std::int64_t place, std::int64_t count, std::int64_t width,
                     float* turned) {
    const auto key = [&](std::int64_t at) { // nullptr: none
        return at >= place && at < place + count ? block.keys + (at - place) * block.keyStride : nullptr;
    };
    for (std::int64_t at = 0; at < kAttentionBlock; at += 8) {
        const float* keys[8];
        for (int r = 0; r < 8; ++r)
            keys[r] = key(at + r);
        std::int64_t i = 0;
        for (; i + 8 <= width; i += 8) {
            __m256i eight[8];
            for (int r = 0; r < 8; ++r)
                eight[r] = keys[r] ? load32Bytes(keys[r] + i) : _mm256_setzero_si256();
            transpose8x8(eight, reinterpret_cast<std::byte*>(turned + i * kAttentionBlock + at),
                         kAttentionBlock * sizeof(float));
        }
        for (; i < width; ++i)
            for (int r = 0; r < 8; ++r)
                turned[i * kAttentionBlock + at + r] = keys[r] ? keys[r][i] : 0.0f;
    }
}

/// scores[n] = scale · products of row n's query with a block of turned keys.
template <class V, int N>
void scoreKeys(const AttentionRow* rows, const float* turned, std::int64_t width, float scale,
               float (*scores)[kAttentionBlock]) {
    constexpr int kVectors = kAttentionBlock / V::kLanes;
    typename V::Floats sums[N][kVectors];
    for (int n = 0; n < N; ++n)
        for (int k = 0; k < kVectors; ++k)
            sums[n][k] = V::zero();
    for (std::int64_t i = 0; i < width; ++i, turned += kAttentionBlock) {
        typename V::Floats keys[kVectors];
#pragma GCC unroll 8
        for (int k = 0; k < kVectors; ++k)
            keys[k] = V::load(turned + k * V::kLanes);
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n) {
            const typename V::Floats query = V::set1(rows[n].query[i]);
#pragma GCC unroll 8
            for (int k = 0; k < kVectors; ++k)
                sums[n][k] = V::mulAdd(query, keys[k], sums[n][k]);
        }
    }
    for (int n = 0; n < N; ++n)
        for (int k = 0; k < kVectors; ++k)
            V::store(scores[n] + k * V::kLanes, V::mul(V::set1(scale), sums[n][k]));
}

/// rows[n].out[column, column + C · lanes) += Σ_p weights[n][p] · values[p]
template <class V, int N, int C>
void addValues(const AttentionRow* rows, const float (*weights)[kAttentionBlock], std::int64_t place,
               const BlockRows& block, std::int64_t count, std::int64_t column) {
    typename V::Floats sums[N][C];
#pragma GCC unroll 4
    for (int n = 0; n < N; ++n)
#pragma GCC unroll 4
        for (int c = 0; c < C; ++c)
            sums[n][c] = V::load(rows[n].out + column + c * V::kLanes);
    const float* values = block.values + column;
    for (std::int64_t p = 0; p < count; ++p, values += block.valueStride) {
        typename V::Floats value[C];
#pragma GCC unroll 4
        for (int c = 0; c < C; ++c)
            value[c] = V::load(values + c * V::kLanes);
#pragma GCC unroll 4
        for (int n = 0; n < N; ++n) {
            const typename V::Floats weight = V::set1(weights[n][place + p]);
#pragma GCC unroll 4
            for (int c = 0; c < C; ++c)
                sums[n][c] = V::mulAdd(weight, value[c], sums[n][c]);
        }
    }
#pragma GCC unroll 4
    for (int n = 0; n < N; ++n)
#pragma GCC unroll 4
        for (int c = 0; c < C; ++c)
            V::store(rows[n].out + column + c * V::kLanes, sums[n][c]);
}

/// From scores to weights of one row, whose out shrinks where they raise its maximum. Places before @p place
/// and from @p end on are not seen.
inline void weigh(const AttentionCache& cache, const AttentionRow& row, std::int64_t place, std::int64_t end,
                  float softcap, float* weights, RunningSoftmax& running) {
    // All loops have the same fixed length.
    if (softcap > 0) {
        const float inverse = 1.0f / softcap;
        for (std::int64_t p = 0; p < kAttentionBlock; ++p)
            weights[p] = softcap * tanhOf(weights[p] * inverse);
    }
    const bool isWhole = end - place == kAttentionBlock;
    if (!isWhole)
        for (std::int64_t p = 0; p < kAttentionBlock; ++p)
            weights[p] = p >= place && p < end ? weights[p] : -1e30f;
    const float largest = largestOf(weights);
    const float top = largest > running.top ? largest : running.top;
    for (std::int64_t p = 0; p < kAttentionBlock; ++p)
        weights[p] = expOfNegative(weights[p] - top);
    if (!isWhole)
        for (std::int64_t p = 0; p < kAttentionBlock; ++p)
            weights[p] = p >= place && p < end ? weights[p] : 0.0f;
    const float sum = sumOf(weights);
    if (top > running.top) {
        const float shrink = expOfNegative(running.top - top);
        running.sum *= shrink;
        for (std::int64_t i = 0; i < cache.valueWidth; ++i)
            row.out[i] *= shrink;
    }
    running.top = top;
    running.sum += sum;
}

/// What rows see of a block.
struct Window {
    std::int64_t place; ///< of the first position in its block
    std::int64_t count;
    const float* turned; ///< keys of the whole block
    BlockRows rows;      ///< from the first position on
};

/// A window for N rows.
template <class V, int N>
void attendWindow(const AttentionCache& cache, const Window& window, const AttentionRow* rows,
                  const AttentionScores& scores, RunningSoftmax* running) {
    alignas(64) float weights[N][kAttentionBlock];
    scoreKeys<V, N>(rows, window.turned, cache.keyWidth, scores.scale, weights);
    for (int n = 0; n < N; ++n)
        weigh(cache, rows[n], window.place, window.place + window.count, scores.softcap, weights[n],
              running[n]);
    std::int64_t i = 0;
    for (; i + 4 * V::kLanes <= cache.valueWidth; i += 4 * V::kLanes)
        addValues<V, N, 4>(rows, weights, window.place, window.rows, window.count, i);
    for (; i + V::kLanes <= cache.valueWidth; i += V::kLanes)
        addValues<V, N, 1>(rows, weights, window.place, window.rows, window.count, i);
    for (; i < cache.valueWidth; ++i)
        for (int n = 0; n < N; ++n)
            for (std::int64_t p = 0; p < window.count; ++p)
                rows[n].out[i] +=
                    weights[n][window.place + p] * window.rows.values[p * window.rows.valueStride + i];
}

/// Rows that share what is loaded: as many as there are registers for.
template <class V>
constexpr int kRowsTogether = V::kLanes == 16 ? 4 : 2;

template <class V>
void attendWindow(const AttentionCache& cache, const Window& window, const AttentionRow* rows,
                  std::int64_t count, const AttentionScores& scores, RunningSoftmax* running) {
    std::int64_t r = 0;
    for (; r + kRowsTogether<V> <= count; r += kRowsTogether<V>)
        attendWindow<V, kRowsTogether<V>>(cache, window, rows + r, scores, running + r);
    if constexpr (kRowsTogether<V> == 4)
        for (; r + 2 <= count; r += 2)
            attendWindow<V, 2>(cache, window, rows + r, scores, running + r);
    for (; r < count; ++r)
        attendWindow<V, 1>(cache, window, rows + r, scores, running + r);
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

/// As attention(); @p scratch holds two floats for each row, then turned keys, then decoded positions.
template <class V>
void attendRows(const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount,
                const AttentionScores& scores, float* scratch) {
    auto* const running = reinterpret_cast<RunningSoftmax*>(scratch);
    float* const turned = scratch + (rowCount * 2 + 15) / 16 * 16;
    float* const decoded = turned + kAttentionBlock * cache.keyWidth;
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
        turnKeys(block, first - start, end - first, cache.keyWidth, turned);
        const auto from = [&](std::int64_t r) { return rows[r].first > first ? rows[r].first : first; };
        const auto to = [&](std::int64_t r) { return rows[r].end < end ? rows[r].end : end; };
        for (std::int64_t r = 0, next = 0; r < rowCount; r = next) {
            const std::int64_t begin = from(r);
            const std::int64_t stop = to(r);
            for (next = r + 1; next < rowCount && from(next) == begin && to(next) == stop; ++next) {
            }
            if (begin >= stop)
                continue;
            const BlockRows own{block.keys + (begin - first) * block.keyStride,
                                block.values + (begin - first) * block.valueStride, block.keyStride,
                                block.valueStride};
            attendWindow<V>(cache, {begin - start, stop - begin, turned, own}, rows + r, next - r, scores,
                            running + r);
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
