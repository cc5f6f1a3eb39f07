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
    {CpuLevel::Sse42, &kSse42Kernels, &kSse42LayerKernels},
    {CpuLevel::Avx2, &kAvx2Kernels, &kAvx2LayerKernels},
    {CpuLevel::Avx512, &kAvx512Kernels, &kAvx512LayerKernels},
    {CpuLevel::AvxVnni, &kAvxVnniKernels, &kAvx2LayerKernels}, // VNNI has nothing for floats
    {CpuLevel::Avx512Vnni, &kAvx512VnniKernels, &kAvx512LayerKernels},
    {CpuLevel::Amx, &kAmxKernels, &kAvx512LayerKernels},
#endif
#ifdef CONCLAVE_ARM_LEVELS
    {CpuLevel::Neon, &kNeonKernels, &kNeonLayerKernels},
    {CpuLevel::NeonDot, &kNeonDotKernels, &kNeonLayerKernels},
    {CpuLevel::NeonI8mm, &kNeonI8mmKernels, &kNeonLayerKernels},
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
