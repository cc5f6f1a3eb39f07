// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/decode_block.h"

#include "kernels/float_formats.h"

namespace conclave::kernels {

namespace {

/// 2 · @p half weights: the low nibbles of @p q, then the high ones, looked up in @p values.
void lookUp(const std::uint8_t* q, int half, const std::int8_t* values, float scale, float* out) {
    for (int i = 0; i < half; ++i) {
        out[i] = scale * values[q[i] & 15];
        out[i + half] = scale * values[q[i] >> 4];
    }
}

} // namespace

void decodeBlock(const BlockIq4Nl& block, float* out) {
    lookUp(block.q, 16, kIq4Values, f16ToFloat(block.d), out);
}

void decodeBlock(const BlockIq4Xs& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (int s = 0; s < 8; ++s) {
        const int low = block.scalesLow[s / 2] >> s % 2 * 4 & 15;
        const int high = block.scalesHigh >> s * 2 & 3;
        lookUp(block.q + s * 16, 16, kIq4Values, d * static_cast<float>((low | high << 4) - 32),
               out + s * 32);
    }
}

void decodeBlock(const BlockMxfp4& block, float* out) {
    lookUp(block.q, 16, kFp4Values, halfE8m0ToFloat(block.e), out);
}

void decodeBlock(const BlockNvfp4& block, float* out) {
    for (int s = 0; s < 4; ++s)
        lookUp(block.q + s * 8, 8, kFp4Values, halfUe4m3ToFloat(block.d[s]), out + s * 16);
}

} // namespace conclave::kernels
