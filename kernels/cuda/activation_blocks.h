// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Activations as the int8 products read them: per row and 64 columns one block, rows back to back, columns
/// that are not there zero. 80 bytes are five pieces of 16, an odd number: eight rows that lie behind each
/// other in shared memory have any one piece in eight different banks, so that a tile is a plain copy of
/// memory and ldmatrix reads it without conflicts.
namespace conclave::kernels::cuda {

inline constexpr int kActivationBlock = 64;

/// activation[i] = scale[i / 32] · q[i], |q| <= 127; rounded as kernels/cpu/activation_rows.h says, NaN and
/// infinity included.
struct alignas(16) ActivationBlock {
    std::int8_t q[kActivationBlock];
    float scale[kActivationBlock / 32];
    std::int16_t sum[kActivationBlock / 16]; ///< of q
};
static_assert(sizeof(ActivationBlock) == 80);

constexpr int activationBlocks(int cols) {
    return (cols + kActivationBlock - 1) / kActivationBlock;
}

/// Rows for float weights: @p cols values rounded up to this many, the rest zero.
inline constexpr int kFloatRowStep = 32;

constexpr std::int64_t floatRowValues(int cols) {
    return (std::int64_t{cols} + kFloatRowStep - 1) / kFloatRowStep * kFloatRowStep;
}

} // namespace conclave::kernels::cuda
