// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/decode_block.h"

#include "kernels/cpu/k_scales.h"
#include "kernels/float_formats.h"

namespace conclave::kernels {

void decodeBlock(const BlockQ2K& block, float* out) {
    const float d = f16ToFloat(block.d);
    const float dmin = f16ToFloat(block.dmin);
    for (int s = 0; s < 16; ++s) {
        const float scale = d * static_cast<float>(block.scales[s] & 15);
        const float minimum = dmin * static_cast<float>(block.scales[s] >> 4);
        const std::uint8_t* q = block.q + s / 8 * 32 + s % 2 * 16;
        const int shift = s % 8 / 2 * 2;
        for (int i = 0; i < 16; ++i)
            out[s * 16 + i] = scale * static_cast<float>(q[i] >> shift & 3) - minimum;
    }
}

void decodeBlock(const BlockQ3K& block, float* out) {
    const float d = f16ToFloat(block.d);
    std::int8_t scales[16];
    unpackQ3Scales(block.scales, scales);
    for (int s = 0; s < 16; ++s) {
        const float scale = d * scales[s];
        const std::uint8_t* q = block.q + s / 8 * 32 + s % 2 * 16;
        const std::uint8_t* high = block.high + s % 2 * 16;
        const int shift = s % 8 / 2 * 2;
        for (int i = 0; i < 16; ++i) {
            const int value = (q[i] >> shift & 3) | (high[i] >> s / 2 & 1) << 2;
            out[s * 16 + i] = scale * static_cast<float>(value - 4);
        }
    }
}

void decodeBlock(const BlockQ4K& block, float* out) {
    const float d = f16ToFloat(block.d);
    const float dmin = f16ToFloat(block.dmin);
    std::uint8_t scales[8];
    std::uint8_t mins[8];
    unpackKScales(block.scales, scales, mins);
    for (int s = 0; s < 8; ++s) {
        const float scale = d * scales[s];
        const float minimum = dmin * mins[s];
        const std::uint8_t* q = block.q + s / 2 * 32;
        for (int i = 0; i < 32; ++i)
            out[s * 32 + i] = scale * static_cast<float>(q[i] >> s % 2 * 4 & 15) - minimum;
    }
}

void decodeBlock(const BlockQ5K& block, float* out) {
    const float d = f16ToFloat(block.d);
    const float dmin = f16ToFloat(block.dmin);
    std::uint8_t scales[8];
    std::uint8_t mins[8];
    unpackKScales(block.scales, scales, mins);
    for (int s = 0; s < 8; ++s) {
        const float scale = d * scales[s];
        const float minimum = dmin * mins[s];
        const std::uint8_t* q = block.q + s / 2 * 32;
        for (int i = 0; i < 32; ++i) {
            const int value = (q[i] >> s % 2 * 4 & 15) | (block.high[i] >> s & 1) << 4;
            out[s * 32 + i] = scale * static_cast<float>(value) - minimum;
        }
    }
}

void decodeBlock(const BlockQ6K& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (int quarter = 0; quarter < 8; ++quarter) { // 32 weights each, four in either half
        const std::uint8_t* low = block.low + quarter / 4 * 64 + quarter % 2 * 32;
        const std::uint8_t* high = block.high + quarter / 4 * 32;
        const std::int8_t* scales = block.scales + quarter * 2;
        for (int i = 0; i < 32; ++i) {
            const int nibble = quarter % 4 < 2 ? low[i] & 15 : low[i] >> 4;
            const int q = (nibble | (high[i] >> 2 * (quarter % 4) & 3) << 4) - 32;
            out[quarter * 32 + i] = d * scales[i / 16] * static_cast<float>(q);
        }
    }
}

} // namespace conclave::kernels
