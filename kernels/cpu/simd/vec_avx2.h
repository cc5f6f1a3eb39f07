// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/vec_256.h"

namespace conclave::kernels {
namespace { // everything internal: every level compiles its own

/// The vocabulary of the kernels in *_inl.h, in AVX2 with FMA and F16C.
struct Avx2 : Vec256 {
    static constexpr int kFloatTileRows = 4;
    static constexpr int kFloatTileTokens = 3; ///< × 4 rows = 12 sums of the 16 registers
    static constexpr int kPanelTileTokens = 4;

    // sum + products of neighbouring elements, added up per int32 lane; all exact.
    static __m256i dotBytes(__m256i sum, __m256i u8, __m256i s8) {
        return dotWords(sum, _mm256_maddubs_epi16(u8, s8), _mm256_set1_epi16(1));
    }
    static __m256i dotWords(__m256i sum, __m256i a16, __m256i b16) {
        return _mm256_add_epi32(sum, _mm256_madd_epi16(a16, b16));
    }

    /// sum + Σ u8 · s8 · scale, four neighbours to a lane; the products of two u8 and s8 fit 16 bits.
    static __m256i dotScaled(__m256i sum, __m256i u8, __m256i s8, __m256i scales16) {
        return dotWords(sum, _mm256_maddubs_epi16(u8, s8), scales16);
    }
    /// Of signed bytes: the sign of each weight moves over to its activation, |w| · (±x).
    static __m256i dotSignedBytes(__m256i sum, __m256i w, __m256i x) {
        return dotBytes(sum, _mm256_abs_epi8(w), _mm256_sign_epi8(x, w));
    }

    // Signed weights of a panel times signed activations. Here they stay signed. (128 · 127 · 2 still
    // fits 16 bits.)
    static __m256i packSigned(__m256i w) { return w; }
    static Ints startSigned(std::int16_t /*activationSum*/) { return zeroInts(); }
    static Ints dotSigned(Ints sum, Ints w, Ints x) { return dotSignedBytes(sum, w, x); }

    // Unsigned weights up to @p largest: runs of products are added in 16 bits, as many as fit (their number
    // a power of two), then widened once.
    static constexpr int runOf(int largest) {
        const int fit = 32767 / (2 * 127 * largest);
        return fit >= 8 ? 8 : fit >= 4 ? 4 : 2;
    }
    static Ints dotRun(Ints run, Ints u8, Ints s8) {
        return _mm256_add_epi16(run, _mm256_maddubs_epi16(u8, s8));
    }
    static Ints endRun(Ints run) { return _mm256_madd_epi16(run, _mm256_set1_epi16(1)); }
};

#ifdef __AVXVNNI__
/// AVX2 with AVX-VNNI.
struct AvxVnni : Avx2 {
    static __m256i dotBytes(__m256i sum, __m256i u8, __m256i s8) {
        return _mm256_dpbusd_avx_epi32(sum, u8, s8);
    }
    static __m256i dotWords(__m256i sum, __m256i a16, __m256i b16) {
        return _mm256_dpwssd_avx_epi32(sum, a16, b16);
    }
    static __m256i dotScaled(__m256i sum, __m256i u8, __m256i s8, __m256i scales16) {
        return dotWords(sum, _mm256_maddubs_epi16(u8, s8), scales16);
    }
    static __m256i dotSignedBytes(__m256i sum, __m256i w, __m256i x) {
        return dotBytes(sum, _mm256_abs_epi8(w), _mm256_sign_epi8(x, w));
    }

    // As in Avx512Vnni.
    static __m256i packSigned(__m256i w) { return _mm256_xor_si256(w, _mm256_set1_epi8(-128)); }
    static Ints startSigned(std::int16_t activationSum) { return setInts(-128 * activationSum); }
    static Ints dotSigned(Ints sum, Ints w, Ints x) { return dotBytes(sum, w, x); }
    static constexpr int runOf(int /*largest*/) { return 8; }
    static Ints dotRun(Ints run, Ints u8, Ints s8) { return dotBytes(run, u8, s8); }
    static Ints endRun(Ints run) { return run; }
};
#endif

} // namespace
} // namespace conclave::kernels
