// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_GEMM(q4_k);
CONCLAVE_GEMM(q5_k);
CONCLAVE_GEMM(q6_k);

} // namespace conclave::kernels::cuda
