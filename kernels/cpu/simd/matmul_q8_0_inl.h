// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"
#include "kernels/cpu/simd/matmul_int8_inl.h"

namespace conclave::kernels {
namespace {

/// q8_0 weights times q8_0 activations. Per block of 32: sum += (scaleX · d) · Σ q · qx, the product of the
/// scales rounded, the rest in one fused operation.
struct TypeQ8_0 {
    static constexpr std::int64_t kBlock = kBlockQ8_0;
    static constexpr std::int64_t kBlockBytes = sizeof(BlockQ8_0);
    static constexpr std::int64_t kSumOver = 32;
    static constexpr std::int64_t kAtD = offsetof(BlockQ8_0, d);
    static constexpr std::int64_t kAtQ = offsetof(BlockQ8_0, q);

    /// Eight int32 whose sum is the block's.
    template <class V>
    static __m256i dotBlock(const std::byte* block, const ActivationRow<TypeQ8_0>& x, std::int64_t b) {
        const __m256i q = load32Bytes(block + kAtQ);
        const __m256i qx = load32Bytes(x.q + b * kBlock);
        // The sign of each weight moves over to its activation.
        return V::dotBytes(_mm256_setzero_si256(), _mm256_abs_epi8(q), _mm256_sign_epi8(qx, q));
    }

    /// @p sum with the block at byte @p offset of each row; @p a is the sum of its products.
    template <class V>
    static __m256 addBlock(__m256 sum, __m256i a, const EightRows& rows, std::int64_t offset,
                           const ActivationRow<TypeQ8_0>& x, std::int64_t b) {
        const __m256 scale = _mm256_mul_ps(_mm256_set1_ps(x.scale(b)), rows.loadHalf(offset + kAtD));
        return _mm256_fmadd_ps(_mm256_cvtepi32_ps(a), scale, sum);
    }

    template <class V>
    struct Panel {
        alignas(64) std::byte q[kPanelCols / 4][V::kLanes * 4]; ///< V::packSigned
        alignas(64) float d[kPanelCols / kBlock][V::kLanes];

        void packEightRows(std::int64_t half, std::int64_t width, const EightRows& rows) {
            for (std::int64_t b = 0; b < width / kBlock; ++b) {
                __m256i bytes[8];
#pragma GCC unroll 8
                for (int r = 0; r < 8; ++r)
                    bytes[r] = V::packSigned(load32Bytes(rows.row[r] + b * kBlockBytes + kAtQ));
                transpose8x8(bytes, q[b * 8] + half * 32, V::kLanes * 4);
                _mm256_storeu_ps(d[b] + half * 8, rows.loadHalf(b * kBlockBytes + kAtD));
            }
        }

        template <int T>
        void addTile(std::int64_t width, const std::byte* activations, std::int64_t rowBytes,
                     std::int64_t cols, std::int64_t firstCol, float* sums) const {
            const std::byte* x[T];
            typename V::Floats sum[T];
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t) {
                x[t] = activations + t * rowBytes + firstCol;
                sum[t] = V::load(sums + t * V::kLanes);
            }
            for (std::int64_t b = 0; b < width / kBlock; ++b) {
                typename V::Ints dots[T];
#pragma GCC unroll 8
                for (int t = 0; t < T; ++t)
                    dots[t] = V::startSigned(row(activations + t * rowBytes, cols, firstCol).sum(b));
#pragma GCC unroll 8
                for (int g = 0; g < 8; ++g) {
                    const typename V::Ints w = V::loadInts(q[b * 8 + g]);
#pragma GCC unroll 8
                    for (int t = 0; t < T; ++t)
                        dots[t] = V::dotSigned(dots[t], w, V::broadcast4(x[t] + b * kBlock + g * 4));
                }
                const typename V::Floats dw = V::load(d[b]);
#pragma GCC unroll 8
                for (int t = 0; t < T; ++t) {
                    const float dx = row(activations + t * rowBytes, cols, firstCol).scale(b);
                    sum[t] = V::mulAdd(V::toFloat(dots[t]), V::mul(V::set1(dx), dw), sum[t]);
                }
            }
#pragma GCC unroll 8
            for (int t = 0; t < T; ++t)
                V::store(sums + t * V::kLanes, sum[t]);
        }

      private:
        static ActivationRow<TypeQ8_0> row(const std::byte* p, std::int64_t cols, std::int64_t firstCol) {
            ActivationRow<TypeQ8_0> result(p, cols);
            result.advance(firstCol);
            return result;
        }
    };
};

} // namespace
} // namespace conclave::kernels
