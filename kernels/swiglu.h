// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"

#include <cstdint>

namespace conclave::kernels {

/// out[i] = gate[i] · sigmoid(gate[i]) · up[i] (Shazeer 2020, https://arxiv.org/abs/2002.05202).
/// All [count]; @p out may be @p gate or @p up. Levels above scalar compute the exponential within 3e-7.
void swiglu(CpuLevel level, const float* gate, const float* up, std::int64_t count, float* out);

} // namespace conclave::kernels
