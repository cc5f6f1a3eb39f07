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

/// Where a product's rows lie; all in bytes but the last.
struct FloatShape {
    std::int64_t cols; ///< weights of a row
    std::int64_t rowBytes;
    std::int64_t tokenBytes;
    std::int64_t yStride; ///< floats
};

/// y[t, r] for R rows from @p w on and T tokens from @p x on; kAdd: added to what is there.
template <class V, template <class> class Weights, bool kAdd, int R, int T>
void floatTile(const std::byte* w, const std::byte* x, const FloatShape& shape, float* y) {
    using W = Weights<V>;
    typename V::Floats sums[R][T];
#pragma GCC unroll 24
    for (int i = 0; i < R * T; ++i)
        sums[i / T][i % T] = V::zero();

    std::int64_t c = 0;
    for (; c + V::kLanes <= shape.cols; c += V::kLanes) {
        typename V::Floats activations[T];
#pragma GCC unroll 8
        for (int t = 0; t < T; ++t)
            activations[t] = V::loadF32(x + t * shape.tokenBytes + c * 4);
#pragma GCC unroll 4
        for (int r = 0; r < R; ++r) {
            const typename V::Floats weights = W::load(w + r * shape.rowBytes + c * W::kBytes);
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                sums[r][t] = V::mulAdd(weights, activations[t], sums[r][t]);
        }
    }
    if (c < shape.cols) {
        const std::int64_t rest = shape.cols - c;
#pragma GCC unroll 4
        for (int r = 0; r < R; ++r) {
            const PaddedTail<V> weights(w + r * shape.rowBytes + c * W::kBytes, rest * W::kBytes);
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t) {
                const PaddedTail<V> activations(x + t * shape.tokenBytes + c * 4, rest * 4);
                sums[r][t] = V::mulAdd(W::load(weights.data), V::loadF32(activations.data), sums[r][t]);
            }
        }
    }
#pragma GCC unroll 24
    for (int i = 0; i < R * T; ++i) {
        float& out = y[i % T * shape.yStride + i / T];
        const float sum = V::addLanes(sums[i / T][i % T]);
        out = kAdd ? out + sum : sum;
    }
}

/// floatTile() for any number of tokens: as many tiles of T as fit, then of T / 2, … 1.
template <class V, template <class> class Weights, bool kAdd, int R, int T>
void floatTiles(const std::byte* w, const std::byte* x, const FloatShape& shape, std::int64_t tokens,
                float* y) {
    std::int64_t t = 0;
    for (; t + T <= tokens; t += T)
        floatTile<V, Weights, kAdd, R, T>(w, x + t * shape.tokenBytes, shape, y + t * shape.yStride);
    if constexpr (T > 1) {
        if (t < tokens)
            floatTiles<V, Weights, kAdd, R, T / 2>(w, x + t * shape.tokenBytes, shape, tokens - t,
                                                   y + t * shape.yStride);
    }
}

/// floatTiles() for any number of rows.
template <class V, template <class> class Weights, bool kAdd>
void floatRows(const std::byte* w, std::int64_t rows, const std::byte* x, const FloatShape& shape,
               std::int64_t tokens, float* y) {
    std::int64_t r = 0;
    for (; r + V::kFloatTileRows <= rows; r += V::kFloatTileRows)
        floatTiles<V, Weights, kAdd, V::kFloatTileRows, V::kFloatTileTokens>(w + r * shape.rowBytes, x, shape,
                                                                             tokens, y + r);
    for (; r < rows; ++r)
        floatTiles<V, Weights, kAdd, 1, V::kFloatTileTokens>(w + r * shape.rowBytes, x, shape, tokens, y + r);
}

/// The product in blocks of 32 rows and some tokens, so that both stay in the second-level cache while they
/// are used again.
template <class V, template <class> class Weights>
void matmulFloat(const WeightView& w, const std::byte* activations, std::int64_t tokens,
                 std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride) {
    constexpr std::int64_t kRows = 32;
    constexpr std::int64_t kTokens = V::kFloatTileTokens * 4;
    const FloatShape shape{w.cols, w.cols * Weights<V>::kBytes, w.cols * 4, yStride};
    for (std::int64_t r = rowBegin; r < rowEnd; r += kRows) {
        const std::int64_t rows = r + kRows < rowEnd ? kRows : rowEnd - r;
        for (std::int64_t t = 0; t < tokens; t += kTokens) {
            const std::int64_t count = t + kTokens < tokens ? kTokens : tokens - t;
            floatRows<V, Weights, false>(w.data + r * shape.rowBytes, rows,
                                         activations + t * shape.tokenBytes, shape, count,
                                         y + t * yStride + r);
        }
    }
}

/// y[t, r] += the product of columns that have been decoded to float (DecodedKernel).
template <class V>
void addDecoded(const float* weights, std::int64_t rows, std::int64_t cols, const float* x,
                std::int64_t xStride, std::int64_t tokens, float* y, std::int64_t yStride) {
    const FloatShape shape{cols, cols * 4, xStride * 4, yStride};
    floatRows<V, WeightsF32, true>(reinterpret_cast<const std::byte*>(weights), rows,
                                   reinterpret_cast<const std::byte*>(x), shape, tokens, y);
}

} // namespace
} // namespace conclave::kernels
