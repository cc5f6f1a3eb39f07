// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/vec_avx512.h"

#include "kernels/cpu/simd/kernel_table_inl.h"

namespace conclave::kernels {

const SimdKernels kAvx512VnniKernels = kernelTable<Avx512Vnni>();

} // namespace conclave::kernels
