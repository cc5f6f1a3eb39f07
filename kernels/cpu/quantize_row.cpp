// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/cpu/quantize_block.h"
#include "kernels/float_formats.h"

#include <algorithm>
#include <cassert>
#include <cstring>

namespace conclave::kernels {

namespace {

template <std::uint16_t (*Convert)(float)>
void encodeHalves(const float* x, std::int64_t cols, std::byte* out) {
    for (std::int64_t i = 0; i < cols; ++i) {
        const std::uint16_t half = Convert(x[i]);
        std::memcpy(out + i * 2, &half, sizeof half);
    }
}

template <typename Block>
void encodeBlocks(const float* x, const float* importance, std::int64_t cols, std::byte* out) {
    float equal[Block::kWeights];
    std::fill_n(equal, Block::kWeights, 1.0f);
    for (std::int64_t c = 0; c < cols; c += Block::kWeights) {
        const float* w = importance ? importance + c : equal;
        // Columns that the importances know nothing of would be encoded at random.
        if (importance && std::all_of(w, w + Block::kWeights, [](float value) { return value == 0; }))
            w = equal;
        quantizeBlock(x + c, w, reinterpret_cast<Block*>(out)[c / Block::kWeights]);
    }
}

using Encoder = void (*)(const float* x, const float* importance, std::int64_t cols, std::byte* out);

Encoder encoderOf(QuantType type) {
    switch (type) {
    case QuantType::f32:
        return [](const float* x, const float*, std::int64_t cols, std::byte* out) {
            std::memcpy(out, x, static_cast<std::size_t>(cols) * sizeof(float));
        };
    case QuantType::f16:
        return [](const float* x, const float*, std::int64_t cols, std::byte* out) {
            encodeHalves<floatToF16>(x, cols, out);
        };
    case QuantType::bf16:
        return [](const float* x, const float*, std::int64_t cols, std::byte* out) {
            encodeHalves<floatToBf16>(x, cols, out);
        };
    case QuantType::q4_0:
        return encodeBlocks<BlockQ4_0>;
    case QuantType::q4_1:
        return encodeBlocks<BlockQ4_1>;
    case QuantType::q5_0:
        return encodeBlocks<BlockQ5_0>;
    case QuantType::q5_1:
        return encodeBlocks<BlockQ5_1>;
    case QuantType::q8_0:
        return encodeBlocks<BlockQ8_0>;
    case QuantType::q4_k:
        return encodeBlocks<BlockQ4K>;
    case QuantType::q5_k:
        return encodeBlocks<BlockQ5K>;
    case QuantType::q6_k:
        return encodeBlocks<BlockQ6K>;
    case QuantType::mxfp4:
        return encodeBlocks<BlockMxfp4>;
    default:
        return nullptr;
    }
}

} // namespace

bool canQuantize(QuantType type) {
    return encoderOf(type) != nullptr;
}

void quantizeRow(QuantType type, const float* x, std::int64_t cols, std::byte* out, const float* importance) {
    const Encoder encode = encoderOf(type);
    assert(encode);
    if (encode)
        encode(x, importance, cols, out);
}

} // namespace conclave::kernels
