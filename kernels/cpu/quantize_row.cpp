// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/block_formats.h"
#include "kernels/cpu/k_scales.h"
#include "kernels/float_formats.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace conclave::kernels {

namespace {

void quantizeQ8_0(const float* x, std::int64_t cols, BlockQ8_0* out) {
    for (std::int64_t b = 0; b < cols / kBlockQ8_0; ++b, x += kBlockQ8_0) {
        float largest = 0;
        for (int i = 0; i < kBlockQ8_0; ++i)
            largest = std::max(largest, std::fabs(x[i]));
        const float d = largest / 127;
        const float inverse = d != 0 ? 1 / d : 0; // of d before it is rounded to f16, as the reference does
        out[b].d = floatToF16(d);
        for (int i = 0; i < kBlockQ8_0; ++i)
            out[b].q[i] = static_cast<std::int8_t>(std::round(x[i] * inverse));
    }
}

int nearest(float value, int low, int high) {
    return static_cast<int>(
        std::lround(std::clamp(value, static_cast<float>(low), static_cast<float>(high))));
}

/// The step of a grid of @p levels steps that stands for x[0 … count) + offset with the least squared error,
/// among @p largest / levels and a few steps smaller: cutting off the extreme value often pays for the
/// others.
float bestStep(const float* x, int count, float offset, float largest, int lowest, int highest) {
    float best = largest / static_cast<float>(highest);
    double bestError = HUGE_VAL;
    for (int candidate = 0; candidate < 8; ++candidate) {
        const float step = largest / (static_cast<float>(highest) + 0.2f * static_cast<float>(candidate));
        if (!(step > 0))
            return 0;
        double error = 0;
        for (int i = 0; i < count; ++i) {
            const double off =
                x[i] + offset - step * static_cast<float>(nearest((x[i] + offset) / step, lowest, highest));
            error += off * off;
        }
        if (error < bestError) {
            bestError = error;
            best = step;
        }
    }
    return best;
}

void quantizeQ4KBlock(const float* x, BlockQ4K& out) {
    float steps[8];
    float minimums[8]; // how far below zero the sub-block begins, never negative
    for (int s = 0; s < 8; ++s) {
        const auto [low, high] = std::minmax_element(x + s * 32, x + s * 32 + 32);
        minimums[s] = std::max(0.0f, -*low);
        steps[s] = bestStep(x + s * 32, 32, minimums[s], *high + minimums[s], 0, 15);
    }
    const float d = *std::max_element(steps, steps + 8) / 63;
    const float dmin = *std::max_element(minimums, minimums + 8) / 63;
    out.d = floatToF16(d);
    out.dmin = floatToF16(dmin);
    std::uint8_t scales[8];
    std::uint8_t mins[8];
    for (int s = 0; s < 8; ++s) {
        scales[s] = static_cast<std::uint8_t>(d > 0 ? nearest(steps[s] / d, 0, 63) : 0);
        mins[s] = static_cast<std::uint8_t>(dmin > 0 ? nearest(minimums[s] / dmin, 0, 63) : 0);
    }
    packKScales(scales, mins, out.scales);
    std::fill(std::begin(out.q), std::end(out.q), std::uint8_t{0});
    for (int i = 0; i < kBlockK; ++i) { // against the scales as they are stored
        const int s = i / 32;
        const float step = f16ToFloat(out.d) * scales[s];
        const float offset = f16ToFloat(out.dmin) * mins[s];
        const int q = step > 0 ? nearest((x[i] + offset) / step, 0, 15) : 0;
        out.q[s / 2 * 32 + i % 32] |= static_cast<std::uint8_t>(q << (s % 2) * 4);
    }
}

void quantizeQ6KBlock(const float* x, BlockQ6K& out) {
    float steps[16];
    for (int s = 0; s < 16; ++s) {
        float largest = 0;
        for (int i = 0; i < 16; ++i)
            largest = std::max(largest, std::fabs(x[s * 16 + i]));
        steps[s] = bestStep(x + s * 16, 16, 0, largest, -32, 31);
    }
    const float d = *std::max_element(steps, steps + 16) / 127;
    out = {};
    out.d = floatToF16(d);
    for (int s = 0; s < 16; ++s)
        out.scales[s] = static_cast<std::int8_t>(d > 0 ? nearest(steps[s] / d, 0, 127) : 0);
    for (int i = 0; i < kBlockK; ++i) {
        const float step = f16ToFloat(out.d) * out.scales[i / 16];
        const int q = (step > 0 ? nearest(x[i] / step, -32, 31) : 0) + 32;
        const int half = i / 128;
        const int quarter = i % 128 / 32;
        out.low[half * 64 + quarter % 2 * 32 + i % 32] |=
            static_cast<std::uint8_t>((q & 15) << quarter / 2 * 4);
        out.high[half * 32 + i % 32] |= static_cast<std::uint8_t>(q >> 4 << quarter * 2);
    }
}

template <std::uint16_t (*Convert)(float)>
void quantizeHalves(const float* x, std::int64_t cols, std::byte* out) {
    for (std::int64_t i = 0; i < cols; ++i) {
        const std::uint16_t half = Convert(x[i]);
        std::memcpy(out + i * 2, &half, sizeof half);
    }
}

} // namespace

void quantizeRow(QuantType type, const float* x, std::int64_t cols, std::byte* out) {
    switch (type) {
    case QuantType::f32:
        std::memcpy(out, x, static_cast<std::size_t>(cols) * sizeof(float));
        break;
    case QuantType::f16:
        quantizeHalves<floatToF16>(x, cols, out);
        break;
    case QuantType::bf16:
        quantizeHalves<floatToBf16>(x, cols, out);
        break;
    case QuantType::q8_0:
        quantizeQ8_0(x, cols, reinterpret_cast<BlockQ8_0*>(out));
        break;
    case QuantType::q4_k:
        for (std::int64_t b = 0; b < cols / kBlockK; ++b)
            quantizeQ4KBlock(x + b * kBlockK, reinterpret_cast<BlockQ4K*>(out)[b]);
        break;
    case QuantType::q6_k:
        for (std::int64_t b = 0; b < cols / kBlockK; ++b)
            quantizeQ6KBlock(x + b * kBlockK, reinterpret_cast<BlockQ6K*>(out)[b]);
        break;
    default:
        assert(!"quantizeRow() does not write this type");
    }
}

} // namespace conclave::kernels
