// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"

#include <cstdint>

namespace conclave::kernels {

inline constexpr int kMostConvolutionTaps = 16;

/// Each channel has its own few taps.
struct ShortConvolution {
    const float* weights = nullptr; ///< [channels, taps], the newest tap last
    const float* bias = nullptr;    ///< [channels] or nullptr
    std::int64_t channels = 0;
    int taps = 0; ///< 1 to kMostConvolutionTaps
    bool silu = false;
};

/// out[t, c] = f(Σ_j weights[c, j] · x[t − taps + 1 + j, c] + bias[c]) for the channels [begin, end), with
/// f(y) = y · sigmoid(y) if `silu`, else y. Rows before x[0] are @p state, [taps − 1, channels], the oldest
/// first; zeros at the beginning of a text.
///
/// @p x and @p out are [tokens, channels] with row strides in floats and do not overlap. @p begin is a
/// multiple of 16; then results do not depend on how channels are cut, nor on how tokens are.
void shortConvolution(CpuLevel level, const ShortConvolution& shape, const float* x, std::int64_t xStride,
                      const float* state, std::int64_t tokens, std::int64_t begin, std::int64_t end,
                      float* out, std::int64_t outStride);

/// The same channels of the state that the next tokens find: the last taps − 1 rows of @p state and @p x
/// together. @p state is changed in place.
void advanceConvolutionState(const ShortConvolution& shape, const float* x, std::int64_t xStride,
                             std::int64_t tokens, std::int64_t begin, std::int64_t end, float* state);

} // namespace conclave::kernels
