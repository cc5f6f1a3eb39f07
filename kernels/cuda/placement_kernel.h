// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/cache_codec.h"
#include "kernels/cuda/operations.h"

#include <cmath>

/// From the products of a layer to what its attention reads: queries normed, turned and scaled in place, keys
/// and values likewise but written to the cache only.
///
/// A warp takes a head's row: it brings the row to shared memory, works on it there, and writes it once.
/// Eight heads are an item. Only a norm over the whole row (HeadNorm::FullWidth) makes an item of all query
/// heads, and one of all keys, of a token. Sums and products stand in the CPU's order, without fused
/// multiply-adds, so that rows without a norm get the CPU's bits.
namespace conclave::kernels::cuda {

// ---- Tables of cosines and sines ----

inline int ropeTableItems(const RopeTable& args) {
    return (args.tokens * args.pairs + kBlockThreads - 1) / kBlockThreads;
}

/// 256 pairs.
__device__ inline void ropeTableItem(const RopeTable& args, int item, gpu::DynamicShared) {
    const int i = item * kBlockThreads + static_cast<int>(threadIdx.x);
    if (i >= args.tokens * args.pairs)
        return;
    const double angle =
        static_cast<double>(*args.position + i / args.pairs) * args.frequencies[i % args.pairs];
    args.cosines[i] = static_cast<float>(args.scale * cos(angle));
    args.sines[i] = static_cast<float>(args.scale * sin(angle));
}

// ---- What a warp does to a row in shared memory ----

__device__ __forceinline__ void loadRow(const float* from, int count, float* row) {
    for (int i = static_cast<int>(threadIdx.x) % kWarpThreads; i < count; i += kWarpThreads)
        row[i] = from[i];
    __syncwarp();
}

/// A lane reads what it writes in loadRow(), which may follow without a barrier.
__device__ __forceinline__ void storeRow(const float* row, int count, float* to) {
    for (int i = static_cast<int>(threadIdx.x) % kWarpThreads; i < count; i += kWarpThreads)
        to[i] = row[i];
}

__device__ __forceinline__ float normFactor(float sumOfSquares, int count, float epsilon) {
    return 1.0f / sqrtf(sumOfSquares / static_cast<float>(count) + epsilon);
}

/// @p weight nullptr: ones.
__device__ __forceinline__ void scaleRow(float* row, int count, float factor, const float* weight) {
    for (int i = static_cast<int>(threadIdx.x) % kWarpThreads; i < count; i += kWarpThreads)
        row[i] = weight ? row[i] * factor * weight[i] : row[i] * factor;
    __syncwarp();
}

__device__ inline void normRow(float* row, int count, const float* weight, float epsilon) {
    float sum = 0;
    for (int i = static_cast<int>(threadIdx.x) % kWarpThreads; i < count; i += kWarpThreads)
        sum += row[i] * row[i];
    scaleRow(row, count, normFactor(warpSum(sum), count, epsilon), weight);
}

__device__ inline void turnRow(const Rotation& rotation, int token, float* row) {
    const bool interleaved = rotation.pairing == RopePairing::Interleaved;
    const int step = interleaved ? 2 : 1;
    const int partner = interleaved ? 1 : rotation.pairs;
    for (int i = static_cast<int>(threadIdx.x) % kWarpThreads; i < rotation.pairs; i += kWarpThreads) {
        const float cosine = rotation.cosines[token * rotation.pairs + i];
        const float sine = rotation.sines[token * rotation.pairs + i];
        const float a = row[i * step];
        const float b = row[i * step + partner];
        row[i * step] = __fadd_rn(__fmul_rn(a, cosine), -__fmul_rn(b, sine));
        row[i * step + partner] = __fadd_rn(__fmul_rn(a, sine), __fmul_rn(b, cosine));
    }
    __syncwarp();
}

/// In float, other than the CPU: within 2 units of the last place.
__device__ inline float temperatureAt(const Temperature& temperature, int position) {
    const int steps = (position + temperature.offset) / temperature.step;
    return 1.0f + static_cast<float>(temperature.scale) * log1pf(static_cast<float>(steps));
}

/// Where the row of @p position is.
__device__ __forceinline__ std::byte* slotOf(std::byte* rows, std::int64_t rowBytes, const Cache& cache,
                                             int kvHead, int position) {
    return rows + (static_cast<std::int64_t>(kvHead) * cache.capacity + position % cache.capacity) * rowBytes;
}

// ---- Grouped attention ----

__host__ __device__ inline int placeGroupedItemsPerToken(const PlaceGrouped& args) {
    if (args.norm == HeadNorm::FullWidth)
        return args.key ? 2 : 1;
    return (args.heads + (args.key ? args.kvHeads : 0) + kBlockWarps - 1) / kBlockWarps;
}

inline int placeGroupedItems(const PlaceGrouped& args) {
    return args.tokens * placeGroupedItemsPerToken(args);
}

__host__ __device__ inline int placeGroupedRowFloats(const PlaceGrouped& args) {
    return args.keyWidth > args.valueWidth ? args.keyWidth : args.valueWidth;
}

/// A row for each warp, and the block's sum.
inline std::size_t placeGroupedSharedBytes(const PlaceGrouped& args) {
    return static_cast<std::size_t>(placeGroupedRowFloats(args)) * kBlockWarps * sizeof(float) + 16 +
           kBlockWarps * sizeof(float);
}

/// One row: @p norm is its weights, @p wholeFactor what the norm over all heads has found, if there is one.
__device__ inline void placeHead(const PlaceGrouped& args, int token, const float* norm, float wholeFactor,
                                 float* row) {
    if (args.norm == HeadNorm::FullWidth)
        scaleRow(row, args.keyWidth, wholeFactor, norm);
    else if (args.norm == HeadNorm::PerHead)
        normRow(row, args.keyWidth, norm, args.epsilon);
    turnRow(args.rotation, token, row);
    if (args.norm == HeadNorm::Rotated)
        normRow(row, args.keyWidth, nullptr, args.epsilon);
}

__device__ inline void placeQueryHead(const PlaceGrouped& args, int token, int head, float wholeFactor,
                                      float* row) {
    float* const query =
        args.query + (static_cast<std::int64_t>(token) * args.heads + head) * args.queryHeadStride;
    const bool isWhole = args.norm == HeadNorm::FullWidth;
    loadRow(query, args.keyWidth, row);
    placeHead(args, token, isWhole ? args.queryNorm + head * args.keyWidth : args.queryNorm, wholeFactor,
              row);
    if (args.temperature.scale != 0)
        scaleRow(row, args.keyWidth, temperatureAt(args.temperature, *args.position + token), nullptr);
    storeRow(row, args.keyWidth, query);
}

__device__ inline void placeKeyHead(const PlaceGrouped& args, int token, int head, float wholeFactor,
                                    float* row) {
    const int position = *args.position + token;
    const std::int64_t index = static_cast<std::int64_t>(token) * args.kvHeads + head;
    const Cache& cache = args.cache;
    loadRow(args.value + index * args.valueWidth, args.valueWidth, row);
    if (args.normsValues)
        normRow(row, args.valueWidth, nullptr, args.epsilon);
    storeCacheRowByWarp(cache.type, row, args.valueWidth,
                        slotOf(cache.values, cache.valueRowBytes, cache, head, position));
    const bool isWhole = args.norm == HeadNorm::FullWidth;
    loadRow(args.key + index * args.keyWidth, args.keyWidth, row);
    placeHead(args, token, isWhole ? args.keyNorm + head * args.keyWidth : args.keyNorm, wholeFactor, row);
    storeCacheRowByWarp(cache.type, row, args.keyWidth,
                        slotOf(cache.keys, cache.keyRowBytes, cache, head, position));
}

/// The norm's factor for @p heads rows of @p width floats, @p stride apart, taken together by the block.
__device__ inline float wholeRowFactor(const float* x, int heads, std::int64_t stride, int width,
                                       float epsilon, float* partial) {
    float sum = 0;
    for (int i = static_cast<int>(threadIdx.x); i < heads * width; i += kBlockThreads) {
        const float value = x[i / width * stride + i % width];
        sum += value * value;
    }
    return normFactor(blockSum(sum, partial), heads * width, epsilon);
}

__device__ inline void placeGroupedItem(const PlaceGrouped& args, int item, gpu::DynamicShared shared) {
    const int warp = static_cast<int>(threadIdx.x) / kWarpThreads;
    const int rowFloats = placeGroupedRowFloats(args);
    float* const row =
        shared.take<float>(static_cast<std::size_t>(rowFloats) * kBlockWarps) + warp * rowFloats;
    float* const partial = shared.take<float>(kBlockWarps);
    const int perToken = placeGroupedItemsPerToken(args);
    const int token = item / perToken;
    const int part = item % perToken;
    const int all = args.heads + (args.key ? args.kvHeads : 0);
    int first = part * kBlockWarps;
    int end = first + kBlockWarps < all ? first + kBlockWarps : all;
    float wholeFactor = 1;
    if (args.norm == HeadNorm::FullWidth) {
        first = part == 0 ? 0 : args.heads;
        end = part == 0 ? args.heads : all;
        wholeFactor =
            part == 0
                ? wholeRowFactor(args.query +
                                     static_cast<std::int64_t>(token) * args.heads * args.queryHeadStride,
                                 args.heads, args.queryHeadStride, args.keyWidth, args.epsilon, partial)
                : wholeRowFactor(args.key + static_cast<std::int64_t>(token) * args.kvHeads * args.keyWidth,
                                 args.kvHeads, args.keyWidth, args.keyWidth, args.epsilon, partial);
    }
    for (int head = first + warp; head < end; head += kBlockWarps) {
        if (head < args.heads)
            placeQueryHead(args, token, head, wholeFactor, row);
        else
            placeKeyHead(args, token, head - args.heads, wholeFactor, row);
    }
}

// ---- Latent attention ----

__host__ __device__ inline int placeLatentItemsPerToken(const PlaceLatent& args) {
    return (args.heads + 1 + kBlockWarps - 1) / kBlockWarps;
}

inline int placeLatentItems(const PlaceLatent& args) {
    return args.tokens * placeLatentItemsPerToken(args);
}

__host__ __device__ inline int placeLatentRowFloats(const PlaceLatent& args) {
    return (args.plain > args.latent ? args.plain : args.latent) + args.rotary;
}

inline std::size_t placeLatentSharedBytes(const PlaceLatent& args) {
    return static_cast<std::size_t>(placeLatentRowFloats(args)) * kBlockWarps * sizeof(float);
}

__device__ inline void placeLatentQuery(const PlaceLatent& args, int token, int head, float* row) {
    const int width = args.plain + args.rotary;
    const bool isScaled = args.temperature.scale != 0;
    const int first = isScaled ? 0 : args.plain; // without a temperature the plain part stays as it is
    float* const query = args.query + (static_cast<std::int64_t>(token) * args.heads + head) * width + first;
    loadRow(query, width - first, row);
    turnRow(args.rotation, token, row + args.plain - first);
    if (isScaled)
        scaleRow(row, width, temperatureAt(args.temperature, *args.position + token), nullptr);
    storeRow(row, width - first, query);
}

/// The token's latent row is the first row, its query heads follow.
__device__ inline void placeLatentItem(const PlaceLatent& args, int item, gpu::DynamicShared shared) {
    const int warp = static_cast<int>(threadIdx.x) / kWarpThreads;
    const int rowFloats = placeLatentRowFloats(args);
    float* const row =
        shared.take<float>(static_cast<std::size_t>(rowFloats) * kBlockWarps) + warp * rowFloats;
    const int perToken = placeLatentItemsPerToken(args);
    const int token = item / perToken;
    const int head = item % perToken * kBlockWarps + warp - 1;
    if (head >= args.heads)
        return;
    if (head >= 0)
        return placeLatentQuery(args, token, head, row);
    const int width = args.latent + args.rotary;
    loadRow(args.row + static_cast<std::int64_t>(token) * width, width, row);
    normRow(row, args.latent, args.latentNorm, args.epsilon);
    turnRow(args.rotation, token, row + args.latent);
    storeCacheRowByWarp(
        args.cache.type, row, width,
        slotOf(args.cache.keys, args.cache.keyRowBytes, args.cache, 0, *args.position + token));
}

} // namespace conclave::kernels::cuda
