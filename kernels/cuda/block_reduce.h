// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gpu.h"
#include "kernels/cuda/launchers.h"

#include <cmath>

/// Sums, maxima and best candidates over a warp or a block, the same for every run: the order of additions
/// depends on the number of threads alone. All lanes, or all threads, take part and all get the result.
///
/// Block versions want a piece of shared memory, `partial`, of one value per warp. It is written before their
/// only barrier and read behind it, so it is free again behind the next barrier of the block.
namespace conclave::kernels::cuda {

inline constexpr int kWarpThreads = 32;
inline constexpr int kBlockWarps = kBlockThreads / kWarpThreads;
inline constexpr unsigned kAllLanes = 0xffffffffu;

template <typename T>
__device__ __forceinline__ T warpSum(T value) {
#pragma unroll
    for (int distance = kWarpThreads / 2; distance > 0; distance /= 2)
        value += __shfl_xor_sync(kAllLanes, value, distance);
    return value;
}

/// NaN loses against every number.
__device__ __forceinline__ float warpMax(float value) {
#pragma unroll
    for (int distance = kWarpThreads / 2; distance > 0; distance /= 2)
        value = fmaxf(value, __shfl_xor_sync(kAllLanes, value, distance));
    return value;
}

/// A candidate: the larger value is better, the lower index on a tie.
struct Best {
    float value;
    int index;
};

__device__ __forceinline__ Best better(Best a, Best b) {
    return b.value > a.value || (b.value == a.value && b.index < a.index) ? b : a;
}

/// Values must not be NaN.
__device__ __forceinline__ Best warpBest(Best best) {
#pragma unroll
    for (int distance = kWarpThreads / 2; distance > 0; distance /= 2) {
        const Best other{__shfl_xor_sync(kAllLanes, best.value, distance),
                         __shfl_xor_sync(kAllLanes, best.index, distance)};
        best = better(best, other);
    }
    return best;
}

/// @p partial is [kBlockWarps].
template <typename T>
__device__ __forceinline__ T blockSum(T value, T* partial) {
    value = warpSum(value);
    if (threadIdx.x % kWarpThreads == 0)
        partial[threadIdx.x / kWarpThreads] = value;
    __syncthreads();
    T sum = partial[0];
#pragma unroll
    for (int warp = 1; warp < kBlockWarps; ++warp)
        sum += partial[warp];
    return sum;
}

/// @p partial is [kBlockWarps]. Values must not be NaN.
__device__ __forceinline__ Best blockBest(Best best, Best* partial) {
    best = warpBest(best);
    if (threadIdx.x % kWarpThreads == 0)
        partial[threadIdx.x / kWarpThreads] = best;
    __syncthreads();
    best = partial[0];
#pragma unroll
    for (int warp = 1; warp < kBlockWarps; ++warp)
        best = better(best, partial[warp]);
    return best;
}

} // namespace conclave::kernels::cuda
