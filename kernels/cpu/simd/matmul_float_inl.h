// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/tensor_view.h"

#include <cstring>

/// f32, f16 and bf16 weights times float activations, compiled once per level.
///
/// Lane l of one vector sum adds columns l, l + lanes, l + 2·lanes, … in this order, and the lanes are added
/// at the end: the same for every (row, token), whatever tile it is computed in.
namespace conclave::kernels {
namespace {

template <class V>
struct WeightsF32 {
    static constexpr std::int64_t kBytes = 4;
    static typename V::Floats load(const std::byte* p) { return V::loadF32(p); }
};

template <class V>
struct WeightsF16 {
    static constexpr std::int64_t kBytes = 2;
    static typename V::Floats load(const std::byte* p) { return V::loadF16(p); }
};

template <class V>
struct WeightsBf16 {
    static constexpr std::int64_t kBytes = 2;
    static typename V::Floats load(const std::byte* p) { return V::loadBf16(p); }
};

/// The last @p bytes of a row, followed by zeros.
template <class V>
struct PaddedTail {
    alignas(64) std::byte data[V::kLanes * sizeof(float)] = {};
    PaddedTail(const std::byte* p, std::int64_t bytes) {
        std::memcpy(data, p, static_cast<std::size_t>(bytes));
    }
};

/// y[t, r] for R rows from @p w on and T tokens from @p x on.
template <class V, template <class> class Weights, int R, int T>
void floatTile(const std::byte* w, const std::byte* x, std::int64_t cols, float* y, std::int64_t yStride) {
    using W = Weights<V>;
    const std::int64_t rowBytes = cols * W::kBytes;
    const std::int64_t tokenBytes = cols * static_cast<std::int64_t>(sizeof(float));
    typename V::Floats sums[R][T];
#pragma GCC unroll 24
    for (int i = 0; i < R * T; ++i)
        sums[i / T][i % T] = V::zero();

    std::int64_t c = 0;
    for (; c + V::kLanes <= cols; c += V::kLanes) {
        typename V::Floats activations[T];
#pragma GCC unroll 8
        for (int t = 0; t < T; ++t)
            activations[t] = V::loadF32(x + t * tokenBytes + c * 4);
#pragma GCC unroll 4
        for (int r = 0; r < R; ++r) {
            const typename V::Floats weights = W::load(w + r * rowBytes + c * W::kBytes);
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                sums[r][t] = V::mulAdd(weights, activations[t], sums[r][t]);
        }
    }
    if (c < cols) {
#pragma GCC unroll 4
        for (int r = 0; r < R; ++r) {
            const PaddedTail<V> weights(w + r * rowBytes + c * W::kBytes, (cols - c) * W::kBytes);
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t) {
                const PaddedTail<V> activations(x + t * tokenBytes + c * 4, (cols - c) * 4);
                sums[r][t] = V::mulAdd(W::load(weights.data), V::loadF32(activations.data), sums[r][t]);
            }
        }
    }
#pragma GCC unroll 24
    for (int i = 0; i < R * T; ++i)
        y[i % T * yStride + i / T] = V::addLanes(sums[i / T][i % T]);
}

/// floatTile() for any number of tokens: as many tiles of T as fit, then of T / 2, … 1.
template <class V, template <class> class Weights, int R, int T>
void floatTiles(const std::byte* w, const std::byte* x, std::int64_t cols, std::int64_t tokens, float* y,
                std::int64_t yStride) {
    std::int64_t t = 0;
    for (; t + T <= tokens; t += T)
        floatTile<V, Weights, R, T>(w, x + t * cols * 4, cols, y + t * yStride, yStride);
    if constexpr (T > 1) {
        if (t < tokens)
            floatTiles<V, Weights, R, T / 2>(w, x + t * cols * 4, cols, tokens - t, y + t * yStride, yStride);
    }
}

/// The product in blocks of 32 rows and some tokens, so that both stay in the second-level cache while they
/// are used again.
template <class V, template <class> class Weights>
void matmulFloat(const WeightView& w, const std::byte* activations, std::int64_t tokens,
                 std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride) {
    constexpr std::int64_t kRows = 32;
    constexpr std::int64_t kTokens = V::kFloatTileTokens * 4;
    const std::int64_t rowBytes = w.cols * Weights<V>::kBytes;
    for (std::int64_t r0 = rowBegin; r0 < rowEnd; r0 += kRows) {
        const std::int64_t r1 = r0 + kRows < rowEnd ? r0 + kRows : rowEnd;
        for (std::int64_t t0 = 0; t0 < tokens; t0 += kTokens) {
            const std::int64_t count = t0 + kTokens < tokens ? kTokens : tokens - t0;
            const std::byte* x = activations + t0 * w.cols * 4;
            float* out = y + t0 * yStride;
            std::int64_t r = r0;
            for (; r + 4 <= r1; r += 4)
                floatTiles<V, Weights, 4, V::kFloatTileTokens>(w.data + r * rowBytes, x, w.cols, count,
                                                               out + r, yStride);
            for (; r < r1; ++r)
                floatTiles<V, Weights, 1, V::kFloatTileTokens>(w.data + r * rowBytes, x, w.cols, count,
                                                               out + r, yStride);
        }
    }
}

} // namespace
} // namespace conclave::kernels
