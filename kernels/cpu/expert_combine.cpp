// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/expert_combine.h"

namespace conclave::kernels {

void expertCombine(const float* rows, std::int64_t rowStride, const std::int32_t* rowOf, const float* weights,
                   std::int64_t used, std::int64_t colBegin, std::int64_t colEnd, float* out) {
    for (std::int64_t k = 0; k < used; ++k) {
        const float* row = rows + rowOf[k] * rowStride;
        const float weight = weights ? weights[k] : 1.0f;
        for (std::int64_t c = colBegin; c < colEnd; ++c)
            out[c] += weight * row[c];
    }
}

} // namespace conclave::kernels
