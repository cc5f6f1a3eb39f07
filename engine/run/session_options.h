// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cache_rows.h"

namespace conclave::engine {

/// How keys and values are kept between tokens: f32 is exact; f16 and bf16 take half of the memory,
/// f8_e4m3 and q8_0 about a quarter and q4_0 a seventh. What that costs in accuracy stands in
/// engine/README.md.
using CacheType = kernels::CacheType;

struct SessionOptions {
    int contextTokens = 0; ///< 0: the model's own limit, at most 8192 to begin with
    CacheType cacheType = CacheType::f32;
    /// Lets the model's own layer for that guess tokens ahead (multi-token prediction); the answers stay the
    /// same.
    bool predictsAhead = false;
};

} // namespace conclave::engine
