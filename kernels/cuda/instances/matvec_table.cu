// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_MATVEC(iq4_nl);
CONCLAVE_MATVEC(iq4_xs);
CONCLAVE_MATVEC(mxfp4);
CONCLAVE_MATVEC(nvfp4);

} // namespace conclave::kernels::cuda
