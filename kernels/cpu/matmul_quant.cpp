// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/block_formats.h"
#include "kernels/cpu/simd/simd_kernels.h"

#include <algorithm>
#include <cassert>

namespace conclave::kernels {

namespace {

/// The definition: each weight decoded to float, each product and the sum over a row in double, rounded to
/// float once at the end. Weights are decoded in pieces, for up to 64 tokens at a time; a sum always runs
/// from the first column to the last, so neither cut changes a result.
void matmulScalar(const WeightView& w, const float* x, std::int64_t tokens, std::int64_t rowBegin,
                  std::int64_t rowEnd, float* y, std::int64_t yStride) {
    constexpr std::int64_t kPiece = kBlockK; // a whole number of blocks of every type
    constexpr std::int64_t kTokens = 64;
    const std::int64_t rowBytes = quantRowBytes(w.type, w.cols);
    float weights[kPiece];
    double sums[kTokens];
    for (std::int64_t r = rowBegin; r < rowEnd; ++r) {
        for (std::int64_t first = 0; first < tokens; first += kTokens) {
            const std::int64_t count = std::min(kTokens, tokens - first);
            std::fill_n(sums, count, 0.0);
            for (std::int64_t c = 0; c < w.cols; c += kPiece) {
                const std::int64_t width = std::min(kPiece, w.cols - c);
                dequantizeRow(w.type, w.data + r * rowBytes + quantRowBytes(w.type, c), width, weights);
                for (std::int64_t t = 0; t < count; ++t) {
                    const float* activations = x + (first + t) * w.cols + c;
                    for (std::int64_t i = 0; i < width; ++i)
                        sums[t] += static_cast<double>(weights[i]) * activations[i];
                }
            }
            for (std::int64_t t = 0; t < count; ++t)
                y[(first + t) * yStride + r] = static_cast<float>(sums[t]);
        }
    }
}

MatmulKernel kernelFor(const SimdKernels& simd, QuantType type) {
    switch (type) {
    case QuantType::f32:
        return simd.f32;
    case QuantType::f16:
        return simd.f16;
    case QuantType::bf16:
        return simd.bf16;
    case QuantType::q8_0:
        return simd.q8_0;
    case QuantType::q4_k:
        return simd.q4_k;
    case QuantType::q6_k:
        return simd.q6_k;
    default:
        return nullptr;
    }
}

} // namespace

const SimdKernels* simdKernels(CpuLevel level) {
    switch (level) {
    case CpuLevel::Scalar:
        break;
#ifdef CONCLAVE_X86_LEVELS
    case CpuLevel::Avx2:
        return &kAvx2Kernels;
    case CpuLevel::Avx512Vnni:
        return &kAvx512VnniKernels;
#else
    case CpuLevel::Avx2:
    case CpuLevel::Avx512Vnni:
        break;
#endif
    }
    return nullptr;
}

void matmulQuant(CpuLevel level, const WeightView& w, const std::byte* activations, std::int64_t tokens,
                 std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride) {
    assert(cpuLevelAvailable(level) && quantTraits(w.type));
    assert(0 <= rowBegin && rowEnd <= w.rows);
    if (tokens <= 0 || rowBegin >= rowEnd)
        return;
    const SimdKernels* simd = simdKernels(level);
    if (const MatmulKernel kernel = simd ? kernelFor(*simd, w.type) : nullptr)
        kernel(w, activations, tokens, rowBegin, rowEnd, y, yStride);
    else
        matmulScalar(w, reinterpret_cast<const float*>(activations), tokens, rowBegin, rowEnd, y, yStride);
}

} // namespace conclave::kernels
