// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_instance.h"

namespace conclave::kernels::cuda {

CONCLAVE_MATVEC(iq1_s);
CONCLAVE_MATVEC(iq1_m);
CONCLAVE_MATVEC(iq2_xxs);
CONCLAVE_MATVEC(iq2_xs);
CONCLAVE_MATVEC(iq2_s);
CONCLAVE_MATVEC(iq3_xxs);
CONCLAVE_MATVEC(iq3_s);

} // namespace conclave::kernels::cuda
