// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

/// Conversions between float and the two 16-bit formats, in portable code: exact one way, round to nearest
/// even the other way; infinities stay, NaN stays NaN. Then 8-bit floats, and the two 8-bit formats of
/// scales. Not for files compiled for one instruction set (they have instructions for it, and these inline
/// functions must not be compiled by them).
namespace conclave::kernels {

constexpr float f16ToFloat(std::uint16_t half) {
    const std::uint32_t sign = static_cast<std::uint32_t>(half & 0x8000u) << 16;
    const std::uint32_t exponent = (half >> 10) & 0x1fu;
    const std::uint32_t fraction = half & 0x3ffu;
    if (exponent == 0x1f) // infinity, NaN
        return std::bit_cast<float>(sign | 0x7f800000u | fraction << 13);
    if (exponent != 0)
        return std::bit_cast<float>(sign | (exponent + 112) << 23 | fraction << 13);
    const float magnitude = static_cast<float>(fraction) * 0x1p-24f; // zero and subnormal numbers
    return sign ? -magnitude : magnitude;
}

constexpr std::uint16_t floatToF16(float value) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(bits >> 16 & 0x8000u);
    const std::uint32_t magnitude = bits & 0x7fffffffu;
    if (magnitude > 0x7f800000u) // NaN
        return sign | 0x7e00u;
    if (magnitude >= 0x477ff000u) // 65520 and more round to infinity
        return sign | 0x7c00u;
    if (magnitude >= 0x38800000u) { // normal in f16: rebias the exponent, drop 13 bits with rounding
        const std::uint32_t rebased = magnitude - (112u << 23);
        return static_cast<std::uint16_t>(sign | (rebased + 0xfffu + (rebased >> 13 & 1u)) >> 13);
    }
    // Below 2^-14 the steps are 2^-24. Adding 0.5 puts that step at the float's last bit, so that the
    // addition rounds to nearest even.
    const float rounded = std::bit_cast<float>(magnitude) + 0.5f;
    return static_cast<std::uint16_t>(sign | (std::bit_cast<std::uint32_t>(rounded) - 0x3f000000u));
}

constexpr float bf16ToFloat(std::uint16_t half) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(half) << 16);
}

constexpr std::uint16_t floatToBf16(float value) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    if ((bits & 0x7fffffffu) > 0x7f800000u) // NaN: set a bit that survives the cut
        return static_cast<std::uint16_t>(bits >> 16 | 0x40u);
    return static_cast<std::uint16_t>((bits + 0x7fffu + (bits >> 16 & 1u)) >> 16);
}

/// OCP's e4m3
/// (https://www.opencompute.org/documents/ocp-8-bit-floating-point-specification-ofp8-revision-1-0-2023-12-01-pdf-1):
/// bias 7, subnormals, no infinity, one NaN.
constexpr float f8E4m3ToFloat(std::uint8_t bits) {
    const std::uint32_t magnitude = bits & 0x7fu;
    const std::uint32_t sign = static_cast<std::uint32_t>(bits & 0x80u) << 24;
    if (magnitude == 0x7f)
        return std::bit_cast<float>(sign | 0x7fc00000u);
    // The bits as those of a float with bias 127, which is 2^-120 of the number.
    return std::bit_cast<float>(sign | magnitude << 20) * 0x1p120f;
}

/// Round to nearest even; numbers above 448 become 448, infinity becomes NaN.
constexpr std::uint8_t floatToF8E4m3(float value) {
    const std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    const auto sign = static_cast<std::uint8_t>(bits >> 24 & 0x80u);
    const std::uint32_t magnitude = bits & 0x7fffffffu;
    if (magnitude >= 0x7f800000u) // infinity, NaN
        return sign | 0x7fu;
    if (magnitude >= 0x43e00000u) // 448 and more
        return sign | 0x7eu;
    if (magnitude >= 0x3c800000u) { // normal in e4m3: rebias the exponent, drop 20 bits with rounding
        const std::uint32_t rebased = magnitude - (120u << 23);
        return static_cast<std::uint8_t>(sign | (rebased + 0x7ffffu + (rebased >> 20 & 1u)) >> 20);
    }
    // Below 2^-6 the steps are 2^-9, the last bit of 2^14 (as in floatToF16).
    const float rounded = std::bit_cast<float>(magnitude) + 0x1p14f;
    return static_cast<std::uint8_t>(sign | (std::bit_cast<std::uint32_t>(rounded) - 0x46800000u));
}

/// 2^(e - 128): half of what an e8m0 scale stands for (the values it multiplies are doubled).
constexpr float halfE8m0ToFloat(std::uint8_t e) {
    return std::bit_cast<float>(e < 2 ? 0x00200000u << e : static_cast<std::uint32_t>(e - 1) << 23);
}

/// Half of what an unsigned e4m3 scale stands for: bias 7, subnormals, no infinity. ggml takes NaN (0x7f) for
/// zero and does not look at the top bit.
constexpr float halfUe4m3ToFloat(std::uint8_t bits) {
    const std::uint32_t exponent = bits >> 3 & 15u;
    const std::uint32_t fraction = bits & 7u;
    if (bits == 0x7f)
        return 0;
    if (exponent == 0)
        return static_cast<float>(fraction) * 0x1p-10f;
    return std::bit_cast<float>((exponent + 119) << 23 | fraction << 20); // 2^(exponent - 8) · 1.fraction
}

} // namespace conclave::kernels
