// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_MATVEC(q4_0);
CONCLAVE_MATVEC(q4_1);
CONCLAVE_MATVEC(q5_0);
CONCLAVE_MATVEC(q5_1);
CONCLAVE_MATVEC(q8_0);

} // namespace conclave::kernels::cuda
