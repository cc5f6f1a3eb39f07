// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/quantize_block.h"

#include "kernels/cpu/k_scales.h"
#include "kernels/cpu/scale_search.h"
#include "kernels/float_formats.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace conclave::kernels {

namespace {

int nearest(float value, int lowest, int highest) {
    return static_cast<int>(
        std::lround(std::clamp(value, static_cast<float>(lowest), static_cast<float>(highest))));
}

/// d, dmin, the scales and mins of eight sub-blocks of 32, as a block stores them.
struct KScales {
    std::uint16_t d = 0;
    std::uint16_t dmin = 0;
    std::uint8_t scales[8] = {};
    std::uint8_t mins[8] = {};

    LineFit line(int s) const {
        return {f16ToFloat(d) * static_cast<float>(scales[s]),
                -f16ToFloat(dmin) * static_cast<float>(mins[s])};
    }
};

Samples subBlock(const float* x, const float* w, int s) {
    return {x + s * 32, w + s * 32, 32};
}

float totalError(const float* x, const float* w, const KScales& k, CodeRange codes) {
    float error = 0;
    for (int s = 0; s < 8; ++s)
        error += errorOf(subBlock(x, w, s), k.line(s), codes);
    return error;
}

/// Moves each scale and min by at most one where that errs less.
void refineScales(const float* x, const float* w, CodeRange codes, KScales& k) {
    for (int s = 0; s < 8; ++s) {
        const int scale = k.scales[s];
        const int minimum = k.mins[s];
        float best = errorOf(subBlock(x, w, s), k.line(s), codes);
        KScales trial = k;
        for (int step = 0; step < 9; ++step) {
            trial.scales[s] = static_cast<std::uint8_t>(std::clamp(scale + step / 3 - 1, 0, 63));
            trial.mins[s] = static_cast<std::uint8_t>(std::clamp(minimum + step % 3 - 1, 0, 63));
            const float error = errorOf(subBlock(x, w, s), trial.line(s), codes);
            if (error < best) {
                best = error;
                k.scales[s] = trial.scales[s];
                k.mins[s] = trial.mins[s];
            }
        }
    }
}

/// The best d and dmin for the codes that @p k gives: x ≈ d · (scale · q) - dmin · min, two unknowns.
KScales refitted(const float* x, const float* w, CodeRange codes, const KScales& k) {
    double aa = 0, ab = 0, bb = 0, ax = 0, bx = 0;
    for (int s = 0; s < 8; ++s) {
        std::int8_t q[32];
        nearestCodes(x + s * 32, 32, k.line(s), codes, q);
        for (int i = 0; i < 32; ++i) {
            const double a = k.scales[s] * q[i];
            const double b = -static_cast<double>(k.mins[s]);
            const double weight = w[s * 32 + i];
            aa += weight * a * a;
            ab += weight * a * b;
            bb += weight * b * b;
            ax += weight * a * x[s * 32 + i];
            bx += weight * b * x[s * 32 + i];
        }
    }
    KScales result = k;
    const double determinant = aa * bb - ab * ab;
    if (determinant > 0) {
        result.d = finiteF16(static_cast<float>(std::max(0.0, (bb * ax - ab * bx) / determinant)));
        result.dmin = finiteF16(static_cast<float>(std::max(0.0, (aa * bx - ab * ax) / determinant)));
    } else if (aa > 0) { // no mins
        result.d = finiteF16(static_cast<float>(std::max(0.0, ax / aa)));
    }
    return result;
}

/// The scales of a q4_k (codes up to 15) or q5_k block (up to 31).
KScales searchKScales(const float* x, const float* w, CodeRange codes) {
    float steps[8];
    float minimums[8]; // how far below zero a sub-block begins
    for (int s = 0; s < 8; ++s) {
        const LineFit line = fitLine(subBlock(x, w, s), codes.highest, Offset::NotPositive);
        steps[s] = line.d;
        minimums[s] = -line.m;
    }
    KScales k;
    k.d = finiteF16(*std::max_element(steps, steps + 8) / 63);
    k.dmin = finiteF16(*std::max_element(minimums, minimums + 8) / 63);
    const float d = f16ToFloat(k.d);
    const float dmin = f16ToFloat(k.dmin);
    for (int s = 0; s < 8; ++s) {
        k.scales[s] = static_cast<std::uint8_t>(d > 0 ? nearest(steps[s] / d, 0, 63) : 0);
        k.mins[s] = static_cast<std::uint8_t>(dmin > 0 ? nearest(minimums[s] / dmin, 0, 63) : 0);
    }
    refineScales(x, w, codes, k);
    float error = totalError(x, w, k, codes);
    for (int again = 0; again < 2; ++again) {
        const KScales trial = refitted(x, w, codes, k);
        const float trialError = totalError(x, w, trial, codes);
        if (!(trialError < error))
            break;
        error = trialError;
        k = trial;
    }
    return k;
}

template <typename Block>
void encodeWithMins(const float* x, const float* w, CodeRange codes, Block& out) {
    const KScales k = searchKScales(x, w, codes);
    std::memset(&out, 0, sizeof out);
    out.d = k.d;
    out.dmin = k.dmin;
    packKScales(k.scales, k.mins, out.scales);
    for (int s = 0; s < 8; ++s) {
        std::int8_t q[32];
        nearestCodes(x + s * 32, 32, k.line(s), codes, q);
        for (int i = 0; i < 32; ++i) {
            out.q[s / 2 * 32 + i] |= static_cast<std::uint8_t>((q[i] & 15) << s % 2 * 4);
            if constexpr (requires { out.high; })
                out.high[i] |= static_cast<std::uint8_t>(q[i] >> 4 << s);
        }
    }
}

constexpr CodeRange kQ6Codes{-32, 31};

/// Σ of the errors of the 16 sub-blocks of a q6_k block.
float q6Error(const float* x, const float* w, const BlockQ6K& block) {
    float error = 0;
    for (int s = 0; s < 16; ++s)
        error += errorOf({x + s * 16, w + s * 16, 16},
                         {f16ToFloat(block.d) * static_cast<float>(block.scales[s]), 0}, kQ6Codes);
    return error;
}

void searchQ6Scales(const float* x, const float* w, BlockQ6K& out) {
    float steps[16];
    float extreme = 0;
    for (int s = 0; s < 16; ++s) {
        steps[s] = fitScale({x + s * 16, w + s * 16, 16}, kQ6Codes);
        if (std::fabs(steps[s]) > std::fabs(extreme))
            extreme = steps[s];
    }
    out.d = finiteF16(extreme / -128);
    const float d = f16ToFloat(out.d);
    for (int s = 0; s < 16; ++s) {
        const int scale = d != 0 ? nearest(steps[s] / d, -128, 127) : 0;
        out.scales[s] = static_cast<std::int8_t>(scale);
        float best = HUGE_VALF;
        for (int trial = std::max(-128, scale - 1); trial <= std::min(127, scale + 1); ++trial) {
            const float error =
                errorOf({x + s * 16, w + s * 16, 16}, {d * static_cast<float>(trial), 0}, kQ6Codes);
            if (error < best) {
                best = error;
                out.scales[s] = static_cast<std::int8_t>(trial);
            }
        }
    }
}

/// @p block with the best d for the codes that it gives.
BlockQ6K refitted(const float* x, const float* w, const BlockQ6K& block) {
    double aa = 0, ax = 0;
    for (int s = 0; s < 16; ++s) {
        std::int8_t q[16];
        nearestCodes(x + s * 16, 16, {f16ToFloat(block.d) * static_cast<float>(block.scales[s]), 0}, kQ6Codes,
                     q);
        for (int i = 0; i < 16; ++i) {
            const double a = block.scales[s] * q[i];
            aa += w[s * 16 + i] * a * a;
            ax += w[s * 16 + i] * a * x[s * 16 + i];
        }
    }
    BlockQ6K result = block;
    if (aa > 0)
        result.d = finiteF16(static_cast<float>(ax / aa));
    return result;
}

} // namespace

void quantizeBlock(const float* x, const float* w, BlockQ4K& out) {
    encodeWithMins(x, w, {0, 15}, out);
}

void quantizeBlock(const float* x, const float* w, BlockQ5K& out) {
    encodeWithMins(x, w, {0, 31}, out);
}

void quantizeBlock(const float* x, const float* w, BlockQ6K& out) {
    std::memset(&out, 0, sizeof out);
    searchQ6Scales(x, w, out);
    const BlockQ6K again = refitted(x, w, out);
    if (q6Error(x, w, again) < q6Error(x, w, out))
        out = again;
    for (int s = 0; s < 16; ++s) {
        std::int8_t q[16];
        nearestCodes(x + s * 16, 16, {f16ToFloat(out.d) * static_cast<float>(out.scales[s]), 0}, kQ6Codes, q);
        const int quarter = s / 2;
        std::uint8_t* low = out.low + quarter / 4 * 64 + quarter % 2 * 32 + s % 2 * 16;
        std::uint8_t* high = out.high + quarter / 4 * 32 + s % 2 * 16;
        for (int i = 0; i < 16; ++i) {
            const int code = q[i] + 32;
            low[i] |= static_cast<std::uint8_t>((code & 15) << quarter % 4 / 2 * 4);
            high[i] |= static_cast<std::uint8_t>(code >> 4 << quarter % 4 * 2);
        }
    }
}

} // namespace conclave::kernels
