// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/softmax.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels {

void softmax(float* x, std::int64_t count) {
    const float top = *std::max_element(x, x + count);
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        x[i] = std::exp(x[i] - top);
        sum += x[i];
    }
    const float scale = static_cast<float>(1.0 / sum);
    for (std::int64_t i = 0; i < count; ++i)
        x[i] *= scale;
}

} // namespace conclave::kernels
