// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_float_kernel.h"
#include "kernels/cuda/gemm_launch.h"
#include "kernels/cuda/gemm_wide_kernel.h"

namespace conclave::kernels::cuda {

namespace {

template <QuantType T, RowFormat F, int kTokens, int kStages>
gpu::Status launchStages(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    const gpu::LaunchConfig config{
        .grid = dim3(static_cast<unsigned>(tokenTiles(args, kTokens)), static_cast<unsigned>(tilesOfRows)),
        .block = kGemmThreads,
        .sharedBytes = FloatStages<T, F, kTokens, kStages>::kSharedBytes,
        .stream = launch.stream,
    };
    return gpu::launch(config, gemmFloatKernel<T, F, kTokens, kStages>, args);
}

/// Three stages where two blocks of them share a multiprocessor (sm_80 and 90, 100), else two.
template <QuantType T, RowFormat F, int kTokens>
gpu::Status launchTiles(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    if (F != RowFormat::F32 && launch.device->sharedBytesPerBlock >= kRoomyShared)
        return launchStages < T, F, kTokens, F == RowFormat::F32 ? 2 : 3 > (launch, args, tilesOfRows);
    return launchStages<T, F, kTokens, 2>(launch, args, tilesOfRows);
}

template <RowFormat F>
gpu::Status launchWide(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    const gpu::LaunchConfig config{
        .grid =
            dim3(static_cast<unsigned>(tokenTiles(args, kWgmmaTokens)), static_cast<unsigned>(tilesOfRows)),
        .block = kGemmThreads,
        .sharedBytes = WideStages::kSharedBytes,
        .stream = launch.stream,
    };
    return gpu::launch(config, gemmWideKernel<F>, args);
}

template <QuantType T, RowFormat F>
gpu::Status launchFloat(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    if constexpr (F != RowFormat::F32) {
        if (usesWgmma(args, tilesOfRows, *launch.device))
            return launchWide<F>(launch, args, tilesOfRows);
    }
    return chooseTileTokens(args, tilesOfRows, *launch.device) == kWideTokens
               ? launchTiles<T, F, kWideTokens>(launch, args, tilesOfRows)
               : launchTiles<T, F, kNarrowTokens>(launch, args, tilesOfRows);
}

} // namespace

template <>
gpu::Status launchGemm<QuantType::f32>(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    return launchFloat<QuantType::f32, RowFormat::F32>(launch, args, tilesOfRows);
}

template <>
gpu::Status launchGemm<QuantType::f16>(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    return launchFloat<QuantType::f16, RowFormat::F16>(launch, args, tilesOfRows);
}

template <>
gpu::Status launchGemm<QuantType::bf16>(const Launch& launch, const GemmArguments& args, int tilesOfRows) {
    if (rowFormat(QuantType::bf16, *launch.device) == RowFormat::F32)
        return launchFloat<QuantType::bf16, RowFormat::F32>(launch, args, tilesOfRows);
    return launchFloat<QuantType::bf16, RowFormat::Bf16>(launch, args, tilesOfRows);
}

} // namespace conclave::kernels::cuda
