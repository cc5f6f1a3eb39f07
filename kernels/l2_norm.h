// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// x[r, c] ← x[r, c] · scale / sqrt(Σ_c x[r, c]² + epsilon), in place; @p x is [rows, cols] with row stride
/// @p stride in floats. The epsilon stands in the root, as Hugging Face transformers has it; llama.cpp bounds
/// the root from below by it.
void l2Norm(float* x, std::int64_t stride, std::int64_t rows, std::int64_t cols, float epsilon, float scale);

} // namespace conclave::kernels
