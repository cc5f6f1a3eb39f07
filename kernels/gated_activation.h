// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"

#include <cstdint>

namespace conclave::kernels {

/// How the two halves of a gated feed-forward meet (Shazeer 2020, https://arxiv.org/abs/2002.05202).
/// σ(x) = 1 / (1 + exp(-x)).
enum class GatedActivation {
    Silu,        ///< gate · σ(gate) · up
    GeluTanh,    ///< ½ gate (1 + tanh(√(2/π) (gate + 0.044715 gate³))) · up: Gemma
    ClampedSilu, ///< g · σ(1.702 g) · (u + 1), g = min(gate, 7), u = up within ± 7: gpt-oss
};

inline constexpr float kClampedSiluLimit = 7.0f;
inline constexpr float kClampedSiluSlope = 1.702f;
inline constexpr float kGeluInner = 1.5957691216057308f; // 2 √(2/π): ½ (1 + tanh(x)) = σ(2 x)
inline constexpr float kGeluCubic = 0.044715f;

/// out[i] = activation of gate[i] and up[i], all [count]; @p out may be @p gate or @p up. Levels above scalar
/// compute the exponential within 3e-7.
void gatedActivation(CpuLevel level, GatedActivation activation, const float* gate, const float* up,
                     std::int64_t count, float* out);

} // namespace conclave::kernels
