// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/matmul_quant.h"

#include "kernels/block_formats.h"
#include "kernels/cpu/activation_rows.h"
#include "kernels/cpu/simd/simd_kernels.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstring>

namespace conclave::kernels {

namespace {

/// Rounds one block of @p count activations; returns its scale.
float quantizeBlock(const float* x, int count, std::int8_t* q) {
    float largest = 0;
    float notFinite = 0; // becomes NaN with the first NaN or infinity
    for (int i = 0; i < count; ++i) {
        largest = std::max(largest, std::fabs(x[i]));
        notFinite += x[i] * 0.0f;
    }
    if (notFinite != 0 || largest < kSmallestActivation) {
        std::fill_n(q, count, std::int8_t{0});
        return notFinite;
    }
    const float inverse = 127 / largest;
    for (int i = 0; i < count; ++i)
        q[i] = static_cast<std::int8_t>((x[i] * inverse + kRoundingMagic) - kRoundingMagic);
    return largest / 127;
}

void prepareRow(const float* x, std::int64_t cols, int block, int sumOver, std::byte* out) {
    auto* q = reinterpret_cast<std::int8_t*>(out);
    std::byte* scales = out + cols;
    std::byte* sums = scales + cols / block * static_cast<std::int64_t>(sizeof(float));
    for (std::int64_t b = 0; b < cols / block; ++b) {
        const float scale = quantizeBlock(x + b * block, block, q + b * block);
        std::memcpy(scales + b * 4, &scale, sizeof scale);
    }
    for (std::int64_t s = 0; s < cols / sumOver; ++s) {
        std::int16_t sum = 0;
        for (int i = 0; i < sumOver; ++i)
            sum = static_cast<std::int16_t>(sum + q[s * sumOver + i]);
        std::memcpy(sums + s * 2, &sum, sizeof sum);
    }
}

std::int64_t paddedTo64(std::int64_t bytes) {
    return (bytes + 63) / 64 * 64;
}

} // namespace

std::int64_t activationRowBytes(ActivationFormat format, std::int64_t cols) {
    switch (format) {
    case ActivationFormat::f32:
        break;
    case ActivationFormat::q8_0:
        return paddedTo64(cols + cols / 32 * 4 + cols / 32 * 2);
    case ActivationFormat::q8_k:
        return paddedTo64(cols + cols / 256 * 4 + cols / 16 * 2);
    }
    return cols * static_cast<std::int64_t>(sizeof(float));
}

void prepareActivations(CpuLevel level, ActivationFormat format, const float* x, std::int64_t xStride,
                        std::int64_t rows, std::int64_t cols, std::byte* out) {
    const std::int64_t rowBytes = activationRowBytes(format, cols);
    const SimdKernels* simd = simdKernels(level);
    for (std::int64_t r = 0; r < rows; ++r, x += xStride, out += rowBytes) {
        switch (format) {
        case ActivationFormat::f32:
            std::memcpy(out, x, static_cast<std::size_t>(rowBytes));
            break;
        case ActivationFormat::q8_0:
            assert(cols % kBlockQ8_0 == 0);
            if (simd)
                simd->prepareQ8_0(x, cols, out);
            else
                prepareRow(x, cols, kBlockQ8_0, 32, out);
            break;
        case ActivationFormat::q8_k:
            assert(cols % kBlockK == 0);
            if (simd)
                simd->prepareQ8K(x, cols, out);
            else
                prepareRow(x, cols, kBlockK, 16, out);
            break;
        }
    }
}

} // namespace conclave::kernels
