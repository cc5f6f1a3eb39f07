// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/matmul_k_inl.h"

namespace conclave::kernels {
namespace {

/// q6_k weights times q8_k activations. Per block of 256, with A and B as in KPanel (the offsets are the
/// scales again, because 32 is taken off every q): sum += (scaleX · d) · (A - 32·B).
struct TypeQ6K {
    static constexpr std::int64_t kBlock = kBlockK;
    static constexpr std::int64_t kBlockBytes = sizeof(BlockQ6K);
    static constexpr std::int64_t kSumOver = 16;
    static constexpr std::int64_t kAtLow = offsetof(BlockQ6K, low);
    static constexpr std::int64_t kAtHigh = offsetof(BlockQ6K, high);
    static constexpr std::int64_t kAtScales = offsetof(BlockQ6K, scales);
    static constexpr std::int64_t kAtD = offsetof(BlockQ6K, d);
    static constexpr int kSubs = 16;
    template <class V>
    static constexpr int kRun = V::kRunOf6Bits;
    template <class V>
    using Panel = KPanel<V, TypeQ6K>;

    template <class V>
    static typename V::Floats add(typename V::Floats sum, typename V::Ints a, typename V::Ints b,
                                  typename V::Floats d, typename V::Floats /*dmin*/) {
        return V::mulAdd(V::toFloat(V::sub(a, V::times32(b))), d, sum);
    }

    /// Columns 64·chunk … + 31 and + 32 … + 63 of one block, 0 to 63 each.
    static void decode64(const std::byte* block, int chunk, __m256i& low, __m256i& high) {
        const __m256i nibble = _mm256_set1_epi8(15);
        const __m256i top = _mm256_set1_epi8(48);
        const std::byte* lows = block + kAtLow + chunk / 2 * 64;
        __m256i first = load32Bytes(lows);
        __m256i second = load32Bytes(lows + 32);
        // Bits 0-1 and 2-3 of `high` belong to an even chunk, 4-5 and 6-7 to an odd one.
        __m256i highs = load32Bytes(block + kAtHigh + chunk / 2 * 32);
        if (chunk % 2 == 0) {
            highs = _mm256_slli_epi16(highs, 4);
            second = _mm256_and_si256(second, nibble);
            first = _mm256_and_si256(first, nibble);
            low = _mm256_or_si256(first, _mm256_and_si256(highs, top));
            high = _mm256_or_si256(second, _mm256_and_si256(_mm256_srli_epi16(highs, 2), top));
        } else {
            first = _mm256_and_si256(_mm256_srli_epi16(first, 4), nibble);
            second = _mm256_and_si256(_mm256_srli_epi16(second, 4), nibble);
            low = _mm256_or_si256(first, _mm256_and_si256(highs, top));
            high = _mm256_or_si256(second, _mm256_and_si256(_mm256_srli_epi16(highs, 2), top));
        }
    }

    /// The scales of one block of eight rows, a row per lane.
    struct EightScales {
        __m256 d;
        __m256 dmin;       ///< unused by this type
        __m256i packed[4]; ///< int8: sub-blocks 0-3, 4-7, 8-11, 12-15

        EightScales(const EightRows& rows, std::int64_t offset) {
            for (int i = 0; i < 4; ++i)
                packed[i] = rows.load4(offset + kAtScales + i * 4);
            d = rows.loadHalf(offset + kAtD);
            dmin = _mm256_setzero_ps();
        }
        __m256i scale(int s) const {
            return _mm256_srai_epi32(_mm256_slli_epi32(packed[s / 4], 24 - s % 4 * 8), 24);
        }
        __m256i offsetPair(int j) const {
            const __m256i low16 = _mm256_and_si256(scale(j * 2), _mm256_set1_epi32(0xffff));
            return _mm256_or_si256(low16, _mm256_slli_epi32(scale(j * 2 + 1), 16));
        }
    };

    /// Eight int32 whose sum is A - 32·B of one block.
    template <class V>
    static __m256i dotBlock(const std::byte* block, const ActivationRow<TypeQ6K>& x, std::int64_t b) {
        const __m128i scales = load16Bytes(block + kAtScales);
        const __m256i offsets = _mm256_madd_epi16(_mm256_cvtepi8_epi16(scales), load32Bytes(x.sums + b * 32));
        __m256i sum = _mm256_sub_epi32(_mm256_setzero_si256(), _mm256_slli_epi32(offsets, 5));
#pragma GCC unroll 4
        for (int chunk = 0; chunk < 4; ++chunk) {
            __m256i low;
            __m256i high;
            decode64(block, chunk, low, high);
            const std::byte* qx = x.q + b * kBlock + chunk * 64;
            sum = V::dotWords(sum, _mm256_maddubs_epi16(low, load32Bytes(qx)), scalesOf32(scales, chunk * 2));
            sum = V::dotWords(sum, _mm256_maddubs_epi16(high, load32Bytes(qx + 32)),
                              scalesOf32(scales, chunk * 2 + 1));
        }
        return sum;
    }

    /// @p sum with the block at byte @p offset of each row; @p a is its A - 32·B.
    template <class V>
    static __m256 addBlock(__m256 sum, __m256i a, const EightRows& rows, std::int64_t offset,
                           const ActivationRow<TypeQ6K>& x, std::int64_t b) {
        const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(x.scale(b)), rows.loadHalf(offset + kAtD));
        return _mm256_fmadd_ps(_mm256_cvtepi32_ps(a), scale, sum);
    }

  private:
    /// Scales 2·k and 2·k + 1 as int16, eight of each.
    static __m256i scalesOf32(__m128i scales, int k) {
        const __m128i which =
            _mm_add_epi8(_mm_set_epi64x(0x0101010101010101, 0), _mm_set1_epi8(static_cast<char>(k * 2)));
        return _mm256_cvtepi8_epi16(_mm_shuffle_epi8(scales, which));
    }
};

} // namespace
} // namespace conclave::kernels
