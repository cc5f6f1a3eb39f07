// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// out[r, c] = x[r, c] / sqrt(mean_c(x[r, c]²) + epsilon) · weight[c]
/// (Zhang and Sennrich 2019, https://arxiv.org/abs/1910.07467).
///
/// @p x and @p out are [rows, cols] with row strides in floats and may be the same memory; @p weight is
/// [cols], or nullptr for ones.
void rmsNorm(const float* x, std::int64_t xStride, std::int64_t rows, std::int64_t cols, const float* weight,
             float epsilon, float* out, std::int64_t outStride);

} // namespace conclave::kernels
