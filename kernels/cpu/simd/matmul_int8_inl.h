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
///   one   dots: eight rows side by side, block by block: eight block sums, then the float operations with
///   one
///         row per lane (RowGroups).
///   more  panels: `lanes` rows × 256 columns are decoded once to [columns / 4][lanes][4 bytes], where one
///         vector holds four columns of every row and needs no adding across lanes, and then meet all tokens.
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

/// How far ahead of the reading of eight rows weights are asked for: all eight rows and this much, so that
/// what the next rows begin with is there in time where rows are short, too.
constexpr std::int64_t kAheadBytes = 3072;

/// One token against groups of eight rows. A processor fetches ahead by itself where it sees one stream of
/// addresses, which eight rows side by side are not, and then keeps fewer lines under way than memory can
/// serve. So the next group is asked for here while this one is read: evenly, as a core has few places for
/// lines under way and stops when they are taken, and from two places, its first half and its second, which
/// memory serves faster than one.
template <class V, class Type>
class RowGroups {
  public:
    RowGroups(const WeightView& w, const std::byte* activations)
        : m_weights(w.data), m_rowBytes(w.cols / Type::kUnit * Type::kUnitBytes),
          m_blocks(w.cols / Type::kBlock), m_x(activations, w.cols) {}

    /// Asks for a first group, from row @p first on.
    void begin(std::int64_t first) const {
        prefetchLines(m_weights, first * m_rowBytes, (first + 8) * m_rowBytes + kAheadBytes);
    }

    /// Lane r = row @p first + r times the token, for @p rows of them.
    __m256 dot(std::int64_t first, std::int64_t rows) const {
        const EightRows eight(m_weights + first * m_rowBytes, m_rowBytes, rows);
        const std::byte* const ahead = m_weights + (first + 8) * m_rowBytes + kAheadBytes;
        __m256 sum = _mm256_setzero_ps();
        for (std::int64_t b = 0; b < m_blocks; ++b) {
            // Of k-quants: where rows go on, at the end of the group the next one's.
            const std::int64_t next = b + 1 < m_blocks ? (b + 1) * Type::kUnitBytes : 8 * m_rowBytes;
            __m256i dots[8];
#pragma GCC unroll 8
            for (int r = 0; r < 8; ++r) {
                if (r % 4 == 0)
                    prefetch<kStepBytes / 2, kToSecondCache>(ahead + r * m_rowBytes + b * (kStepBytes / 2));
                if constexpr (Type::kBlock == kBlockK) // several lines, each some 15 cycles away
                    prefetch<Type::kUnitBytes, kToFirstCache>(eight.row[r] + next);
                dots[r] = Type::template dotBlock<V>(eight.row[r], b, m_x, b);
            }
            sum = Type::template addBlock<V>(sum, addLanesOf8(dots), eight, b, m_x, b);
        }
        return sum;
    }

  private:
    /// What eight rows have in one block of columns.
    static constexpr std::int64_t kStepBytes = 8 * Type::kBlock * Type::kUnitBytes / Type::kUnit;

    const std::byte* m_weights;
    std::int64_t m_rowBytes;
    std::int64_t m_blocks;
    ActivationRow<Type> m_x;
};

template <class V, class Type>
void matmulDots(const WeightView& w, const std::byte* activations, std::int64_t rowBegin, std::int64_t rowEnd,
                float* y) {
    const RowGroups<V, Type> groups(w, activations);
    groups.begin(rowBegin);
    for (std::int64_t r = rowBegin; r < rowEnd; r += 8) {
        const std::int64_t rows = rowEnd - r < 8 ? rowEnd - r : 8;
        float sums[8];
        _mm256_storeu_ps(sums, groups.dot(r, rows));
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
