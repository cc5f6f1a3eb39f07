// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/activation_rows.h"
#include "kernels/cpu/simd/vec_bytes.h"

/// Rounding of activations to int8, compiled once per level; the same bytes as the scalar version writes
/// (kernels/cpu/prepare_activations.cpp).
namespace conclave::kernels {
namespace {

inline float largestLane(__m256 a) {
    __m128 m = _mm_max_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
    m = _mm_max_ps(m, _mm_movehl_ps(m, m));
    return _mm_cvtss_f32(_mm_max_ss(m, _mm_movehdup_ps(m)));
}

/// int8 of 32 activations times @p inverse, rounded to nearest even.
inline __m256i round32(const float* x, __m256 inverse) {
    __m256i words[4];
    for (int i = 0; i < 4; ++i)
        words[i] = _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_loadu_ps(x + i * 8), inverse));
    return packWords(words);
}

/// Rounds one block of @p count activations (a multiple of 32); returns its scale.
inline float prepareBlock(const float* x, std::int64_t count, std::byte* q) {
    const __m256 signBit = _mm256_set1_ps(-0.0f);
    __m256 largestLanes = _mm256_setzero_ps();
    __m256 notFinite = _mm256_setzero_ps(); // a lane becomes NaN with its first NaN or infinity
    for (std::int64_t i = 0; i < count; i += 8) {
        const __m256 v = _mm256_loadu_ps(x + i);
        largestLanes = _mm256_max_ps(largestLanes, _mm256_andnot_ps(signBit, v));
        notFinite = _mm256_add_ps(notFinite, _mm256_mul_ps(v, _mm256_setzero_ps()));
    }
    const bool bad = anyNan(notFinite);
    const float largest = largestLane(largestLanes);
    if (bad || largest < kSmallestActivation) {
        std::memset(q, 0, static_cast<std::size_t>(count));
        return bad ? __builtin_nanf("") : 0.0f;
    }
    const __m256 inverse = _mm256_set1_ps(127 / largest);
    for (std::int64_t i = 0; i < count; i += 32)
        store32Bytes(q + i, round32(x + i, inverse));
    return largest / 127;
}

/// The sums of the four eights of 32 int8, plus 1024 each.
inline __m256i sumsOf8Plus1024(const std::byte* q) {
    const __m256i shifted = _mm256_xor_si256(load32Bytes(q), _mm256_set1_epi8(-128));
    return _mm256_sad_epu8(shifted, _mm256_setzero_si256());
}

inline void storeSum(std::byte* p, std::int64_t sum) {
    const auto narrow = static_cast<std::int16_t>(sum);
    std::memcpy(p, &narrow, sizeof narrow);
}

inline void prepareQ8_0(const float* x, std::int64_t cols, std::byte* out) {
    std::byte* scales = out + cols;
    std::byte* sums = scales + cols / 32 * 4;
    for (std::int64_t b = 0; b < cols / 32; ++b) {
        const float scale = prepareBlock(x + b * 32, 32, out + b * 32);
        std::memcpy(scales + b * 4, &scale, sizeof scale);
        std::int64_t eights[4];
        store32Bytes(eights, sumsOf8Plus1024(out + b * 32));
        storeSum(sums + b * 2, eights[0] + eights[1] + eights[2] + eights[3] - 4096);
    }
}

inline void prepareQ8K(const float* x, std::int64_t cols, std::byte* out) {
    std::byte* scales = out + cols;
    std::byte* sums = scales + cols / 256 * 4;
    for (std::int64_t b = 0; b < cols / 256; ++b) {
        const float scale = prepareBlock(x + b * 256, 256, out + b * 256);
        std::memcpy(scales + b * 4, &scale, sizeof scale);
    }
    for (std::int64_t i = 0; i < cols / 32; ++i) {
        std::int64_t eights[4];
        store32Bytes(eights, sumsOf8Plus1024(out + i * 32));
        storeSum(sums + i * 4, eights[0] + eights[1] - 2048);
        storeSum(sums + i * 4 + 2, eights[2] + eights[3] - 2048);
    }
}

} // namespace
} // namespace conclave::kernels
