// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// out[c] += Σ_k weights[k] · rows[rowOf[k], c] for c in [colBegin, colEnd): the weighted sum of one token's
/// experts. @p rows is [*, rowStride]; @p rowOf and @p weights are [used]; @p weights nullptr: all 1. Added
/// in the order of k.
void expertCombine(const float* rows, std::int64_t rowStride, const std::int32_t* rowOf, const float* weights,
                   std::int64_t used, std::int64_t colBegin, std::int64_t colEnd, float* out);

} // namespace conclave::kernels
