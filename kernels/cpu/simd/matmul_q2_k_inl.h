// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/matmul_k_inl.h"

namespace conclave::kernels {
namespace {

/// q2_k weights times q8_k activations. Per block of 256, with A and B as in KPanel (the offsets are the
/// mins): sum += (scaleX · d) · A, then sum -= (scaleX · dmin) · B.
struct TypeQ2K {
    static constexpr std::int64_t kBlock = kBlockK;
    static constexpr std::int64_t kUnit = kBlockK;
    static constexpr std::int64_t kUnitBytes = sizeof(BlockQ2K);
    static constexpr std::int64_t kSumOver = 16;
    static constexpr std::int64_t kAtD = offsetof(BlockQ2K, d);
    static constexpr std::int64_t kAtDmin = offsetof(BlockQ2K, dmin);
    static constexpr std::int64_t kAtScales = offsetof(BlockQ2K, scales);
    static constexpr std::int64_t kAtQ = offsetof(BlockQ2K, q);
    static constexpr int kSubs = 16;
    static constexpr int kZero = 0; ///< taken off every q
    static constexpr int kLargest = 3;
    template <class V>
    using Panel = KPanel<V, TypeQ2K>;

    template <class V>
    static typename V::Floats add(typename V::Floats sum, typename V::Ints a, typename V::Ints b,
                                  typename V::Floats d, typename V::Floats dmin) {
        return V::negMulAdd(V::toFloat(b), dmin, V::mulAdd(V::toFloat(a), d, sum));
    }

    /// Columns 64·chunk … + 31 and + 32 … + 63 of one block.
    static void decode64(const std::byte* block, int chunk, __m256i& low, __m256i& high) {
        const __m256i q =
            _mm256_srlv_epi32(load32Bytes(block + kAtQ + chunk / 2 * 32), _mm256_set1_epi32(chunk % 2 * 4));
        low = _mm256_and_si256(q, _mm256_set1_epi8(3));
        high = _mm256_and_si256(_mm256_srli_epi16(q, 2), _mm256_set1_epi8(3));
    }

    /// The scales and mins of one block of eight rows, a row per lane.
    struct EightScales {
        __m256 d;
        __m256 dmin;
        __m256i packed[4]; ///< bytes (min, scale): sub-blocks 0-3, 4-7, 8-11, 12-15

        EightScales(const EightRows& rows, std::int64_t offset) {
            for (int i = 0; i < 4; ++i)
                packed[i] = rows.load4(offset + kAtScales + i * 4);
            d = rows.loadHalf(offset + kAtD);
            dmin = rows.loadHalf(offset + kAtDmin);
        }
        __m256i nibble(int s, int shift) const {
            return _mm256_and_si256(_mm256_srli_epi32(packed[s / 4], s % 4 * 8 + shift),
                                    _mm256_set1_epi32(15));
        }
        __m256i scale(int s) const { return nibble(s, 0); }
        __m256i offsetPair(int j) const {
            return _mm256_or_si256(nibble(j * 2, 4), _mm256_slli_epi32(nibble(j * 2 + 1, 4), 16));
        }
    };

    /// Eight int32 whose sum is A of block @p number of @p row.
    template <class V>
    static __m256i dotBlock(const std::byte* row, std::int64_t number, const ActivationRow<TypeQ2K>& x,
                            std::int64_t b) {
        const std::byte* block = row + number * kUnitBytes;
        const __m128i scales = _mm_and_si128(load16Bytes(block + kAtScales), _mm_set1_epi8(15));
        __m256i sum = _mm256_setzero_si256();
#pragma GCC unroll 4
        for (int chunk = 0; chunk < 4; ++chunk) {
            __m256i low;
            __m256i high;
            decode64(block, chunk, low, high);
            const std::byte* qx = x.q + b * kBlock + chunk * 64;
            sum =
                V::dotWords(sum, _mm256_maddubs_epi16(low, load32Bytes(qx)), wordsOfPair(scales, chunk * 2));
            sum = V::dotWords(sum, _mm256_maddubs_epi16(high, load32Bytes(qx + 32)),
                              wordsOfPair(scales, chunk * 2 + 1));
        }
        return sum;
    }

    /// @p sum with block @p number of each row.
    template <class V>
    static __m256 addBlock(__m256 sum, __m256i a, const EightRows& rows, std::int64_t number,
                           const ActivationRow<TypeQ2K>& x, std::int64_t block) {
        const EightScales eight(rows, number * kUnitBytes);
        __m256i b = _mm256_setzero_si256();
#pragma GCC unroll 8
        for (int j = 0; j < 8; ++j)
            b = V::dotWords(b, eight.offsetPair(j),
                            _mm256_set1_epi32(load4Bytes(x.sums + block * 32 + j * 4)));
        const __m256 dx = _mm256_set1_ps(x.scale(block));
        sum = _mm256_fmadd_ps(_mm256_cvtepi32_ps(a), _mm256_mul_ps(dx, eight.d), sum);
        return _mm256_fnmadd_ps(_mm256_cvtepi32_ps(b), _mm256_mul_ps(dx, eight.dmin), sum);
    }
};

} // namespace
} // namespace conclave::kernels
