// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/operations.h"
#include "kernels/cuda/weight_grid_decoders.h"

#include <type_traits>

namespace conclave::kernels::cuda {

template <QuantType T>
inline constexpr bool kIsFloat = T == QuantType::f32 || T == QuantType::f16 || T == QuantType::bf16;

/// What a weight of a float type is in memory.
template <QuantType T>
using FloatWord = std::conditional_t<T == QuantType::f32, float, unsigned short>;

template <QuantType T>
__device__ __forceinline__ float floatWeight(FloatWord<T> word) {
    if constexpr (T == QuantType::f32)
        return word;
    else if constexpr (T == QuantType::f16)
        return gpu::halfToFloat(word);
    else
        return bf16ToFloat(word);
}

/// out[c] = scale · weight[row, c] for columns @p begin (a multiple of 256) … begin + @p count - 1, as far as
/// the row goes, by all threads of a block. Weights are rounded as the CPU's dequantizeRow() does.
template <QuantType T>
__device__ void decodeRowPiece(const Matrix& table, std::int64_t row, int begin, int count, float scale,
                               float* out) {
    const int end = min(begin + count, table.cols);
    const auto thread = static_cast<int>(threadIdx.x);
    const auto threads = static_cast<int>(blockDim.x);
    if constexpr (kIsFloat<T>) {
        const auto* weights = reinterpret_cast<const FloatWord<T>*>(table.data) + row * table.cols;
        for (int c = begin + thread; c < end; c += threads)
            out[c] = scale * floatWeight<T>(weights[c]);
    } else {
        using Decoder = WeightDecoder<T>;
        const Decoder decoder(table.data, table.rows, table.cols);
        for (int c = begin / Decoder::kChunk + thread; c < end / Decoder::kChunk; c += threads) {
            Weights32 weights[Decoder::kChunk / 32];
            decoder.decode(row * (table.cols / Decoder::kChunk) + c, weights);
            float* to = out + c * Decoder::kChunk;
#pragma unroll
            for (const Weights32& part : weights) {
#pragma unroll
                for (int i = 0; i < 32; ++i) {
                    const int half = Decoder::kTwoScales ? i / 16 : 0;
                    const auto q = static_cast<float>(static_cast<std::int8_t>(part.q[i / 4] >> 8 * (i % 4)));
                    float weight = __fmul_rn(part.scale[half], q);
                    if constexpr (Decoder::kHasMinimum)
                        weight = __fadd_rn(weight, -part.minimum[half]);
                    *to++ = scale * weight;
                }
            }
        }
    }
}

} // namespace conclave::kernels::cuda
