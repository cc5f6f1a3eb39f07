// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/block_formats.h"

/// Decoding of one block to Block::kWeights floats, bit-exact to ggml: every product is rounded to float
/// before it is used, in the order written. (The files that define these are compiled without contraction of
/// a·b + c.)
namespace conclave::kernels {

// decode_small.cpp
void decodeBlock(const BlockQ4_0& block, float* out);
void decodeBlock(const BlockQ4_1& block, float* out);
void decodeBlock(const BlockQ5_0& block, float* out);
void decodeBlock(const BlockQ5_1& block, float* out);
void decodeBlock(const BlockQ8_0& block, float* out);

// decode_table.cpp
void decodeBlock(const BlockIq4Nl& block, float* out);
void decodeBlock(const BlockIq4Xs& block, float* out);
void decodeBlock(const BlockMxfp4& block, float* out);
void decodeBlock(const BlockNvfp4& block, float* out);

// decode_k.cpp
void decodeBlock(const BlockQ2K& block, float* out);
void decodeBlock(const BlockQ3K& block, float* out);
void decodeBlock(const BlockQ4K& block, float* out);
void decodeBlock(const BlockQ5K& block, float* out);
void decodeBlock(const BlockQ6K& block, float* out);

// decode_grid.cpp
void decodeBlock(const BlockIq1S& block, float* out);
void decodeBlock(const BlockIq1M& block, float* out);
void decodeBlock(const BlockIq2Xxs& block, float* out);
void decodeBlock(const BlockIq2Xs& block, float* out);
void decodeBlock(const BlockIq2S& block, float* out);
void decodeBlock(const BlockIq3Xxs& block, float* out);
void decodeBlock(const BlockIq3S& block, float* out);

// decode_ternary.cpp
void decodeBlock(const BlockTq1_0& block, float* out);
void decodeBlock(const BlockTq2_0& block, float* out);

} // namespace conclave::kernels
