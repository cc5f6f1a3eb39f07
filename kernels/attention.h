// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"

#include <cstdint>

namespace conclave::kernels {

/// The cache of one key/value head: one row per position. Values may lie inside the key rows (the latent row
/// of multi-head latent attention is both).
struct AttentionCache {
    const float* keys = nullptr;   ///< [positions, keyWidth], rows keyStride floats apart
    const float* values = nullptr; ///< [positions, valueWidth], rows valueStride floats apart
    std::int64_t keyStride = 0;
    std::int64_t valueStride = 0;
    std::int64_t keyWidth = 0;
    std::int64_t valueWidth = 0;
};

/// One query row and how much of the cache it may see.
struct AttentionRow {
    const float* query = nullptr; ///< [keyWidth]
    float* out = nullptr;         ///< [valueWidth], overlaps nothing
    std::int64_t visible = 0;     ///< positions 0 to visible - 1; at least 1
};

/// Floats of scratch that one call of attention() with @p rows rows over at most @p positions needs.
std::int64_t attentionScratchFloats(std::int64_t rows, std::int64_t positions);

/// out = Σ_p softmax_p(scale · query · keys[p]) · values[p] over the visible positions of each row (Vaswani
/// et al. 2017, https://arxiv.org/abs/1706.03762). The rows share the cache: query heads of one key/value
/// head, and neighbouring tokens. Levels above scalar walk the cache once for all rows with a running maximum
/// (Dao et al. 2022, https://arxiv.org/abs/2205.14135); a row's result does not depend on the rows beside it.
void attention(CpuLevel level, const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount,
               float scale, float* scratch);

} // namespace conclave::kernels
