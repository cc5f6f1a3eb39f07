// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_MATVEC(f32);
CONCLAVE_MATVEC(f16);
CONCLAVE_MATVEC(bf16);

} // namespace conclave::kernels::cuda
