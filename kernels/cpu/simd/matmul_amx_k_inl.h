// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/amx_tiles_inl.h"
#include "kernels/cpu/simd/matmul_k_inl.h"

namespace conclave::kernels {
namespace {

/// Rows of k-quants whose whole-numbered scales are multiplied into the weights when they are packed, so that
/// tile products run through a block of 256 with no work in between:
///
///     A = Σ_i scale · q[i] · qx[i] = Σ_i low[i] · qx[i] + 256 · Σ_i high[i] · qx[i]
///
/// low and high are the two bytes of scale · q (of scale · (q - zero) where the type has a zero point: then
/// nothing is left for the offsets), within int16: 4096 at most. Sums of low stay below 8.4e6, of high below
/// 5.3e5.
template <class KType>
struct AmxKPanels {
    using Type = KType;
    using V = Avx512Vnni;
    static constexpr int kTileColumns = 64;
    static constexpr bool kHasOffsets = Type::kZero == 0;

    struct Half { // of the rows, over 256 columns
        alignas(64) std::byte low[kBlockK / 4][64];
        alignas(64) std::byte high[kBlockK / 4][64];
        alignas(64) std::int32_t offsetPairs[8][kTile];
        alignas(64) float d[kTile];
        alignas(64) float dmin[kTile];
    };
    Half halves[kTileHalves];

    void pack(int half, std::int64_t /*width: always a block*/, const std::byte* data, std::int64_t rowBytes,
              std::int64_t rows) {
        KPanel<V, Type> panel;
        for (std::int64_t eight = 0; eight < 2; ++eight) {
            const std::int64_t first = eight * 8 < rows ? eight * 8 : 0; // an empty part repeats the first
            panel.packEightRows(eight, kBlockK, EightRows(data + first * rowBytes, rowBytes, rows - first));
        }
        Half& to = halves[half];
        for (int s = 0; s < Type::kSubs; ++s)
            foldScale(panel, s, to);
        std::memcpy(to.offsetPairs, panel.offsetPairs, sizeof to.offsetPairs);
        std::memcpy(to.d, panel.d, sizeof to.d);
        std::memcpy(to.dmin, panel.dmin, sizeof to.dmin);
    }

    void addProducts(int halfCount, std::int64_t /*width*/, const TileTokens& tokens,
                     float (*sums)[kTileTokenBlock][kTile]) const {
        alignas(64) TileProducts products[2][4]; // of this step and the last: low and high of two token tiles
        Step last;
        int buffer = 0;
        for (std::int64_t next = 0; next < tokens.count; next += 2 * kTile) {
            const TokenTile first(next, tokens.count);
            const bool two = next + kTile < tokens.count;
            const TokenTile second(two ? next + kTile : next, tokens.count);
            for (int half = 0; half < halfCount; ++half) {
                const Step step{&halves[half],
                                &tokens,
                                sums[half],
                                products[buffer],
                                {first.first, second.first},
                                {first.skip, two ? second.skip : kTile}};
                if (two)
                    multiply<2>(step, last);
                else
                    multiply<1>(step, last);
                last = step;
                buffer ^= 1;
            }
        }
        for (int quarter = 0; quarter < 4; ++quarter)
            last.finish(quarter);
    }

  private:
    /// 32 tokens times 16 rows times 256 columns.
    struct Step {
        const Half* half = nullptr;
        const TileTokens* tokens = nullptr;
        float (*sums)[kTile] = nullptr; ///< of all tokens
        TileProducts* products = nullptr;
        std::int64_t first[2] = {};
        int skip[2] = {};

        const std::byte* x(int tile) const {
            return tokens->x + first[tile] * tokens->rowBytes + tokens->firstCol;
        }

        /// From products to sums, for eight tokens.
        void finish(int quarter) const {
            if (!tokens)
                return;
            const int tile = quarter / 2;
            const int begin = quarter % 2 * 8;
            const int end = begin + 8;
            int t = begin > skip[tile] ? begin : skip[tile];
            for (; t + 4 <= end; t += 4)
                finishTokens<4>(tile, t);
            for (; t < end; ++t)
                finishTokens<1>(tile, t);
        }

        template <int T>
        void finishTokens(int tile, int t0) const {
            const std::int64_t rowBytes = tokens->rowBytes;
            ActivationRow<Type> row(tokens->x + (first[tile] + t0) * rowBytes, tokens->cols);
            row.advance(tokens->firstCol);
            V::Ints b[T];
#pragma GCC unroll 4
            for (int t = 0; t < T; ++t)
                b[t] = V::zeroInts();
            if constexpr (kHasOffsets)
#pragma GCC unroll 8
                for (int j = 0; j < 8; ++j) {
                    const V::Ints pair = V::loadInts(half->offsetPairs[j]);
#pragma GCC unroll 4
                    for (int t = 0; t < T; ++t)
                        b[t] = V::dotWords(b[t], pair, V::broadcast4(row.sums + t * rowBytes + j * 4));
                }
            const std::int32_t* low = products[tile * 2][t0];
            const std::int32_t* high = products[tile * 2 + 1][t0];
            float* sum = sums[first[tile] + t0];
            const V::Floats d = V::load(half->d);
            const V::Floats dmin = V::load(half->dmin);
#pragma GCC unroll 4
            for (int t = 0; t < T; ++t) {
                const V::Ints a =
                    V::add(V::loadInts(low + t * kTile), V::shiftLeft<8>(V::loadInts(high + t * kTile)));
                float scale;
                std::memcpy(&scale, row.scales + t * rowBytes, sizeof scale);
                const V::Floats dx = V::set1(scale);
                V::store(sum + t * kTile, Type::template add<V>(V::load(sum + t * kTile), a, b[t],
                                                                V::mul(dx, d), V::mul(dx, dmin)));
            }
        }
    };

    /// @p step's products, and between them what is left to do for the @p last step's: one unit multiplies
    /// tiles while the others work on vectors.
    template <int Tiles>
    static void multiply(const Step& step, const Step& last) {
        const std::int64_t stride = step.tokens->rowBytes;
        _tile_zero(0);
        _tile_zero(1);
        if constexpr (Tiles == 2) {
            _tile_zero(2);
            _tile_zero(3);
        }
#pragma GCC unroll 4
        for (int k = 0; k < 4; ++k) {
            _tile_loadd(4, step.x(0) + k * 64, stride);
            _tile_loadd(6, step.half->low[k * 16], 64);
            _tile_loadd(7, step.half->high[k * 16], 64);
            _tile_dpbsud(0, 4, 6);
            _tile_dpbssd(1, 4, 7);
            if constexpr (Tiles == 2) {
                _tile_loadd(5, step.x(1) + k * 64, stride);
                _tile_dpbsud(2, 5, 6);
                _tile_dpbssd(3, 5, 7);
            }
            last.finish(k);
        }
        _tile_stored(0, step.products[0], 64);
        _tile_stored(1, step.products[1], 64);
        if constexpr (Tiles == 2) {
            _tile_stored(2, step.products[2], 64);
            _tile_stored(3, step.products[3], 64);
        }
    }

    /// The two bytes of scale · (q - zero) of sub-block @p s.
    static void foldScale(const KPanel<V, Type>& panel, int s, Half& to) {
        constexpr __mmask64 kOdd = 0xaaaaaaaaaaaaaaaa;
        const __m512i scale = _mm512_and_si512(V::loadInts(panel.scales[s]), _mm512_set1_epi32(255));
        const __m512i forEven = _mm512_or_si512(scale, _mm512_slli_epi32(scale, 16)); // bytes scale, 0
        const __m512i forOdd = _mm512_slli_epi16(forEven, 8);
        constexpr int kGroups = KPanel<V, Type>::kGroups;
#pragma GCC unroll 8
        for (int g = s * kGroups; g < (s + 1) * kGroups; ++g) {
            const __m512i q = V::loadInts(panel.q[g]);
            __m512i even = _mm512_maddubs_epi16(q, forEven);
            __m512i odd = _mm512_maddubs_epi16(q, forOdd);
            if constexpr (Type::kZero != 0) {
                const __m512i zero = _mm512_srai_epi16(forOdd, 8 - __builtin_ctz(Type::kZero));
                even = _mm512_sub_epi16(even, zero);
                odd = _mm512_sub_epi16(odd, zero);
            }
            _mm512_store_si512(to.low[g], _mm512_mask_blend_epi8(kOdd, even, _mm512_slli_epi16(odd, 8)));
            _mm512_store_si512(to.high[g], _mm512_mask_blend_epi8(kOdd, _mm512_srli_epi16(even, 8), odd));
        }
    }
};

} // namespace
} // namespace conclave::kernels
