// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"
#include "kernels/cpu/simd/matmul_int8_inl.h"

namespace conclave::kernels {
namespace {

/// A panel of k-quant rows. All types come down to unsigned q in sub-blocks with whole-numbered scales, and
/// whole numbers that meet the sums of the activations:
///
///     A = Σ_s scale[s] · Σ_{i in s} q[i] · qx[i]          exact in int32: below 2.7e8
///     B = Σ_j offset[j] · Σ_{i in 16 of j} qx[i]          exact in int32: below 4.2e6
///
/// Type::add() turns them into the float sum. Type::kLargest is the largest q.
template <class V, class Type>
struct KPanel {
    static constexpr int kSubs = Type::kSubs;
    static constexpr int kGroups = kBlockK / 4 / kSubs; ///< vectors of four columns per sub-block

    alignas(64) std::byte q[kBlockK / 4][V::kLanes * 4];
    alignas(64) std::int32_t scales[kSubs][V::kLanes];
    alignas(64) std::int32_t offsetPairs[8][V::kLanes]; ///< two int16 for two neighbouring sums of 16
    alignas(64) float d[V::kLanes];
    alignas(64) float dmin[V::kLanes];

    void packEightRows(std::int64_t half, std::int64_t /*width: always a block*/, const EightRows& rows) {
#pragma GCC unroll 4
        for (int chunk = 0; chunk < kBlockK / 64; ++chunk) {
            __m256i low[8];
            __m256i high[8];
#pragma GCC unroll 8
            for (int r = 0; r < 8; ++r)
                Type::decode64(rows.row[r], chunk, low[r], high[r]);
            transpose8x8(low, q[chunk * 16] + half * 32, V::kLanes * 4);
            transpose8x8(high, q[chunk * 16 + 8] + half * 32, V::kLanes * 4);
        }
        const typename Type::EightScales eight(rows, 0);
        for (int s = 0; s < kSubs; ++s)
            store32Bytes(scales[s] + half * 8, eight.scale(s));
        for (int j = 0; j < 8; ++j)
            store32Bytes(offsetPairs[j] + half * 8, eight.offsetPair(j));
        _mm256_storeu_ps(d + half * 8, eight.d);
        _mm256_storeu_ps(dmin + half * 8, eight.dmin);
    }

    template <int T>
    void addTile(std::int64_t /*width*/, const std::byte* activations, std::int64_t rowBytes,
                 std::int64_t cols, std::int64_t firstCol, float* sums) const {
        const std::byte* x[T];
        typename V::Ints a[T];
#pragma GCC unroll 8
        for (int t = 0; t < T; ++t) {
            x[t] = activations + t * rowBytes + firstCol;
            a[t] = V::zeroInts();
        }
        for (int s = 0; s < kSubs; ++s) {
            typename V::Ints dots[T];
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                dots[t] = V::zeroInts();
            const std::byte* xs[T];
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                xs[t] = x[t] + s * kGroups * 4;
            addGroups<V, Type::kLargest, kGroups>(q + s * kGroups, xs, dots);
            const typename V::Ints scale = V::loadInts(scales[s]);
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                a[t] = V::add(a[t], V::mul(dots[t], scale));
        }
#pragma GCC unroll 8
        for (int t = 0; t < T; ++t) {
            ActivationRow<Type> row(activations + t * rowBytes, cols);
            row.advance(firstCol);
            typename V::Ints b = V::zeroInts();
#pragma GCC unroll 8
            for (int j = 0; j < 8; ++j)
                b = V::dotWords(b, V::loadInts(offsetPairs[j]), V::broadcast4(row.sums + j * 4));
            const typename V::Floats dx = V::set1(row.scale(0));
            typename V::Floats sum = V::load(sums + t * V::kLanes);
            sum = Type::template add<V>(sum, a[t], b, V::mul(dx, V::load(d)), V::mul(dx, V::load(dmin)));
            V::store(sums + t * V::kLanes, sum);
        }
    }
};

/// Bytes 2·k and 2·k + 1 of @p scales as int16, eight of each.
inline __m256i wordsOfPair(__m128i scales, int k) {
    const __m128i which =
        _mm_add_epi8(_mm_set_epi64x(0x0101010101010101, 0), _mm_set1_epi8(static_cast<char>(k * 2)));
    return _mm256_cvtepi8_epi16(_mm_shuffle_epi8(scales, which));
}

} // namespace
} // namespace conclave::kernels
