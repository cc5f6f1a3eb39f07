// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/blocks32_inl.h"
#include "kernels/cpu/simd/matmul_int8_inl.h"

namespace conclave::kernels {
namespace {

/// Types whose runs of 32 weights share a scale (and a min), times q8_0 activations. Per run:
/// sum += (scaleX · d) · Σ (q - zero) · qx, then, with a min, sum += (scaleX · m) · Σ qx; products of scales
/// are rounded, the rest is one fused operation each. Unsigned q leave zero · Σ qx for the end. A Format of
/// blocks32_inl.h says what q, d and m are.
template <class Format>
struct TypeBlocks32 {
    static constexpr std::int64_t kBlock = 32;
    static constexpr std::int64_t kSumOver = 32;
    static constexpr std::int64_t kUnit = Format::Block::kWeights;
    static constexpr std::int64_t kUnitBytes = sizeof(typename Format::Block);
    static constexpr std::int64_t kRuns = kUnit / kBlock; ///< in a block of the file
    static constexpr bool kIsUnsigned = Format::kLargest > 0;

    /// Eight int32 whose sum is that of run @p r of @p row, without what the zero point takes off.
    template <class V>
    static __m256i dotBlock(const std::byte* row, std::int64_t r, const ActivationRow<TypeBlocks32>& x,
                            std::int64_t xr) {
        const __m256i q = Format::decode(row + r / kRuns * kUnitBytes, static_cast<int>(r % kRuns));
        const __m256i qx = load32Bytes(x.q + xr * kBlock);
        if constexpr (kIsUnsigned)
            return V::dotBytes(_mm256_setzero_si256(), q, qx);
        else
            return V::dotSignedBytes(_mm256_setzero_si256(), q, qx);
    }

    /// @p sum with run @p r of each row; @p a is the sum of dotBlock().
    template <class V>
    static __m256 addBlock(__m256 sum, __m256i a, const EightRows& rows, std::int64_t r,
                           const ActivationRow<TypeBlocks32>& x, std::int64_t xr) {
        const std::int64_t offset = r / kRuns * kUnitBytes;
        if constexpr (Format::kZero != 0)
            a = _mm256_sub_epi32(a, _mm256_set1_epi32(Format::kZero * x.sum(xr)));
        const __m256 dx = _mm256_set1_ps(x.scale(xr));
        const __m256 d = Format::scales(rows, offset, static_cast<int>(r % kRuns));
        sum = _mm256_fmadd_ps(_mm256_cvtepi32_ps(a), _mm256_mul_ps(dx, d), sum);
        if constexpr (Format::kHasMin)
            sum = _mm256_fmadd_ps(_mm256_set1_ps(x.sum(xr)), _mm256_mul_ps(dx, Format::mins(rows, offset)),
                                  sum);
        return sum;
    }

    template <class V>
    struct Panel {
        alignas(64) std::byte q[kPanelCols / 4][V::kLanes * 4]; ///< unsigned, or V::packSigned
        alignas(64) float d[kPanelCols / kBlock][V::kLanes];
        alignas(64) float m[kPanelCols / kBlock][V::kLanes]; ///< only with mins

        void packEightRows(std::int64_t half, std::int64_t width, const EightRows& rows) {
            for (std::int64_t b = 0; b < width / kBlock; ++b) {
                const std::int64_t offset = b / kRuns * kUnitBytes;
                const int run = static_cast<int>(b % kRuns);
                __m256i bytes[8];
#pragma GCC unroll 8
                for (int r = 0; r < 8; ++r) {
                    bytes[r] = Format::decode(rows.row[r] + offset, run);
                    if constexpr (!kIsUnsigned)
                        bytes[r] = V::packSigned(bytes[r]);
                }
                transpose8x8(bytes, q[b * 8] + half * 32, V::kLanes * 4);
                _mm256_storeu_ps(d[b] + half * 8, Format::scales(rows, offset, run));
                if constexpr (Format::kHasMin)
                    _mm256_storeu_ps(m[b] + half * 8, Format::mins(rows, offset));
            }
        }

        template <int T>
        void addTile(std::int64_t width, const std::byte* activations, std::int64_t rowBytes,
                     std::int64_t cols, std::int64_t firstCol, float* sums) const {
            typename V::Floats sum[T];
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                sum[t] = V::load(sums + t * V::kLanes);
            for (std::int64_t b = 0; b < width / kBlock; ++b) {
                typename V::Ints dots[T];
                const std::byte* x[T];
#pragma GCC unroll 8
                for (int t = 0; t < T; ++t) {
                    x[t] = activations + t * rowBytes + firstCol + b * kBlock;
                    const std::int16_t sumOfX = row(activations + t * rowBytes, cols, firstCol).sum(b);
                    if constexpr (kIsUnsigned)
                        dots[t] = V::setInts(-Format::kZero * sumOfX);
                    else
                        dots[t] = V::startSigned(sumOfX);
                }
                addGroups<V, Format::kLargest, kBlock / 4>(q + b * 8, x, dots);
                const typename V::Floats dw = V::load(d[b]);
#pragma GCC unroll 8
                for (int t = 0; t < T; ++t) {
                    const auto activationRow = row(activations + t * rowBytes, cols, firstCol);
                    const typename V::Floats dx = V::set1(activationRow.scale(b));
                    sum[t] = V::mulAdd(V::toFloat(dots[t]), V::mul(dx, dw), sum[t]);
                    if constexpr (Format::kHasMin)
                        sum[t] = V::mulAdd(V::set1(activationRow.sum(b)), V::mul(dx, V::load(m[b])), sum[t]);
                }
            }
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                V::store(sums + t * V::kLanes, sum[t]);
        }

      private:
        static ActivationRow<TypeBlocks32> row(const std::byte* p, std::int64_t cols, std::int64_t firstCol) {
            ActivationRow<TypeBlocks32> result(p, cols);
            result.advance(firstCol);
            return result;
        }
    };
};

} // namespace
} // namespace conclave::kernels
