// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/attention.h"
#include "kernels/cpu/cpu_level.h"
#include "kernels/delta_net.h"
#include "kernels/gated_activation.h"
#include "kernels/short_convolution.h"

#include <cstdint>

namespace conclave::kernels {

/// What one instruction set has beyond the scalar level, of the operations between the matrix products.
struct LayerKernels {
    void (*attention)(const AttentionCache& cache, const AttentionRow* rows, std::int64_t rowCount,
                      const AttentionScores& scores, float* scratch);
    void (*gatedActivation)(GatedActivation activation, const float* gate, const float* up,
                            std::int64_t count, float* out);
    void (*deltaNet)(const DeltaNetHead& head, std::int64_t tokens, float* state, float* out,
                     std::int64_t outStride);
    void (*shortConvolution)(const ShortConvolution& shape, const float* x, std::int64_t xStride,
                             const float* state, std::int64_t tokens, std::int64_t begin, std::int64_t end,
                             float* out, std::int64_t outStride);
};

/// One definition each, in layer_avx2.cpp and layer_avx512.cpp; only linked in on x86-64
/// (CONCLAVE_X86_LEVELS).
extern const LayerKernels kAvx2LayerKernels;
extern const LayerKernels kAvx512LayerKernels;

/// The kernels of @p level, or nullptr for Scalar and for levels that this build does not have.
const LayerKernels* layerKernels(CpuLevel level);

} // namespace conclave::kernels
