// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/decode_block.h"

#include "kernels/float_formats.h"

namespace conclave::kernels {

namespace {

/// Digits 0 … @p digits - 1 of @p count bytes, a run of @p count weights per digit. Returns what follows.
float* decodeDigits(const std::uint8_t* bytes, int count, int digits, float d, float* out) {
    unsigned power = 1;
    for (int n = 0; n < digits; ++n, power *= 3)
        for (int i = 0; i < count; ++i) {
            const unsigned rest = bytes[i] * power & 255; // the digits before are above the point now
            *out++ = static_cast<float>(static_cast<int>(rest * 3 >> 8) - 1) * d;
        }
    return out;
}

} // namespace

void decodeBlock(const BlockTq1_0& block, float* out) {
    const float d = f16ToFloat(block.d);
    out = decodeDigits(block.digits, 32, 5, d, out);
    out = decodeDigits(block.digits + 32, 16, 5, d, out);
    decodeDigits(block.last, 4, 4, d, out);
}

void decodeBlock(const BlockTq2_0& block, float* out) {
    const float d = f16ToFloat(block.d);
    for (int run = 0; run < 8; ++run) {
        const std::uint8_t* q = block.q + run / 4 * 32;
        for (int i = 0; i < 32; ++i)
            out[run * 32 + i] = static_cast<float>((q[i] >> run % 4 * 2 & 3) - 1) * d;
    }
}

} // namespace conclave::kernels
