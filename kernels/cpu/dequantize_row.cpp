// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/block_formats.h"
#include "kernels/cpu/k_scales.h"
#include "kernels/float_formats.h"

#include <cstring>

// Every product is rounded to float before it is used, in the order written: that is what makes the result
// bit-exact. (This file is compiled without contraction of a·b + c.)

namespace conclave::kernels {

namespace {

template <typename Block>
const Block* blocksOf(const std::byte* row) {
    return reinterpret_cast<const Block*>(row); // packed structs: any address will do
}

void dequantizeF16(const std::byte* row, std::int64_t cols, float* out) {
    for (std::int64_t i = 0; i < cols; ++i) {
        std::uint16_t half;
        std::memcpy(&half, row + i * 2, sizeof half);
        out[i] = f16ToFloat(half);
    }
}

void dequantizeBf16(const std::byte* row, std::int64_t cols, float* out) {
    for (std::int64_t i = 0; i < cols; ++i) {
        std::uint16_t half;
        std::memcpy(&half, row + i * 2, sizeof half);
        out[i] = bf16ToFloat(half);
    }
}

void dequantizeQ8_0(const BlockQ8_0* blocks, std::int64_t cols, float* out) {
    for (std::int64_t b = 0; b < cols / kBlockQ8_0; ++b, out += kBlockQ8_0) {
        const float d = f16ToFloat(blocks[b].d);
        for (int i = 0; i < kBlockQ8_0; ++i)
            out[i] = d * blocks[b].q[i];
    }
}

void dequantizeQ4K(const BlockQ4K* blocks, std::int64_t cols, float* out) {
    for (std::int64_t b = 0; b < cols / kBlockK; ++b, out += kBlockK) {
        const float d = f16ToFloat(blocks[b].d);
        const float dmin = f16ToFloat(blocks[b].dmin);
        std::uint8_t scales[8];
        std::uint8_t mins[8];
        unpackKScales(blocks[b].scales, scales, mins);
        for (int s = 0; s < 8; ++s) {
            const float scale = d * scales[s];
            const float minimum = dmin * mins[s];
            const std::uint8_t* q = blocks[b].q + s / 2 * 32;
            for (int i = 0; i < 32; ++i)
                out[s * 32 + i] = scale * static_cast<float>(s % 2 ? q[i] >> 4 : q[i] & 15) - minimum;
        }
    }
}

void dequantizeQ6K(const BlockQ6K* blocks, std::int64_t cols, float* out) {
    for (std::int64_t b = 0; b < cols / kBlockK; ++b, out += kBlockK) {
        const float d = f16ToFloat(blocks[b].d);
        for (int quarter = 0; quarter < 8; ++quarter) { // 32 weights each, four in either half
            const std::uint8_t* low = blocks[b].low + quarter / 4 * 64 + quarter % 2 * 32;
            const std::uint8_t* high = blocks[b].high + quarter / 4 * 32;
            const int lowShift = quarter % 4 / 2 * 4;
            const int highShift = quarter % 4 * 2;
            for (int i = 0; i < 32; ++i) {
                const int q = (low[i] >> lowShift & 15) | (high[i] >> highShift & 3) << 4;
                const float scale = d * blocks[b].scales[quarter * 2 + i / 16];
                out[quarter * 32 + i] = scale * static_cast<float>(q - 32);
            }
        }
    }
}

} // namespace

void dequantizeRow(QuantType type, const std::byte* row, std::int64_t cols, float* out) {
    switch (type) {
    case QuantType::f32:
        std::memcpy(out, row, static_cast<std::size_t>(cols) * sizeof(float));
        break;
    case QuantType::f16:
        dequantizeF16(row, cols, out);
        break;
    case QuantType::bf16:
        dequantizeBf16(row, cols, out);
        break;
    case QuantType::q8_0:
        dequantizeQ8_0(blocksOf<BlockQ8_0>(row), cols, out);
        break;
    case QuantType::q4_k:
        dequantizeQ4K(blocksOf<BlockQ4K>(row), cols, out);
        break;
    case QuantType::q6_k:
        dequantizeQ6K(blocksOf<BlockQ6K>(row), cols, out);
        break;
    }
}

} // namespace conclave::kernels
