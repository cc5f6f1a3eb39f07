// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_MATVEC(tq1_0);
CONCLAVE_MATVEC(tq2_0);

} // namespace conclave::kernels::cuda
