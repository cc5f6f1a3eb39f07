// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>

#ifdef __SSE4_2__
#include <nmmintrin.h>
#else
#include "kernels/cpu/simd/sse_on_neon.h"
#endif

/// The AVX2, FMA and F16C instructions that kernels are written in, on two registers of 128 bits each: for
/// SSE4.2, and for NEON by way of sse_on_neon.h. The names and meanings are Intel's (Intel Intrinsics Guide),
/// with one exception: where the processor has no fused multiply-add, _mm256_fmadd_ps and _mm256_fnmadd_ps
/// round twice. All functions are internal and inline; the two halves of a value stay in registers.
namespace conclave::kernels {
namespace {

struct __m256i {
    __m128i lo;
    __m128i hi;
};
struct __m256 {
    __m128 lo;
    __m128 hi;
};

#ifdef __SSE4_2__
/// As F16C: four f16 in the lower half. Two kinds of exponents go other ways: that of numbers below 2^-14,
/// which are 2^-14 too large once their exponent is one, and that of infinity and NaN.
inline __m128 _mm_cvtph_ps(__m128i halves) {
    const __m128i bits = _mm_cvtepu16_epi32(halves);
    const __m128i sign = _mm_slli_epi32(_mm_and_si128(bits, _mm_set1_epi32(0x8000)), 16);
    const __m128i magnitude = _mm_slli_epi32(_mm_and_si128(bits, _mm_set1_epi32(0x7fff)), 13);
    const __m128i isSmall = _mm_cmplt_epi32(magnitude, _mm_set1_epi32(1 << 23));
    const __m128i isHuge = _mm_cmpgt_epi32(magnitude, _mm_set1_epi32((31 << 23) - 1));
    const __m128i usual = _mm_add_epi32(magnitude, _mm_set1_epi32(112 << 23));
    const __m128i huge = _mm_add_epi32(usual, _mm_and_si128(isHuge, _mm_set1_epi32(112 << 23)));
    const __m128 small =
        _mm_sub_ps(_mm_castsi128_ps(_mm_add_epi32(usual, _mm_set1_epi32(1 << 23))), _mm_set1_ps(0x1p-14f));
    const __m128 all = _mm_blendv_ps(_mm_castsi128_ps(huge), small, _mm_castsi128_ps(isSmall));
    return _mm_or_ps(all, _mm_castsi128_ps(sign));
}
inline __m128 mulAddHalf(__m128 a, __m128 b, __m128 c) {
    return _mm_add_ps(_mm_mul_ps(a, b), c);
}
inline __m128 negMulAddHalf(__m128 a, __m128 b, __m128 c) {
    return _mm_sub_ps(c, _mm_mul_ps(a, b));
}
inline bool anyNan(__m256 a) {
    return _mm_movemask_ps(_mm_cmpunord_ps(a.lo, a.hi)) != 0;
}
#else
inline bool anyNan(__m256 a) {
    return anyNanHalf(a.lo) || anyNanHalf(a.hi);
}
#endif

// What works on each half by itself.
#define IN_HALVES_1(T, name)                                                                                 \
    inline T _mm256_##name(T a) {                                                                            \
        return {_mm_##name(a.lo), _mm_##name(a.hi)};                                                         \
    }
#define IN_HALVES_2(T, name, half)                                                                           \
    inline T _mm256_##name(T a, T b) {                                                                       \
        return {_mm_##half(a.lo, b.lo), _mm_##half(a.hi, b.hi)};                                             \
    }
#define IN_HALVES_SHIFT(name)                                                                                \
    inline __m256i _mm256_##name(__m256i a, int bits) {                                                      \
        return {_mm_##name(a.lo, bits), _mm_##name(a.hi, bits)};                                             \
    }
#define IN_HALVES_SET(T, name, Value)                                                                        \
    inline T _mm256_##name(Value value) {                                                                    \
        return {_mm_##name(value), _mm_##name(value)};                                                       \
    }
IN_HALVES_2(__m256i, and_si256, and_si128)
IN_HALVES_2(__m256i, or_si256, or_si128)
IN_HALVES_2(__m256i, xor_si256, xor_si128)
IN_HALVES_2(__m256i, add_epi8, add_epi8)
IN_HALVES_2(__m256i, add_epi32, add_epi32)
IN_HALVES_2(__m256i, sub_epi8, sub_epi8)
IN_HALVES_2(__m256i, sub_epi32, sub_epi32)
IN_HALVES_2(__m256i, mullo_epi32, mullo_epi32)
IN_HALVES_2(__m256i, madd_epi16, madd_epi16)
IN_HALVES_2(__m256i, hadd_epi32, hadd_epi32)
IN_HALVES_2(__m256i, sad_epu8, sad_epu8)
IN_HALVES_2(__m256i, shuffle_epi8, shuffle_epi8)
IN_HALVES_2(__m256i, cmpeq_epi8, cmpeq_epi8)
IN_HALVES_2(__m256i, cmpgt_epi32, cmpgt_epi32)
IN_HALVES_2(__m256i, unpacklo_epi32, unpacklo_epi32)
IN_HALVES_2(__m256i, unpackhi_epi32, unpackhi_epi32)
IN_HALVES_2(__m256i, unpacklo_epi64, unpacklo_epi64)
IN_HALVES_2(__m256i, unpackhi_epi64, unpackhi_epi64)
#ifdef __SSE4_2__ // NEON has dot products of its own (vec_neon.h)
IN_HALVES_1(__m256i, abs_epi8)
IN_HALVES_2(__m256i, add_epi16, add_epi16)
IN_HALVES_2(__m256i, sign_epi8, sign_epi8)
IN_HALVES_2(__m256i, maddubs_epi16, maddubs_epi16)
#endif
IN_HALVES_SHIFT(slli_epi16)
IN_HALVES_SHIFT(srli_epi16)
IN_HALVES_SHIFT(slli_epi32)
IN_HALVES_SHIFT(srli_epi32)
IN_HALVES_SHIFT(srai_epi32)
IN_HALVES_SET(__m256i, set1_epi8, char)
IN_HALVES_SET(__m256i, set1_epi16, std::int16_t)
IN_HALVES_SET(__m256i, set1_epi32, std::int32_t)
IN_HALVES_SET(__m256i, set1_epi64x, std::int64_t)
IN_HALVES_SET(__m256, set1_ps, float)
IN_HALVES_2(__m256, add_ps, add_ps)
IN_HALVES_2(__m256, mul_ps, mul_ps)
IN_HALVES_2(__m256, max_ps, max_ps)
IN_HALVES_2(__m256, andnot_ps, andnot_ps)
#undef IN_HALVES_1
#undef IN_HALVES_2
#undef IN_HALVES_SHIFT
#undef IN_HALVES_SET

inline __m256i _mm256_setzero_si256() {
    return {_mm_setzero_si128(), _mm_setzero_si128()};
}
inline __m256i _mm256_setr_epi32(int a, int b, int c, int d, int e, int f, int g, int h) {
    return {_mm_setr_epi32(a, b, c, d), _mm_setr_epi32(e, f, g, h)};
}
inline __m256i _mm256_setr_epi64x(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
    return {_mm_set_epi64x(b, a), _mm_set_epi64x(d, c)};
}
inline __m256i _mm256_loadu_si256(const void* p) {
    const auto* const bytes = static_cast<const char*>(p);
    return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)),
            _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16))};
}
inline void _mm256_storeu_si256(void* p, __m256i a) {
    auto* const bytes = static_cast<char*>(p);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes), a.lo);
    _mm_storeu_si128(reinterpret_cast<__m128i*>(bytes + 16), a.hi);
}
inline __m256i _mm256_blendv_epi8(__m256i a, __m256i b, __m256i mask) {
    return {_mm_blendv_epi8(a.lo, b.lo, mask.lo), _mm_blendv_epi8(a.hi, b.hi, mask.hi)};
}

// What moves halves, or makes two of one.
inline __m256i _mm256_broadcastsi128_si256(__m128i a) {
    return {a, a};
}
inline __m256i _mm256_set_m128i(__m128i hi, __m128i lo) {
    return {lo, hi};
}
inline __m128 _mm256_castps256_ps128(__m256 a) {
    return a.lo;
}
inline __m128 _mm256_extractf128_ps(__m256 a, int half) {
    return half ? a.hi : a.lo;
}
inline __m256i _mm256_permute2x128_si256(__m256i a, __m256i b, int which) {
    const auto half = [&](int from) { return from == 0 ? a.lo : from == 1 ? a.hi : from == 2 ? b.lo : b.hi; };
    return {half(which & 3), half(which >> 4 & 3)};
}
inline __m256i _mm256_cvtepi8_epi16(__m128i a) {
    return {_mm_cvtepi8_epi16(a), _mm_cvtepi8_epi16(_mm_unpackhi_epi64(a, a))};
}
inline __m256i _mm256_cvtepu16_epi32(__m128i a) {
    return {_mm_cvtepu16_epi32(a), _mm_cvtepu16_epi32(_mm_unpackhi_epi64(a, a))};
}

inline __m256 _mm256_setzero_ps() {
    return _mm256_set1_ps(0.0f);
}
inline __m256 _mm256_loadu_ps(const float* p) {
    return {_mm_loadu_ps(p), _mm_loadu_ps(p + 4)};
}
inline void _mm256_storeu_ps(float* p, __m256 a) {
    _mm_storeu_ps(p, a.lo);
    _mm_storeu_ps(p + 4, a.hi);
}
inline __m256 _mm256_fmadd_ps(__m256 a, __m256 b, __m256 c) {
    return {mulAddHalf(a.lo, b.lo, c.lo), mulAddHalf(a.hi, b.hi, c.hi)};
}
inline __m256 _mm256_fnmadd_ps(__m256 a, __m256 b, __m256 c) {
    return {negMulAddHalf(a.lo, b.lo, c.lo), negMulAddHalf(a.hi, b.hi, c.hi)};
}
inline __m256 _mm256_cvtepi32_ps(__m256i a) {
    return {_mm_cvtepi32_ps(a.lo), _mm_cvtepi32_ps(a.hi)};
}
inline __m256i _mm256_cvtps_epi32(__m256 a) {
    return {_mm_cvtps_epi32(a.lo), _mm_cvtps_epi32(a.hi)};
}
inline __m256 _mm256_castsi256_ps(__m256i a) {
    return {_mm_castsi128_ps(a.lo), _mm_castsi128_ps(a.hi)};
}
inline __m256 _mm256_cvtph_ps(__m128i a) {
    return {_mm_cvtph_ps(a), _mm_cvtph_ps(_mm_unpackhi_epi64(a, a))};
}

/// int8 of 32 whole numbers in their order.
inline __m256i packWords(const __m256i words[4]) {
    return {
        _mm_packs_epi16(_mm_packs_epi32(words[0].lo, words[0].hi), _mm_packs_epi32(words[1].lo, words[1].hi)),
        _mm_packs_epi16(_mm_packs_epi32(words[2].lo, words[2].hi),
                        _mm_packs_epi32(words[3].lo, words[3].hi))};
}

} // namespace
} // namespace conclave::kernels
