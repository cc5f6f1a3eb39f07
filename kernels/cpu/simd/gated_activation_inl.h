// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/exp_inl.h"
#include "kernels/gated_activation.h"

/// Gated activations with the exponential of exp_inl.h, compiled once per level.
namespace conclave::kernels {
namespace {

inline float sigmoidOf(float x) {
    const float e = expOfNegative(x < 0.0f ? x : -x);
    return (x < 0.0f ? e : 1.0f) / (1.0f + e);
}

inline void gatedActivationVectorised(GatedActivation activation, const float* gate, const float* up,
                                      std::int64_t count, float* out) {
    switch (activation) {
    case GatedActivation::Silu:
        for (std::int64_t i = 0; i < count; ++i)
            out[i] = gate[i] * sigmoidOf(gate[i]) * up[i];
        return;
    case GatedActivation::GeluTanh:
        for (std::int64_t i = 0; i < count; ++i) {
            const float x = gate[i];
            out[i] = x * sigmoidOf(kGeluInner * (x + kGeluCubic * x * x * x)) * up[i];
        }
        return;
    case GatedActivation::ClampedSilu:
        for (std::int64_t i = 0; i < count; ++i) {
            // In this order NaN stays NaN.
            const float g = gate[i] > kClampedSiluLimit ? kClampedSiluLimit : gate[i];
            const float most = up[i] > kClampedSiluLimit ? kClampedSiluLimit : up[i];
            const float u = most < -kClampedSiluLimit ? -kClampedSiluLimit : most;
            out[i] = g * sigmoidOf(kClampedSiluSlope * g) * (u + 1.0f);
        }
        return;
    }
}

} // namespace
} // namespace conclave::kernels
