// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_GEMM(iq2_xxs);
CONCLAVE_GEMM(iq2_xs);
CONCLAVE_GEMM(iq2_s);

} // namespace conclave::kernels::cuda
