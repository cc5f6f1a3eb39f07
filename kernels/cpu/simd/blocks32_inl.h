// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"
#include "kernels/cpu/iq_grids.h"
#include "kernels/cpu/simd/vec_bytes.h"

/// What TypeBlocks32 must know of a type whose runs of 32 weights share a scale: weight = d · (q - kZero) (+
/// m). A Format decodes the q of one run of a block, and finds d (and m) of the same run of eight rows. They
/// are unsigned, up to kLargest, which saves moving signs about; or, where kLargest is 0, int8 and kZero is
/// 0. kernels/block_formats.h says how the blocks lie.
namespace conclave::kernels {
namespace {

/// 32 nibbles: the low ones of 16 bytes, then the high ones.
inline __m256i nibbles(const std::byte* p) {
    const __m128i bytes = load16Bytes(p);
    return _mm256_and_si256(_mm256_set_m128i(_mm_srli_epi16(bytes, 4), bytes), _mm256_set1_epi8(15));
}

/// values[i] for 32 indexes below 16.
inline __m256i lookUp(const std::int8_t values[16], __m256i indexes) {
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(load16Bytes(values)), indexes);
}

/// Byte i all ones where bit i is set.
inline __m256i bitsToBytes(std::uint32_t bits) {
    const __m256i fourTimes = _mm256_set1_epi32(static_cast<std::int32_t>(bits));
    const __m256i spread = _mm256_shuffle_epi8(
        fourTimes, _mm256_setr_epi64x(0, 0x0101010101010101, 0x0202020202020202, 0x0303030303030303));
    const __m256i bit = _mm256_set1_epi64x(static_cast<std::int64_t>(0x8040201008040201u));
    return _mm256_cmpeq_epi8(_mm256_and_si256(spread, bit), bit);
}

/// @p magnitudes, negative where a bit is set.
inline __m256i withSigns(__m256i magnitudes, std::uint32_t signs) {
    const __m256i mask = bitsToBytes(signs);
    return _mm256_sub_epi8(_mm256_xor_si256(magnitudes, mask), mask);
}

/// Four times seven signs and the eighth that makes their number even, a byte each.
inline std::uint32_t signsOf7Bits(std::uint32_t packed) {
    std::uint32_t signs = 0;
    for (int g = 0; g < 4; ++g) {
        const std::uint32_t seven = packed >> g * 7 & 127;
        signs |= (seven | static_cast<std::uint32_t>(__builtin_parity(seven)) << 7) << g * 8;
    }
    return signs;
}

/// Types with one f16 scale per block.
template <typename B>
struct ScaledBlocks {
    using Block = B;
    static constexpr bool kHasMin = false;
    static constexpr int kLargest = 0;
    static constexpr int kZero = 0;
    static __m256 scales(const EightRows& rows, std::int64_t offset, int /*run*/) {
        return rows.loadHalf(offset + static_cast<std::int64_t>(offsetof(B, d)));
    }
};

struct FormatQ8_0 : ScaledBlocks<BlockQ8_0> {
    static __m256i decode(const std::byte* block, int /*run*/) {
        return load32Bytes(block + offsetof(BlockQ8_0, q));
    }
};

struct FormatQ4_0 : ScaledBlocks<BlockQ4_0> {
    static constexpr int kLargest = 15;
    static constexpr int kZero = 8;
    static __m256i decode(const std::byte* block, int /*run*/) {
        return nibbles(block + offsetof(BlockQ4_0, q));
    }
};

/// Nibbles and their fifth bits.
template <typename B>
__m256i fiveBits(const std::byte* block) {
    const __m256i high = bitsToBytes(static_cast<std::uint32_t>(load4Bytes(block + offsetof(B, high))));
    return _mm256_or_si256(nibbles(block + offsetof(B, q)), _mm256_and_si256(high, _mm256_set1_epi8(16)));
}

struct FormatQ5_0 : ScaledBlocks<BlockQ5_0> {
    static constexpr int kLargest = 31;
    static constexpr int kZero = 16;
    static __m256i decode(const std::byte* block, int /*run*/) { return fiveBits<BlockQ5_0>(block); }
};

template <typename B>
struct MinBlocks : ScaledBlocks<B> {
    static constexpr bool kHasMin = true;
    static __m256 mins(const EightRows& rows, std::int64_t offset) {
        return rows.loadHalf(offset + static_cast<std::int64_t>(offsetof(B, m)));
    }
};

struct FormatQ4_1 : MinBlocks<BlockQ4_1> {
    static constexpr int kLargest = 15;
    static __m256i decode(const std::byte* block, int /*run*/) {
        return nibbles(block + offsetof(BlockQ4_1, q));
    }
};

struct FormatQ5_1 : MinBlocks<BlockQ5_1> {
    static constexpr int kLargest = 31;
    static __m256i decode(const std::byte* block, int /*run*/) { return fiveBits<BlockQ5_1>(block); }
};

struct FormatIq4Nl : ScaledBlocks<BlockIq4Nl> {
    static __m256i decode(const std::byte* block, int /*run*/) {
        return lookUp(kIq4Values, nibbles(block + offsetof(BlockIq4Nl, q)));
    }
};

/// kFp4Values, each plus 12.
constexpr std::int8_t kFp4Plus12[16] = {12, 13, 14, 15, 16, 18, 20, 24, 12, 11, 10, 9, 8, 6, 4, 0};

struct FormatMxfp4 {
    using Block = BlockMxfp4;
    static constexpr bool kHasMin = false;
    static constexpr int kLargest = 24;
    static constexpr int kZero = 12;
    static __m256i decode(const std::byte* block, int /*run*/) {
        return lookUp(kFp4Plus12, nibbles(block + offsetof(BlockMxfp4, q)));
    }
    /// As halfE8m0ToFloat().
    static __m256 scales(const EightRows& rows, std::int64_t offset, int /*run*/) {
        alignas(32) std::int32_t exponents[8];
        for (int r = 0; r < 8; ++r)
            exponents[r] = static_cast<std::int32_t>(rows.row[r][offset]);
        const __m256i e = load32Bytes(exponents);
        const __m256i normal = _mm256_slli_epi32(_mm256_sub_epi32(e, _mm256_set1_epi32(1)), 23);
        const __m256i subnormal = // of 0 and 1
            _mm256_add_epi32(_mm256_set1_epi32(0x00200000), _mm256_slli_epi32(e, 21));
        const __m256i isNormal = _mm256_cmpgt_epi32(e, _mm256_set1_epi32(1));
        return _mm256_castsi256_ps(_mm256_blendv_epi8(subnormal, normal, isNormal));
    }
};

/// Types with an f16 scale per block, times what a Format's factor() finds for each run, times kOften.
template <typename Format, typename B>
struct FactoredBlocks {
    using Block = B;
    static constexpr bool kHasMin = false;
    static constexpr int kLargest = 0;
    static constexpr int kZero = 0;
    static __m256 scales(const EightRows& rows, std::int64_t offset, int run) {
        alignas(32) float factors[8];
        for (int r = 0; r < 8; ++r)
            factors[r] = Format::factor(*reinterpret_cast<const B*>(rows.row[r] + offset), run);
        const __m256 d = rows.loadHalf(offset + static_cast<std::int64_t>(offsetof(B, d)));
        return _mm256_mul_ps(_mm256_mul_ps(d, _mm256_loadu_ps(factors)), _mm256_set1_ps(Format::kOften));
    }
};

struct FormatIq4Xs : FactoredBlocks<FormatIq4Xs, BlockIq4Xs> {
    static constexpr float kOften = 1;
    static float factor(const BlockIq4Xs& block, int run) {
        const int low = block.scalesLow[run / 2] >> run % 2 * 4 & 15;
        return static_cast<float>((low | (block.scalesHigh >> run * 2 & 3) << 4) - 32);
    }
    static __m256i decode(const std::byte* block, int run) {
        return lookUp(kIq4Values, nibbles(block + offsetof(BlockIq4Xs, q) + run * 16));
    }
};

struct FormatIq2Xxs : FactoredBlocks<FormatIq2Xxs, BlockIq2Xxs> {
    static constexpr float kOften = 0.25f;
    static float factor(const BlockIq2Xxs& block, int run) {
        return 0.5f + static_cast<float>(block.words[run][1] >> 28);
    }
    static __m256i decode(const std::byte* p, int run) {
        const auto& block = *reinterpret_cast<const BlockIq2Xxs*>(p);
        alignas(32) std::uint64_t groups[4];
        for (int g = 0; g < 4; ++g)
            groups[g] = kGridIq2Xxs.entries[block.words[run][0] >> g * 8 & 255];
        return withSigns(load32Bytes(groups), signsOf7Bits(block.words[run][1]));
    }
};

struct FormatIq3Xxs : FactoredBlocks<FormatIq3Xxs, BlockIq3Xxs> {
    static constexpr float kOften = 0.5f;
    static float factor(const BlockIq3Xxs& block, int run) {
        return 0.5f + static_cast<float>(block.words[run] >> 28);
    }
    static __m256i decode(const std::byte* p, int run) {
        const auto& block = *reinterpret_cast<const BlockIq3Xxs*>(p);
        alignas(32) std::uint32_t groups[8];
        for (int g = 0; g < 8; ++g)
            groups[g] = kGridIq3Xxs.entries[block.index[run * 8 + g]];
        return withSigns(load32Bytes(groups), signsOf7Bits(block.words[run]));
    }
};

struct FormatIq3S : FactoredBlocks<FormatIq3S, BlockIq3S> {
    static constexpr float kOften = 1;
    static float factor(const BlockIq3S& block, int run) {
        return static_cast<float>(2 * (block.scales[run / 2] >> run % 2 * 4 & 15) + 1);
    }
    static __m256i decode(const std::byte* p, int run) {
        const auto& block = *reinterpret_cast<const BlockIq3S*>(p);
        alignas(32) std::uint32_t groups[8];
        for (int g = 0; g < 8; ++g)
            groups[g] = kGridIq3S.entries[block.index[run * 8 + g] | (block.high[run] >> g & 1) << 8];
        return withSigns(load32Bytes(groups), static_cast<std::uint32_t>(load4Bytes(block.signs + run * 4)));
    }
};

/// weight = d · (2·s + 1) / 8 · (8·grid ± 1)
struct FormatIq1S : FactoredBlocks<FormatIq1S, BlockIq1S> {
    static constexpr float kOften = 0.125f;
    static float factor(const BlockIq1S& block, int run) {
        return static_cast<float>(2 * (block.high[run] >> 12 & 7) + 1);
    }
    static __m256i decode(const std::byte* p, int run) {
        const auto& block = *reinterpret_cast<const BlockIq1S*>(p);
        const unsigned high = block.high[run];
        alignas(32) std::uint64_t groups[4];
        for (int g = 0; g < 4; ++g)
            groups[g] = kGridIq1.entries[block.index[run * 4 + g] | (high >> g * 3 & 7) << 8];
        __m256i q = load32Bytes(groups);
        for (int doubled = 0; doubled < 3; ++doubled)
            q = _mm256_add_epi8(q, q);
        return _mm256_add_epi8(q, _mm256_set1_epi8(high & 0x8000 ? -1 : 1));
    }
};

struct FormatTq2_0 : ScaledBlocks<BlockTq2_0> {
    static constexpr int kLargest = 3; // as bits may be; the format has up to 2
    static constexpr int kZero = 1;
    static __m256i decode(const std::byte* block, int run) {
        const __m256i bytes = load32Bytes(block + offsetof(BlockTq2_0, q) + run / 4 * 32);
        return _mm256_and_si256(_mm256_srli_epi32(bytes, run % 4 * 2), _mm256_set1_epi8(3));
    }
};

} // namespace
} // namespace conclave::kernels
