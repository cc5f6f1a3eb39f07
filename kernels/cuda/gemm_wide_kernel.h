// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/activation_blocks.h"
#include "kernels/cuda/gemm_tile.h"
#include "kernels/cuda/ptx.h"

/// Products of f16 and bf16 weights with many tokens on Hopper's tensor cores: four warps multiply straight
/// out of shared memory while the same threads fetch what comes two stages later. Only for rows of whole
/// 16-byte pieces (cols a multiple of 8).
///
/// A block makes kGemmRows weight rows × kWgmmaTokens tokens, 64 columns at a time: four warps the first half
/// of the rows, four the second, both for all tokens. In a gated product the first half is gate, the second
/// up, and they meet in shared memory at the end. Rows are gathered by plain asynchronous copies instead of a
/// tensor map, as experts' tokens lie anywhere and experts' matrices are known on the device only.
namespace conclave::kernels::cuda {

inline constexpr int kWgmmaTokens = 128;

class WideStages {
  public:
    static constexpr int kStages = 4;
    static constexpr int kAhead = kStages - 2; ///< one is being read, one may still be
    static constexpr int kDepth = 64;          ///< columns of a stage: 128 bytes, what swizzling wants
    static constexpr int kPieces = 8;          ///< of 16 bytes
    static constexpr int kRowBytes = 2 * kDepth;
    static constexpr int kStageBytes = (kGemmRows + kWgmmaTokens) * kRowBytes;
    static constexpr std::size_t kSharedBytes =
        kStages * kStageBytes + sizeof(GemmTile) + kWgmmaTokens * sizeof(int);

    std::byte* ring; ///< [kStages, kGemmRows + kWgmmaTokens, kRowBytes], weights first; 1024-byte aligned
    int* resultRows; ///< [kWgmmaTokens], -1: none

    __device__ __forceinline__ const std::byte* weights(int step) const {
        return ring + step % kStages * kStageBytes;
    }
    __device__ __forceinline__ const std::byte* tokens(int step) const {
        return weights(step) + kGemmRows * kRowBytes;
    }

    /// Queues the copies of columns kDepth · step …; behind the last step nothing, but a group all the same.
    __device__ __forceinline__ void fill(const GemmArguments& args, const GemmTile& tile, int step,
                                         int steps) {
        if (step < steps) {
            copyWeights(args, tile, step);
            copyTokens(args, step);
        }
        gpu::commitAsync();
    }

  private:
    /// Where sharedDescriptor() expects piece @p piece of a row.
    __device__ static __forceinline__ int placeOf(int row, int piece) {
        return row * kRowBytes + (piece ^ row % 8) * 16;
    }
    __device__ __forceinline__ void copyWeights(const GemmArguments& args, const GemmTile& tile, int step) {
        std::byte* const stage = ring + step % kStages * kStageBytes;
        const int half = args.isGated ? kGemmRows / 2 : kGemmRows;
        for (int i = static_cast<int>(threadIdx.x); i < kGemmRows * kPieces; i += kGemmThreads) {
            const int tileRow = i / kPieces;
            const int piece = i % kPieces;
            const int row = tile.firstRow + tileRow % half;
            const int col = step * kDepth + piece * 8;
            const std::byte* const matrix = tileRow < half ? tile.weight : tile.up;
            const bool isThere = row < tile.rows && col < args.cols;
            gpu::copyAsync(stage + placeOf(tileRow, piece),
                           isThere ? matrix + (std::int64_t{row} * args.cols + col) * 2 : matrix, isThere);
        }
    }
    __device__ __forceinline__ void copyTokens(const GemmArguments& args, int step) {
        std::byte* const stage = ring + step % kStages * kStageBytes + kGemmRows * kRowBytes;
        for (int i = static_cast<int>(threadIdx.x); i < kWgmmaTokens * kPieces; i += kGemmThreads) {
            const int row = i / kPieces;
            const int piece = i % kPieces;
            const int result = resultRows[row];
            const std::int64_t at = step * std::int64_t{kRowBytes} + piece * 16;
            const bool isThere = result >= 0 && at < args.xRowBytes;
            gpu::copyAsync(stage + placeOf(row, piece),
                           isThere ? args.x + result / args.pairsPerInput * args.xRowBytes + at : args.x,
                           isThere);
        }
    }
};

template <RowFormat F>
__device__ __forceinline__ void multiplyWide(const WideStages& stages, int step, float (&results)[64]) {
    const int half = static_cast<int>(threadIdx.x) / 128;
    const std::uint64_t a = gpu::sharedDescriptor(stages.weights(step) + half * 64 * WideStages::kRowBytes);
    const std::uint64_t b = gpu::sharedDescriptor(stages.tokens(step));
    gpu::wgmmaFence();
#pragma unroll
    for (int k = 0; k < 4; ++k) {
        if constexpr (F == RowFormat::F16)
            gpu::wgmmaF16(results, a + 2 * k, b + 2 * k);
        else
            gpu::wgmmaBf16(results, a + 2 * k, b + 2 * k);
    }
    gpu::wgmmaCommit();
}

/// @p exchange is [64, 128] of shared memory that nobody uses any more.
template <RowFormat F>
__device__ __forceinline__ void storeWide(const GemmArguments& args, const GemmTile& tile,
                                          const int* resultRows, float (&results)[64], float* exchange) {
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32 % 4;
    const int half = static_cast<int>(threadIdx.x) / 128;
    const int place = static_cast<int>(threadIdx.x) % 128;
    if constexpr (F == RowFormat::F16) {
#pragma unroll
        for (int i = 0; i < 64; ++i) {
            const int result = resultRows[i / 4 * 8 + lane % 4 * 2 + i % 2];
            results[i] *= result < 0 ? 0.0f : args.xScales[result / args.pairsPerInput];
        }
    }
    if (args.isGated) {
        if (half == 1) {
#pragma unroll
            for (int i = 0; i < 64; ++i)
                exchange[i * 128 + place] = results[i];
        }
        __syncthreads();
        if (half == 1)
            return;
    }
#pragma unroll
    for (int i = 0; i < 64; ++i) {
        const int result = resultRows[i / 4 * 8 + lane % 4 * 2 + i % 2];
        const int row = tile.firstRow + half * 64 + warp * 16 + i / 2 % 2 * 8 + lane / 4;
        if (result >= 0 && row < tile.rows)
            storeResult(args, tile, row, result, results[i], args.isGated ? exchange[i * 128 + place] : 0.0f);
    }
}

template <RowFormat F>
__global__ void __launch_bounds__(kGemmThreads, 1)
    gemmWideKernel(const __grid_constant__ GemmArguments args) {
    gpu::DynamicShared shared;
    WideStages stages;
    stages.ring = shared.take<std::byte>(WideStages::kStages * WideStages::kStageBytes);
    GemmTile& tile = *shared.take<GemmTile>(1);
    stages.resultRows = shared.take<int>(kWgmmaTokens);

    findTile(args, kWgmmaTokens, tile);
    if (tile.tokens <= 0)
        return;
    listResultRows<kWgmmaTokens>(args, tile, stages.resultRows);
    __syncthreads();
    if (!isOnDevice(args, tile))
        return storeZeros(args, tile, stages.resultRows);

    float results[64] = {};
    const int steps = (args.cols + WideStages::kDepth - 1) / WideStages::kDepth;
#pragma unroll
    for (int step = 0; step < WideStages::kAhead; ++step)
        stages.fill(args, tile, step, steps);
    int step = 0;
    do { // a loop that might not run at all makes ptxas wait for every product
        gpu::waitAsync<WideStages::kAhead - 1>();
        gpu::fenceSharedWrites();
        __syncthreads(); // this stage is full, and all have finished the products of step - 2
        multiplyWide<F>(stages, step, results);
        stages.fill(args, tile, step + WideStages::kAhead, steps);
        gpu::wgmmaWait<1>();
    } while (++step < steps);
    gpu::wgmmaWait<0>();
    gpu::wgmmaResults(results);
    __syncthreads(); // the ring is free
    storeWide<F>(args, tile, stages.resultRows, results, reinterpret_cast<float*>(stages.ring));
}

} // namespace conclave::kernels::cuda
