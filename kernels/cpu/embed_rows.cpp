// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/embed_rows.h"

#include "kernels/matmul_quant.h"

namespace conclave::kernels {

void embedRows(const WeightView& table, const std::int32_t* ids, std::int64_t count, float* out) {
    const std::int64_t rowBytes = quantRowBytes(table.type, table.cols);
    for (std::int64_t t = 0; t < count; ++t)
        dequantizeRow(table.type, table.data + ids[t] * rowBytes, table.cols, out + t * table.cols);
}

} // namespace conclave::kernels
