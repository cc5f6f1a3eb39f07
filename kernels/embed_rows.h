// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/tensor_view.h"

#include <cstdint>

namespace conclave::kernels {

/// out[t] = table[ids[t]], decoded to float. @p table is [rows, cols], @p out is [count, table.cols];
/// every id is in [0, table.rows).
void embedRows(const WeightView& table, const std::int32_t* ids, std::int64_t count, float* out);

} // namespace conclave::kernels
