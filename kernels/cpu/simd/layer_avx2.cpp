// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_avx2.h"

#include "kernels/cpu/simd/layer_table_inl.h"

namespace conclave::kernels {

const LayerKernels kAvx2LayerKernels = layerTable<Avx2>();

} // namespace conclave::kernels
