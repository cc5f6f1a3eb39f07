// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/short_convolution.h"

#include "kernels/cpu/simd/layer_kernels.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels {

namespace {

/// Row @p index of state and x together, the state's first.
const float* rowOf(const ShortConvolution& shape, const float* x, std::int64_t xStride, const float* state,
                   std::int64_t index) {
    const std::int64_t before = shape.taps - 1;
    return index < before ? state + index * shape.channels : x + (index - before) * xStride;
}

} // namespace

void shortConvolution(CpuLevel level, const ShortConvolution& shape, const float* x, std::int64_t xStride,
                      const float* state, std::int64_t tokens, std::int64_t begin, std::int64_t end,
                      float* out, std::int64_t outStride) {
    if (const LayerKernels* simd = layerKernels(level))
        return simd->shortConvolution(shape, x, xStride, state, tokens, begin, end, out, outStride);
    for (std::int64_t t = 0; t < tokens; ++t) {
        for (std::int64_t c = begin; c < end; ++c) {
            float sum = 0;
            for (int j = 0; j < shape.taps; ++j)
                sum += shape.weights[c * shape.taps + j] * rowOf(shape, x, xStride, state, t + j)[c];
            if (shape.bias)
                sum += shape.bias[c];
            out[t * outStride + c] = shape.silu ? sum / (1.0f + std::exp(-sum)) : sum;
        }
    }
}

void advanceConvolutionState(const ShortConvolution& shape, const float* x, std::int64_t xStride,
                             std::int64_t tokens, std::int64_t begin, std::int64_t end, float* state) {
    for (std::int64_t j = 0; j + 1 < shape.taps; ++j) { // sources lie behind or at their targets
        const float* const from = rowOf(shape, x, xStride, state, tokens + j);
        std::copy(from + begin, from + end, state + j * shape.channels + begin);
    }
}

} // namespace conclave::kernels
