// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/launchers.h"

/// cuBLAS, for large products of f16 and bf16 weights, where it is installed: loaded with dlopen when the
/// first such product comes along, so that nothing links it and nobody has to have it. The emulated device
/// has none. Any thread.
namespace conclave::kernels::cuda {

/// out[t, r] = alpha · Σ_c weight[r, c] · x[t, c], added to what is there if `adds`.
struct BlasProduct {
    bool isBf16 = false;               ///< else f16
    const std::byte* weight = nullptr; ///< [rows, cols]
    const std::byte* x = nullptr;      ///< [tokens, xStride], of the same type
    std::int64_t xStride = 0;
    int rows = 0;
    int tokens = 0;
    int cols = 0;
    float* out = nullptr; ///< [tokens, outStride]
    std::int64_t outStride = 0;
    float alpha = 1;
    bool adds = false;
};

/// kNotSupported: there is no cuBLAS, or not one that can do this; nothing was queued.
gpu::Status blasMultiply(const Launch& launch, const BlasProduct& product);

/// What became of cuBLAS, a sentence for the log; empty until the first product that asked for it.
const char* blasText();

} // namespace conclave::kernels::cuda
