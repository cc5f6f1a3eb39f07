// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// How a row of prepared int8 activations lies in memory: all int8 first, then one float scale per block,
/// then the sums of q, so that kernels load whole vectors of int8 and never step over a scale:
///
///     q8_0   int8 q[cols]   float scale[cols / 32]    int16 sum[cols / 32]
///     q8_k   int8 q[cols]   float scale[cols / 256]   int16 sum[cols / 16]
///
/// activation[i] = scale · q[i], |q| <= 127. A block that holds NaN or infinity has q = 0 and scale = NaN, so
/// that every result it takes part in is NaN. Rows are padded to 64 bytes. Only constants and plain data, for
/// the reason given in kernels/block_formats.h.
namespace conclave::kernels {

/// Blocks whose largest magnitude is below this are rounded to zero: the inverse of a smaller scale
/// overflows.
inline constexpr float kSmallestActivation = 1e-35f;

/// Adding and subtracting 1.5 · 2^23 rounds a float below 2^22 to the nearest whole number, ties to even. At
/// every level, so that all prepare the same bytes.
inline constexpr float kRoundingMagic = 12582912.0f;

} // namespace conclave::kernels
