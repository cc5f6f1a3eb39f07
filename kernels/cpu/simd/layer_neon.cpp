// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_neon.h"

#include "kernels/cpu/simd/layer_table_inl.h"

namespace conclave::kernels {

const LayerKernels kNeonLayerKernels = layerTable<Neon>();

} // namespace conclave::kernels
