// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/matmul_blocks32_inl.h"
#include "kernels/cpu/simd/matmul_float_inl.h"
#include "kernels/cpu/simd/matmul_q2_k_inl.h"
#include "kernels/cpu/simd/matmul_q3_q6_k_inl.h"
#include "kernels/cpu/simd/matmul_q4_q5_k_inl.h"
#include "kernels/cpu/simd/prepare_inl.h"
#include "kernels/cpu/simd/simd_kernels.h"

namespace conclave::kernels {
namespace {

/// All kernels over the vocabulary @p V.
template <class V>
constexpr SimdKernels kernelTable() {
    return {
        .f32 = matmulFloat<V, WeightsF32>,
        .f16 = matmulFloat<V, WeightsF16>,
        .bf16 = matmulFloat<V, WeightsBf16>,
        .q4_0 = matmulInt8<V, TypeBlocks32<FormatQ4_0>>,
        .q4_1 = matmulInt8<V, TypeBlocks32<FormatQ4_1>>,
        .q5_0 = matmulInt8<V, TypeBlocks32<FormatQ5_0>>,
        .q5_1 = matmulInt8<V, TypeBlocks32<FormatQ5_1>>,
        .q8_0 = matmulInt8<V, TypeBlocks32<FormatQ8_0>>,
        .q2_k = matmulInt8<V, TypeQ2K>,
        .q3_k = matmulInt8<V, TypeQ3Q6K<FormatQ3K>>,
        .q4_k = matmulInt8<V, TypeQ4Q5K<BlockQ4K>>,
        .q5_k = matmulInt8<V, TypeQ4Q5K<BlockQ5K>>,
        .q6_k = matmulInt8<V, TypeQ3Q6K<FormatQ6K>>,
        .iq1_s = matmulInt8<V, TypeBlocks32<FormatIq1S>>,
        .iq2_xxs = matmulInt8<V, TypeBlocks32<FormatIq2Xxs>>,
        .iq3_xxs = matmulInt8<V, TypeBlocks32<FormatIq3Xxs>>,
        .iq3_s = matmulInt8<V, TypeBlocks32<FormatIq3S>>,
        .iq4_nl = matmulInt8<V, TypeBlocks32<FormatIq4Nl>>,
        .iq4_xs = matmulInt8<V, TypeBlocks32<FormatIq4Xs>>,
        .tq2_0 = matmulInt8<V, TypeBlocks32<FormatTq2_0>>,
        .mxfp4 = matmulInt8<V, TypeBlocks32<FormatMxfp4>>,
        .addDecoded = addDecoded<V>,
        .prepareQ8_0 = prepareQ8_0,
        .prepareQ8K = prepareQ8K,
    };
}

} // namespace
} // namespace conclave::kernels
