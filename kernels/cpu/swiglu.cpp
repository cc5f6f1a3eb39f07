// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/swiglu.h"

#include "kernels/cpu/simd/layer_kernels.h"

#include <cmath>

namespace conclave::kernels {

void swiglu(CpuLevel level, const float* gate, const float* up, std::int64_t count, float* out) {
    if (const LayerKernels* simd = layerKernels(level))
        return simd->swiglu(gate, up, count, out);
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = gate[i] / (1.0f + std::exp(-gate[i])) * up[i];
}

} // namespace conclave::kernels
