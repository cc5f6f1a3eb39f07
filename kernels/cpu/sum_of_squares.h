// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// Sixteen running sums: without them the strict order of float additions keeps the loop from being
/// vectorised.
inline float sumOfSquares(const float* x, std::int64_t count) {
    constexpr int kLanes = 16;
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

} // namespace conclave::kernels
