// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_neon.h"

#include "kernels/cpu/simd/kernel_table_inl.h"

namespace conclave::kernels {

const SimdKernels kNeonI8mmKernels = kernelTable<NeonI8mm>();

} // namespace conclave::kernels
