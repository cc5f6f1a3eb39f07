// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/matmul_k_inl.h"

namespace conclave::kernels {
namespace {

/// q4_k or q5_k weights times q8_k activations. Per block of 256, with A and B as in KPanel (the offsets are
/// the mins): sum += (scaleX · d) · A, then sum -= (scaleX · dmin) · B.
template <typename Block>
struct TypeQ4Q5K {
    static constexpr std::int64_t kBlock = kBlockK;
    static constexpr std::int64_t kUnit = kBlockK;
    static constexpr std::int64_t kUnitBytes = sizeof(Block);
    static constexpr std::int64_t kSumOver = 16;
    static constexpr std::int64_t kAtD = offsetof(Block, d);
    static constexpr std::int64_t kAtDmin = offsetof(Block, dmin);
    static constexpr std::int64_t kAtScales = offsetof(Block, scales);
    static constexpr std::int64_t kAtQ = offsetof(Block, q);
    static constexpr int kSubs = 8;
    static constexpr int kZero = 0; ///< taken off every q
    static constexpr bool kFifthBit = sizeof(Block) == sizeof(BlockQ5K);
    static constexpr int kLargest = kFifthBit ? 31 : 15;
    template <class V>
    using Panel = KPanel<V, TypeQ4Q5K>;

    template <class V>
    static typename V::Floats add(typename V::Floats sum, typename V::Ints a, typename V::Ints b,
                                  typename V::Floats d, typename V::Floats dmin) {
        return V::negMulAdd(V::toFloat(b), dmin, V::mulAdd(V::toFloat(a), d, sum));
    }

    /// Columns 64·chunk … + 31 and + 32 … + 63 of one block.
    static void decode64(const std::byte* block, int chunk, __m256i& low, __m256i& high) {
        const __m256i nibble = _mm256_set1_epi8(15);
        const __m256i q = load32Bytes(block + kAtQ + chunk * 32);
        low = _mm256_and_si256(q, nibble);
        high = _mm256_and_si256(_mm256_srli_epi16(q, 4), nibble);
        if constexpr (kFifthBit) { // bits 2·chunk and 2·chunk + 1 of `high`
            const __m256i fifth = _mm256_set1_epi8(16);
            const __m256i bits =
                _mm256_srlv_epi32(load32Bytes(block + offsetof(Block, high)), _mm256_set1_epi32(chunk * 2));
            low = _mm256_or_si256(low, _mm256_and_si256(_mm256_slli_epi16(bits, 4), fifth));
            high = _mm256_or_si256(high, _mm256_and_si256(_mm256_slli_epi16(bits, 3), fifth));
        }
    }

    /// The scales and mins of one block of eight rows, a row per lane.
    struct EightScales {
        __m256 d;
        __m256 dmin;
        __m256i packedScales[2]; ///< bytes: sub-blocks 0-3, 4-7
        __m256i packedMins[2];

        EightScales(const EightRows& rows, std::int64_t offset) {
            const __m256i six = _mm256_set1_epi32(0x3f3f3f3f);
            const __m256i four = _mm256_set1_epi32(0x0f0f0f0f);
            const __m256i top = _mm256_set1_epi32(0x30303030); // bits 6-7, moved down to 4-5
            const __m256i first = rows.load4(offset + kAtScales);
            const __m256i second = rows.load4(offset + kAtScales + 4);
            const __m256i third = rows.load4(offset + kAtScales + 8);
            packedScales[0] = _mm256_and_si256(first, six);
            packedMins[0] = _mm256_and_si256(second, six);
            packedScales[1] = _mm256_or_si256(_mm256_and_si256(third, four),
                                              _mm256_and_si256(_mm256_srli_epi32(first, 2), top));
            packedMins[1] = _mm256_or_si256(_mm256_and_si256(_mm256_srli_epi32(third, 4), four),
                                            _mm256_and_si256(_mm256_srli_epi32(second, 2), top));
            d = rows.loadHalf(offset + kAtD);
            dmin = rows.loadHalf(offset + kAtDmin);
        }
        static __m256i byteOf(__m256i packed, int index) {
            return _mm256_and_si256(_mm256_srli_epi32(packed, index * 8), _mm256_set1_epi32(255));
        }
        static __m256i twice(__m256i a) { return _mm256_or_si256(a, _mm256_slli_epi32(a, 16)); }
        __m256i scale(int s) const { return byteOf(packedScales[s / 4], s % 4); }
        __m256i offsetPair(int j) const { return twice(byteOf(packedMins[j / 4], j % 4)); }
    };

    /// Eight int32 whose sum is A of one block.
    template <class V>
    static __m256i dotBlock(const std::byte* row, std::int64_t number, const ActivationRow<TypeQ4Q5K>& x,
                            std::int64_t b) {
        const std::byte* block = row + number * kUnitBytes;
        // As EightScales, four bytes at a time.
        const auto first = static_cast<std::uint32_t>(load4Bytes(block + kAtScales));
        const auto third = static_cast<std::uint32_t>(load4Bytes(block + kAtScales + 8));
        const std::uint64_t packedLow = first & 0x3f3f3f3fu;
        const std::uint64_t packedHigh = (third & 0x0f0f0f0fu) | (first >> 2 & 0x30303030u);
        const __m128i bytes = _mm_cvtsi64_si128(static_cast<std::int64_t>(packedLow | packedHigh << 32));
        const __m256i scales = _mm256_broadcastsi128_si256(_mm_cvtepu8_epi16(bytes));
        __m256i sum = _mm256_setzero_si256();
#pragma GCC unroll 4
        for (int chunk = 0; chunk < 4; ++chunk) {
            __m256i low;
            __m256i high;
            decode64(block, chunk, low, high);
            const std::byte* qx = x.q + b * kBlock + chunk * 64;
            // int16 number 2·chunk, then 2·chunk + 1 of `scales` everywhere.
            const __m256i lowScale = _mm256_shuffle_epi8(
                scales, _mm256_set1_epi16(static_cast<std::int16_t>(0x0100 + chunk * 0x0404)));
            const __m256i highScale = _mm256_shuffle_epi8(
                scales, _mm256_set1_epi16(static_cast<std::int16_t>(0x0302 + chunk * 0x0404)));
            sum = V::dotWords(sum, _mm256_maddubs_epi16(low, load32Bytes(qx)), lowScale);
            sum = V::dotWords(sum, _mm256_maddubs_epi16(high, load32Bytes(qx + 32)), highScale);
        }
        return sum;
    }

    /// @p sum with block @p number of each row.
    template <class V>
    static __m256 addBlock(__m256 sum, __m256i a, const EightRows& rows, std::int64_t number,
                           const ActivationRow<TypeQ4Q5K>& x, std::int64_t block) {
        const EightScales eight(rows, number * kUnitBytes);
        __m256i b = _mm256_setzero_si256();
#pragma GCC unroll 8
        for (int s = 0; s < 8; ++s)
            b = V::dotWords(b, eight.offsetPair(s),
                            _mm256_set1_epi32(load4Bytes(x.sums + block * 32 + s * 4)));
        const __m256 dx = _mm256_set1_ps(x.scale(block));
        sum = _mm256_fmadd_ps(_mm256_cvtepi32_ps(a), _mm256_mul_ps(dx, eight.d), sum);
        return _mm256_fnmadd_ps(_mm256_cvtepi32_ps(b), _mm256_mul_ps(dx, eight.dmin), sum);
    }
};

} // namespace
} // namespace conclave::kernels
