// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/vec_bytes.h"
#include "kernels/tensor_view.h"

/// Quantized weights times int8 activations (kernels/cpu/activation_rows.h), compiled once per level.
///
/// What is computed is the same for every (row, token): per block an exact int32 sum, then float operations
/// from the first block to the last, as each type's file says. So results do not depend on how rows are
/// split, on how many tokens there are, nor on the level.
///
/// How it is computed depends on the number of tokens:
///   one   dots: eight rows at a time, first every block sum of one row after the other, then the float
///   operations
///         with one row per lane. Weights are read in the order in which they lie, at the speed of memory
///         (eight rows side by side are too many short streams for the processor's prefetching: a third of
///         that).
///   more  panels: `lanes` rows × 256 columns are decoded once to [columns / 4][lanes][4 bytes], where one
///   vector
///         holds four columns of every row and needs no adding across lanes, and then meet all tokens.
///
/// A Type says how: kBlock columns share a scale of the activations and an int32 sum; kUnit columns lie in
/// kUnitBytes bytes of a row.
namespace conclave::kernels {
namespace {

/// One prepared row of activations, or what follows column @p c of it.
template <class Type>
struct ActivationRow {
    const std::byte* q;      ///< int8 [cols]
    const std::byte* scales; ///< float [cols / block]
    const std::byte* sums;   ///< int16 [cols / sumOver]

    ActivationRow(const std::byte* row, std::int64_t cols)
        : q(row), scales(row + cols), sums(scales + cols / Type::kBlock * 4) {}

    static std::int64_t bytes(std::int64_t cols) {
        return (cols + cols / Type::kBlock * 4 + cols / Type::kSumOver * 2 + 63) / 64 * 64;
    }
    void advance(std::int64_t columns) {
        q += columns;
        scales += columns / Type::kBlock * 4;
        sums += columns / Type::kSumOver * 2;
    }
    float scale(std::int64_t block) const {
        float value;
        std::memcpy(&value, scales + block * 4, sizeof value);
        return value;
    }
    std::int16_t sum(std::int64_t index) const {
        std::int16_t value;
        std::memcpy(&value, sums + index * 2, sizeof value);
        return value;
    }
};

/// Tokens whose sums are kept while a panel of rows goes through all columns: 8 KiB of sums, and each panel
/// is packed once for so many.
constexpr std::int64_t kPanelTokenBlock = 128;
constexpr std::int64_t kPanelCols = 256;

/// dots[t] += the products of a panel's @p N groups of four columns from @p q on with those of token t from
/// x[t] on. kLargest is the largest weight of an unsigned type, 0 for a signed one. (A call would take dots
/// through memory.)
template <class V, int kLargest, int N, int T>
[[gnu::always_inline]] inline void addGroups(const std::byte (*q)[V::kLanes * 4],
                                             const std::byte* const (&x)[T], typename V::Ints (&dots)[T]) {
    if constexpr (V::kTokenPairs && T % 2 == 0) {
        typename V::PairSums sums[T / 2];
#pragma GCC unroll 4
        for (int pair = 0; pair < T / 2; ++pair)
            sums[pair] = V::zeroPair();
#pragma GCC unroll 4
        for (int g = 0; g < N; g += 2) {
            const auto w = V::eightColumns(V::loadInts(q[g]), V::loadInts(q[g + 1]));
#pragma GCC unroll 4
            for (int pair = 0; pair < T / 2; ++pair)
                V::addPair(sums[pair], w, x[pair * 2] + g * 4, x[pair * 2 + 1] + g * 4);
        }
#pragma GCC unroll 4
        for (int pair = 0; pair < T / 2; ++pair)
            V::endPair(sums[pair], dots[pair * 2], dots[pair * 2 + 1]);
    } else if constexpr (kLargest == 0) {
#pragma GCC unroll 8
        for (int g = 0; g < N; ++g) {
            const typename V::Ints w = V::loadInts(q[g]);
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                dots[t] = V::dotSigned(dots[t], w, V::broadcast4(x[t] + g * 4));
        }
    } else {
        constexpr int kRun = V::runOf(kLargest) < N ? V::runOf(kLargest) : N;
#pragma GCC unroll 4
        for (int first = 0; first < N; first += kRun) {
            typename V::Ints run[T];
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                run[t] = V::zeroInts();
#pragma GCC unroll 8
            for (int g = first; g < first + kRun; ++g) {
                const typename V::Ints w = V::loadInts(q[g]);
#pragma GCC unroll 8
                for (int t = 0; t < T; ++t)
                    run[t] = V::dotRun(run[t], w, V::broadcast4(x[t] + g * 4));
            }
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                dots[t] = V::add(dots[t], V::endRun(run[t]));
        }
    }
}

/// Adds @p panel's products to the sums ([tokens][lanes]) of all tokens: tiles of T, then of T / 2, … 1.
template <class V, class Type, int T>
void panelTiles(const typename Type::template Panel<V>& panel, std::int64_t width,
                const std::byte* activations, std::int64_t cols, std::int64_t firstCol, std::int64_t tokens,
                float* sums) {
    const std::int64_t rowBytes = ActivationRow<Type>::bytes(cols);
    std::int64_t t = 0;
    for (; t + T <= tokens; t += T)
        panel.template addTile<T>(width, activations + t * rowBytes, rowBytes, cols, firstCol,
                                  sums + t * V::kLanes);
    if constexpr (T > 1) {
        if (t < tokens)
            panelTiles<V, Type, T / 2>(panel, width, activations + t * rowBytes, cols, firstCol, tokens - t,
                                       sums + t * V::kLanes);
    }
}

template <class V, class Type>
void matmulPanels(const WeightView& w, const std::byte* activations, std::int64_t tokens,
                  std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride) {
    const auto blockBytes = [](std::int64_t cols) { return cols / Type::kUnit * Type::kUnitBytes; };
    const std::int64_t rowBytes = blockBytes(w.cols);
    const std::int64_t activationBytes = ActivationRow<Type>::bytes(w.cols);
    typename Type::template Panel<V> panel;
    alignas(64) float sums[kPanelTokenBlock * V::kLanes];
    for (std::int64_t r = rowBegin; r < rowEnd; r += V::kLanes) {
        const std::int64_t rows = rowEnd - r < V::kLanes ? rowEnd - r : V::kLanes;
        for (std::int64_t t0 = 0; t0 < tokens; t0 += kPanelTokenBlock) {
            const std::int64_t count = tokens - t0 < kPanelTokenBlock ? tokens - t0 : kPanelTokenBlock;
            const std::byte* x = activations + t0 * activationBytes;
            std::memset(sums, 0, static_cast<std::size_t>(count) * V::kLanes * sizeof(float));
            for (std::int64_t c = 0; c < w.cols; c += kPanelCols) {
                const std::int64_t width = w.cols - c < kPanelCols ? w.cols - c : kPanelCols;
                if (t0 == 0) { // the same share of the next panel: packing jumps from row to row
                    const std::int64_t from = (r + V::kLanes) * rowBytes + V::kLanes * blockBytes(c);
                    const std::int64_t to = from + V::kLanes * blockBytes(width);
                    prefetchLines(w.data, from, to < rowEnd * rowBytes ? to : rowEnd * rowBytes);
                }
                for (std::int64_t half = 0; half < V::kLanes / 8; ++half) {
                    const std::int64_t first =
                        half * 8 < rows ? half * 8 : 0; // an empty half repeats the first
                    panel.packEightRows(
                        half, width,
                        EightRows(w.data + (r + first) * rowBytes + blockBytes(c), rowBytes, rows - first));
                }
                panelTiles<V, Type, V::kPanelTileTokens>(panel, width, x, w.cols, c, count, sums);
            }
            for (std::int64_t t = 0; t < count; ++t)
                std::memcpy(y + (t0 + t) * yStride + r, sums + t * V::kLanes,
                            static_cast<std::size_t>(rows) * sizeof(float));
        }
    }
}

/// How far ahead of its reading a product of one token asks for weights. Processors fetch ahead by
/// themselves, but stop where a page ends and keep fewer lines under way than memory can serve: with this a
/// core reads 1.1 (q8_0) to 1.7 times (q4_0) as fast. 768 to 2048 bytes do about the same. What lies behind
/// the last row is asked for too, which costs nothing: such a request is no access.
constexpr std::int64_t kAheadBytes = 1024;

/// Block sums of eight rows that are kept between the two steps: 8 KiB, and rows up to 8192 columns of types
/// with blocks of 32 or 65536 of k-quants in one go.
constexpr std::int64_t kDotBlocks = 256;

/// The sums of @p count blocks of one row from block @p first on, where @p x begins, stored to @p out
/// ([count rounded up to 8]).
template <class V, class Type>
void dotBlocks(const std::byte* row, std::int64_t first, const ActivationRow<Type>& x, std::int64_t count,
               std::int32_t* out) {
    std::int64_t b = 0;
    __m256i dots[8];
    for (; b + 8 <= count; b += 8) {
        constexpr std::int64_t kEightBlocks = 8 * Type::kBlock * Type::kUnitBytes / Type::kUnit;
        prefetchNear<kEightBlocks>(row + (first + b) / 8 * kEightBlocks + kAheadBytes);
#pragma GCC unroll 8
        for (int i = 0; i < 8; ++i)
            dots[i] = Type::template dotBlock<V>(row, first + b + i, x, b + i);
        store32Bytes(out + b, addLanesOf8(dots));
    }
    if (b == count)
        return;
    for (int i = 0; i < 8; ++i)
        dots[i] =
            b + i < count ? Type::template dotBlock<V>(row, first + b + i, x, b + i) : _mm256_setzero_si256();
    store32Bytes(out + b, addLanesOf8(dots));
}

/// The sums of all blocks of eight rows of @p count blocks, [8 · count] and as in memory one row behind the
/// other: also rows whose blocks are no multiple of eight are taken eight blocks at a time.
template <class V, class Type>
void dotBlocksOfRows(const std::byte* rows, const ActivationRow<Type>& x, std::int64_t count,
                     std::int32_t* out) {
    constexpr std::int64_t kEightBlocks = 8 * Type::kBlock * Type::kUnitBytes / Type::kUnit;
    std::int64_t column = 0; // in blocks
    for (std::int64_t eight = 0; eight < count; ++eight) {
        prefetchNear<kEightBlocks>(rows + eight * kEightBlocks + kAheadBytes);
        __m256i dots[8];
#pragma GCC unroll 8
        for (int i = 0; i < 8; ++i) {
            dots[i] = Type::template dotBlock<V>(rows, eight * 8 + i, x, column);
            column = column + 1 == count ? 0 : column + 1;
        }
        store32Bytes(out + eight * 8, addLanesOf8(dots));
    }
}

/// Lane r = row r times one token.
template <class V, class Type>
__m256 dotRows(const EightRows& rows, std::int64_t rowCount, ActivationRow<Type> x, std::int64_t blocks) {
    alignas(32) std::int32_t blockSums[8 * kDotBlocks + 8]; // and what a load beyond the last row finds
    const bool isWhole = rowCount == 8 && blocks <= kDotBlocks && blocks % 8 != 0;
    const std::int64_t stride = isWhole ? blocks : kDotBlocks;
    __m256 sum = _mm256_setzero_ps();
    for (std::int64_t first = 0; first < blocks; first += kDotBlocks, x.advance(kDotBlocks * Type::kBlock)) {
        const std::int64_t count = blocks - first < kDotBlocks ? blocks - first : kDotBlocks;
        if (isWhole)
            dotBlocksOfRows<V, Type>(rows.row[0], x, count, blockSums);
        else
            for (std::int64_t r = 0; r < rowCount; ++r)
                dotBlocks<V, Type>(rows.row[r], first, x, count, blockSums + r * stride);
        for (std::int64_t r = rowCount; r < 8; ++r)
            std::memcpy(blockSums + r * stride, blockSums, kDotBlocks * sizeof blockSums[0]);
        for (std::int64_t b = 0; b < count; b += 8) {
            __m256i eight[8];
            for (int r = 0; r < 8; ++r)
                eight[r] = load32Bytes(blockSums + r * stride + b);
            alignas(32) std::int32_t sums[8][8]; // [block][row]
            transpose8x8(eight, reinterpret_cast<std::byte*>(sums), sizeof sums[0]);
            for (std::int64_t i = 0; i < 8 && b + i < count; ++i)
                sum = Type::template addBlock<V>(sum, load32Bytes(sums[i]), rows, first + b + i, x, b + i);
        }
    }
    return sum;
}

template <class V, class Type>
void matmulDots(const WeightView& w, const std::byte* activations, std::int64_t rowBegin, std::int64_t rowEnd,
                float* y) {
    const std::int64_t rowBytes = w.cols / Type::kUnit * Type::kUnitBytes;
    const ActivationRow<Type> x(activations, w.cols);
    for (std::int64_t r = rowBegin; r < rowEnd; r += 8) {
        const std::int64_t rows = rowEnd - r < 8 ? rowEnd - r : 8;
        const EightRows eight(w.data + r * rowBytes, rowBytes, rows);
        float sums[8];
        _mm256_storeu_ps(sums, dotRows<V, Type>(eight, rows, x, w.cols / Type::kBlock));
        std::memcpy(y + r, sums, static_cast<std::size_t>(rows) * sizeof(float));
    }
}

template <class V, class Type>
void matmulInt8(const WeightView& w, const std::byte* activations, std::int64_t tokens, std::int64_t rowBegin,
                std::int64_t rowEnd, float* y, std::int64_t yStride) {
    if (tokens == 1)
        matmulDots<V, Type>(w, activations, rowBegin, rowEnd, y);
    else
        matmulPanels<V, Type>(w, activations, tokens, rowBegin, rowEnd, y, yStride);
}

} // namespace
} // namespace conclave::kernels
