// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/rms_norm.h"

#include <cmath>

namespace conclave::kernels {

namespace {

// Sixteen running sums: without them the strict order of float additions keeps the loop from being
// vectorised.
constexpr int kLanes = 16;

float sumOfSquares(const float* x, std::int64_t count) {
    float lanes[kLanes] = {};
    const std::int64_t whole = count - count % kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes)
        for (int lane = 0; lane < kLanes; ++lane)
            lanes[lane] += x[i + lane] * x[i + lane];
    double sum = 0;
    for (float lane : lanes)
        sum += lane;
    for (std::int64_t i = whole; i < count; ++i)
        sum += x[i] * x[i];
    return static_cast<float>(sum);
}

} // namespace

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
