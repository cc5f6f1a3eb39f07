// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/tensor_view.h"

#include <cstdint>

namespace conclave::kernels {

/// Equally shaped matrices, one per expert (or per head), at equal distances. Owns nothing.
struct WeightStack {
    QuantType type = QuantType::f32;
    const std::byte* data = nullptr; ///< [count, rows, quantRowBytes(type, cols)], matrices strideBytes apart
    std::int64_t count = 0;
    std::int64_t rows = 0;
    std::int64_t cols = 0;
    std::int64_t strideBytes = 0;
};

/// Matrix @p index of @p stack: the product of an expert with its rows is matmulQuant() on this view.
inline WeightView stackedMatrix(const WeightStack& stack, std::int64_t index) {
    return {stack.type, stack.data + index * stack.strideBytes, stack.rows, stack.cols};
}

/// Copies the prepared activations of the tokens in @p order (pairs, see expertGroup) next to each other:
/// out[i] = activations[order[i] / used], rows of @p rowBytes bytes.
void gatherExpertRows(const std::byte* activations, std::int64_t rowBytes, const std::int32_t* order,
                      std::int64_t count, std::int64_t used, std::byte* out);

} // namespace conclave::kernels
