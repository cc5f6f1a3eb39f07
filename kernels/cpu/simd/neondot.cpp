// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_neon.h"

#include "kernels/cpu/simd/kernel_table_inl.h"

namespace conclave::kernels {

const SimdKernels kNeonDotKernels = kernelTable<NeonDot>();

} // namespace conclave::kernels
