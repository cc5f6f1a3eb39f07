// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/decode_block.h"

#include "kernels/float_formats.h"

namespace conclave::kernels {

void decodeBlock(const BlockQ4_0& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (int i = 0; i < 16; ++i) {
        out[i] = static_cast<float>((block.q[i] & 15) - 8) * d;
        out[i + 16] = static_cast<float>((block.q[i] >> 4) - 8) * d;
    }
}

void decodeBlock(const BlockQ4_1& block, float* out) {
    const float d = f16ToFloat(block.d);
    const float m = f16ToFloat(block.m);
    for (int i = 0; i < 16; ++i) {
        out[i] = static_cast<float>(block.q[i] & 15) * d + m;
        out[i + 16] = static_cast<float>(block.q[i] >> 4) * d + m;
    }
}

void decodeBlock(const BlockQ5_0& block, float* out) {
    const float d = f16ToFloat(block.d);
    const std::uint32_t high = block.high;
    for (unsigned i = 0; i < 16; ++i) {
        const auto low = static_cast<int>((block.q[i] & 15u) | (high >> i & 1) << 4);
        const auto top = static_cast<int>(block.q[i] >> 4 | (high >> (i + 16) & 1) << 4);
        out[i] = static_cast<float>(low - 16) * d;
        out[i + 16] = static_cast<float>(top - 16) * d;
    }
}

void decodeBlock(const BlockQ5_1& block, float* out) {
    const float d = f16ToFloat(block.d);
    const float m = f16ToFloat(block.m);
    const std::uint32_t high = block.high;
    for (unsigned i = 0; i < 16; ++i) {
        const auto low = static_cast<int>((block.q[i] & 15u) | (high >> i & 1) << 4);
        const auto top = static_cast<int>(block.q[i] >> 4 | (high >> (i + 16) & 1) << 4);
        out[i] = static_cast<float>(low) * d + m;
        out[i + 16] = static_cast<float>(top) * d + m;
    }
}

void decodeBlock(const BlockQ8_0& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (int i = 0; i < BlockQ8_0::kWeights; ++i)
        out[i] = d * block.q[i];
}

} // namespace conclave::kernels
