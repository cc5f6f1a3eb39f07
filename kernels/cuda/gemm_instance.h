// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm_kernel.h"
#include "kernels/cuda/gemm_launch.h"

/// Included by instances/gemm_*.cu, which name the types.
namespace conclave::kernels::cuda {

template <QuantType T, int kTokens>
gpu::Status launchGemmTiles(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    const gpu::LaunchConfig config{
        .grid = dim3(static_cast<unsigned>(tokenTiles(args, kTokens)), static_cast<unsigned>(tilesOfRows)),
        .block = kGemmThreads,
        .sharedBytes = GemmStages<T, kTokens>::kSharedBytes,
        .stream = launch.stream,
    };
    return gpu::launch(config, gemmKernel<T, kTokens>, args);
}

template <QuantType T>
gpu::Status launchGemm(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    return chooseTileTokens(args, tilesOfRows, *launch.device) == kWideTokens
               ? launchGemmTiles<T, kWideTokens>(launch, args, tilesOfRows)
               : launchGemmTiles<T, kNarrowTokens>(launch, args, tilesOfRows);
}

#define CONCLAVE_GEMM(type)                                                                                  \
    template gpu::Status launchGemm<QuantType::type>(const Launch&, const GemmArguments&, int)

} // namespace conclave::kernels::cuda
