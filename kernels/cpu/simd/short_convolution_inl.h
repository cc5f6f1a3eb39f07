// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/simd/exp_inl.h"
#include "kernels/short_convolution.h"

/// The short convolution over a cache line of channels at a time, compiled once per level.
namespace conclave::kernels {
namespace {

constexpr int kConvolvedTogether = 16; ///< channels: a cache line, of which every row is read once

/// kConvolvedTogether channels of all tokens, without the activation. Their taps are turned first, so that a
/// tap of all of them lies in one piece.
template <class V>
void convolveLine(const ShortConvolution& shape, const float* x, std::int64_t xStride, const float* state,
                  std::int64_t tokens, std::int64_t first, float* out, std::int64_t outStride) {
    constexpr int kVectors = kConvolvedTogether / V::kLanes;
    float turned[kMostConvolutionTaps][kConvolvedTogether];
    for (int lane = 0; lane < kConvolvedTogether; ++lane)
        for (int j = 0; j < shape.taps; ++j)
            turned[j][lane] = shape.weights[(first + lane) * shape.taps + j];
    const std::int64_t before = shape.taps - 1;
    for (std::int64_t t = 0; t < tokens; ++t) {
        typename V::Floats sums[kVectors];
#pragma GCC unroll 2
        for (int n = 0; n < kVectors; ++n)
            sums[n] = shape.bias ? V::load(shape.bias + first + n * V::kLanes) : V::zero();
        for (int j = 0; j < shape.taps; ++j) {
            const std::int64_t index = t + j;
            const float* const row =
                (index < before ? state + index * shape.channels : x + (index - before) * xStride) + first;
#pragma GCC unroll 2
            for (int n = 0; n < kVectors; ++n)
                sums[n] =
                    V::mulAdd(V::load(turned[j] + n * V::kLanes), V::load(row + n * V::kLanes), sums[n]);
        }
#pragma GCC unroll 2
        for (int n = 0; n < kVectors; ++n)
            V::store(out + t * outStride + first + n * V::kLanes, sums[n]);
    }
}

inline void convolveChannel(const ShortConvolution& shape, const float* x, std::int64_t xStride,
                            const float* state, std::int64_t tokens, std::int64_t channel, float* out,
                            std::int64_t outStride) {
    const std::int64_t before = shape.taps - 1;
    for (std::int64_t t = 0; t < tokens; ++t) {
        float sum = shape.bias ? shape.bias[channel] : 0.0f;
        for (int j = 0; j < shape.taps; ++j) {
            const std::int64_t index = t + j;
            const float* const row =
                index < before ? state + index * shape.channels : x + (index - before) * xStride;
            sum += shape.weights[channel * shape.taps + j] * row[channel];
        }
        out[t * outStride + channel] = sum;
    }
}

/// A loop of its own, long enough for compilers to turn it into vector code.
inline void siluInPlace(float* x, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float y = x[i];
        const float e = expOfNegative(y < 0.0f ? y : -y);
        x[i] = y * ((y < 0.0f ? e : 1.0f) / (1.0f + e));
    }
}

template <class V>
void convolveVectorised(const ShortConvolution& shape, const float* x, std::int64_t xStride,
                        const float* state, std::int64_t tokens, std::int64_t begin, std::int64_t end,
                        float* out, std::int64_t outStride) {
    std::int64_t c = begin;
    for (; c + kConvolvedTogether <= end; c += kConvolvedTogether)
        convolveLine<V>(shape, x, xStride, state, tokens, c, out, outStride);
    for (; c < end; ++c)
        convolveChannel(shape, x, xStride, state, tokens, c, out, outStride);
    for (std::int64_t t = 0; t < tokens && shape.silu; ++t)
        siluInPlace(out + t * outStride + begin, end - begin);
}

} // namespace
} // namespace conclave::kernels
