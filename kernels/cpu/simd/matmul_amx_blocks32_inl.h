// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/amx_tiles_inl.h"
#include "kernels/cpu/simd/matmul_blocks32_inl.h"

namespace conclave::kernels {
namespace {

/// Rows of types whose runs of 32 weights share a float scale. Weights are packed as int8 with their zero
/// point taken off; a tile product of 32 columns is one run of 16 tokens and 16 rows, which then becomes
/// float.
template <class Format>
struct AmxBlocks32Panels {
    using Type = TypeBlocks32<Format>;
    using V = Avx512Vnni;
    static constexpr int kTileColumns = 32;
    static constexpr int kRuns = kPanelCols / 32;

    struct Half { // of the rows, over 256 columns
        alignas(64) std::byte q[kPanelCols / 4][64];
        alignas(64) float d[kRuns][kTile];
        alignas(64) float m[kRuns][kTile]; ///< only with mins
    };
    Half halves[kTileHalves];

    void pack(int half, std::int64_t width, const std::byte* data, std::int64_t rowBytes, std::int64_t rows) {
        Half& to = halves[half];
        for (int eight = 0; eight < 2; ++eight) {
            const std::int64_t first = eight * 8 < rows ? eight * 8 : 0; // an empty part repeats the first
            const EightRows from(data + first * rowBytes, rowBytes, rows - first);
            for (int b = 0; b < width / 32; ++b) {
                const std::int64_t offset = b / Type::kRuns * Type::kUnitBytes;
                const int run = static_cast<int>(b % Type::kRuns);
                __m256i bytes[8];
#pragma GCC unroll 8
                for (int r = 0; r < 8; ++r) {
                    bytes[r] = Format::decode(from.row[r] + offset, run);
                    if constexpr (Format::kZero != 0)
                        bytes[r] = _mm256_sub_epi8(bytes[r], _mm256_set1_epi8(Format::kZero));
                }
                transpose8x8(bytes, to.q[b * 8] + eight * 32, 64);
                _mm256_storeu_ps(to.d[b] + eight * 8, Format::scales(from, offset, run));
                if constexpr (Format::kHasMin)
                    _mm256_storeu_ps(to.m[b] + eight * 8, Format::mins(from, offset));
            }
        }
    }

    void addProducts(int halfCount, std::int64_t width, const TileTokens& tokens,
                     float (*sums)[kTileTokenBlock][kTile]) const {
        const auto runs = static_cast<int>(width / 32);
        int run = 0;
        for (; run + 4 <= runs; run += 4)
            halfCount == 2 ? addRuns<2, 4>(run, tokens, sums) : addRuns<1, 4>(run, tokens, sums);
        for (; run < runs; ++run)
            halfCount == 2 ? addRuns<2, 1>(run, tokens, sums) : addRuns<1, 1>(run, tokens, sums);
    }

  private:
    template <int Runs>
    using Products = TileProducts[kTileHalves][Runs];

    /// All tokens times the packed rows times the columns of some runs.
    template <int Halves, int Runs>
    void addRuns(int firstRun, const TileTokens& tokens, float (*sums)[kTileTokenBlock][kTile]) const {
        alignas(64) Products<Runs> products[2]; // of this step and the last
        Step<Halves, Runs> last;
        int buffer = 0;
        for (std::int64_t next = 0; next < tokens.count; next += kTile) {
            const TokenTile tile(next, tokens.count);
            const Step<Halves, Runs> step{this,     &tokens,    sums,     &products[buffer],
                                          firstRun, tile.first, tile.skip};
            multiply(step, last);
            last = step;
            buffer ^= 1;
        }
        for (int part = 0; part < kParts; ++part)
            last.finish(part);
    }

    static constexpr int kParts = 4;

    /// 16 tokens of them.
    template <int Halves, int Runs>
    struct Step {
        const AmxBlocks32Panels* panels = nullptr;
        const TileTokens* tokens = nullptr;
        float (*sums)[kTileTokenBlock][kTile] = nullptr; ///< [halves], of all tokens
        Products<Runs>* products = nullptr;
        int firstRun = 0;
        std::int64_t first = 0;
        int skip = 0;

        const std::byte* x() const {
            return tokens->x + first * tokens->rowBytes + tokens->firstCol + firstRun * 32;
        }

        /// From products to sums, for four tokens.
        void finish(int part) const {
            if (!tokens)
                return;
            constexpr int kTokens = kTile / kParts;
            int t = part * kTokens > skip ? part * kTokens : skip;
            if (t == part * kTokens)
                finishTokens<kTokens>(t);
            else
                for (; t < (part + 1) * kTokens; ++t)
                    finishTokens<1>(t);
        }

        template <int T>
        void finishTokens(int t0) const {
            const std::int64_t rowBytes = tokens->rowBytes;
            ActivationRow<Type> row(tokens->x + (first + t0) * rowBytes, tokens->cols);
            row.advance(tokens->firstCol + firstRun * 32);
            constexpr std::int64_t kNextHalf = sizeof(Half) / sizeof(float);
            const float* d = panels->halves[0].d[firstRun];
            const float* m = panels->halves[0].m[firstRun];
            const std::int32_t* dots = (*products)[0][0][t0];
            float* out = sums[0][first + t0];
            V::Floats sum[Halves][T];
#pragma GCC unroll 2
            for (int half = 0; half < Halves; ++half)
#pragma GCC unroll 4
                for (int t = 0; t < T; ++t)
                    sum[half][t] = V::load(out + (half * kTileTokenBlock + t) * kTile);
#pragma GCC unroll 4
            for (int t = 0; t < T; ++t, row.scales += rowBytes, row.sums += rowBytes)
#pragma GCC unroll 4
                for (int b = 0; b < Runs; ++b) {
                    const V::Floats dx = V::set1(row.scale(b));
#pragma GCC unroll 2
                    for (int half = 0; half < Halves; ++half) {
                        V::Floats& s = sum[half][t];
                        const std::int64_t at = half * kNextHalf + b * kTile;
                        const V::Ints dot = V::loadInts(dots + ((half * Runs + b) * kTile + t) * kTile);
                        s = V::mulAdd(V::toFloat(dot), V::mul(dx, V::load(d + at)), s);
                        if constexpr (Format::kHasMin)
                            s = V::mulAdd(V::set1(row.sum(b)), V::mul(dx, V::load(m + at)), s);
                    }
                }
#pragma GCC unroll 2
            for (int half = 0; half < Halves; ++half)
#pragma GCC unroll 4
                for (int t = 0; t < T; ++t)
                    V::store(out + (half * kTileTokenBlock + t) * kTile, sum[half][t]);
        }
    };

    /// Run @p b of a step; neighbouring ones use different tiles, so that one is stored while the next is
    /// multiplied.
    template <int Halves, int Runs>
    static void multiplyEven(const Step<Halves, Runs>& step, int b) {
        const auto& halves = step.panels->halves;
        const int at = (step.firstRun + b) * 8;
        _tile_loadd(4, step.x() + b * 32, step.tokens->rowBytes);
        _tile_loadd(6, halves[0].q[at], 64);
        _tile_zero(0);
        _tile_dpbssd(0, 4, 6);
        if constexpr (Halves == 2) {
            _tile_loadd(7, halves[1].q[at], 64);
            _tile_zero(1);
            _tile_dpbssd(1, 4, 7);
        }
    }
    template <int Halves, int Runs>
    static void multiplyOdd(const Step<Halves, Runs>& step, int b) {
        const auto& halves = step.panels->halves;
        const int at = (step.firstRun + b) * 8;
        _tile_loadd(5, step.x() + b * 32, step.tokens->rowBytes);
        _tile_loadd(6, halves[0].q[at], 64);
        _tile_zero(2);
        _tile_dpbssd(2, 5, 6);
        if constexpr (Halves == 2) {
            _tile_loadd(7, halves[1].q[at], 64);
            _tile_zero(3);
            _tile_dpbssd(3, 5, 7);
        }
    }
    template <int Halves, int Runs>
    static void storeEven(const Step<Halves, Runs>& step, int b) {
        _tile_stored(0, (*step.products)[0][b], 64);
        if constexpr (Halves == 2)
            _tile_stored(1, (*step.products)[1][b], 64);
    }
    template <int Halves, int Runs>
    static void storeOdd(const Step<Halves, Runs>& step, int b) {
        _tile_stored(2, (*step.products)[0][b], 64);
        if constexpr (Halves == 2)
            _tile_stored(3, (*step.products)[1][b], 64);
    }

    /// @p step's products, and between them what is left to do for the @p last step's: one unit multiplies
    /// tiles while the others work on vectors.
    template <int Halves, int Runs>
    static void multiply(const Step<Halves, Runs>& step, const Step<Halves, Runs>& last) {
        multiplyEven(step, 0);
        last.finish(0);
        if constexpr (Runs == 4) {
            multiplyOdd(step, 1);
            storeEven(step, 0);
            last.finish(1);
            multiplyEven(step, 2);
            storeOdd(step, 1);
            last.finish(2);
            multiplyOdd(step, 3);
            storeEven(step, 2);
            last.finish(3);
            storeOdd(step, 3);
        } else {
            for (int part = 1; part < kParts; ++part)
                last.finish(part);
            storeEven(step, 0);
        }
    }
};

} // namespace
} // namespace conclave::kernels
