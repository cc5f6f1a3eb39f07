// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cache_rows.h"
#include "kernels/cpu/cpu_level.h"

#include <cstddef>
#include <cstdint>

namespace conclave::kernels {

/// Positions that attention() takes together.
inline constexpr std::int64_t kAttentionBlock = 32;

/// The cache of one key/value head: one row per position, position p in row p % capacity. A cache that keeps
/// the newest positions only is a ring; one that keeps all has a row for each.
struct AttentionCache {
    CacheType type = CacheType::f32;
    const std::byte* keys = nullptr; ///< [capacity, keyWidth], rows keyStride bytes apart
    /// [capacity, valueWidth], rows valueStride bytes apart. nullptr: a value is the beginning of its key row
    /// (the latent row of multi-head latent attention is both).
    const std::byte* values = nullptr;
    std::int64_t keyStride = 0;
    std::int64_t valueStride = 0;
    std::int64_t keyWidth = 0;
    std::int64_t valueWidth = 0;
    std::int64_t capacity =
        0; ///< a multiple of kAttentionBlock, or no less than the last visible position + 1
};

/// One query row and what it may see of the cache.
struct AttentionRow {
    const float* query = nullptr; ///< [keyWidth]
    float* out = nullptr;         ///< [valueWidth], overlaps nothing
    std::int64_t end = 0;         ///< positions first to end - 1, at least one and at most `capacity`
    std::int64_t first = 0;
    const float* sink = nullptr; ///< one more score in the softmax, without a value (gpt-oss); nullptr: none
};

/// From products of query and key to scores.
struct AttentionScores {
    float scale = 1;
    float softcap = 0; ///< above 0: then softcap · tanh(score / softcap) (Gemma 2)
};

/// Floats of scratch that one call of attention() with @p rows rows over positions below @p positions needs.
std::int64_t attentionScratchFloats(std::int64_t rows, std::int64_t positions, std::int64_t keyWidth,
                                    std::int64_t valueWidth);

/// out = Σ_p softmax_p(score(query · keys[p])) · values[p] over the visible positions of each row (Vaswani
/// et al. 2017, https://arxiv.org/abs/1706.03762). The rows share the cache: query heads of one key/value
/// head, and neighbouring tokens. Levels above scalar walk the cache once for all rows with a running maximum
/// (Dao et al. 2022, https://arxiv.org/abs/2205.14135), blocks that begin at multiples of kAttentionBlock,
/// and decode a block once for all rows. A row's result does not depend on the rows beside it, nor on
/// `capacity`.
void attention(CpuLevel level, const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount,
               const AttentionScores& scores, float* scratch);

} // namespace conclave::kernels
