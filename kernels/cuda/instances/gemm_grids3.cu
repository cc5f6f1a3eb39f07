// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_GEMM(iq3_xxs);
CONCLAVE_GEMM(iq3_s);
CONCLAVE_GEMM(iq1_s);
CONCLAVE_GEMM(iq1_m);

} // namespace conclave::kernels::cuda
