// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/exp_inl.h"

/// SwiGLU with the exponential of exp_inl.h, compiled once per level.
namespace conclave::kernels {
namespace {

inline void swigluVectorised(const float* gate, const float* up, std::int64_t count, float* out) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float x = gate[i];
        const float e = expOfNegative(x < 0.0f ? x : -x);
        const float sigmoid = (x < 0.0f ? e : 1.0f) / (1.0f + e);
        out[i] = x * sigmoid * up[i];
    }
}

} // namespace
} // namespace conclave::kernels
