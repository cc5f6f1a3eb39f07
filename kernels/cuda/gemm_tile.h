// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm_arguments.h"
#include "kernels/cuda/gemm_tiles.h"
#include "kernels/cuda/gpu.h"
#include "kernels/cuda/rows_kernel.h"

/// What all tensor-core products share: which rows of which matrix and which tokens a block works on, and
/// where results go.
namespace conclave::kernels::cuda {

/// A block's work, in shared memory: what threads need once in a while should not cost them registers.
///
/// blockIdx.x counts tiles of tokens, blockIdx.y tiles of rows: blocks that run at the same time read the
/// same weights, which therefore come from memory once however many tokens there are.
struct alignas(16) GemmTile {
    const std::byte* weight; ///< of the tile's expert, or the only one; nullptr: not on the device
    const std::byte* up;     ///< gated products
    int part;
    int firstRow;   ///< of the matrix
    int rows;       ///< of the matrix, all of them
    int expert;     ///< 0 in plain products
    int firstToken; ///< place in `order`, or the token
    int tokens;     ///< at most 0: nothing to do
};

/// Fills in @p tile. Ends with a barrier.
__device__ __forceinline__ void findTile(const GemmArguments& args, int tileTokens, GemmTile& tile) {
    const int x = static_cast<int>(blockIdx.x);
    const int y = static_cast<int>(blockIdx.y);
    int part = 0;
    for (int p = 1; p < args.partCount; ++p)
        part = y >= args.parts[p].firstTile ? p : part;
    const GemmPart& from = args.parts[part];
    const auto fillIn = [&](int expert, int begin, int end, const std::byte* weight, const std::byte* up) {
        tile.weight = weight;
        tile.up = up;
        tile.part = part;
        tile.firstRow = (y - from.firstTile) * (args.isGated ? kGemmRows / 2 : kGemmRows);
        tile.rows = from.rows;
        tile.expert = expert;
        tile.firstToken = begin;
        tile.tokens = min(tileTokens, end - begin);
    };
    if (!args.offsets) {
        if (threadIdx.x == 0)
            fillIn(0, x * tileTokens, args.rows, from.weight, from.up);
    } else {
        // Exactly one expert has place x, see tokenTiles(); the last one those behind its own as well.
        for (int e = static_cast<int>(threadIdx.x); e < args.experts; e += kGemmThreads) {
            const int begin = args.offsets[e];
            const int end = args.offsets[e + 1];
            const int place = x - (begin / tileTokens + e);
            if (place >= 0 && x < end / tileTokens + e + 1)
                fillIn(e, begin + place * tileTokens, end, from.weightStack[e],
                       args.isGated ? from.upStack[e] : nullptr);
        }
    }
    __syncthreads();
}

/// Where the results of a tile's tokens go; -1 behind the last.
template <int kTokens>
__device__ __forceinline__ void listResultRows(const GemmArguments& args, const GemmTile& tile, int* rows) {
    for (int i = static_cast<int>(threadIdx.x); i < kTokens; i += kGemmThreads) {
        const int at = tile.firstToken + i;
        rows[i] = i >= tile.tokens ? -1 : args.offsets ? args.order[at] : at;
    }
}

__device__ __forceinline__ bool isOnDevice(const GemmArguments& args, const GemmTile& tile) {
    return tile.weight && (tile.up || !args.isGated);
}

/// Row @p i of a tile as a row of the matrix. Sixteen rows of gate and sixteen of up take turns, so that one
/// thread ends up with both values of a result.
__device__ __forceinline__ int matrixRow(bool isGated, const GemmTile& tile, int i) {
    return tile.firstRow + (isGated ? i / 32 * 16 + i % 16 : i);
}
__device__ __forceinline__ bool isUpRow(bool isGated, int i) {
    return isGated && i % 32 >= 16;
}

/// Writes one result: @p value of row @p row, with @p up the other half of a gated one.
__device__ __forceinline__ void storeResult(const GemmArguments& args, const GemmTile& tile, int row,
                                            int resultRow, float value, float up) {
    const GemmPart& part = args.parts[tile.part];
    const std::int64_t biasAt = std::int64_t{tile.expert} * tile.rows + row;
    if (part.bias)
        value += part.bias[biasAt];
    if (args.isGated) {
        if (part.upBias)
            up += part.upBias[biasAt];
        value = activated(args.activation, value, up);
    }
    float* const out = part.out + resultRow * part.outStride + row;
    *out = part.adds ? *out + part.addScale * value : value;
}

/// Whether this warp's half of the tile's tokens has any. (Warps: see storeTile().)
template <int kTokens>
__device__ __forceinline__ bool warpHasTokens(const GemmTile& tile) {
    return static_cast<int>(threadIdx.x) / 128 * (kTokens / 2) < tile.tokens;
}

/// Gives rows back what they were divided by to fit into f16.
template <int kTokens, int kTiles>
__device__ __forceinline__ void scaleResults(const GemmArguments& args, const int* resultRows,
                                             float (&results)[2][kTiles][4]) {
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
#pragma unroll
    for (int n = 0; n < kTiles; ++n) {
#pragma unroll
        for (int c = 0; c < 2; ++c) {
            const int result = resultRows[warp / 4 * (kTokens / 2) + n * 8 + lane % 4 * 2 + c];
            const float scale = result < 0 ? 0.0f : args.xScales[result / args.pairsPerInput];
#pragma unroll
            for (int m = 0; m < 2; ++m) {
                results[m][n][c] *= scale;
                results[m][n][2 + c] *= scale;
            }
        }
    }
}

/// Writes what the warps hold: warp w has rows 32 · (w % 4) … of the tile and half w / 4 of its tokens, in
/// the layout of mma's m16n8 results.
template <int kTokens, int kTiles>
__device__ __forceinline__ void storeTile(const GemmArguments& args, const GemmTile& tile,
                                          const int* resultRows, const float (&results)[2][kTiles][4]) {
    static_assert(kTiles == kTokens / 16);
    const int lane = static_cast<int>(threadIdx.x) % 32;
    const int warp = static_cast<int>(threadIdx.x) / 32;
    const int rows = tile.rows;
#pragma unroll
    for (int n = 0; n < kTiles; ++n) {
#pragma unroll
        for (int i = 0; i < 4; ++i) {
            const int result = resultRows[warp / 4 * (kTokens / 2) + n * 8 + lane % 4 * 2 + i % 2];
            if (result < 0)
                continue;
#pragma unroll
            for (int m = 0; m < 2; ++m) {
                if (args.isGated && m == 1)
                    break;
                const int row = matrixRow(args.isGated, tile, warp % 4 * 32 + m * 16 + i / 2 * 8 + lane / 4);
                if (row < rows)
                    storeResult(args, tile, row, result, results[m][n][i], results[1][n][i]);
            }
        }
    }
}

/// Rows of an expert that is not on the device.
__device__ __forceinline__ void storeZeros(const GemmArguments& args, const GemmTile& tile,
                                           const int* resultRows) {
    const GemmPart& part = args.parts[tile.part];
    const int rows = min(args.isGated ? kGemmRows / 2 : kGemmRows, tile.rows - tile.firstRow);
    for (int i = static_cast<int>(threadIdx.x); i < rows * tile.tokens; i += kGemmThreads)
        part.out[resultRows[i / rows] * part.outStride + tile.firstRow + i % rows] = 0.0f;
}

} // namespace conclave::kernels::cuda
