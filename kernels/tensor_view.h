// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/quant_traits.h"

#include <cstddef>

namespace conclave::kernels {

/// A matrix of weights as it lies in the file or on the device: @p rows rows of @p cols weights, each row a
/// whole number of the type's blocks, rows back to back. Owns nothing; the model outlives every view.
struct WeightView {
    QuantType type = QuantType::f32;
    const std::byte* data = nullptr; ///< [rows, quantRowBytes(type, cols)]
    std::int64_t rows = 0;
    std::int64_t cols = 0;
};

} // namespace conclave::kernels
