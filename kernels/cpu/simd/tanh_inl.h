// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// A hyperbolic tangent that compilers turn into vector code, like the exponential of exp_inl.h.
namespace conclave::kernels {
namespace {

/// tanh(x) within 4e-7 of the true value (relative), also near 0; NaN for NaN.
///
/// tanh |x| = -m / (2 + m) with m = exp(-2 |x|) - 1. m itself is built as (2^n - 1) + 2^n · (exp(r) - 1), so
/// that nothing cancels: near 0, n is 0 and m is the series.
inline float tanhOf(float x) {
    constexpr float kMagic = 12582912.0f;
    const float size = x < 0.0f ? -x : x;
    const float twice = -2.0f * size;
    const float y =
        twice < -40.0f ? -40.0f : twice; // in this order NaN stays NaN; exp(-40) is nothing beside 1
    const float shifted = y * 1.44269504f + kMagic;
    const float n = shifted - kMagic;
    const float r = (y - n * 0.693359375f) + n * 2.12194440e-4f;
    float series = 1.0f / 5040.0f;
    series = series * r + 1.0f / 720.0f;
    series = series * r + 1.0f / 120.0f;
    series = series * r + 1.0f / 24.0f;
    series = series * r + 1.0f / 6.0f;
    series = series * r + 0.5f;
    series = series * r + 1.0f;
    series = series * r;
    const std::uint32_t power =
        __builtin_bit_cast(std::uint32_t, shifted) - __builtin_bit_cast(std::uint32_t, kMagic);
    const float scale = __builtin_bit_cast(float, (power + 127u) << 23u);
    const float m = (scale - 1.0f) + scale * series;
    const float result = -m / (2.0f + m);
    return x < 0.0f ? -result : result;
}

} // namespace
} // namespace conclave::kernels
