// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cpu/simd/layer_kernels.h"
#include "kernels/cpu/simd/simd_kernels.h"

namespace conclave::kernels {

namespace {

/// What a level runs: the matrix products, and the rest of a layer.
struct LevelKernels {
    CpuLevel level = CpuLevel::Scalar;
    const SimdKernels* products = nullptr;
    const LayerKernels* layer = nullptr;
};

/// Every level of this build; Scalar has no kernels of its own.
constexpr LevelKernels kLevels[] = {
    {},
#ifdef CONCLAVE_X86_LEVELS
    {CpuLevel::Avx2, &kAvx2Kernels, &kAvx2LayerKernels},
    {CpuLevel::Avx512Vnni, &kAvx512VnniKernels, &kAvx512LayerKernels},
    {CpuLevel::Amx, &kAmxKernels, &kAvx512LayerKernels},
#endif
};

const LevelKernels& kernelsOf(CpuLevel level) {
    for (const LevelKernels& kernels : kLevels)
        if (kernels.level == level)
            return kernels;
    return kLevels[0];
}

} // namespace

const SimdKernels* simdKernels(CpuLevel level) {
    return kernelsOf(level).products;
}

const LayerKernels* layerKernels(CpuLevel level) {
    return kernelsOf(level).layer;
}

} // namespace conclave::kernels
