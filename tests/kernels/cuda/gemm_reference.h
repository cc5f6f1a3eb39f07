// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm_tiles.h"
#include "kernels/gated_activation.h"
#include "tests/kernels/cuda/product_reference.h"

#include <cstdio>
#include <string>

/// What products of many tokens are held to, beside product_reference.h, and devices to run them as.
namespace conclave::test {

struct GemmValue {
    double value = 0;
    double bound = 0;
};

/// Row @p row of the matrix times @p x, u = kUlp:
/// - Packed weights: rows are rounded to int8 as on the CPU, bit by bit; sums over 16 or 32 columns are
/// exact.
///   Each is multiplied by two scales and added up, with minimums twice, so at most four additions per 32
///   columns are rounded, and weights themselves three times: (8 + cols / 8) · u · Σ (|w| + 2 · minimum) ·
///   |x|.
/// - Behind a norm, which is not done in the reference's order, a column may come out on the other side of a
///   half: then compared with what it was before rounding, Σ |w| · step / 2 more.
/// - f16 and bf16 weights: rows are rounded to the same type, 2^-11 or 2^-8 of each product, then cols · 2 u:
///   tensor cores may cut what they add.
/// - f32 weights: cols · 2 u.
inline GemmValue gemmValue(const Weights& w, int row, const float* x, bool isNormed) {
    const Rounded rounded = roundedRow(w.type, x, w.cols);
    const bool isPacked = !isFloatType(w.type);
    GemmValue result;
    double magnitude = 0;
    double steps = 0;
    for (int c = 0; c < w.cols; ++c) {
        const auto at = static_cast<std::size_t>(c);
        const double weight = w.decoded[static_cast<std::size_t>(row) * w.cols + at];
        const double value = isNormed ? static_cast<double>(x[c]) : rounded.values[at];
        result.value += weight * value;
        magnitude += (std::fabs(weight) + 2 * largestMinimum(w.type)) * std::fabs(value);
        if (isNormed)
            steps += std::fabs(weight) * rounded.halfSteps[at];
    }
    double relative = isPacked ? (8 + w.cols / 8.0) * kUlp : 2 * w.cols * kUlp;
    if (w.type == QuantType::f16)
        relative += 0x1p-11;
    else if (w.type == QuantType::bf16)
        relative += 0x1p-8;
    if (isNormed)
        relative += (w.cols + 8) * kUlp;
    result.bound = relative * magnitude + steps + 1e-30;
    return result;
}

/// x / sqrt(mean(x²) + epsilon) · weight.
inline std::vector<float> normedRow(const float* x, int cols, const float* weight, float epsilon) {
    double sum = 0;
    for (int c = 0; c < cols; ++c)
        sum += static_cast<double>(x[c]) * x[c];
    const double factor = 1 / std::sqrt(sum / cols + epsilon);
    std::vector<float> normed(static_cast<std::size_t>(cols));
    for (int c = 0; c < cols; ++c)
        normed[static_cast<std::size_t>(c)] = static_cast<float>(x[c] * factor * weight[c]);
    return normed;
}

inline double activatedInDouble(kernels::GatedActivation activation, double gate, double up) {
    float out = 0;
    const float g = static_cast<float>(gate);
    const float u = static_cast<float>(up);
    kernels::gatedActivation(kernels::CpuLevel::Scalar, activation, &g, &u, 1, &out);
    return static_cast<double>(out);
}

/// Activations are steeper than 1.2 in no direction but that of the other factor: the error of a product is
/// at most 1.2 · (|up| + 1) times gate's error, and |gate| + 1 times that of up.
inline GemmValue gatedValue(kernels::GatedActivation activation, GemmValue gate, GemmValue up) {
    GemmValue result;
    result.value = activatedInDouble(activation, gate.value, up.value);
    result.bound = 1.2 * (std::fabs(up.value) + up.bound + 1) * gate.bound +
                   (std::fabs(gate.value) + gate.bound + 1) * up.bound +
                   16 * kUlp * (std::fabs(result.value) + 1);
    return result;
}

/// A device of one generation (75, 80, 90 …) whose number of multiprocessors makes the launchers choose wide
/// tiles whenever there are tokens for them, or narrow ones.
inline gpu::DeviceFacts gemmDevice(int generation, bool isWide) {
    gpu::DeviceFacts facts = testDevice();
    facts.computeMajor = generation / 10;
    facts.computeMinor = generation % 10;
    facts.sharedBytesPerBlock = generation == 75 ? 64u << 10 : facts.sharedBytesPerBlock;
    facts.multiprocessors = isWide ? 1 : 1 << 20;
    return facts;
}

/// Columns of @p blocks blocks.
inline int gemmCols(QuantType type, int blocks) {
    return blocks * static_cast<int>(kernels::quantTraits(type)->blockElements);
}

} // namespace conclave::test
