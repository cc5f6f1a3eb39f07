// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_GEMM(iq4_nl);
CONCLAVE_GEMM(iq4_xs);
CONCLAVE_GEMM(mxfp4);
CONCLAVE_GEMM(nvfp4);

} // namespace conclave::kernels::cuda
