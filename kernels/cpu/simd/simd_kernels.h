// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"
#include "kernels/tensor_view.h"

#include <cstddef>
#include <cstdint>

namespace conclave::kernels {

/// As matmulQuant(), for one weight type.
using MatmulKernel = void (*)(const WeightView& w, const std::byte* activations, std::int64_t tokens,
                              std::int64_t rowBegin, std::int64_t rowEnd, float* y, std::int64_t yStride);

/// y[t, r] += Σ_c weights[r, c] · x[t, c] for a piece of columns of a few rows that have been decoded;
/// @p weights is [rows, cols].
using DecodedKernel = void (*)(const float* weights, std::int64_t rows, std::int64_t cols, const float* x,
                               std::int64_t xStride, std::int64_t tokens, float* y, std::int64_t yStride);

/// Rounds one row of @p cols activations; kernels/cpu/activation_rows.h says how it lies in @p out.
using PrepareKernel = void (*)(const float* x, std::int64_t cols, std::byte* out);

/// What one instruction set has beyond the scalar level.
struct SimdKernels {
    MatmulKernel f32;
    MatmulKernel f16;
    MatmulKernel bf16;
    MatmulKernel q4_0;
    MatmulKernel q4_1;
    MatmulKernel q5_0;
    MatmulKernel q5_1;
    MatmulKernel q8_0;
    MatmulKernel q2_k;
    MatmulKernel q3_k;
    MatmulKernel q4_k;
    MatmulKernel q5_k;
    MatmulKernel q6_k;
    MatmulKernel iq1_s;
    MatmulKernel iq2_xxs;
    MatmulKernel iq3_xxs;
    MatmulKernel iq3_s;
    MatmulKernel iq4_nl;
    MatmulKernel iq4_xs;
    MatmulKernel tq2_0;
    MatmulKernel mxfp4;
    DecodedKernel addDecoded; ///< for all other types
    PrepareKernel prepareQ8_0;
    PrepareKernel prepareQ8K;
};

/// One definition each, in the file of that name; only linked in on x86-64 (CONCLAVE_X86_LEVELS).
extern const SimdKernels kAvx2Kernels;
extern const SimdKernels kAvx512VnniKernels;
extern const SimdKernels kAmxKernels;

/// The kernels of @p level, or nullptr for Scalar and for levels that this build does not have.
const SimdKernels* simdKernels(CpuLevel level);

} // namespace conclave::kernels
