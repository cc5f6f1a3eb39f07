// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/cpu_level.h"

#include <cstdint>

namespace conclave::kernels {

/// Consecutive tokens as one value head of a gated delta net sees them.
struct DeltaNetHead {
    const float* query = nullptr;  ///< [tokens, keyWidth], of length 1/√keyWidth (l2_norm.h)
    const float* key = nullptr;    ///< [tokens, keyWidth], of length 1
    const float* value = nullptr;  ///< [tokens, valueWidth]
    std::int64_t rowStride = 0;    ///< floats from token to token, of these three
    const float* decay = nullptr;  ///< [tokens], factors from 0 to 1
    const float* update = nullptr; ///< [tokens], from 0 to 1: "beta"
    std::int64_t gateStride = 0;   ///< floats from token to token, of these two
    std::int64_t keyWidth = 0;
    std::int64_t valueWidth = 0;
};

/// The gated delta rule (Yang et al. 2024, https://arxiv.org/abs/2412.06464) in its recurrent form. The state
/// S maps keys to values; for each token, in order:
///
///     S ← decay · S                      forget
///     S ← S + key · update · (value − Sᵀ key)ᵀ      replace what S has under this key
///     out = Sᵀ query
///
/// @p state is S, [keyWidth, valueWidth], changed in place; zeros at the beginning of a text. @p out is
/// [tokens, valueWidth] with row stride @p outStride and overlaps nothing.
///
/// Not the chunked form of the paper: that would group sums by chunk, and a result would depend on where
/// chunks begin. Here it is the same, bit for bit, however tokens are cut into calls. Columns of S do not
/// touch each other, so levels above scalar take a few columns through all tokens while they stay in the
/// first-level cache.
void deltaNet(CpuLevel level, const DeltaNetHead& head, std::int64_t tokens, float* state, float* out,
              std::int64_t outStride);

/// decay[i] ← exp(rate[i] · softplus(decay[i] + bias[i])) and update[i] ← sigmoid(update[i]), for the
/// @p heads value heads of a token. Rates are negative, so decays lie from 0 to 1.
void deltaNetGates(const float* bias, const float* rate, std::int64_t heads, float* decay, float* update);

} // namespace conclave::kernels
