// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_sse42.h"

#include "kernels/cpu/simd/kernel_table_inl.h"

namespace conclave::kernels {

const SimdKernels kSse42Kernels = kernelTable<Sse42>();

} // namespace conclave::kernels
