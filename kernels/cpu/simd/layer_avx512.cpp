// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_avx512.h"

#include "kernels/cpu/simd/layer_table_inl.h"

namespace conclave::kernels {

const LayerKernels kAvx512LayerKernels = layerTable<Avx512>();

} // namespace conclave::kernels
