// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/operations.h"

/// What the kernels behind products of many tokens are given (gemm.cu fills it in, gemm_kernel.h,
/// gemm_float_kernel.h and gemm_wide_kernel.h read it): one form for plain, gated and grouped products.
namespace conclave::kernels::cuda {

/// Matrices of one type over the same rows. A tile of a gated product holds half as many rows of gate and of
/// up.
struct GemmPart {
    const std::byte* weight = nullptr;             ///< planes of the matrix, or of the gate
    const std::byte* up = nullptr;                 ///< planes; gated products
    const std::byte* const* weightStack = nullptr; ///< grouped: [experts] instead
    const std::byte* const* upStack = nullptr;
    const float* bias = nullptr; ///< [rows], grouped [experts, rows]
    const float* upBias = nullptr;
    int rows = 0;
    int firstTile = 0;    ///< of the grid's tiles of rows
    float* out = nullptr; ///< [tokens or pairs, rows]
    std::int64_t outStride = 0;
    bool adds = false; ///< out += addScale · result
    float addScale = 1;
};

struct GemmArguments {
    const std::byte* x = nullptr; ///< prepared rows (prepare_kernel.h)
    std::int64_t xRowBytes = 0;
    const float* xScales = nullptr; ///< [rows of x], f16 only: what its rows were divided by
    int rows = 0;                   ///< of results: tokens or pairs
    int cols = 0;
    GemmPart parts[Matmul::kParts];
    int partCount = 1;
    bool isGated = false;
    GatedActivation activation = GatedActivation::Silu;
    // Grouped products (offsets is not nullptr): pairs by expert as in ExpertChoice.
    const std::int32_t* offsets = nullptr;
    const std::int32_t* order = nullptr;
    int experts = 0;
    int pairsPerInput = 1; ///< pair p reads row p / pairsPerInput of x
};

} // namespace conclave::kernels::cuda
