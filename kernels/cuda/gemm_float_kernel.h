// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/activation_blocks.h"
#include "kernels/cuda/gemm_tile.h"
#include "kernels/cuda/ptx.h"
#include "kernels/float_formats.h"

/// Products of f16, bf16 and f32 weights with many tokens: tiles, warps and layout of results as in
/// gemm_kernel.h. f16 and bf16 run on tensor cores, f32 (a router's weights must not lose anything) and,
/// where there are no tensor cores for it, bf16 as ordinary multiplications. Stages of 64 bytes of each row
/// are filled ahead, in a ring.
namespace conclave::kernels::cuda {

/// 64 bytes of one row and 16 of nothing: an odd number of 16-byte pieces, see activation_blocks.h.
struct alignas(16) FloatBlock {
    unsigned words[20];
};
inline constexpr int kFloatPieces = 4; ///< of 16 bytes

template <QuantType T>
__device__ __forceinline__ float floatWeight(const std::byte* matrix, std::int64_t index) {
    if constexpr (T == QuantType::f32)
        return reinterpret_cast<const float*>(matrix)[index];
    else if constexpr (T == QuantType::f16)
        return gpu::halfToFloat(reinterpret_cast<const std::uint16_t*>(matrix)[index]);
    else
        return gpu::bf16ToFloat(reinterpret_cast<const std::uint16_t*>(matrix)[index]);
}

/// Weights of type T meet rows of form F.
template <QuantType T, RowFormat F, int kTokens, int kStages>
class FloatStages {
  public:
    static constexpr bool kIsFull = F == RowFormat::F32; ///< else 16 bits
    static constexpr int kDepth = kIsFull ? 16 : 32;     ///< columns of a stage
    static constexpr int kPieceCols = kDepth / kFloatPieces;
    static constexpr bool kConverts = kIsFull && T != QuantType::f32;
    static_assert(kFloatRowStep % kDepth == 0);

    static constexpr std::size_t kSharedBytes =
        kStages * (kGemmRows + kTokens) * sizeof(FloatBlock) + kTokens * sizeof(int) + sizeof(GemmTile);

    FloatBlock* weights; ///< [kStages, kGemmRows]
    FloatBlock* tokens;  ///< [kStages, kTokens]
    int* resultRows;     ///< [kTokens], -1: none

    /// Queues the copies of columns kDepth · step …; behind the last step nothing, but a group all the same.
    __device__ __forceinline__ void fill(const GemmArguments& args, const GemmTile& tile, int step,
                                         int steps) {
        if (step < steps) {
            copyTokens(args, step);
            copyWeights(args, tile, step);
        }
        gpu::commitAsync();
    }

    template <int kTiles>
    __device__ __forceinline__ void multiply(int step, float (&results)[2][kTiles][4]) const {
        const int warp = static_cast<int>(threadIdx.x) / 32;
        const FloatBlock* const stage = weights + step % kStages * kGemmRows + warp % 4 * 32;
        const FloatBlock* const rows = tokens + step % kStages * kTokens + warp / 4 * (kTokens / 2);
        if constexpr (kIsFull)
            multiplyFull(stage, rows, results);
        else
            multiplyHalf(stage, rows, results);
    }

  private:
    __device__ __forceinline__ void copyTokens(const GemmArguments& args, int step) {
        FloatBlock* const stage = tokens + step % kStages * kTokens;
        for (int i = static_cast<int>(threadIdx.x); i < kTokens * kFloatPieces; i += kGemmThreads) {
            const int row = i / kFloatPieces;
            const int piece = i % kFloatPieces;
            const int result = resultRows[row];
            const std::byte* const from = args.x +
                                          (result < 0 ? 0 : result / args.pairsPerInput) * args.xRowBytes +
                                          step * 64 + piece * 16;
            gpu::copyAsync(stage[row].words + piece * 4, from, result >= 0);
        }
    }

    __device__ __forceinline__ void copyWeights(const GemmArguments& args, const GemmTile& tile, int step) {
        constexpr int kWeightBytes = T == QuantType::f32 ? 4 : 2;
        const bool copies = !kConverts && args.cols % kPieceCols == 0; // or rows begin anywhere
        const int rows = tile.rows;
        FloatBlock* const stage = weights + step % kStages * kGemmRows;
        for (int i = static_cast<int>(threadIdx.x); i < kGemmRows * kFloatPieces; i += kGemmThreads) {
            const int tileRow = i / kFloatPieces;
            const int piece = i % kFloatPieces;
            const int row = matrixRow(args.isGated, tile, tileRow);
            const int col = step * kDepth + piece * kPieceCols;
            const std::byte* const matrix = isUpRow(args.isGated, tileRow) ? tile.up : tile.weight;
            const std::int64_t at = std::int64_t{row} * args.cols + col;
            unsigned* const to = stage[tileRow].words + piece * 4;
            if (copies) {
                const bool isThere = row < rows && col < args.cols;
                gpu::copyAsync(to, isThere ? matrix + at * kWeightBytes : matrix, isThere);
                continue;
            }
#pragma unroll
            for (int w = 0; w < 4; ++w) {
                constexpr int kPerWord = kPieceCols / 4;
                unsigned word = 0;
#pragma unroll
                for (int c = 0; c < kPerWord; ++c) {
                    const int within = w * kPerWord + c;
                    if (row >= rows || col + within >= args.cols)
                        continue;
                    if constexpr (kIsFull)
                        word = __float_as_uint(floatWeight<T>(matrix, at + within));
                    else
                        word |=
                            static_cast<unsigned>(reinterpret_cast<const std::uint16_t*>(matrix)[at + within])
                            << (16 * c);
                }
                to[w] = word;
            }
        }
    }

    template <int kTiles>
    __device__ static __forceinline__ void multiplyHalf(const FloatBlock* stage, const FloatBlock* rows,
                                                        float (&results)[2][kTiles][4]) {
        const int lane = static_cast<int>(threadIdx.x) % 32;
#pragma unroll
        for (int k = 0; k < 2; ++k) {
            std::uint32_t a[2][4];
            gpu::loadMatrix(a[0], stage[lane % 16].words + k * 8 + lane / 16 * 4);
            gpu::loadMatrix(a[1], stage[16 + lane % 16].words + k * 8 + lane / 16 * 4);
#pragma unroll
            for (int pair = 0; pair < kTiles / 2; ++pair) {
                std::uint32_t b[4];
                gpu::loadMatrix(b,
                                rows[pair * 16 + lane / 16 * 8 + lane % 8].words + k * 8 + lane / 8 % 2 * 4);
#pragma unroll
                for (int j = 0; j < 2; ++j) {
                    const std::uint32_t both[2] = {b[2 * j], b[2 * j + 1]};
#pragma unroll
                    for (int m = 0; m < 2; ++m) {
                        if constexpr (F == RowFormat::F16)
                            gpu::mmaF16(results[m][2 * pair + j], a[m], both);
                        else
                            gpu::mmaBf16(results[m][2 * pair + j], a[m], both);
                    }
                }
            }
        }
    }

    /// The same rows and tokens as the tensor cores would leave in this lane.
    template <int kTiles>
    __device__ static __forceinline__ void multiplyFull(const FloatBlock* stage, const FloatBlock* rows,
                                                        float (&results)[2][kTiles][4]) {
        const int lane = static_cast<int>(threadIdx.x) % 32;
#pragma unroll 1
        for (int piece = 0; piece < kFloatPieces; ++piece) {
            float4 w[2][2];
#pragma unroll
            for (int i = 0; i < 4; ++i)
                w[i / 2][i % 2] = reinterpret_cast<const float4*>(stage[i * 8 + lane / 4].words)[piece];
#pragma unroll
            for (int n = 0; n < kTiles; ++n) {
#pragma unroll
                for (int c = 0; c < 2; ++c) {
                    const float4 x =
                        reinterpret_cast<const float4*>(rows[n * 8 + lane % 4 * 2 + c].words)[piece];
#pragma unroll
                    for (int i = 0; i < 4; ++i) {
                        float& result = results[i / 2][n][i % 2 * 2 + c];
                        const float4& row = w[i / 2][i % 2];
                        result += row.x * x.x;
                        result += row.y * x.y;
                        result += row.z * x.z;
                        result += row.w * x.w;
                    }
                }
            }
        }
    }
};

template <QuantType T, RowFormat F, int kTokens, int kStages>
__global__ void __launch_bounds__(kGemmThreads, 2)
    gemmFloatKernel(const __grid_constant__ GemmArguments args) {
    using Stages = FloatStages<T, F, kTokens, kStages>;
    gpu::DynamicShared shared;
    GemmTile& tile = *shared.take<GemmTile>(1);
    Stages stages;
    stages.weights = shared.take<FloatBlock>(kStages * kGemmRows);
    stages.tokens = shared.take<FloatBlock>(kStages * kTokens);
    stages.resultRows = shared.take<int>(kTokens);

    findTile(args, kTokens, tile);
    if (tile.tokens <= 0)
        return;
    listResultRows<kTokens>(args, tile, stages.resultRows);
    __syncthreads();
    if (!isOnDevice(args, tile))
        return storeZeros(args, tile, stages.resultRows);

    constexpr int kTiles = kTokens / 16; // of a warp
    float results[2][kTiles][4] = {};
    const int steps = (args.cols + Stages::kDepth - 1) / Stages::kDepth;
#pragma unroll
    for (int step = 0; step < kStages - 1; ++step)
        stages.fill(args, tile, step, steps);
    for (int step = 0; step < steps; ++step) {
        gpu::waitAsync<kStages - 2>();
        __syncthreads(); // this stage is full, and nobody reads the one before it any more
        stages.fill(args, tile, step + kStages - 1, steps);
        if (warpHasTokens<kTokens>(tile))
            stages.multiply(step, results);
    }
    if constexpr (F == RowFormat::F16)
        scaleResults<kTokens>(args, stages.resultRows, results);
    storeTile<kTokens>(args, tile, stages.resultRows, results);
}

} // namespace conclave::kernels::cuda
