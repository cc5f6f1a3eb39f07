// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// x[i] = exp(x[i] - max) / Σ_j exp(x[j] - max), in place over [count] values, count at least 1.
void softmax(float* x, std::int64_t count);

} // namespace conclave::kernels
