// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/delta_net.h"

#include "kernels/cpu/simd/layer_kernels.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels {

namespace {

/// One token. @p out serves as room for the difference until the end.
void deltaNetToken(const float* query, const float* key, const float* value, float decay, float update,
                   std::int64_t keyWidth, std::int64_t valueWidth, float* state, float* out) {
    std::fill_n(out, valueWidth, 0.0f);
    for (std::int64_t i = 0; i < keyWidth; ++i) {
        float* const row = state + i * valueWidth;
        for (std::int64_t c = 0; c < valueWidth; ++c) {
            row[c] *= decay;
            out[c] += row[c] * key[i];
        }
    }
    for (std::int64_t c = 0; c < valueWidth; ++c)
        out[c] = update * (value[c] - out[c]);
    for (std::int64_t i = 0; i < keyWidth; ++i)
        for (std::int64_t c = 0; c < valueWidth; ++c)
            state[i * valueWidth + c] += key[i] * out[c];
    std::fill_n(out, valueWidth, 0.0f);
    for (std::int64_t i = 0; i < keyWidth; ++i)
        for (std::int64_t c = 0; c < valueWidth; ++c)
            out[c] += state[i * valueWidth + c] * query[i];
}

float softplus(float x) {
    return x > 20.0f ? x : std::log1p(std::exp(x)); // beyond 20 the difference is under 2e-9
}

} // namespace

void deltaNet(CpuLevel level, const DeltaNetHead& head, std::int64_t tokens, float* state, float* out,
              std::int64_t outStride) {
    if (const LayerKernels* simd = layerKernels(level))
        return simd->deltaNet(head, tokens, state, out, outStride);
    for (std::int64_t t = 0; t < tokens; ++t)
        deltaNetToken(head.query + t * head.rowStride, head.key + t * head.rowStride,
                      head.value + t * head.rowStride, head.decay[t * head.gateStride],
                      head.update[t * head.gateStride], head.keyWidth, head.valueWidth, state,
                      out + t * outStride);
}

void deltaNetGates(const float* bias, const float* rate, std::int64_t heads, float* decay, float* update) {
    for (std::int64_t h = 0; h < heads; ++h) {
        decay[h] = std::exp(rate[h] * softplus(decay[h] + bias[h]));
        update[h] = 1.0f / (1.0f + std::exp(-update[h]));
    }
}

} // namespace conclave::kernels
