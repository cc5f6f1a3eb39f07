// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rms_norm.h"

#include "kernels/cpu/sum_of_squares.h"

#include <cmath>

namespace conclave::kernels {

void rmsNorm(const float* x, std::int64_t xStride, std::int64_t rows, std::int64_t cols, const float* weight,
             float epsilon, float* out, std::int64_t outStride) {
    for (std::int64_t row = 0; row < rows; ++row, x += xStride, out += outStride) {
        const float mean = sumOfSquares(x, cols) / static_cast<float>(cols);
        const float scale = 1.0f / std::sqrt(mean + epsilon);
        for (std::int64_t c = 0; c < cols; ++c)
            out[c] = weight ? x[c] * scale * weight[c] : x[c] * scale;
    }
}

} // namespace conclave::kernels
