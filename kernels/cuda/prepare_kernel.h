// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/activation_rows.h"
#include "kernels/cuda/activation_blocks.h"
#include "kernels/cuda/block_reduce.h"
#include "kernels/cuda/gemm_tiles.h"
#include "kernels/cuda/gpu.h"
#include "kernels/cuda/operations.h"
#include "kernels/cuda/ptx.h"

/// Rows that a product of many tokens reads, RMS-normed if asked and brought to the form of its kernel: int8
/// blocks for packed weights, floats of the weights' own kind for the others. Done once for all tiles, which
/// would do it again and again. A block writes one row, which it reads once or, with a norm, twice.
namespace conclave::kernels::cuda {

struct PrepareArguments {
    Input input;
    int cols = 0;
    std::byte* out = nullptr; ///< [rows, rowBytes]
    std::int64_t rowBytes = 0;
    float* scales = nullptr; ///< [rows], f16 only
};

/// Values of one row as the product wants them; columns behind the last are 0.
class PreparedRow {
  public:
    /// @p partial is [kBlockWarps] of shared memory. All threads of the block.
    __device__ __forceinline__ PreparedRow(const PrepareArguments& args, int row, float* partial)
        : m_x(args.input.x + row * args.input.stride), m_cols(args.cols) {
        if (!args.input.isNormed)
            return;
        float sum = 0;
        for (int c = static_cast<int>(threadIdx.x); c < m_cols; c += kBlockThreads)
            sum += m_x[c] * m_x[c];
        const float mean = blockSum(sum, partial) / static_cast<float>(m_cols);
        m_factor = 1.0f / sqrtf(mean + args.input.epsilon);
        m_weight = args.input.normWeight;
        m_isNormed = true;
    }
    __device__ __forceinline__ float operator[](int col) const {
        if (col >= m_cols)
            return 0.0f;
        const float x = m_isNormed ? m_x[col] * m_factor : m_x[col];
        return m_weight ? x * m_weight[col] : x;
    }

  private:
    const float* m_x;
    const float* m_weight = nullptr;
    float m_factor = 1;
    int m_cols;
    bool m_isNormed = false;
};

/// The largest of @p value in neighbouring lanes, groups of @p lanes.
template <int kLanes>
__device__ __forceinline__ float groupMax(float value) {
#pragma unroll
    for (int distance = kLanes / 2; distance > 0; distance /= 2)
        value = fmaxf(value, __shfl_xor_sync(kAllLanes, value, distance));
    return value;
}

/// A row of ActivationBlock. A lane has four columns, so that eight lanes have one scale and four one sum.
__device__ __forceinline__ void writeBlocks(const PreparedRow& values, int cols, ActivationBlock* out) {
    const int end = activationBlocks(cols) * kActivationBlock;
    const int lane = static_cast<int>(threadIdx.x) % kWarpThreads;
    for (int begin = static_cast<int>(threadIdx.x) - lane; begin * 4 < end; begin += kBlockThreads) {
        const int col = (begin + lane) * 4;
        float x[4];
        float largest = 0;
#pragma unroll
        for (int i = 0; i < 4; ++i) {
            x[i] = values[col + i];
            const float magnitude = fabsf(x[i]);
            // What is not finite counts as infinity: a maximum would skip NaN.
            largest = magnitude < INFINITY ? fmaxf(largest, magnitude) : INFINITY;
        }
        largest = groupMax<8>(largest);
        const bool isFinite = largest < INFINITY;
        const bool isZero = !isFinite || largest < kSmallestActivation;
        const float inverse = isZero ? 0.0f : 127.0f / largest;
        unsigned packed = 0;
        int sum = 0;
#pragma unroll
        for (int i = 0; i < 4; ++i) {
            const int q = isZero ? 0 : __float2int_rn(__fmul_rn(x[i], inverse));
            packed |= (static_cast<unsigned>(q) & 0xffu) << (8 * i);
            sum += q;
        }
        sum += __shfl_xor_sync(kAllLanes, sum, 1);
        sum += __shfl_xor_sync(kAllLanes, sum, 2);
        if (col >= end)
            continue;
        ActivationBlock& block = out[col / kActivationBlock];
        const int at = col % kActivationBlock;
        reinterpret_cast<unsigned*>(block.q)[at / 4] = packed;
        if (lane % 8 == 0)
            block.scale[at / 32] = isFinite ? (isZero ? 0.0f : largest / 127.0f) : NAN;
        if (lane % 4 == 0)
            block.sum[at / 16] = static_cast<std::int16_t>(sum);
    }
}

/// A power of two that keeps a row within f16: its largest magnitude comes to less than 2 unless it is well
/// inside the range anyway.
__device__ __forceinline__ int halfExponent(float largest) {
    if (largest == 0.0f || (largest >= 0x1p-4f && largest < 0x1p15f))
        return 0;
    const int exponent = (__float_as_int(largest) >> 23) - 127;
    return max(-126, min(126, exponent));
}
__device__ __forceinline__ float powerOfTwo(int exponent) {
    return __int_as_float((exponent + 127) << 23);
}

/// A row of floats, padded with zeros to floatRowValues(); f16 divided by *scale. @p maxima is [kBlockWarps]
/// of shared memory.
template <RowFormat F>
__device__ __forceinline__ void writeFloats(const PreparedRow& values, int cols, std::byte* out, float* scale,
                                            float* maxima) {
    float factor = 1;
    if constexpr (F == RowFormat::F16) {
        float largest = 0;
        for (int c = static_cast<int>(threadIdx.x); c < cols; c += kBlockThreads) {
            const float magnitude = fabsf(values[c]);
            largest = magnitude < INFINITY ? fmaxf(largest, magnitude) : largest;
        }
        largest = warpMax(largest);
        if (threadIdx.x % kWarpThreads == 0)
            maxima[threadIdx.x / kWarpThreads] = largest;
        __syncthreads();
        for (int warp = 0; warp < kBlockWarps; ++warp)
            largest = fmaxf(largest, maxima[warp]);
        const int exponent = halfExponent(largest);
        factor = powerOfTwo(-exponent);
        if (threadIdx.x == 0)
            *scale = powerOfTwo(exponent);
    }
    const int end = static_cast<int>(floatRowValues(cols));
    for (int c = 2 * static_cast<int>(threadIdx.x); c < end; c += 2 * kBlockThreads) {
        const float low = values[c] * factor;
        const float high = values[c + 1] * factor;
        if constexpr (F == RowFormat::F32)
            reinterpret_cast<float2*>(out)[c / 2] = make_float2(low, high);
        else
            reinterpret_cast<unsigned*>(out)[c / 2] =
                F == RowFormat::F16 ? gpu::floatsToHalves(low, high) : gpu::floatsToBf16s(low, high);
    }
}

template <RowFormat F>
__global__ void __launch_bounds__(kBlockThreads)
    prepareRowsKernel(const __grid_constant__ PrepareArguments args) {
    GPU_SHARED(partial, float[kBlockWarps]);
    GPU_SHARED(maxima, float[kBlockWarps]);
    const int row = static_cast<int>(blockIdx.x);
    const PreparedRow values(args, row, partial);
    std::byte* const out = args.out + row * args.rowBytes;
    if constexpr (F == RowFormat::Int8)
        writeBlocks(values, args.cols, reinterpret_cast<ActivationBlock*>(out));
    else
        writeFloats<F>(values, args.cols, out, args.scales + row, maxima);
}

/// out[row] *= scales[row], which is 1 for nearly all rows: a block per row.
template <int kThreads>
__global__ void __launch_bounds__(kThreads)
    restoreRowsKernel(const float* scales, float* out, std::int64_t outStride, int cols) {
    const float scale = scales[blockIdx.x];
    if (scale == 1.0f)
        return;
    for (int c = static_cast<int>(threadIdx.x); c < cols; c += kThreads)
        out[blockIdx.x * outStride + c] *= scale;
}

} // namespace conclave::kernels::cuda
