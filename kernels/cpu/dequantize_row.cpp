// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/cpu/decode_block.h"
#include "kernels/float_formats.h"

#include <cstring>

namespace conclave::kernels {

namespace {

template <float (*Convert)(std::uint16_t)>
void decodeHalves(const std::byte* row, std::int64_t cols, float* out) {
    for (std::int64_t i = 0; i < cols; ++i) {
        std::uint16_t half;
        std::memcpy(&half, row + i * 2, sizeof half);
        out[i] = Convert(half);
    }
}

template <typename Block>
void decodeBlocks(const std::byte* row, std::int64_t cols, float* out) {
    const auto* blocks = reinterpret_cast<const Block*>(row); // packed structs: any address will do
    for (std::int64_t b = 0; b < cols / Block::kWeights; ++b)
        decodeBlock(blocks[b], out + b * Block::kWeights);
}

} // namespace

void dequantizeRow(QuantType type, const std::byte* row, std::int64_t cols, float* out) {
    switch (type) {
    case QuantType::f32:
        std::memcpy(out, row, static_cast<std::size_t>(cols) * sizeof(float));
        break;
    case QuantType::f16:
        return decodeHalves<f16ToFloat>(row, cols, out);
    case QuantType::bf16:
        return decodeHalves<bf16ToFloat>(row, cols, out);
    case QuantType::q4_0:
        return decodeBlocks<BlockQ4_0>(row, cols, out);
    case QuantType::q4_1:
        return decodeBlocks<BlockQ4_1>(row, cols, out);
    case QuantType::q5_0:
        return decodeBlocks<BlockQ5_0>(row, cols, out);
    case QuantType::q5_1:
        return decodeBlocks<BlockQ5_1>(row, cols, out);
    case QuantType::q8_0:
        return decodeBlocks<BlockQ8_0>(row, cols, out);
    case QuantType::q2_k:
        return decodeBlocks<BlockQ2K>(row, cols, out);
    case QuantType::q3_k:
        return decodeBlocks<BlockQ3K>(row, cols, out);
    case QuantType::q4_k:
        return decodeBlocks<BlockQ4K>(row, cols, out);
    case QuantType::q5_k:
        return decodeBlocks<BlockQ5K>(row, cols, out);
    case QuantType::q6_k:
        return decodeBlocks<BlockQ6K>(row, cols, out);
    case QuantType::iq1_s:
        return decodeBlocks<BlockIq1S>(row, cols, out);
    case QuantType::iq1_m:
        return decodeBlocks<BlockIq1M>(row, cols, out);
    case QuantType::iq2_xxs:
        return decodeBlocks<BlockIq2Xxs>(row, cols, out);
    case QuantType::iq2_xs:
        return decodeBlocks<BlockIq2Xs>(row, cols, out);
    case QuantType::iq2_s:
        return decodeBlocks<BlockIq2S>(row, cols, out);
    case QuantType::iq3_xxs:
        return decodeBlocks<BlockIq3Xxs>(row, cols, out);
    case QuantType::iq3_s:
        return decodeBlocks<BlockIq3S>(row, cols, out);
    case QuantType::iq4_nl:
        return decodeBlocks<BlockIq4Nl>(row, cols, out);
    case QuantType::iq4_xs:
        return decodeBlocks<BlockIq4Xs>(row, cols, out);
    case QuantType::tq1_0:
        return decodeBlocks<BlockTq1_0>(row, cols, out);
    case QuantType::tq2_0:
        return decodeBlocks<BlockTq2_0>(row, cols, out);
    case QuantType::mxfp4:
        return decodeBlocks<BlockMxfp4>(row, cols, out);
    case QuantType::nvfp4:
        return decodeBlocks<BlockNvfp4>(row, cols, out);
    }
}

} // namespace conclave::kernels
