// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/activation_blocks.h"
#include "kernels/cuda/gemm_tile.h"
#include "kernels/cuda/ptx.h"
#include "kernels/cuda/weight_decoders.h"
#include "kernels/cuda/weight_grid_decoders.h"

/// Products of packed weights with many tokens on int8 tensor cores.
///
/// A block makes a tile of kGemmRows weight rows × kTokens tokens, 64 columns at a time. While one stage is
/// being multiplied the next is filled: activations are copied as they lie (activation_blocks.h), weights are
/// decoded to int8 and float scales on their way from memory to shared memory, once per tile. Weights are A,
/// tokens are B: an expert that few tokens chose wastes at most seven columns of an instruction.
///
/// Warps: four along the rows, two along the tokens; a warp has two tiles of 16 rows (in a gated product one
/// of gate and one of up) × kTokens / 16 tiles of 8 tokens. Sums over 32 (or 16) columns are exact whole
/// numbers; they are scaled and added up as floats from the first column to the last, so that a result
/// depends on its row and its token alone.
namespace conclave::kernels::cuda {

/// One row of decoded weights, 64 columns. An odd number of 16-byte pieces, as in activation_blocks.h.
template <bool kPer16, bool kMinimum>
struct alignas(16) WeightBlock {
    static constexpr int kScales = kPer16 ? 4 : 2;
    int q[16];
    float factors[kMinimum ? (kPer16 ? 12 : 4) : kScales]; ///< scales, then minimums; some for the size only
};

template <QuantType T, int kTokens>
class GemmStages {
  public:
    using Decoder = WeightDecoder<T>;
    static constexpr bool kPer16 = Decoder::kTwoScales;
    static constexpr bool kMinimum = Decoder::kHasMinimum;
    using Weights = WeightBlock<kPer16, kMinimum>;
    static constexpr int kPieces = sizeof(ActivationBlock) / 16;
    static_assert(sizeof(Weights) / 16 % 2 == 1);

    static constexpr std::size_t kSharedBytes =
        2 * (kGemmRows * sizeof(Weights) + kTokens * sizeof(ActivationBlock)) + kTokens * sizeof(int) +
        sizeof(GemmTile);

    Weights* weights;        ///< [2, kGemmRows]
    ActivationBlock* tokens; ///< [2, kTokens]
    int* resultRows;         ///< [kTokens], -1: none

    /// Queues the copy of columns 64 · step … of the tile's tokens.
    __device__ __forceinline__ void copyTokens(const GemmArguments& args, int step) {
        ActivationBlock* const stage = tokens + step % 2 * kTokens;
#pragma unroll 1
        for (int i = static_cast<int>(threadIdx.x); i < kTokens * kPieces; i += kGemmThreads) {
            const int row = i / kPieces;
            const int piece = i % kPieces;
            const int result = resultRows[row];
            const std::byte* const from = args.x +
                                          (result < 0 ? 0 : result / args.pairsPerInput) * args.xRowBytes +
                                          step * static_cast<std::int64_t>(sizeof(ActivationBlock));
            gpu::copyAsync(reinterpret_cast<std::byte*>(stage + row) + piece * 16, from + piece * 16,
                           result >= 0);
        }
        gpu::commitAsync();
    }

    /// Decodes columns 64 · step … of the tile's rows; rows and columns that are not there become zero.
    __device__ __forceinline__ void decodeWeights(const GemmArguments& args, const GemmTile& tile, int step) {
        constexpr int kPieceWeights = Decoder::kChunk < 64 ? 32 : 64;
        constexpr int kPerRow = 64 / kPieceWeights;
        static_assert(kGemmRows * kPerRow <= kGemmThreads);
        const int i = static_cast<int>(threadIdx.x);
        if (i >= kGemmRows * kPerRow)
            return;
        const int tileRow = i / kPerRow;
        const int col = step * 64 + i % kPerRow * 32;
        const int row = matrixRow(args.isGated, tile, tileRow);
        Weights& to = weights[step % 2 * kGemmRows + tileRow];
        if (row >= tile.rows || col >= args.cols) {
#pragma unroll
            for (int b = 0; b < kPieceWeights / 32; ++b)
                store(to, i % kPerRow + b, Weights32{});
            return;
        }
        const Decoder decoder(isUpRow(args.isGated, tileRow) ? tile.up : tile.weight, tile.rows, args.cols);
        const std::int64_t chunk = (std::int64_t{row} * args.cols + col) / Decoder::kChunk;
        decodePart<0>(decoder, chunk, col % Decoder::kChunk / 64, to, i % kPerRow);
    }

    /// Adds columns 64 · step … to the warp's results, as many at a time as have one scale.
    template <int kTiles>
    __device__ __forceinline__ void multiply(int step, float (&results)[2][kTiles][4]) const {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        const int warp = static_cast<int>(threadIdx.x) / 32;
        const Weights* const stage = weights + step % 2 * kGemmRows + warp % 4 * 32;
        const ActivationBlock* const rows = tokens + step % 2 * kTokens + warp / 4 * (kTokens / 2);
        constexpr int kWidth = kPer16 ? 16 : 32;
        constexpr int kGroup = kPer16 ? 4 : 2; // tiles of tokens that one loadMatrix() brings
#pragma unroll 1
        for (int k = 0; k < 64 / kWidth; ++k) {
            std::uint32_t a[8]; // of both tiles of rows
            loadRows(a, stage, k, lane);
            float scale[2][2]; // [tile of rows, upper and lower half]
            float minimum[2][2];
#pragma unroll
            for (int i = 0; i < 4; ++i) {
                const Weights& row = stage[i * 8 + lane / 4];
                scale[i / 2][i % 2] = row.factors[k];
                minimum[i / 2][i % 2] = kMinimum ? row.factors[Weights::kScales + k] : 0.0f;
            }
            std::uint32_t b[4];
#pragma unroll
            for (int n = 0; n < kTiles; ++n) {
                if (n % kGroup == 0)
                    loadTokens(b, rows + n * 8, kTiles - n, k, lane);
                float xScale[2];
                float xSum[2];
#pragma unroll
                for (int c = 0; c < 2; ++c) {
                    const ActivationBlock& x = rows[n * 8 + lane % 4 * 2 + c];
                    xScale[c] = x.scale[k * kWidth / 32];
                    if constexpr (kMinimum)
                        xSum[c] = xScale[c] *
                                  static_cast<float>(kPer16 ? x.sum[k] : x.sum[2 * k] + x.sum[2 * k + 1]);
                }
#pragma unroll
                for (int m = 0; m < 2; ++m) {
                    int sums[4] = {};
                    if constexpr (kPer16) {
                        const std::uint32_t rowPieces[2] = {a[2 * m], a[2 * m + 1]};
                        gpu::mmaS8Short(sums, rowPieces, b[n % 4]);
                    } else {
                        const std::uint32_t rowPieces[4] = {a[4 * m], a[4 * m + 1], a[4 * m + 2],
                                                            a[4 * m + 3]};
                        const std::uint32_t tokenPieces[2] = {b[n % 2 * 2], b[n % 2 * 2 + 1]};
                        gpu::mmaS8(sums, rowPieces, tokenPieces);
                    }
#pragma unroll
                    for (int i = 0; i < 4; ++i) {
                        float& result = results[m][n][i];
                        result += scale[m][i / 2] * xScale[i % 2] * static_cast<float>(sums[i]);
                        if constexpr (kMinimum)
                            result -= minimum[m][i / 2] * xSum[i % 2];
                    }
                }
            }
        }
    }

  private:
    /// Chunks of more than 64 weights are decoded once per stage that reads from them; in each branch the
    /// compiler drops the weights of the other stages.
    template <int kPart>
    __device__ static __forceinline__ void decodePart(const Decoder& decoder, std::int64_t chunk, int part,
                                                      Weights& to, int block) {
        constexpr int kParts = Decoder::kChunk <= 64 ? 1 : Decoder::kChunk / 64;
        if (kPart + 1 < kParts && part != kPart) {
            if constexpr (kPart + 1 < kParts)
                decodePart<kPart + 1>(decoder, chunk, part, to, block);
            return;
        }
        Weights32 decoded[Decoder::kChunk / 32];
        decoder.decode(chunk, decoded);
        if constexpr (Decoder::kChunk == 32) {
            store(to, block, decoded[0]);
        } else {
            store(to, 0, decoded[2 * kPart]);
            store(to, 1, decoded[2 * kPart + 1]);
        }
    }

    /// @p block 0 or 1: which 32 columns.
    __device__ static __forceinline__ void store(Weights& to, int block, const Weights32& from) {
        int4* const q = reinterpret_cast<int4*>(to.q + block * 8);
        q[0] = make_int4(from.q[0], from.q[1], from.q[2], from.q[3]);
        q[1] = make_int4(from.q[4], from.q[5], from.q[6], from.q[7]);
        constexpr int kEach = kPer16 ? 2 : 1;
#pragma unroll
        for (int s = 0; s < kEach; ++s) {
            to.factors[kEach * block + s] = from.scale[s];
            if constexpr (kMinimum)
                to.factors[Weights::kScales + kEach * block + s] = from.minimum[s];
        }
    }

    /// Both tiles of rows as operand A: of 16 columns two matrices each, of 32 columns four.
    __device__ static __forceinline__ void loadRows(std::uint32_t (&a)[8], const Weights* stage, int k,
                                                    int lane) {
        std::uint32_t matrices[4];
        if constexpr (kPer16) {
            gpu::loadMatrix(matrices, stage[lane].q + k * 4);
            for (int i = 0; i < 4; ++i)
                a[i] = matrices[i];
        } else {
#pragma unroll
            for (int m = 0; m < 2; ++m) {
                gpu::loadMatrix(matrices, stage[m * 16 + lane % 16].q + k * 8 + lane / 16 * 4);
                for (int i = 0; i < 4; ++i)
                    a[4 * m + i] = matrices[i];
            }
        }
    }
    /// Up to four (16 columns) or two tiles of tokens as operand B.
    __device__ static __forceinline__ void loadTokens(std::uint32_t (&b)[4], const ActivationBlock* rows,
                                                      int tilesLeft, int k, int lane) {
        if constexpr (kPer16) // where only two tiles are left, they come twice
            gpu::loadMatrix(b, rows[lane % (tilesLeft < 4 ? 16 : 32)].q + k * 16);
        else
            gpu::loadMatrix(b, rows[lane / 16 * 8 + lane % 8].q + k * 32 + lane / 8 % 2 * 16);
    }
};

template <QuantType T, int kTokens>
__global__ void __launch_bounds__(kGemmThreads, GPU_BLOCKS(2, 1, 2))
    gemmKernel(const __grid_constant__ GemmArguments args) {
    using Stages = GemmStages<T, kTokens>;
    gpu::DynamicShared shared;
    GemmTile& tile = *shared.take<GemmTile>(1);
    Stages stages;
    stages.weights = shared.take<typename Stages::Weights>(2 * kGemmRows);
    stages.tokens = shared.take<ActivationBlock>(2 * kTokens);
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
    const int steps = activationBlocks(args.cols);
    // From -1, so that what fills the first stage is what fills the others.
    for (int step = -1; step < steps; ++step) {
        gpu::waitAsync<0>();
        __syncthreads(); // this stage is full, and nobody reads the other one any more
        if (step + 1 < steps) {
            stages.copyTokens(args, step + 1);
            stages.decodeWeights(args, tile, step + 1);
        }
        if (step >= 0 && warpHasTokens<kTokens>(tile))
            stages.multiply(step, results);
    }
    storeTile<kTokens>(args, tile, stages.resultRows, results);
}

} // namespace conclave::kernels::cuda
