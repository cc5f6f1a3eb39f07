// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/matvec_slices.h"
#include "kernels/cuda/rows_kernel.h"

#include <utility>

/// y[t, r] = W[r] · x[t] for a few tokens: bound by reading W once, so everything else makes way for that.
///
/// An item asks for its weights before it looks at its input: while they come from device memory, the block
/// norms its rows of input and rounds them to int8 (a row of input is small and in the second-level cache;
/// doing it in every block costs less than another kernel and the wait for it). Then groups of lanes take
/// rows: a lane decodes a chunk of weights, multiplies it with the same chunk of every token and keeps a sum
/// per token; the lanes of a row add theirs up. Rows of input that are too long for shared memory come in
/// slices of columns; what rows have so far waits in shared memory. At the end threads take results side by
/// side: bias, activation, and neighbouring threads write neighbouring floats.
namespace conclave::kernels::cuda {

/// What an item works on.
struct MatvecShare {
    int part;
    int firstRow;
    int rows;
    int matrix;     ///< of the part's array
    int firstToken; ///< of the group's
    int tokens;
    const float* x; ///< of the group
    float* out;     ///< of the group, row 0
};

__device__ __forceinline__ MatvecShare matvecShare(const Matvec& args, int item, int tokensPerItem) {
    MatvecShare share;
    const int batches = (args.tokens + tokensPerItem - 1) / tokensPerItem;
    const int at = item % args.itemsPerGroup;
    const int batch = item / args.itemsPerGroup % batches;
    const int group = item / args.itemsPerGroup / batches;
    share.part = 0;
    while (share.part + 1 < args.partCount && at >= args.parts[share.part + 1].firstItem)
        ++share.part;
    const MatvecPart& part = args.parts[share.part];
    share.firstRow = (at - part.firstItem) * part.rowsPerItem;
    share.rows = min(part.rowsPerItem, part.rows - share.firstRow);
    share.firstToken = batch * tokensPerItem;
    share.tokens = min(tokensPerItem, args.tokens - share.firstToken);
    share.matrix = args.ids ? args.ids[group] : group;
    share.x = args.input.x + group / args.groupsPerInput * args.inputGroupStride;
    share.out = part.out + group * args.outGroupStride;
    return share;
}

/// Has the beginning of the rows' slices brought to the second-level cache, up to 32 KiB per plane.
template <QuantType T>
__device__ __forceinline__ void prefetchRows(const std::byte* data, int rows, int cols, int firstRow,
                                             int count) {
    const std::int64_t blocks = cols / planesOf(T).blockWeights;
    [&]<int... P>(std::integer_sequence<int, P...>) {
        const auto prefetchPlane = [&](std::int64_t offset, std::int64_t rowBytes) {
            const std::int64_t at = static_cast<std::int64_t>(threadIdx.x) * 128;
            if (at < count * rowBytes)
                gpu::prefetch(data + offset + firstRow * rowBytes + at);
        };
        (prefetchPlane(planeOffset<T, P>(rows * blocks),
                       blocks * (planesOf(T).planes[P].count * planesOf(T).planes[P].bytes)),
         ...);
    }
    (std::make_integer_sequence<int, planesOf(T).count>{});
}

/// factors[t] = 1 / sqrt(mean(x²) + epsilon) of @p tokens rows; @p partial is [tokens, kBlockWarps]. They can
/// be read behind the next barrier.
__device__ __forceinline__ void normFactors(const float* x, std::int64_t stride, int cols, int tokens,
                                            float epsilon, float* partial, float* factors) {
    const int warp = static_cast<int>(threadIdx.x) / kWarpThreads;
    for (int t = 0; t < tokens; ++t) {
        float sum = 0;
        for (int c = static_cast<int>(threadIdx.x); c < cols; c += kBlockThreads)
            sum += x[t * stride + c] * x[t * stride + c];
        sum = warpSum(sum);
        if (threadIdx.x % kWarpThreads == 0)
            partial[t * kBlockWarps + warp] = sum;
    }
    __syncthreads();
    const auto t = static_cast<int>(threadIdx.x);
    if (t < tokens) {
        float sum = 0;
        for (int w = 0; w < kBlockWarps; ++w)
            sum += partial[t * kBlockWarps + w];
        factors[t] = 1.0f / sqrtf(sum / static_cast<float>(cols) + epsilon);
    }
}

/// Bias, activation, and where the results go. @p results is [Tokens][rows], or [Tokens][gate rows, up rows].
__device__ __forceinline__ void finishMatvec(const Matvec& args, const MatvecShare& share,
                                             const float* results) {
    const MatvecPart& part = args.parts[share.part];
    const int width = args.isGated ? 2 * share.rows : share.rows;
    const std::int64_t firstBias = static_cast<std::int64_t>(share.matrix) * part.rows + share.firstRow;
    for (int i = static_cast<int>(threadIdx.x); i < share.rows * share.tokens; i += kBlockThreads) {
        const int t = i / share.rows;
        const int r = i % share.rows;
        float value = results[t * width + r];
        if (part.bias)
            value += part.bias[firstBias + r];
        if (args.isGated) {
            float up = results[t * width + share.rows + r];
            if (part.upBias)
                up += part.upBias[firstBias + r];
            value = activated(args.activation, value, up);
        }
        float* const out = share.out + (share.firstToken + t) * part.outStride + share.firstRow + r;
        *out = part.adds ? *out + part.addScale * value : value;
    }
    if (share.firstRow > 0)
        return;
    for (int i = static_cast<int>(threadIdx.x); i < args.tail * share.tokens; i += kBlockThreads) {
        const std::int64_t t = share.firstToken + i / args.tail;
        share.out[t * part.outStride + part.rows + i % args.tail] =
            share.x[t * args.input.stride + args.cols + i % args.tail];
    }
}

__device__ __forceinline__ const std::byte* weightOf(const MatvecPart& part, int matrix) {
    return part.weights ? part.weights[matrix] : part.weight;
}
__device__ __forceinline__ const std::byte* upOf(const MatvecPart& part, int matrix) {
    return part.ups ? part.ups[matrix] : part.up;
}

/// What matvecItem() begins with, for a caller that knows its next item before it may start.
template <QuantType T>
__device__ __forceinline__ void prefetchItem(const Matvec& args, int item) {
    const MatvecShare share = matvecShare(args, item, 1);
    const MatvecPart& part = args.parts[share.part];
    const std::byte* const weight = weightOf(part, share.matrix);
    const std::byte* const up = args.isGated ? upOf(part, share.matrix) : nullptr;
    if (weight)
        prefetchRows<T>(weight, part.rows, args.cols, share.firstRow, share.rows);
    if (up)
        prefetchRows<T>(up, part.rows, args.cols, share.firstRow, share.rows);
}

template <QuantType T, int Tokens>
__device__ void matvecItem(const Matvec& args, int item, gpu::DynamicShared shared) {
    using Slice = MatvecSlice<T, Tokens>;
    const MatvecShare share = matvecShare(args, item, Tokens);
    const MatvecPart& part = args.parts[share.part];
    const std::byte* const weight = weightOf(part, share.matrix);
    const std::byte* const up = upOf(part, share.matrix);
    if (!weight || (args.isGated && !up)) {
        for (int r = static_cast<int>(threadIdx.x); r < share.rows; r += kBlockThreads)
            share.out[share.firstRow + r] = 0.0f;
        return;
    }
    prefetchRows<T>(weight, part.rows, args.cols, share.firstRow, share.rows);
    if (args.isGated)
        prefetchRows<T>(up, part.rows, args.cols, share.firstRow, share.rows);

    const int width = args.isGated ? 2 * share.rows : share.rows;
    float* const results = shared.take<float>(Tokens * part.rowsPerItem * (args.isGated ? 2 : 1));
    float* const factors = shared.take<float>(Tokens);
    float* const partial = shared.take<float>(Tokens * kBlockWarps);
    Slice slice(shared, args.cols);
    const Input& input = args.input;
    const float* const x = share.x + share.firstToken * input.stride;
    const MatvecRows rows(x, input.stride, input.isNormed ? factors : nullptr, input.normWeight);
    if (input.isNormed) {
        normFactors(x, input.stride, args.cols, share.tokens, input.epsilon, partial, factors);
        __syncthreads();
    }

    const auto thread = static_cast<int>(threadIdx.x);
    const int lane = thread % part.lanes;
    for (int begin = 0; begin < args.cols; begin += Slice::kCols) {
        if (begin > 0)
            __syncthreads(); // nobody reads the slice before any more
        slice.prepare(rows, share.tokens, begin, min(begin + Slice::kCols, args.cols));
        __syncthreads();
        for (int first = 0; first < width; first += kBlockThreads / part.lanes) {
            const int r = first + thread / part.lanes;
            const bool isUp = r >= share.rows;
            float acc[Tokens] = {};
            if (r < width)
                slice.addRow(isUp ? up : weight, part.rows, args.cols,
                             share.firstRow + (isUp ? r - share.rows : r), lane, part.lanes, share.tokens,
                             acc);
            for (int distance = part.lanes / 2; distance > 0; distance /= 2)
#pragma unroll
                for (float& sum : acc)
                    sum += __shfl_xor_sync(kAllLanes, sum, distance);
            if (r < width && lane == 0)
#pragma unroll
                for (int t = 0; t < Tokens; ++t)
                    results[t * width + r] = begin > 0 ? results[t * width + r] + acc[t] : acc[t];
        }
    }
    __syncthreads();
    finishMatvec(args, share, results);
}

/// Blocks that a multiprocessor should have room for: more loads under way for one token, more registers
/// (there are no spills) for several.
constexpr int matvecBlocks(QuantType type, int tokens, int forOneToken) {
    if (tokens == 1)
        return forOneToken;
    return type == QuantType::tq1_0 && tokens == 8 ? 1 : 2;
}

template <QuantType T, int Tokens>
__global__ void __launch_bounds__(kBlockThreads, matvecBlocks(T, Tokens, GPU_BLOCKS(3, 3, 2)))
    matvecKernel(const __grid_constant__ Matvec args) {
    matvecItem<T, Tokens>(args, static_cast<int>(blockIdx.x), {});
}

} // namespace conclave::kernels::cuda
