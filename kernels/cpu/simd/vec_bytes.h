// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#ifdef __AVX2__
#include <immintrin.h>
#else
#include "kernels/cpu/simd/halves.h"
#endif

/// Loads from any address and 256-bit byte shuffling, which all levels use. Files compiled for one
/// instruction set contain nothing but functions of their own (in unnamed namespaces) and intrinsics: an
/// inline function of the standard library compiled here could be the copy that the linker keeps for the
/// whole program.
namespace conclave::kernels {
namespace {

inline std::int32_t load4Bytes(const void* p) {
    std::int32_t value;
    std::memcpy(&value, p, sizeof value);
    return value;
}

inline __m128i load16Bytes(const void* p) {
    return _mm_loadu_si128(static_cast<const __m128i*>(p));
}
inline __m256i load32Bytes(const void* p) {
    return _mm256_loadu_si256(static_cast<const __m256i*>(p));
}
inline void store32Bytes(void* p, __m256i a) {
    _mm256_storeu_si256(static_cast<__m256i*>(p), a);
}

constexpr int kToFirstCache = 3;
constexpr int kToSecondCache = 2;

/// Asks memory for bytes @p from to @p to - 1 from @p p on.
inline void prefetchLines(const std::byte* p, std::int64_t from, std::int64_t to) {
    for (; from < to; from += 64)
        __builtin_prefetch(p + from, 0, kToSecondCache);
}

/// Asks for @p Bytes bytes from @p p on.
template <std::int64_t Bytes, int Cache>
void prefetch(const std::byte* p) {
#pragma GCC unroll 64
    for (std::int64_t i = 0; i < Bytes; i += 64)
        __builtin_prefetch(p + i, 0, Cache);
}

/// Eight rows of a matrix, for kernels that have one row per lane. Rows past the last one repeat it: their
/// lanes are computed and thrown away.
struct EightRows {
    const std::byte* row[8];

    EightRows(const std::byte* first, std::int64_t rowBytes, std::int64_t rows) {
        for (std::int64_t r = 0; r < 8; ++r)
            row[r] = first + (r < rows ? r : rows - 1) * rowBytes;
    }

    /// Lane r = the 4 bytes at @p offset of row r.
    __m256i load4(std::int64_t offset) const {
        return _mm256_setr_epi32(load4Bytes(row[0] + offset), load4Bytes(row[1] + offset),
                                 load4Bytes(row[2] + offset), load4Bytes(row[3] + offset),
                                 load4Bytes(row[4] + offset), load4Bytes(row[5] + offset),
                                 load4Bytes(row[6] + offset), load4Bytes(row[7] + offset));
    }

    /// Lane r = the f16 at @p offset of row r.
    __m256 loadHalf(std::int64_t offset) const {
        std::int16_t half[8];
        for (int r = 0; r < 8; ++r)
            std::memcpy(&half[r], row[r] + offset, sizeof half[r]);
        return _mm256_cvtph_ps(
            _mm_setr_epi16(half[0], half[1], half[2], half[3], half[4], half[5], half[6], half[7]));
    }
};

#ifdef __AVX2__
inline bool anyNan(__m256 a) {
    return _mm256_movemask_ps(_mm256_cmp_ps(a, a, _CMP_UNORD_Q)) != 0;
}

/// int8 of 32 whole numbers in their order.
inline __m256i packWords(const __m256i words[4]) {
    const __m256i bytes =
        _mm256_packs_epi16(_mm256_packs_epi32(words[0], words[1]), _mm256_packs_epi32(words[2], words[3]));
    // Packing works in the two halves separately: put the fours of bytes back in order.
    return _mm256_permutevar8x32_epi32(bytes, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}
#endif

/// Lane r = the sum of the eight int32 of a[r].
inline __m256i addLanesOf8(const __m256i a[8]) {
    const __m256i low = _mm256_hadd_epi32(_mm256_hadd_epi32(a[0], a[1]), _mm256_hadd_epi32(a[2], a[3]));
    const __m256i high = _mm256_hadd_epi32(_mm256_hadd_epi32(a[4], a[5]), _mm256_hadd_epi32(a[6], a[7]));
    return _mm256_add_epi32(_mm256_permute2x128_si256(low, high, 0x20),
                            _mm256_permute2x128_si256(low, high, 0x31));
}

/// out[g] lane r = a[r] lane g, stored @p strideBytes apart.
inline void transpose8x8(const __m256i a[8], std::byte* out, std::int64_t strideBytes) {
    __m256i pairs[8];
    for (int i = 0; i < 4; ++i) {
        pairs[i * 2] = _mm256_unpacklo_epi32(a[i * 2], a[i * 2 + 1]);
        pairs[i * 2 + 1] = _mm256_unpackhi_epi32(a[i * 2], a[i * 2 + 1]);
    }
    __m256i
        fours[8]; // lane g (and g + 4 in the upper half) of rows 0-3 in fours[g], of rows 4-7 in fours[g + 4]
    for (int i = 0; i < 2; ++i) {
        fours[i * 4] = _mm256_unpacklo_epi64(pairs[i * 4], pairs[i * 4 + 2]);
        fours[i * 4 + 1] = _mm256_unpackhi_epi64(pairs[i * 4], pairs[i * 4 + 2]);
        fours[i * 4 + 2] = _mm256_unpacklo_epi64(pairs[i * 4 + 1], pairs[i * 4 + 3]);
        fours[i * 4 + 3] = _mm256_unpackhi_epi64(pairs[i * 4 + 1], pairs[i * 4 + 3]);
    }
    for (int g = 0; g < 4; ++g) {
        store32Bytes(out + g * strideBytes, _mm256_permute2x128_si256(fours[g], fours[g + 4], 0x20));
        store32Bytes(out + (g + 4) * strideBytes, _mm256_permute2x128_si256(fours[g], fours[g + 4], 0x31));
    }
}

} // namespace
} // namespace conclave::kernels
