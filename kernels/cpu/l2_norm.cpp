// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/l2_norm.h"

#include "kernels/cpu/sum_of_squares.h"

#include <cmath>

namespace conclave::kernels {

void l2Norm(float* x, std::int64_t stride, std::int64_t rows, std::int64_t cols, float epsilon, float scale) {
    for (std::int64_t row = 0; row < rows; ++row, x += stride) {
        const float factor = scale / std::sqrt(sumOfSquares(x, cols) + epsilon);
        for (std::int64_t c = 0; c < cols; ++c)
            x[c] *= factor;
    }
}

} // namespace conclave::kernels
