// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/attend_prefill_kernel.h"

namespace conclave::kernels::cuda {

template <>
gpu::Status runPrefill<CacheType::q4_0>(const Launch& launch, const PrefillAttend& prefill) {
    return runPrefillWidths<CacheType::q4_0>(launch, prefill);
}

} // namespace conclave::kernels::cuda
