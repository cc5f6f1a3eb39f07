// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cache_rows.h"

namespace conclave::engine {

/// How keys and values are kept between tokens: f32 is exact; f16 and bf16 take half of the memory,
/// f8_e4m3 and q8_0 about a quarter and q4_0 a seventh. What that costs in accuracy stands in
/// engine/README.md.
using CacheType = kernels::CacheType;

/// Its name as above.
constexpr const char* cacheTypeName(CacheType type) {
    switch (type) {
    case CacheType::f32:
        return "f32";
    case CacheType::f16:
        return "f16";
    case CacheType::bf16:
        return "bf16";
    case CacheType::f8_e4m3:
        return "f8_e4m3";
    case CacheType::q8_0:
        return "q8_0";
    case CacheType::q4_0:
        return "q4_0";
    }
    return "";
}

struct SessionOptions {
    int contextTokens = 0; ///< 0: the model's own limit, at most 8192 to begin with
    CacheType cacheType = CacheType::f32;
    /// Lets the model's own layer for that guess tokens ahead (multi-token prediction); the answers stay the
    /// same.
    bool predictsAhead = false;
};

} // namespace conclave::engine
