// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/vec_bytes.h"

namespace conclave::kernels {
namespace { // everything internal: every level compiles its own

/// What the vocabularies of 256 bits share: all but the products of bytes and the sizes of tiles.
struct Vec256 {
    using Floats = __m256;
    using Ints = __m256i; ///< int32 lanes, or bytes
    static constexpr int kLanes = 8;
    static constexpr bool kTokenPairs = false; ///< no instruction for two tokens at a time

    static Floats zero() { return _mm256_setzero_ps(); }
    static Floats set1(float value) { return _mm256_set1_ps(value); }
    static Floats load(const float* p) { return _mm256_loadu_ps(p); }
    static void store(float* p, Floats a) { _mm256_storeu_ps(p, a); }
    static Floats add(Floats a, Floats b) { return _mm256_add_ps(a, b); }
    static Floats mul(Floats a, Floats b) { return _mm256_mul_ps(a, b); }
    static Floats mulAdd(Floats a, Floats b, Floats c) { return _mm256_fmadd_ps(a, b, c); }     ///< a·b + c
    static Floats negMulAdd(Floats a, Floats b, Floats c) { return _mm256_fnmadd_ps(a, b, c); } ///< c - a·b
    static Floats toFloat(Ints a) { return _mm256_cvtepi32_ps(a); }

    static Floats loadF32(const std::byte* p) { return _mm256_loadu_ps(reinterpret_cast<const float*>(p)); }
    static Floats loadF16(const std::byte* p) { return _mm256_cvtph_ps(load16Bytes(p)); }
    static Floats loadBf16(const std::byte* p) {
        return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(load16Bytes(p)), 16));
    }
    static float addLanes(Floats a) {
        const __m128 four = _mm_add_ps(_mm256_castps256_ps128(a), _mm256_extractf128_ps(a, 1));
        const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
        return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
    }

    static Ints zeroInts() { return _mm256_setzero_si256(); }
    static Ints loadInts(const void* p) { return load32Bytes(p); }
    static Ints setInts(std::int32_t value) { return _mm256_set1_epi32(value); }
    static Ints broadcast4(const void* p) { return _mm256_set1_epi32(load4Bytes(p)); }
    static Ints add(Ints a, Ints b) { return _mm256_add_epi32(a, b); }
    static Ints sub(Ints a, Ints b) { return _mm256_sub_epi32(a, b); }
    static Ints mul(Ints a, Ints b) { return _mm256_mullo_epi32(a, b); }
    template <int Bits>
    static Ints shiftLeft(Ints a) {
        return _mm256_slli_epi32(a, Bits);
    }
};

} // namespace
} // namespace conclave::kernels
