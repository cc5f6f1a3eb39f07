// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_avx2.h"

#include "kernels/cpu/simd/kernel_table_inl.h"

namespace conclave::kernels {

const SimdKernels kAvxVnniKernels = kernelTable<AvxVnni>();

} // namespace conclave::kernels
