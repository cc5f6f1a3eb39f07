// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_avx512.h"

#include "kernels/cpu/simd/matmul_float_inl.h"
#include "kernels/cpu/simd/matmul_q4_k_inl.h"
#include "kernels/cpu/simd/matmul_q6_k_inl.h"
#include "kernels/cpu/simd/matmul_q8_0_inl.h"
#include "kernels/cpu/simd/prepare_inl.h"
#include "kernels/cpu/simd/simd_kernels.h"

namespace conclave::kernels {

const SimdKernels kAvx512VnniKernels = {
    .f32 = matmulFloat<Avx512Vnni, WeightsF32>,
    .f16 = matmulFloat<Avx512Vnni, WeightsF16>,
    .bf16 = matmulFloat<Avx512Vnni, WeightsBf16>,
    .q8_0 = matmulInt8<Avx512Vnni, TypeQ8_0>,
    .q4_k = matmulInt8<Avx512Vnni, TypeQ4K>,
    .q6_k = matmulInt8<Avx512Vnni, TypeQ6K>,
    .prepareQ8_0 = prepareQ8_0,
    .prepareQ8K = prepareQ8K,
};

} // namespace conclave::kernels
