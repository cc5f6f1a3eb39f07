// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/decode_block.h"

#include "kernels/cpu/iq_grids.h"
#include "kernels/float_formats.h"

#include <bit>

namespace conclave::kernels {

namespace {

/// Seven stored signs and the eighth that makes their number even.
unsigned withEighthSign(unsigned seven) {
    return seven | (static_cast<unsigned>(std::popcount(seven)) & 1u) << 7;
}

/// One float per byte of @p magnitudes, negative where the same bit of @p signs is set.
template <typename Entry>
void decodeSigned(float scale, Entry magnitudes, unsigned signs, float* out) {
    for (unsigned j = 0; j < sizeof(Entry); ++j) {
        const float magnitude = scale * static_cast<float>(magnitudes >> 8 * j & 255);
        out[j] = signs >> j & 1 ? -magnitude : magnitude;
    }
}

/// Eight weights of -1, 0 and 1, all moved by @p delta.
void decodeShifted(float scale, std::uint64_t values, float delta, float* out) {
    for (unsigned j = 0; j < 8; ++j)
        out[j] = scale * (static_cast<float>(static_cast<std::int8_t>(values >> 8 * j & 255)) + delta);
}

float scaleOfHalves(float d, unsigned s, float factor) {
    return d * (0.5f + static_cast<float>(s)) * factor;
}

float oddScale(float d, unsigned s) {
    return d * static_cast<float>(2 * s + 1);
}

} // namespace

void decodeBlock(const BlockIq1S& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (unsigned g = 0; g < 32; ++g) {
        const unsigned high = block.high[g / 4];
        const unsigned index = block.index[g] | (high >> g % 4 * 3 & 7) << 8;
        decodeShifted(oddScale(d, high >> 12 & 7), kGridIq1.entries[index], high & 0x8000 ? -0.125f : 0.125f,
                      out + g * 8);
    }
}

void decodeBlock(const BlockIq1M& block, float* out) {
    unsigned bits = 0;
    for (int i = 0; i < 4; ++i)
        bits |= static_cast<unsigned>(block.scales[i] >> 12) << 4 * i;
    const float d = f16ToFloat(static_cast<std::uint16_t>(bits));
    for (unsigned g = 0; g < 32; ++g) {
        const unsigned high = block.high[g / 2] >> g % 2 * 4 & 15;
        const unsigned index = block.index[g] | (high & 7) << 8;
        const unsigned scale = block.scales[g / 8] >> g % 8 / 2 * 3 & 7;
        decodeShifted(oddScale(d, scale), kGridIq1.entries[index], high & 8 ? -0.125f : 0.125f, out + g * 8);
    }
}

void decodeBlock(const BlockIq2Xxs& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (unsigned g = 0; g < 32; ++g) {
        const std::uint32_t indexes = block.words[g / 4][0];
        const std::uint32_t signs = block.words[g / 4][1];
        decodeSigned(scaleOfHalves(d, signs >> 28, 0.25f), kGridIq2Xxs.entries[indexes >> g % 4 * 8 & 255],
                     withEighthSign(signs >> g % 4 * 7 & 127), out + g * 8);
    }
}

void decodeBlock(const BlockIq2Xs& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (unsigned g = 0; g < 32; ++g) {
        const unsigned scale = block.scales[g / 4] >> g % 4 / 2 * 4 & 15;
        decodeSigned(scaleOfHalves(d, scale, 0.25f), kGridIq2Xs.entries[block.groups[g] & 511],
                     withEighthSign(block.groups[g] >> 9), out + g * 8);
    }
}

void decodeBlock(const BlockIq2S& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (unsigned g = 0; g < 32; ++g) {
        const unsigned scale = block.scales[g / 4] >> g % 4 / 2 * 4 & 15;
        const unsigned index = block.index[g] | (block.high[g / 4] >> g % 4 * 2 & 3u) << 8;
        decodeSigned(scaleOfHalves(d, scale, 0.25f), kGridIq2S.entries[index], block.signs[g], out + g * 8);
    }
}

void decodeBlock(const BlockIq3Xxs& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (unsigned g = 0; g < 32; ++g) { // of eight weights: two groups
        const std::uint32_t word = block.words[g / 4];
        const float scale = scaleOfHalves(d, word >> 28, 0.5f);
        const unsigned signs = withEighthSign(word >> g % 4 * 7 & 127);
        decodeSigned(scale, kGridIq3Xxs.entries[block.index[g * 2]], signs & 15, out + g * 8);
        decodeSigned(scale, kGridIq3Xxs.entries[block.index[g * 2 + 1]], signs >> 4, out + g * 8 + 4);
    }
}

void decodeBlock(const BlockIq3S& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (unsigned g = 0; g < 64; ++g) {
        const float scale = oddScale(d, block.scales[g / 16] >> g % 16 / 8 * 4 & 15);
        const unsigned index = block.index[g] | (block.high[g / 8] >> g % 8 & 1u) << 8;
        decodeSigned(scale, kGridIq3S.entries[index], block.signs[g / 2] >> g % 2 * 4 & 15u, out + g * 4);
    }
}

} // namespace conclave::kernels
