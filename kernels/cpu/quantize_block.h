// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"

/// Encoding of one block of Block::kWeights finite floats; @p w says how much each matters.
namespace conclave::kernels {

// quantize_small.cpp
void quantizeBlock(const float* x, const float* w, BlockQ4_0& out);
void quantizeBlock(const float* x, const float* w, BlockQ4_1& out);
void quantizeBlock(const float* x, const float* w, BlockQ5_0& out);
void quantizeBlock(const float* x, const float* w, BlockQ5_1& out);
void quantizeBlock(const float* x, const float* w, BlockQ8_0& out);
void quantizeBlock(const float* x, const float* w, BlockMxfp4& out);

// quantize_k.cpp
void quantizeBlock(const float* x, const float* w, BlockQ4K& out);
void quantizeBlock(const float* x, const float* w, BlockQ5K& out);
void quantizeBlock(const float* x, const float* w, BlockQ6K& out);

/// The f16 nearest to @p value that is finite.
std::uint16_t finiteF16(float value);

} // namespace conclave::kernels
