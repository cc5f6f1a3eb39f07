// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_GEMM(q2_k);
CONCLAVE_GEMM(q3_k);

} // namespace conclave::kernels::cuda
