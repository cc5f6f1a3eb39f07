// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_sse42.h"

#include "kernels/cpu/simd/layer_table_inl.h"

namespace conclave::kernels {

const LayerKernels kSse42LayerKernels = layerTable<Sse42>();

} // namespace conclave::kernels
