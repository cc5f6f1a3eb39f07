// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <arm_neon.h>
#include <cstdint>

/// The SSE instructions that kernels are written in, in NEON of ARMv8 (AArch64). Names and meanings are
/// Intel's, as far as kernels use them: _mm_shuffle_epi8 takes indexes below 16, and the scalar _ss forms
/// leave only the lowest lane defined.
namespace conclave::kernels {
namespace {

using __m128i = int8x16_t;
using __m128 = float32x4_t;

inline int16x8_t words(__m128i a) {
    return vreinterpretq_s16_s8(a);
}
inline int32x4_t doubles(__m128i a) {
    return vreinterpretq_s32_s8(a);
}
inline int64x2_t quads(__m128i a) {
    return vreinterpretq_s64_s8(a);
}
inline uint8x16_t unsignedBytes(__m128i a) {
    return vreinterpretq_u8_s8(a);
}
inline __m128i bytes(int16x8_t a) {
    return vreinterpretq_s8_s16(a);
}
inline __m128i bytes(int32x4_t a) {
    return vreinterpretq_s8_s32(a);
}
inline __m128i bytes(int64x2_t a) {
    return vreinterpretq_s8_s64(a);
}
inline __m128i bytes(uint8x16_t a) {
    return vreinterpretq_s8_u8(a);
}
inline __m128i bytes(uint16x8_t a) {
    return vreinterpretq_s8_u16(a);
}
inline __m128i bytes(uint32x4_t a) {
    return vreinterpretq_s8_u32(a);
}
inline __m128i bytes(uint64x2_t a) {
    return vreinterpretq_s8_u64(a);
}

// Loads and constants.
inline __m128i _mm_loadu_si128(const __m128i* p) {
    return vld1q_s8(reinterpret_cast<const std::int8_t*>(p));
}
inline void _mm_storeu_si128(__m128i* p, __m128i a) {
    vst1q_s8(reinterpret_cast<std::int8_t*>(p), a);
}
inline __m128i _mm_setzero_si128() {
    return vdupq_n_s8(0);
}
inline __m128i _mm_set1_epi8(char value) {
    return vdupq_n_s8(static_cast<std::int8_t>(value));
}
inline __m128i _mm_set1_epi16(std::int16_t value) {
    return bytes(vdupq_n_s16(value));
}
inline __m128i _mm_set1_epi32(std::int32_t value) {
    return bytes(vdupq_n_s32(value));
}
inline __m128i _mm_set1_epi64x(std::int64_t value) {
    return bytes(vdupq_n_s64(value));
}
inline __m128i _mm_set_epi64x(std::int64_t high, std::int64_t low) {
    return bytes(int64x2_t{low, high});
}
inline __m128i _mm_setr_epi32(std::int32_t a, std::int32_t b, std::int32_t c, std::int32_t d) {
    return bytes(int32x4_t{a, b, c, d});
}
inline __m128i _mm_setr_epi16(std::int16_t a, std::int16_t b, std::int16_t c, std::int16_t d, std::int16_t e,
                              std::int16_t f, std::int16_t g, std::int16_t h) {
    return bytes(int16x8_t{a, b, c, d, e, f, g, h});
}
inline __m128i _mm_cvtsi64_si128(std::int64_t value) {
    return bytes(int64x2_t{value, 0});
}
inline __m128i _mm_cvtsi32_si128(std::int32_t value) {
    return bytes(int32x4_t{value, 0, 0, 0});
}

// Whole numbers.
inline __m128i _mm_and_si128(__m128i a, __m128i b) {
    return vandq_s8(a, b);
}
inline __m128i _mm_or_si128(__m128i a, __m128i b) {
    return vorrq_s8(a, b);
}
inline __m128i _mm_xor_si128(__m128i a, __m128i b) {
    return veorq_s8(a, b);
}
inline __m128i _mm_add_epi8(__m128i a, __m128i b) {
    return vaddq_s8(a, b);
}
inline __m128i _mm_sub_epi8(__m128i a, __m128i b) {
    return vsubq_s8(a, b);
}
inline __m128i _mm_add_epi32(__m128i a, __m128i b) {
    return bytes(vaddq_s32(doubles(a), doubles(b)));
}
inline __m128i _mm_sub_epi32(__m128i a, __m128i b) {
    return bytes(vsubq_s32(doubles(a), doubles(b)));
}
inline __m128i _mm_mullo_epi32(__m128i a, __m128i b) {
    return bytes(vmulq_s32(doubles(a), doubles(b)));
}
inline __m128i _mm_madd_epi16(__m128i a, __m128i b) {
    return bytes(vpaddq_s32(vmull_s16(vget_low_s16(words(a)), vget_low_s16(words(b))),
                            vmull_high_s16(words(a), words(b))));
}
inline __m128i _mm_hadd_epi32(__m128i a, __m128i b) {
    return bytes(vpaddq_s32(doubles(a), doubles(b)));
}
inline __m128i _mm_sad_epu8(__m128i a, __m128i b) {
    const uint8x16_t difference = vabdq_u8(unsignedBytes(a), unsignedBytes(b));
    return bytes(vpaddlq_u32(vpaddlq_u16(vpaddlq_u8(difference))));
}
inline __m128i _mm_slli_epi16(__m128i a, int bits) {
    return bytes(vreinterpretq_u16_s8(a) << static_cast<std::uint16_t>(bits));
}
inline __m128i _mm_srli_epi16(__m128i a, int bits) {
    return bytes(vreinterpretq_u16_s8(a) >> static_cast<std::uint16_t>(bits));
}
inline __m128i _mm_slli_epi32(__m128i a, int bits) {
    return bytes(vreinterpretq_u32_s8(a) << static_cast<std::uint32_t>(bits));
}
inline __m128i _mm_srli_epi32(__m128i a, int bits) {
    return bytes(vreinterpretq_u32_s8(a) >> static_cast<std::uint32_t>(bits));
}
inline __m128i _mm_srai_epi32(__m128i a, int bits) {
    return bytes(doubles(a) >> bits);
}
inline __m128i _mm_cmpeq_epi8(__m128i a, __m128i b) {
    return bytes(vceqq_s8(a, b));
}
inline __m128i _mm_cmpgt_epi32(__m128i a, __m128i b) {
    return bytes(vcgtq_s32(doubles(a), doubles(b)));
}

// Rearrangement and width.
inline __m128i _mm_shuffle_epi8(__m128i a, __m128i indexes) {
    return vqtbl1q_s8(a, unsignedBytes(indexes));
}
inline __m128i _mm_blendv_epi8(__m128i a, __m128i b, __m128i mask) {
    return vbslq_s8(unsignedBytes(vshrq_n_s8(mask, 7)), b, a);
}
inline __m128i _mm_unpacklo_epi32(__m128i a, __m128i b) {
    return bytes(vzip1q_s32(doubles(a), doubles(b)));
}
inline __m128i _mm_unpackhi_epi32(__m128i a, __m128i b) {
    return bytes(vzip2q_s32(doubles(a), doubles(b)));
}
inline __m128i _mm_unpacklo_epi64(__m128i a, __m128i b) {
    return bytes(vzip1q_s64(quads(a), quads(b)));
}
inline __m128i _mm_unpackhi_epi64(__m128i a, __m128i b) {
    return bytes(vzip2q_s64(quads(a), quads(b)));
}
inline __m128i _mm_packs_epi32(__m128i a, __m128i b) {
    return bytes(vqmovn_high_s32(vqmovn_s32(doubles(a)), doubles(b)));
}
inline __m128i _mm_packs_epi16(__m128i a, __m128i b) {
    return vqmovn_high_s16(vqmovn_s16(words(a)), words(b));
}
inline __m128i _mm_cvtepi8_epi16(__m128i a) {
    return bytes(vmovl_s8(vget_low_s8(a)));
}
inline __m128i _mm_cvtepu8_epi16(__m128i a) {
    return bytes(vmovl_u8(vget_low_u8(unsignedBytes(a))));
}
inline __m128i _mm_cvtepu16_epi32(__m128i a) {
    return bytes(vmovl_u16(vget_low_u16(vreinterpretq_u16_s8(a))));
}

// Floats.
inline __m128 _mm_loadu_ps(const float* p) {
    return vld1q_f32(p);
}
inline void _mm_storeu_ps(float* p, __m128 a) {
    vst1q_f32(p, a);
}
inline __m128 _mm_set1_ps(float value) {
    return vdupq_n_f32(value);
}
inline __m128 _mm_add_ps(__m128 a, __m128 b) {
    return vaddq_f32(a, b);
}
inline __m128 _mm_add_ss(__m128 a, __m128 b) {
    return vaddq_f32(a, b);
}
inline __m128 _mm_mul_ps(__m128 a, __m128 b) {
    return vmulq_f32(a, b);
}
inline __m128 _mm_max_ps(__m128 a, __m128 b) {
    return vbslq_f32(vcgtq_f32(a, b), a, b); // b where one is NaN, unlike FMAX
}
inline __m128 _mm_max_ss(__m128 a, __m128 b) {
    return _mm_max_ps(a, b);
}
inline __m128 _mm_andnot_ps(__m128 a, __m128 b) {
    return vreinterpretq_f32_u32(vbicq_u32(vreinterpretq_u32_f32(b), vreinterpretq_u32_f32(a)));
}
inline __m128 mulAddHalf(__m128 a, __m128 b, __m128 c) {
    return vfmaq_f32(c, a, b);
}
inline __m128 negMulAddHalf(__m128 a, __m128 b, __m128 c) {
    return vfmsq_f32(c, a, b);
}
inline __m128 _mm_movehl_ps(__m128 a, __m128 b) {
    return vreinterpretq_f32_f64(vzip2q_f64(vreinterpretq_f64_f32(b), vreinterpretq_f64_f32(a)));
}
inline __m128 _mm_movehdup_ps(__m128 a) {
    return vtrn2q_f32(a, a);
}
inline float _mm_cvtss_f32(__m128 a) {
    return vgetq_lane_f32(a, 0);
}
inline __m128 _mm_cvtepi32_ps(__m128i a) {
    return vcvtq_f32_s32(doubles(a));
}
inline __m128i _mm_cvtps_epi32(__m128 a) {
    return bytes(vcvtnq_s32_f32(a));
}
inline __m128 _mm_castsi128_ps(__m128i a) {
    return vreinterpretq_f32_s8(a);
}
inline __m128 _mm_cvtph_ps(__m128i a) {
    return vcvt_f32_f16(vreinterpret_f16_s8(vget_low_s8(a)));
}
inline bool anyNanHalf(__m128 a) {
    return vminvq_u32(vceqq_f32(a, a)) == 0;
}

} // namespace
} // namespace conclave::kernels
