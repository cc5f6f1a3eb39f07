// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_MATVEC(q2_k);
CONCLAVE_MATVEC(q3_k);
CONCLAVE_MATVEC(q4_k);
CONCLAVE_MATVEC(q5_k);
CONCLAVE_MATVEC(q6_k);

} // namespace conclave::kernels::cuda
