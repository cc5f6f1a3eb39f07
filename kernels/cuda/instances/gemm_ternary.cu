// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_GEMM(tq1_0);
CONCLAVE_GEMM(tq2_0);

} // namespace conclave::kernels::cuda
