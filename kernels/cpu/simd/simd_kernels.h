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

/// Rounds one row of @p cols activations; kernels/cpu/activation_rows.h says how it lies in @p out.
using PrepareKernel = void (*)(const float* x, std::int64_t cols, std::byte* out);

/// What one instruction set has beyond the scalar level.
struct SimdKernels {
    MatmulKernel f32;
    MatmulKernel f16;
    MatmulKernel bf16;
    MatmulKernel q8_0;
    MatmulKernel q4_k;
    MatmulKernel q6_k;
    PrepareKernel prepareQ8_0;
    PrepareKernel prepareQ8K;
};

/// One definition each, in the file of that name; only linked in on x86-64 (CONCLAVE_X86_LEVELS).
extern const SimdKernels kAvx2Kernels;
extern const SimdKernels kAvx512VnniKernels;

/// The kernels of @p level, or nullptr for Scalar and for levels that this build does not have.
const SimdKernels* simdKernels(CpuLevel level);

} // namespace conclave::kernels
