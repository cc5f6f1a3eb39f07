// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/gated_activation.h"

#include "kernels/cpu/simd/layer_kernels.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels {

namespace {

float activated(GatedActivation activation, float gate, float up) {
    switch (activation) {
    case GatedActivation::Silu:
        return gate / (1.0f + std::exp(-gate)) * up;
    case GatedActivation::GeluTanh:
        return gate / (1.0f + std::exp(-kGeluInner * (gate + kGeluCubic * gate * gate * gate))) * up;
    case GatedActivation::ClampedSilu: {
        const float g = std::min(gate, kClampedSiluLimit); // NaN stays NaN
        const float u = std::clamp(up, -kClampedSiluLimit, kClampedSiluLimit);
        return g / (1.0f + std::exp(-kClampedSiluSlope * g)) * (u + 1.0f);
    }
    }
    return 0.0f;
}

} // namespace

void gatedActivation(CpuLevel level, GatedActivation activation, const float* gate, const float* up,
                     std::int64_t count, float* out) {
    if (const LayerKernels* simd = layerKernels(level))
        return simd->gatedActivation(activation, gate, up, count, out);
    for (std::int64_t i = 0; i < count; ++i)
        out[i] = activated(activation, gate[i], up[i]);
}

} // namespace conclave::kernels
