// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/quantize_block.h"

#include "kernels/cpu/activation_rows.h"
#include "kernels/cpu/scale_search.h"
#include "kernels/float_formats.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels {

namespace {

constexpr int kCount = 32;

/// Two codes a byte: the first sixteen in the low nibbles.
void packNibbles(const std::int8_t q[kCount], std::uint8_t out[16]) {
    for (int i = 0; i < 16; ++i)
        out[i] = static_cast<std::uint8_t>((q[i] & 15) | (q[i + 16] & 15) << 4);
}

std::uint32_t fifthBits(const std::int8_t q[kCount]) {
    std::uint32_t bits = 0;
    for (unsigned i = 0; i < kCount; ++i)
        bits |= static_cast<std::uint32_t>(q[i] >> 4 & 1) << i;
    return bits;
}

/// Scale and codes from 0 to 2 · @p zero - 1 of a type with a zero point.
std::uint16_t encodeSymmetric(const float* x, const float* w, int zero, std::int8_t q[kCount]) {
    const CodeRange codes{-zero, zero - 1};
    const std::uint16_t d = finiteF16(fitScale({x, w, kCount}, codes));
    nearestCodes(x, kCount, {f16ToFloat(d), 0}, codes, q);
    for (int i = 0; i < kCount; ++i)
        q[i] = static_cast<std::int8_t>(q[i] + zero);
    return d;
}

/// Scale, offset and codes of a type with both.
template <typename Block>
void encodeLine(const float* x, const float* w, int highest, Block& out, std::int8_t q[kCount]) {
    const LineFit line = fitLine({x, w, kCount}, highest, Offset::Any);
    out.d = finiteF16(line.d);
    out.m = finiteF16(line.m);
    nearestCodes(x, kCount, {f16ToFloat(out.d), f16ToFloat(out.m)}, {0, highest}, q);
}

/// The code of the value of kFp4Values nearest to @p value; ties go to the smaller magnitude.
std::uint8_t nearestFp4(float value) {
    // Halfway between neighbours of 0, 1, 2, 3, 4, 6, 8, 12.
    static constexpr float kMiddles[] = {0.5f, 1.5f, 2.5f, 3.5f, 5, 7, 10};
    const float magnitude = std::fabs(value);
    unsigned code = 0;
    for (const float middle : kMiddles)
        code += magnitude > middle;
    return static_cast<std::uint8_t>(value < 0 && code > 0 ? code | 8 : code);
}

} // namespace

std::uint16_t finiteF16(float value) {
    return floatToF16(std::clamp(value, -65504.0f, 65504.0f));
}

void quantizeBlock(const float* x, const float* w, BlockQ4_0& out) {
    std::int8_t q[kCount];
    out.d = encodeSymmetric(x, w, 8, q);
    packNibbles(q, out.q);
}

void quantizeBlock(const float* x, const float* w, BlockQ5_0& out) {
    std::int8_t q[kCount];
    out.d = encodeSymmetric(x, w, 16, q);
    out.high = fifthBits(q);
    packNibbles(q, out.q);
}

void quantizeBlock(const float* x, const float* w, BlockQ4_1& out) {
    std::int8_t q[kCount];
    encodeLine(x, w, 15, out, q);
    packNibbles(q, out.q);
}

void quantizeBlock(const float* x, const float* w, BlockQ5_1& out) {
    std::int8_t q[kCount];
    encodeLine(x, w, 31, out, q);
    out.high = fifthBits(q);
    packNibbles(q, out.q);
}

/// As ggml's reference, bit for bit where that is finite: there is little to gain from a search with 8 bits.
void quantizeBlock(const float* x, const float* /*w*/, BlockQ8_0& out) {
    float largest = 0;
    for (int i = 0; i < kCount; ++i)
        largest = std::max(largest, std::fabs(x[i]));
    const float d = largest / 127;
    // Of d before it is rounded to f16, as the reference does; no f16 is smaller than 6e-8.
    const float inverse = d > kSmallestActivation ? 1 / d : 0;
    out.d = finiteF16(d);
    for (int i = 0; i < kCount; ++i)
        out.q[i] = static_cast<std::int8_t>(std::round(x[i] * inverse));
}

void quantizeBlock(const float* x, const float* w, BlockMxfp4& out) {
    float largest = 0;
    for (int i = 0; i < kCount; ++i)
        largest = std::max(largest, std::fabs(x[i]));
    // The OCP rule sends the largest weight between 4 and 8 (of 6). A step to either side may err less.
    const int usual = largest > 0 ? std::ilogb(largest) - 2 + 127 : 0;
    double bestError = HUGE_VAL;
    for (int exponent = usual - 1; exponent <= usual + 1; ++exponent) {
        const auto e = static_cast<std::uint8_t>(std::clamp(exponent, 0, 254));
        const float d = halfE8m0ToFloat(e);
        std::int8_t q[kCount];
        double error = 0;
        for (int i = 0; i < kCount; ++i) {
            const std::uint8_t code = nearestFp4(x[i] / d);
            const double off = static_cast<double>(x[i]) - d * static_cast<float>(kFp4Values[code]);
            error += w[i] * off * off;
            q[i] = static_cast<std::int8_t>(code);
        }
        if (error < bestError) {
            bestError = error;
            out.e = e;
            packNibbles(q, out.q);
        }
    }
}

} // namespace conclave::kernels
