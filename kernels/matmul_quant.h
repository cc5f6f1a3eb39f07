// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"
#include "kernels/tensor_view.h"

/// Products of quantized weights with float activations: y[t, r] = Σ_c W[r, c] · x[t, c].
///
/// Activations are prepared once and used by every matrix that reads them (Q, K and V; gate and up), because
/// rounding them to int8 costs as much as a small product. The scalar level dequantizes each weight and
/// multiplies and adds in double: the definition. Faster levels may round activations to int8 in blocks of 32
/// or (k-quants) 256; the resulting error is bounded and stated in tests/kernels/tst_matmul_quant.cpp. f32,
/// f16 and bf16 weights, and those of types without a kernel of their own, always multiply float activations.
///
/// At one level, a result depends on its row and its token only, bit for bit: not on how rows are split nor
/// on which tokens share the call. NaN and infinity in an activation stay in the results of that token.
///
/// Nothing here allocates, locks or starts threads: callers split rows among threads themselves.
namespace conclave::kernels {

/// How activations are stored for a product.
enum class ActivationFormat {
    f32,  ///< as they are
    q8_0, ///< int8 with one scale and one sum per 32
    q8_k, ///< int8 with one scale and 16 partial sums per 256
};

/// What matmulQuant at @p level expects for weights of @p type.
ActivationFormat activationFormat(CpuLevel level, QuantType type);

/// Bytes of one prepared row of @p cols activations.
std::int64_t activationRowBytes(ActivationFormat format, std::int64_t cols);

/// Writes @p rows prepared rows to @p out ([rows, activationRowBytes], 64-byte aligned start) from @p x
/// ([rows, cols], row stride @p xStride floats). @p cols is a multiple of the format's block.
void prepareActivations(CpuLevel level, ActivationFormat format, const float* x, std::int64_t xStride,
                        std::int64_t rows, std::int64_t cols, std::byte* out);

/// y[t, r] for t in [0, tokens) and r in [rowBegin, rowEnd) only; @p y is [tokens, w.rows] with row stride
/// @p yStride floats. @p activations is [tokens, activationRowBytes(activationFormat(level, w.type),
/// w.cols)].
void matmulQuant(CpuLevel level, const WeightView& w, const std::byte* activations, std::int64_t tokens,
                 std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride);

/// Decodes one row of @p cols weights to float, bit-exact to ggml's reference decoding.
void dequantizeRow(QuantType type, const std::byte* row, std::int64_t cols, float* out);

/// Whether quantizeRow() writes @p type: f32, f16, bf16, q4_0, q4_1, q5_0, q5_1, q8_0, q4_k, q5_k, q6_k,
/// mxfp4.
bool canQuantize(QuantType type);

/// Encodes one row of finite weights. Round to nearest for f16, bf16 and q8_0, as ggml's reference quantizer
/// does; for the others a search for the scales that keep Σ importance · error² small. @p importance is
/// [cols], not negative, or nullptr: all weights matter alike. For converters and tools: some 10 million
/// weights per second and thread.
void quantizeRow(QuantType type, const float* x, std::int64_t cols, std::byte* out,
                 const float* importance = nullptr);

} // namespace conclave::kernels
