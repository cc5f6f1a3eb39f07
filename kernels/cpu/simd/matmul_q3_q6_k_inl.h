// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/matmul_k_inl.h"

namespace conclave::kernels {
namespace {

/// q3_k or q6_k weights times q8_k activations. Per block of 256, with A and B as in KPanel (the offsets are
/// the scales again, because a zero point of 4 or 32 is taken off every q): sum += (scaleX · d) · (A - zero ·
/// B).
template <class Format>
struct TypeQ3Q6K {
    using Block = typename Format::Block;
    static constexpr std::int64_t kBlock = kBlockK;
    static constexpr std::int64_t kUnit = kBlockK;
    static constexpr std::int64_t kUnitBytes = sizeof(Block);
    static constexpr std::int64_t kSumOver = 16;
    static constexpr std::int64_t kAtD = offsetof(Block, d);
    static constexpr int kSubs = 16;
    static constexpr int kZero = 1 << Format::kZeroBits; ///< taken off every q
    static constexpr int kLargest = Format::kLargest;
    template <class V>
    using Panel = KPanel<V, TypeQ3Q6K>;

    template <class V>
    static typename V::Floats add(typename V::Floats sum, typename V::Ints a, typename V::Ints b,
                                  typename V::Floats d, typename V::Floats /*dmin*/) {
        return V::mulAdd(V::toFloat(V::sub(a, V::template shiftLeft<Format::kZeroBits>(b))), d, sum);
    }

    /// Columns 64·chunk … + 31 and + 32 … + 63 of one block, from 0 up.
    static void decode64(const std::byte* block, int chunk, __m256i& low, __m256i& high) {
        Format::decode64(block, chunk, low, high);
    }

    /// The scales of one block of eight rows, a row per lane.
    struct EightScales {
        __m256 d;
        __m256 dmin;       ///< unused by these types
        __m256i packed[4]; ///< int8: sub-blocks 0-3, 4-7, 8-11, 12-15

        EightScales(const EightRows& rows, std::int64_t offset) {
            Format::scalesOfEight(rows, offset, packed);
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

    /// Eight int32 whose sum is A - zero · B of block @p number of @p row.
    template <class V>
    static __m256i dotBlock(const std::byte* row, std::int64_t number, const ActivationRow<TypeQ3Q6K>& x,
                            std::int64_t b) {
        const std::byte* block = row + number * kUnitBytes;
        const __m128i scales = Format::scales(block);
        const __m256i offsets = _mm256_madd_epi16(_mm256_cvtepi8_epi16(scales), load32Bytes(x.sums + b * 32));
        __m256i sum = _mm256_sub_epi32(_mm256_setzero_si256(), _mm256_slli_epi32(offsets, Format::kZeroBits));
#pragma GCC unroll 4
        for (int chunk = 0; chunk < 4; ++chunk) {
            __m256i low;
            __m256i high;
            Format::decode64(block, chunk, low, high);
            const std::byte* qx = x.q + b * kBlock + chunk * 64;
            sum =
                V::dotWords(sum, _mm256_maddubs_epi16(low, load32Bytes(qx)), wordsOfPair(scales, chunk * 2));
            sum = V::dotWords(sum, _mm256_maddubs_epi16(high, load32Bytes(qx + 32)),
                              wordsOfPair(scales, chunk * 2 + 1));
        }
        return sum;
    }

    /// @p sum with block @p number of each row; @p a is its A - zero · B.
    template <class V>
    static __m256 addBlock(__m256 sum, __m256i a, const EightRows& rows, std::int64_t number,
                           const ActivationRow<TypeQ3Q6K>& x, std::int64_t b) {
        const __m256 scale =
            _mm256_mul_ps(_mm256_set1_ps(x.scale(b)), rows.loadHalf(number * kUnitBytes + kAtD));
        return _mm256_fmadd_ps(_mm256_cvtepi32_ps(a), scale, sum);
    }
};

struct FormatQ6K {
    using Block = BlockQ6K;
    static constexpr int kZeroBits = 5;
    static constexpr int kLargest = 63;

    static void decode64(const std::byte* block, int chunk, __m256i& low, __m256i& high) {
        const __m256i nibble = _mm256_set1_epi8(15);
        const __m256i top = _mm256_set1_epi8(48);
        const std::byte* lows = block + offsetof(BlockQ6K, low) + chunk / 2 * 64;
        __m256i first = load32Bytes(lows);
        __m256i second = load32Bytes(lows + 32);
        // Bits 0-1 and 2-3 of `high` belong to an even chunk, 4-5 and 6-7 to an odd one.
        __m256i highs = load32Bytes(block + offsetof(BlockQ6K, high) + chunk / 2 * 32);
        if (chunk % 2 == 0) {
            highs = _mm256_slli_epi16(highs, 4);
        } else {
            first = _mm256_srli_epi16(first, 4);
            second = _mm256_srli_epi16(second, 4);
        }
        low = _mm256_or_si256(_mm256_and_si256(first, nibble), _mm256_and_si256(highs, top));
        high = _mm256_or_si256(_mm256_and_si256(second, nibble),
                               _mm256_and_si256(_mm256_srli_epi16(highs, 2), top));
    }
    static __m128i scales(const std::byte* block) { return load16Bytes(block + offsetof(BlockQ6K, scales)); }
    static void scalesOfEight(const EightRows& rows, std::int64_t offset, __m256i packed[4]) {
        for (int i = 0; i < 4; ++i)
            packed[i] = rows.load4(offset + static_cast<std::int64_t>(offsetof(BlockQ6K, scales)) + i * 4);
    }
};

struct FormatQ3K {
    using Block = BlockQ3K;
    static constexpr int kZeroBits = 2;
    static constexpr int kLargest = 7;

    static void decode64(const std::byte* block, int chunk, __m256i& low, __m256i& high) {
        const __m256i two = _mm256_set1_epi8(3);
        const __m256i third = _mm256_set1_epi8(4);
        const __m256i lows = _mm256_srlv_epi32(load32Bytes(block + offsetof(BlockQ3K, q) + chunk / 2 * 32),
                                               _mm256_set1_epi32(chunk % 2 * 4));
        // Bits 2·chunk and 2·chunk + 1 of `high`.
        const __m256i highs =
            _mm256_srlv_epi32(load32Bytes(block + offsetof(BlockQ3K, high)), _mm256_set1_epi32(chunk * 2));
        low = _mm256_or_si256(_mm256_and_si256(lows, two),
                              _mm256_and_si256(_mm256_slli_epi16(highs, 2), third));
        high = _mm256_or_si256(_mm256_and_si256(_mm256_srli_epi16(lows, 2), two),
                               _mm256_and_si256(_mm256_slli_epi16(highs, 1), third));
    }
    static __m128i scales(const std::byte* block) {
        // As scalesOfEight(), one 32-bit word per lane.
        const auto word = [&](int i) {
            return static_cast<std::uint32_t>(load4Bytes(block + offsetof(BlockQ3K, scales) + i * 4));
        };
        const std::uint32_t top = word(2);
        const auto joined = [](std::uint32_t low, std::uint32_t high) {
            return static_cast<std::int32_t>((low & 0x0f0f0f0fu) | (high & 0x03030303u) << 4);
        };
        return _mm_sub_epi8(_mm_setr_epi32(joined(word(0), top), joined(word(1), top >> 2),
                                           joined(word(0) >> 4, top >> 4), joined(word(1) >> 4, top >> 6)),
                            _mm_set1_epi8(32));
    }
    static void scalesOfEight(const EightRows& rows, std::int64_t offset, __m256i packed[4]) {
        const std::int64_t at = offset + static_cast<std::int64_t>(offsetof(BlockQ3K, scales));
        const __m256i words[2] = {rows.load4(at), rows.load4(at + 4)};
        const __m256i top = rows.load4(at + 8);
        for (int i = 0; i < 4; ++i) {
            const __m256i low =
                _mm256_and_si256(_mm256_srli_epi32(words[i % 2], i / 2 * 4), _mm256_set1_epi32(0x0f0f0f0f));
            const __m256i high =
                _mm256_and_si256(_mm256_srli_epi32(top, i * 2), _mm256_set1_epi32(0x03030303));
            packed[i] =
                _mm256_sub_epi8(_mm256_or_si256(low, _mm256_slli_epi32(high, 4)), _mm256_set1_epi8(32));
        }
    }
};

} // namespace
} // namespace conclave::kernels
