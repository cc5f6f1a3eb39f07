// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/attend_prefill_kernel.h"
#include "kernels/cuda/decode_row.h"

/// Latent attention for many tokens: keys and values of some heads and positions are unfolded into scratch as
/// f16, then attend_prefill_kernel.h reads them as a cache of their own; what it has added up goes on with
/// the next positions. In four steps for every batch of heads and positions:
///   1. the heads' matrices become float (once for all positions)
///   2. latent rows become f16, and their turned ends the ends of all heads' keys
///   3. key[plain] = keyUpᵀ · latent and value = valueUp · latent on tensor cores, matrices rounded to f16
///   4. attention over these positions
/// Beside the roundings of attention itself, latent rows and matrices are rounded to f16 (2^-11 each) and so
/// are the keys and values that come out.
namespace conclave::kernels::cuda {

/// A batch, and where its parts of scratch are.
struct UnfoldBatch {
    AttendUnfolded args;
    int heads = 0;     ///< of a batch
    int positions = 0; ///< of a batch, a multiple of 64
    int firstHead = 0;
    int firstPosition = 0;
    int latentStride = 0; ///< numbers of a row, multiples of 32
    int keyStride = 0;
    int valueStride = 0;
    RunningSoftmax* running = nullptr; ///< [tokens, args.heads]
    float* keyUp = nullptr;            ///< [heads, latent, plain]
    float* valueUp = nullptr;          ///< [heads, valueWidth, latent]
    std::uint16_t* latents = nullptr;  ///< [positions, latentStride]
    std::uint16_t* keys = nullptr;     ///< [heads, positions, keyStride]
    std::uint16_t* values = nullptr;   ///< [heads, positions, valueStride]
    std::int64_t bytes = 0;            ///< of all these together
};

// ---- On the host ----

inline constexpr std::int64_t kUnfoldBytes = std::int64_t{64} << 20; ///< of scratch, unless a tile needs more
inline constexpr std::int64_t kUnfoldSlack = 1024;                   ///< what alignment may take
inline constexpr int kUnfoldHeads = 32;
inline constexpr int kUnfoldTile = 64;

/// Cuts the work so that @p bytes of scratch are enough, but into no less than a tile of positions.
inline UnfoldBatch planUnfolding(const AttendUnfolded& args, std::int64_t bytes) {
    UnfoldBatch batch{.args = args};
    const auto stride = [](int width) { return static_cast<int>(cacheBlockCols(width)); };
    batch.heads = std::min(args.heads, kUnfoldHeads);
    batch.latentStride = stride(args.keyUp.rows + args.rotary);
    batch.keyStride = stride(args.plain + args.rotary);
    batch.valueStride = stride(args.valueWidth);
    std::byte* const start = args.scratch.data;
    std::int64_t at = 0;
    const auto take = [&]<typename T>(T*& piece, std::int64_t count) {
        piece = reinterpret_cast<T*>(start + at);
        at += (count * static_cast<std::int64_t>(sizeof(T)) + 255) / 256 * 256;
    };
    const std::int64_t heads = batch.heads;
    take(batch.running, static_cast<std::int64_t>(args.tokens) * args.heads);
    take(batch.keyUp, heads * args.keyUp.rows * args.plain);
    take(batch.valueUp, heads * args.valueWidth * args.keyUp.rows);
    const std::int64_t perPosition = 2 * (batch.latentStride + heads * (batch.keyStride + batch.valueStride));
    const std::int64_t tiles = std::min<std::int64_t>(
        (args.mostPositions + kUnfoldTile - 1) / kUnfoldTile,
        std::max<std::int64_t>(1, (bytes - kUnfoldSlack - at) / (perPosition * kUnfoldTile)));
    batch.positions = static_cast<int>(tiles) * kUnfoldTile;
    take(batch.latents, std::int64_t{batch.positions} * batch.latentStride);
    take(batch.keys, heads * batch.positions * batch.keyStride);
    take(batch.values, heads * batch.positions * batch.valueStride);
    batch.bytes = at + kUnfoldSlack;
    return batch;
}

// ---- Matrices and rows ----

/// A row of a head's matrix; grid [rows, heads].
template <QuantType T>
__global__ void __launch_bounds__(kBlockThreads)
    unfoldMatricesKernel(MatrixStack stack, int firstHead, float* out) {
    const int row = static_cast<int>(blockIdx.x);
    const int head = static_cast<int>(blockIdx.y);
    const Matrix matrix{stack.type, stack.rows, stack.cols, stack.data[firstHead + head]};
    decodeRowPiece<T>(matrix, row, 0, stack.cols, 1.0f,
                      out + (static_cast<std::int64_t>(head) * stack.rows + row) * stack.cols);
}

/// One past the batch's last position that is there.
__device__ __forceinline__ int unfoldEnd(const UnfoldBatch& batch) {
    const int end = *batch.args.position + batch.args.tokens;
    return end < batch.firstPosition + batch.positions ? end : batch.firstPosition + batch.positions;
}

/// A position: its latent row as f16; grid [positions].
template <CacheType type>
__global__ void __launch_bounds__(kBlockThreads) unfoldLatentsKernel(UnfoldBatch batch) {
    using Codec = CacheCodec<type>;
    const int index = static_cast<int>(blockIdx.x);
    const int position = batch.firstPosition + index;
    if (position >= unfoldEnd(batch))
        return;
    const Cache& cache = batch.args.cache;
    const std::byte* const from = cache.keys + position % cache.capacity * cache.keyRowBytes;
    std::uint16_t* const latent = batch.latents + static_cast<std::int64_t>(index) * batch.latentStride;
    for (int c = static_cast<int>(threadIdx.x); c < cacheChunks(cache.keyWidth); c += kBlockThreads) {
        float x[kChunk];
        Codec::decode(Codec::load(from, c, cache.keyWidth), c, x);
        *reinterpret_cast<uint4*>(latent + c * kChunk) =
            make_uint4(gpu::floatsToHalves(x[0], x[1]), gpu::floatsToHalves(x[2], x[3]),
                       gpu::floatsToHalves(x[4], x[5]), gpu::floatsToHalves(x[6], x[7]));
    }
    __syncthreads(); // what follows reads the row
    const int columns = batch.keyStride - batch.args.plain;
    for (int i = static_cast<int>(threadIdx.x); i < batch.heads * columns; i += kBlockThreads) {
        const int head = i / columns;
        const int column = i % columns;
        batch.keys[(static_cast<std::int64_t>(head) * batch.positions + index) * batch.keyStride +
                   batch.args.plain + column] =
            column < batch.args.rotary ? latent[batch.args.keyUp.rows + column] : std::uint16_t{0};
    }
}

// ---- Products ----

/// 64 positions times 64 columns of one head's keys (`isKey`) or values; grid [position tiles, column tiles,
/// heads], kPrefillThreads threads. A step takes 64 columns of the latent rows: both operands lie in shared
/// memory as attend_prefill_kernel.h has its tiles. keyUp has those columns as its rows, valueUp as its
/// columns: one is read transposed, the other is not.
template <bool isKey>
__global__ void __launch_bounds__(kPrefillThreads, 1) unfoldProductKernel(UnfoldBatch batch) {
    constexpr int kPieces = kUnfoldTile / 8;
    gpu::DynamicShared shared;
    auto* const rows = shared.take<std::uint16_t>(kUnfoldTile * kUnfoldTile);
    auto* const matrix = shared.take<std::uint16_t>(kUnfoldTile * kUnfoldTile);
    const auto pieceOf = [](std::uint16_t* tile, int row, int piece) {
        return tile + row * kUnfoldTile + (piece ^ row % 8) * 8;
    };
    const int firstRow = static_cast<int>(blockIdx.x) * kUnfoldTile;
    const int firstColumn = static_cast<int>(blockIdx.y) * kUnfoldTile;
    const int head = static_cast<int>(blockIdx.z);
    const int there = unfoldEnd(batch) - batch.firstPosition;
    if (firstRow >= there)
        return;
    const int latent = batch.args.keyUp.rows;
    const int width = isKey ? batch.args.plain : batch.args.valueWidth;
    const float* const weights =
        (isKey ? batch.keyUp : batch.valueUp) + static_cast<std::int64_t>(head) * latent * width;
    const int warp = static_cast<int>(threadIdx.x) / kWarpThreads;
    const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
    float sums[kUnfoldTile / 8][4] = {};
    for (int k = 0; k < latent; k += kUnfoldTile) {
        if (k > 0)
            __syncthreads(); // the tiles of the step before have been read
        for (int i = static_cast<int>(threadIdx.x); i < kUnfoldTile * kPieces; i += kPrefillThreads) {
            const int row = i / kPieces;
            const int piece = i % kPieces;
            const bool isThere = firstRow + row < there && k + piece * 8 < latent;
            gpu::copyAsync(
                pieceOf(rows, row, piece),
                batch.latents +
                    (isThere ? static_cast<std::int64_t>(firstRow + row) * batch.latentStride + k + piece * 8
                             : 0),
                isThere);
        }
        gpu::commitAsync();
        for (int i = static_cast<int>(threadIdx.x); i < kUnfoldTile * kPieces; i += kPrefillThreads) {
            const int row = i / kPieces;
            const int piece = i % kPieces;
            float x[8];
#pragma unroll
            for (int j = 0; j < 8; ++j) {
                const int l = isKey ? k + row : k + piece * 8 + j;
                const int column = isKey ? firstColumn + piece * 8 + j : firstColumn + row;
                const int at = isKey ? l * width + column : column * latent + l;
                x[j] = l < latent && column < width ? weights[at] : 0.0f;
            }
            *reinterpret_cast<uint4*>(pieceOf(matrix, row, piece)) =
                make_uint4(gpu::floatsToHalves(x[0], x[1]), gpu::floatsToHalves(x[2], x[3]),
                           gpu::floatsToHalves(x[4], x[5]), gpu::floatsToHalves(x[6], x[7]));
        }
        gpu::waitAsync<0>();
        __syncthreads();
#pragma unroll
        for (int step = 0; step < kUnfoldTile / 16; ++step) {
            std::uint32_t a[4];
            gpu::loadMatrix(a, pieceOf(rows, warp * 16 + lane % 16, step * 2 + lane / 16));
#pragma unroll
            for (int n = 0; n < kUnfoldTile / 16; ++n) {
                std::uint32_t b[4];
                if constexpr (isKey)
                    gpu::loadMatrixTransposed(b, pieceOf(matrix, step * 16 + lane % 16, n * 2 + lane / 16));
                else
                    gpu::loadMatrix(
                        b, pieceOf(matrix, n * 16 + lane % 8 + lane / 16 * 8, step * 2 + lane / 8 % 2));
                gpu::mmaF16(sums[n * 2], a, {b[0], b[1]});
                gpu::mmaF16(sums[n * 2 + 1], a, {b[2], b[3]});
            }
        }
    }
    const int stride = isKey ? batch.keyStride : batch.valueStride;
    std::uint16_t* const out =
        (isKey ? batch.keys : batch.values) + static_cast<std::int64_t>(head) * batch.positions * stride;
#pragma unroll
    for (int n = 0; n < kUnfoldTile / 8; ++n)
#pragma unroll
        for (int i = 0; i < 4; ++i) {
            const int row = firstRow + warp * 16 + lane / 4 + i / 2 * 8;
            const int column = firstColumn + n * 8 + lane % 4 * 2 + i % 2;
            if (row < there && column < width)
                out[static_cast<std::int64_t>(row) * stride + column] = gpu::floatToHalf(sums[n][i]);
        }
}

} // namespace conclave::kernels::cuda
