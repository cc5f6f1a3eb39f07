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

/// How levels above scalar multiply a type.
struct Native {
    ActivationFormat format = ActivationFormat::f32;
    MatmulKernel SimdKernels::*kernel = nullptr; ///< none: weights are decoded to float first
};

Native nativeProduct(QuantType type) {
    switch (type) {
    case QuantType::f32:
        return {ActivationFormat::f32, &SimdKernels::f32};
    case QuantType::f16:
        return {ActivationFormat::f32, &SimdKernels::f16};
    case QuantType::bf16:
        return {ActivationFormat::f32, &SimdKernels::bf16};
    case QuantType::q4_0:
        return {ActivationFormat::q8_0, &SimdKernels::q4_0};
    case QuantType::q4_1:
        return {ActivationFormat::q8_0, &SimdKernels::q4_1};
    case QuantType::q5_0:
        return {ActivationFormat::q8_0, &SimdKernels::q5_0};
    case QuantType::q5_1:
        return {ActivationFormat::q8_0, &SimdKernels::q5_1};
    case QuantType::q8_0:
        return {ActivationFormat::q8_0, &SimdKernels::q8_0};
    case QuantType::q2_k:
        return {ActivationFormat::q8_k, &SimdKernels::q2_k};
    case QuantType::q3_k:
        return {ActivationFormat::q8_k, &SimdKernels::q3_k};
    case QuantType::q4_k:
        return {ActivationFormat::q8_k, &SimdKernels::q4_k};
    case QuantType::q5_k:
        return {ActivationFormat::q8_k, &SimdKernels::q5_k};
    case QuantType::q6_k:
        return {ActivationFormat::q8_k, &SimdKernels::q6_k};
    case QuantType::iq1_s:
        return {ActivationFormat::q8_0, &SimdKernels::iq1_s};
    case QuantType::iq2_xxs:
        return {ActivationFormat::q8_0, &SimdKernels::iq2_xxs};
    case QuantType::iq3_xxs:
        return {ActivationFormat::q8_0, &SimdKernels::iq3_xxs};
    case QuantType::iq3_s:
        return {ActivationFormat::q8_0, &SimdKernels::iq3_s};
    case QuantType::iq4_nl:
        return {ActivationFormat::q8_0, &SimdKernels::iq4_nl};
    case QuantType::iq4_xs:
        return {ActivationFormat::q8_0, &SimdKernels::iq4_xs};
    case QuantType::tq2_0:
        return {ActivationFormat::q8_0, &SimdKernels::tq2_0};
    case QuantType::mxfp4:
        return {ActivationFormat::q8_0, &SimdKernels::mxfp4};
    default:
        return {};
    }
}

/// Types without a kernel of their own: a few rows at a time are decoded to float in pieces that stay in the
/// first-level cache, and each piece meets all tokens. A sum runs over the pieces from the first to the last,
/// whatever rows and tokens share the call.
void matmulDecoded(const SimdKernels& simd, const WeightView& w, const float* x, std::int64_t tokens,
                   std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride) {
    constexpr std::int64_t kRows = 4;
    constexpr std::int64_t kPiece = 4 * kBlockK;
    const std::int64_t rowBytes = quantRowBytes(w.type, w.cols);
    alignas(64) float weights[kRows * kPiece];
    for (std::int64_t r = rowBegin; r < rowEnd; r += kRows) {
        const std::int64_t rows = std::min(kRows, rowEnd - r);
        for (std::int64_t t = 0; t < tokens; ++t)
            std::fill_n(y + t * yStride + r, rows, 0.0f);
        for (std::int64_t c = 0; c < w.cols; c += kPiece) {
            const std::int64_t width = std::min(kPiece, w.cols - c);
            for (std::int64_t i = 0; i < rows; ++i)
                dequantizeRow(w.type, w.data + (r + i) * rowBytes + quantRowBytes(w.type, c), width,
                              weights + i * width);
            simd.addDecoded(weights, rows, width, x + c, w.cols, tokens, y + r, yStride);
        }
    }
}

} // namespace

ActivationFormat activationFormat(CpuLevel level, QuantType type) {
    return simdKernels(level) ? nativeProduct(type).format : ActivationFormat::f32;
}

void matmulQuant(CpuLevel level, const WeightView& w, const std::byte* activations, std::int64_t tokens,
                 std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride) {
    assert(cpuLevelAvailable(level) && quantTraits(w.type));
    assert(0 <= rowBegin && rowEnd <= w.rows);
    if (tokens <= 0 || rowBegin >= rowEnd)
        return;
    const auto* x = reinterpret_cast<const float*>(activations); // unless the kernel wants int8
    const SimdKernels* simd = simdKernels(level);
    const Native native = nativeProduct(w.type);
    if (!simd)
        matmulScalar(w, x, tokens, rowBegin, rowEnd, y, yStride);
    else if (native.kernel)
        (simd->*native.kernel)(w, activations, tokens, rowBegin, rowEnd, y, yStride);
    else
        matmulDecoded(*simd, w, x, tokens, rowBegin, rowEnd, y, yStride);
}

} // namespace conclave::kernels
