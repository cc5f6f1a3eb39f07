// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/vec_bytes.h"

namespace conclave::kernels {
namespace { // everything internal: every level compiles its own

/// The vocabulary of the kernels in *_inl.h, in AVX-512 (F, BW, VL).
struct Avx512 {
    using Floats = __m512;
    using Ints = __m512i; ///< int32 lanes, or bytes
    static constexpr int kLanes = 16;
    static constexpr bool kTokenPairs = false; ///< no instruction for two tokens at a time
    static constexpr int kFloatTileRows = 4;
    static constexpr int kFloatTileTokens = 6; ///< × 4 rows = 24 sums of the 32 registers
    static constexpr int kPanelTileTokens =
        8; ///< enough independent sums to hide the latency of the products

    static Floats zero() { return _mm512_setzero_ps(); }
    static Floats set1(float value) { return _mm512_set1_ps(value); }
    static Floats load(const float* p) { return _mm512_loadu_ps(p); }
    static void store(float* p, Floats a) { _mm512_storeu_ps(p, a); }
    static Floats add(Floats a, Floats b) { return _mm512_add_ps(a, b); }
    static Floats mul(Floats a, Floats b) { return _mm512_mul_ps(a, b); }
    static Floats mulAdd(Floats a, Floats b, Floats c) { return _mm512_fmadd_ps(a, b, c); }     ///< a·b + c
    static Floats negMulAdd(Floats a, Floats b, Floats c) { return _mm512_fnmadd_ps(a, b, c); } ///< c - a·b
    static Floats toFloat(Ints a) { return _mm512_cvtepi32_ps(a); }

    static Floats loadF32(const std::byte* p) { return _mm512_loadu_ps(p); }
    static Floats loadF16(const std::byte* p) { return _mm512_cvtph_ps(load32Bytes(p)); }
    static Floats loadBf16(const std::byte* p) {
        return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(load32Bytes(p)), 16));
    }
    static float addLanes(Floats a) { return _mm512_reduce_add_ps(a); }

    static Ints zeroInts() { return _mm512_setzero_si512(); }
    static Ints loadInts(const void* p) { return _mm512_loadu_si512(p); }
    static Ints setInts(std::int32_t value) { return _mm512_set1_epi32(value); }
    static Ints broadcast4(const void* p) { return _mm512_set1_epi32(load4Bytes(p)); }
    static Ints add(Ints a, Ints b) { return _mm512_add_epi32(a, b); }
    static Ints sub(Ints a, Ints b) { return _mm512_sub_epi32(a, b); }
    static Ints mul(Ints a, Ints b) { return _mm512_mullo_epi32(a, b); }
    template <int Bits>
    static Ints shiftLeft(Ints a) {
        return _mm512_slli_epi32(a, Bits);
    }

    // sum + products of neighbouring elements, added up per int32 lane; all exact.
    static __m256i dotBytes(__m256i sum, __m256i u8, __m256i s8) {
        return dotWords(sum, _mm256_maddubs_epi16(u8, s8), _mm256_set1_epi16(1));
    }
    static __m256i dotWords(__m256i sum, __m256i a16, __m256i b16) {
        return _mm256_add_epi32(sum, _mm256_madd_epi16(a16, b16));
    }
    static __m512i dotWords(__m512i sum, __m512i a16, __m512i b16) {
        return _mm512_add_epi32(sum, _mm512_madd_epi16(a16, b16));
    }
    /// sum + Σ u8 · s8 · scale, four neighbours to a lane; the products of two u8 and s8 fit 16 bits.
    static __m256i dotScaled(__m256i sum, __m256i u8, __m256i s8, __m256i scales16) {
        return dotWords(sum, _mm256_maddubs_epi16(u8, s8), scales16);
    }
    static __m256i dotSignedBytes(__m256i sum, __m256i w, __m256i x) {
        return dotBytes(sum, _mm256_abs_epi8(w), _mm256_sign_epi8(x, w));
    }

    // As in Avx2; the sign moves over by way of a mask.
    static __m256i packSigned(__m256i w) { return w; }
    static Ints startSigned(std::int16_t /*activationSum*/) { return zeroInts(); }
    static Ints dotSigned(Ints sum, Ints w, Ints x) {
        const Ints moved = _mm512_mask_sub_epi8(x, _mm512_movepi8_mask(w), zeroInts(), x);
        return dotWords(sum, _mm512_maddubs_epi16(_mm512_abs_epi8(w), moved), _mm512_set1_epi16(1));
    }
    static constexpr int runOf(int largest) {
        const int fit = 32767 / (2 * 127 * largest);
        return fit >= 8 ? 8 : fit >= 4 ? 4 : 2;
    }
    static Ints dotRun(Ints run, Ints u8, Ints s8) {
        return _mm512_add_epi16(run, _mm512_maddubs_epi16(u8, s8));
    }
    static Ints endRun(Ints run) { return _mm512_madd_epi16(run, _mm512_set1_epi16(1)); }
};

#ifdef __AVX512VNNI__
/// AVX-512 with VNNI.
struct Avx512Vnni : Avx512 {
    // sum + products of neighbouring elements, added up per int32 lane; all exact.
    static __m256i dotBytes(__m256i sum, __m256i u8, __m256i s8) { return _mm256_dpbusd_epi32(sum, u8, s8); }
    static __m256i dotWords(__m256i sum, __m256i a16, __m256i b16) {
        return _mm256_dpwssd_epi32(sum, a16, b16);
    }
    static __m512i dotWords(__m512i sum, __m512i a16, __m512i b16) {
        return _mm512_dpwssd_epi32(sum, a16, b16);
    }

    static __m256i dotScaled(__m256i sum, __m256i u8, __m256i s8, __m256i scales16) {
        return dotWords(sum, _mm256_maddubs_epi16(u8, s8), scales16);
    }
    static __m256i dotSignedBytes(__m256i sum, __m256i w, __m256i x) {
        return dotBytes(sum, _mm256_abs_epi8(w), _mm256_sign_epi8(x, w));
    }

    // Signed weights of a panel times signed activations. VPDPBUSD wants one side unsigned: panels hold
    // w + 128, and a sum starts at -128 · Σ x.
    static __m256i packSigned(__m256i w) { return _mm256_xor_si256(w, _mm256_set1_epi8(-128)); }
    static Ints startSigned(std::int16_t activationSum) { return _mm512_set1_epi32(-128 * activationSum); }
    static Ints dotSigned(Ints sum, Ints w, Ints x) { return _mm512_dpbusd_epi32(sum, w, x); }

    // Unsigned weights: VPDPBUSD adds in 32 bits, so that runs may have any length.
    static constexpr int runOf(int /*largest*/) { return 8; }
    static Ints dotRun(Ints run, Ints u8, Ints s8) { return _mm512_dpbusd_epi32(run, u8, s8); }
    static Ints endRun(Ints run) { return run; }
};
#endif

} // namespace
} // namespace conclave::kernels
