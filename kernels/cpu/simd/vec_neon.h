// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/vec_256.h"

namespace conclave::kernels {
namespace {

/// The vocabulary of the kernels in *_inl.h in NEON, two registers to a vector. @p Dot is a kind of
/// multiplication of bytes: Dot::four() is sum + the products of four neighbouring signed bytes per lane.
/// NEON multiplies signed bytes with signed bytes; "unsigned" weights are below 128, so they are signed as
/// well.
template <class Dot>
struct VecNeon : Vec256 {
    static constexpr int kFloatTileRows = 4;
    static constexpr int kFloatTileTokens = 2; ///< × 4 rows × 2 halves = 16 sums of the 32 registers
    static constexpr int kPanelTileTokens = 4;

    static __m256i dotBytes(__m256i sum, __m256i w, __m256i x) {
        return {bytes(Dot::four(doubles(sum.lo), w.lo, x.lo)), bytes(Dot::four(doubles(sum.hi), w.hi, x.hi))};
    }
    static __m256i dotWords(__m256i sum, __m256i a16, __m256i b16) {
        return _mm256_add_epi32(sum, _mm256_madd_epi16(a16, b16));
    }
    /// sum + Σ w · x · scale, four neighbours to a lane; a half has the same scale everywhere.
    static __m256i dotScaled(__m256i sum, __m256i w, __m256i x, __m256i scales16) {
        const auto half = [](__m128i sum128, __m128i w128, __m128i x128, __m128i scales) {
            const int32x4_t products = Dot::four(vdupq_n_s32(0), w128, x128);
            return bytes(vmlaq_s32(doubles(sum128), products, vmovl_s16(vget_low_s16(words(scales)))));
        };
        return {half(sum.lo, w.lo, x.lo, scales16.lo), half(sum.hi, w.hi, x.hi, scales16.hi)};
    }
    static __m256i dotSignedBytes(__m256i sum, __m256i w, __m256i x) { return dotBytes(sum, w, x); }

    static __m256i packSigned(__m256i w) { return w; }
    static Ints startSigned(std::int16_t /*activationSum*/) { return zeroInts(); }
    static Ints dotSigned(Ints sum, Ints w, Ints x) { return dotBytes(sum, w, x); }
    static constexpr int runOf(int /*largest*/) { return 8; }
    static Ints dotRun(Ints run, Ints w, Ints x) { return dotBytes(run, w, x); }
    static Ints endRun(Ints run) { return run; }
};

/// ARMv8.0: products in 16 bits (two of 128 · 127 fit), then widened.
struct DotByMultiplication {
    static int32x4_t four(int32x4_t sum, int8x16_t w, int8x16_t x) {
        const int16x8_t low = vmull_s8(vget_low_s8(w), vget_low_s8(x));
        return vpadalq_s16(sum, vpaddq_s16(low, vmull_high_s8(w, x)));
    }
};
using Neon = VecNeon<DotByMultiplication>;

#ifdef __ARM_FEATURE_DOTPROD
struct DotByInstruction {
    static int32x4_t four(int32x4_t sum, int8x16_t w, int8x16_t x) { return vdotq_s32(sum, w, x); }
};
using NeonDot = VecNeon<DotByInstruction>;
#endif

#ifdef __ARM_FEATURE_MATMUL_INT8
/// SMMLA multiplies two rows by two tokens, eight columns of each: twice the products of a dot product.
struct NeonI8mm : NeonDot {
    static constexpr bool kTokenPairs = true;
    static constexpr int kPanelTileTokens = 8;

    struct EightColumns {
        int8x16_t rows[4]; ///< rows 2·i and 2·i + 1
    };
    struct PairSums {
        int32x4_t rows[4]; ///< rows 2·i and 2·i + 1, each with the first token, then the second
    };
    static PairSums zeroPair() { return {{vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0), vdupq_n_s32(0)}}; }
    /// From two neighbouring groups of four columns of eight rows.
    static EightColumns eightColumns(Ints first, Ints second) {
        return {{_mm_unpacklo_epi32(first.lo, second.lo), _mm_unpackhi_epi32(first.lo, second.lo),
                 _mm_unpacklo_epi32(first.hi, second.hi), _mm_unpackhi_epi32(first.hi, second.hi)}};
    }
    static void addPair(PairSums& sums, const EightColumns& w, const std::byte* x0, const std::byte* x1) {
        const int8x16_t x = vcombine_s8(vld1_s8(reinterpret_cast<const std::int8_t*>(x0)),
                                        vld1_s8(reinterpret_cast<const std::int8_t*>(x1)));
        for (int i = 0; i < 4; ++i)
            sums.rows[i] = vmmlaq_s32(sums.rows[i], w.rows[i], x);
    }
    static void endPair(const PairSums& sums, Ints& dots0, Ints& dots1) {
        const int32x4_t(&rows)[4] = sums.rows;
        dots0 = add(dots0, {bytes(vuzp1q_s32(rows[0], rows[1])), bytes(vuzp1q_s32(rows[2], rows[3]))});
        dots1 = add(dots1, {bytes(vuzp2q_s32(rows[0], rows[1])), bytes(vuzp2q_s32(rows[2], rows[3]))});
    }
};
#endif

} // namespace
} // namespace conclave::kernels
