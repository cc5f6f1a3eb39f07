// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm_arguments.h"
#include "kernels/cuda/gemm_tiles.h"
#include "kernels/cuda/gpu.h"
#include "kernels/cuda/rows_kernel.h"

/// What all tensor-core products share: which rows of which matrix and which tokens a block works on, and
/// where results go.
namespace conclave::kernels::cuda {

/// blockIdx.x counts tiles of tokens, blockIdx.y tiles of rows: blocks that run at the same time read the
/// same weights, which therefore come from memory once however many tokens there are.
struct GemmTile {
    int part;
    int firstRow;   ///< of the matrix
    int expert;     ///< 0 in plain products
    int firstToken; ///< place in `order`, or the token
    int tokens;     ///< 0: nothing to do
};

/// @p found is two values of shared memory. Ends with a barrier in grouped products.
__device__ __forceinline__ GemmTile findTile(const GemmArguments& args, int tileTokens, int* found) {
    GemmTile tile{};
    const int y = static_cast<int>(blockIdx.y);
    for (int p = 1; p < args.partCount; ++p)
        tile.part = y >= args.parts[p].firstTile ? p : tile.part;
    tile.firstRow = (y - args.parts[tile.part].firstTile) * (args.isGated ? kGemmRows / 2 : kGemmRows);
    const int x = static_cast<int>(blockIdx.x);
    if (!args.offsets) {
        tile.firstToken = x * tileTokens;
        tile.tokens = min(tileTokens, args.rows - tile.firstToken);
        return tile;
    }
    // Exactly one expert has place x, see tokenTiles(); the last one those behind its own as well.
    for (int e = static_cast<int>(threadIdx.x); e < args.experts; e += kGemmThreads) {
        const int begin = args.offsets[e] / tileTokens + e;
        const int end = args.offsets[e + 1] / tileTokens + e + 1;
        if (begin <= x && x < end) {
            found[0] = e;
            found[1] = x - begin;
        }
    }
    __syncthreads();
    tile.expert = found[0];
    tile.firstToken = args.offsets[tile.expert] + found[1] * tileTokens;
    tile.tokens = max(0, min(tileTokens, args.offsets[tile.expert + 1] - tile.firstToken));
    return tile;
}

/// Where the results of a tile's tokens go; -1 behind the last.
template <int kTokens>
__device__ __forceinline__ void listResultRows(const GemmArguments& args, const GemmTile& tile, int* rows) {
    for (int i = static_cast<int>(threadIdx.x); i < kTokens; i += kGemmThreads) {
        const int at = tile.firstToken + i;
        rows[i] = i >= tile.tokens ? -1 : args.offsets ? args.order[at] : at;
    }
}

/// The matrix of the tile's expert (or the only one) as planes; nullptr: not on the device.
__device__ __forceinline__ const std::byte* tileWeight(const GemmArguments& args, const GemmTile& tile) {
    const GemmPart& part = args.parts[tile.part];
    return args.offsets ? part.weightStack[tile.expert] : part.weight;
}
__device__ __forceinline__ const std::byte* tileUp(const GemmArguments& args, const GemmTile& tile) {
    const GemmPart& part = args.parts[tile.part];
    return args.offsets ? part.upStack[tile.expert] : part.up;
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
    const std::int64_t biasAt = std::int64_t{tile.expert} * part.rows + row;
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
    const int rows = args.parts[tile.part].rows;
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
    const int rows = min(args.isGated ? kGemmRows / 2 : kGemmRows, part.rows - tile.firstRow);
    for (int i = static_cast<int>(threadIdx.x); i < rows * tile.tokens; i += kGemmThreads)
        part.out[resultRows[i / rows] * part.outStride + tile.firstRow + i % rows] = 0.0f;
}

} // namespace conclave::kernels::cuda
