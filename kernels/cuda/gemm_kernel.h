// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/activation_rows.h"
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

/// Sums are kept with this in them: the bits are then a float, 1.5 · 2^23 + sum, and one subtraction takes
/// the place of a conversion, which runs at a quarter of its rate. |sum| < 128 · 127 · 32 < 2^22.
inline constexpr int kSumStart = 0x4b400000;

__device__ __forceinline__ float sumValue(int sum) {
    return __int_as_float(sum) - kRoundingMagic;
}

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
        2 * (kGemmRows * sizeof(Weights) + kTokens * sizeof(ActivationBlock)) + kTokens * sizeof(int) + 16;

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
    __device__ __forceinline__ void decodeWeights(const GemmArguments& args, const GemmTile& tile,
                                                  const std::byte* weight, const std::byte* up, int step) {
        constexpr int kPieceWeights = Decoder::kChunk < 64 ? 32 : 64;
        constexpr int kPerRow = 64 / kPieceWeights;
        Weights* const stage = this->weights + step % 2 * kGemmRows;
        const int rows = args.parts[tile.part].rows;
#pragma unroll 1
        for (int i = static_cast<int>(threadIdx.x); i < kGemmRows * kPerRow; i += kGemmThreads) {
            const int tileRow = i / kPerRow;
            const int col = step * 64 + i % kPerRow * 32;
            const int row = matrixRow(args.isGated, tile, tileRow);
            Weights& to = stage[tileRow];
            if (row >= rows || col >= args.cols) {
#pragma unroll
                for (int b = 0; b < kPieceWeights / 32; ++b)
                    store(to, i % kPerRow + b, Weights32{});
                continue;
            }
            const Decoder decoder(isUpRow(args.isGated, tileRow) ? up : weight, rows, args.cols);
            const std::int64_t chunk =
                (std::int64_t{row} * args.cols + col) / Decoder::kChunk; // a row is whole chunks
            decodePart<0>(decoder, chunk, col % Decoder::kChunk / 64, to, i % kPerRow);
        }
    }

    /// Adds columns 64 · step … to the warp's results.
    template <int kTiles>
    __device__ __forceinline__ void multiply(int step, float (&results)[2][kTiles][4]) const {
        const int lane = static_cast<int>(threadIdx.x) % 32;
        const int warp = static_cast<int>(threadIdx.x) / 32;
        const Weights* const stage = weights + step % 2 * kGemmRows + warp % 4 * 32;
        const ActivationBlock* const rows = tokens + step % 2 * kTokens + warp / 4 * (kTokens / 2);
#pragma unroll 1
        for (int k = 0; k < 2; ++k) {
            std::uint32_t a[2][4];
            float scale[2][2][kPer16 ? 2 : 1];
            float minimum[2][2][kPer16 ? 2 : 1];
#pragma unroll
            for (int m = 0; m < 2; ++m) {
                gpu::loadMatrix(a[m], stage[m * 16 + lane % 16].q + k * 8 + lane / 16 * 4);
#pragma unroll
                for (int half = 0; half < 2; ++half) {
                    const Weights& row = stage[m * 16 + half * 8 + lane / 4];
#pragma unroll
                    for (int s = 0; s < (kPer16 ? 2 : 1); ++s) {
                        scale[m][half][s] = row.factors[kPer16 ? 2 * k + s : k];
                        minimum[m][half][s] =
                            kMinimum ? row.factors[Weights::kScales + (kPer16 ? 2 * k + s : k)] : 0.0f;
                    }
                }
            }
#pragma unroll
            for (int pair = 0; pair < kTiles / 2; ++pair) {
                std::uint32_t b[4];
                gpu::loadMatrix(b, rows[pair * 16 + lane / 16 * 8 + lane % 8].q + k * 32 + lane / 8 % 2 * 16);
#pragma unroll
                for (int j = 0; j < 2; ++j) {
                    const int tile = pair * 2 + j;
                    float xScale[2];
                    float xSum[2][2] = {};
#pragma unroll
                    for (int c = 0; c < 2; ++c) {
                        const ActivationBlock& x = rows[tile * 8 + lane % 4 * 2 + c];
                        xScale[c] = x.scale[k];
                        if constexpr (kMinimum && kPer16) {
                            xSum[c][0] = xScale[c] * static_cast<float>(x.sum[2 * k]);
                            xSum[c][1] = xScale[c] * static_cast<float>(x.sum[2 * k + 1]);
                        } else if constexpr (kMinimum) {
                            xSum[c][0] = xScale[c] * static_cast<float>(x.sum[2 * k] + x.sum[2 * k + 1]);
                        }
                    }
#pragma unroll
                    for (int m = 0; m < 2; ++m) {
                        if constexpr (kPer16) {
#pragma unroll
                            for (int s = 0; s < 2; ++s) {
                                int sums[4] = {kSumStart, kSumStart, kSumStart, kSumStart};
                                const std::uint32_t half[2] = {a[m][2 * s], a[m][2 * s + 1]};
                                gpu::mmaS8Short(sums, half, b[2 * j + s]);
                                addSums(sums, scale[m][0][s], scale[m][1][s], xScale, results[m][tile]);
                                if constexpr (kMinimum)
                                    takeMinimum(minimum[m][0][s], minimum[m][1][s], xSum[0][s], xSum[1][s],
                                                results[m][tile]);
                            }
                        } else {
                            int sums[4] = {kSumStart, kSumStart, kSumStart, kSumStart};
                            const std::uint32_t both[2] = {b[2 * j], b[2 * j + 1]};
                            gpu::mmaS8(sums, a[m], both);
                            addSums(sums, scale[m][0][0], scale[m][1][0], xScale, results[m][tile]);
                            if constexpr (kMinimum)
                                takeMinimum(minimum[m][0][0], minimum[m][1][0], xSum[0][0], xSum[1][0],
                                            results[m][tile]);
                        }
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

    /// @p upper and @p lower are the scales of a lane's two rows.
    __device__ static __forceinline__ void addSums(const int (&sums)[4], float upper, float lower,
                                                   const float (&xScale)[2], float (&results)[4]) {
        results[0] += upper * xScale[0] * sumValue(sums[0]);
        results[1] += upper * xScale[1] * sumValue(sums[1]);
        results[2] += lower * xScale[0] * sumValue(sums[2]);
        results[3] += lower * xScale[1] * sumValue(sums[3]);
    }
    __device__ static __forceinline__ void takeMinimum(float upper, float lower, float left, float right,
                                                       float (&results)[4]) {
        results[0] -= upper * left;
        results[1] -= upper * right;
        results[2] -= lower * left;
        results[3] -= lower * right;
    }
};

template <QuantType T, int kTokens>
__global__ void __launch_bounds__(kGemmThreads, 2) gemmKernel(const __grid_constant__ GemmArguments args) {
    using Stages = GemmStages<T, kTokens>;
    gpu::DynamicShared shared;
    int* const found = shared.take<int>(2);
    Stages stages;
    stages.weights = shared.take<typename Stages::Weights>(2 * kGemmRows);
    stages.tokens = shared.take<ActivationBlock>(2 * kTokens);
    stages.resultRows = shared.take<int>(kTokens);

    const GemmTile tile = findTile(args, kTokens, found);
    if (tile.tokens == 0)
        return;
    listResultRows<kTokens>(args, tile, stages.resultRows);
    __syncthreads();
    const std::byte* const weight = tileWeight(args, tile);
    const std::byte* const up = args.isGated ? tileUp(args, tile) : nullptr;
    if (!weight || (args.isGated && !up))
        return storeZeros(args, tile, stages.resultRows);

    constexpr int kTiles = kTokens / 16; // of a warp
    float results[2][kTiles][4] = {};
    const int steps = activationBlocks(args.cols);
    stages.copyTokens(args, 0);
    stages.decodeWeights(args, tile, weight, up, 0);
    for (int step = 0; step < steps; ++step) {
        gpu::waitAsync<0>();
        __syncthreads(); // this stage is full, and nobody reads the other one any more
        if (step + 1 < steps) {
            stages.copyTokens(args, step + 1);
            stages.decodeWeights(args, tile, weight, up, step + 1);
        }
        stages.multiply(step, results);
    }
    storeTile<kTokens>(args, tile, stages.resultRows, results);
}

} // namespace conclave::kernels::cuda
