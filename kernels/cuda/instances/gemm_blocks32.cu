// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_GEMM(q4_0);
CONCLAVE_GEMM(q4_1);
CONCLAVE_GEMM(q5_0);
CONCLAVE_GEMM(q5_1);
CONCLAVE_GEMM(q8_0);

} // namespace conclave::kernels::cuda
