// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/vec_avx2.h"

namespace conclave::kernels {
namespace {

/// AVX2's vocabulary in SSE4.2, by way of halves.h.
struct Sse42 : Avx2 {
    static constexpr int kFloatTileRows = 2;
    static constexpr int kFloatTileTokens = 2; ///< × 2 rows × 2 halves = 8 sums of the 16 registers
    static constexpr int kPanelTileTokens = 3;
};

} // namespace
} // namespace conclave::kernels
