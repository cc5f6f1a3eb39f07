// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/weight_planes.h"
#include "kernels/matmul_quant.h"
#include "tests/kernels/cuda/kernel_test.h"
#include "tests/kernels/random_blocks.h"

#include <memory>

/// Matrices and exact results for the tests of products on tensor cores.
namespace conclave::test {

inline constexpr float kBlockScale = 0.01f;

/// Random weights as the device has them and as the scalar level decodes them.
struct ProductMatrix {
    kernels::QuantType type;
    int rows;
    int cols;
    std::vector<float> decoded; // [rows, cols]
    DeviceArray<std::byte> planes;

    ProductMatrix(kernels::QuantType weightType, int rowCount, int colCount, std::uint32_t seed)
        : type(weightType), rows(rowCount), cols(colCount),
          decoded(static_cast<std::size_t>(rowCount) * static_cast<std::size_t>(colCount)),
          planes(static_cast<std::size_t>(kernels::cuda::planesBytes(weightType, rowCount, colCount))) {
        std::mt19937 random(seed);
        const std::int64_t rowBytes = kernels::quantRowBytes(type, cols);
        std::vector<std::byte> blocks;
        if (isPacked()) {
            blocks = randomBlocks(type, rows, cols, random, kBlockScale);
        } else {
            std::normal_distribution<float> normal(0, kBlockScale);
            blocks.resize(static_cast<std::size_t>(rows * rowBytes));
            std::vector<float> row(static_cast<std::size_t>(cols));
            for (int r = 0; r < rows; ++r) {
                for (float& value : row)
                    value = normal(random);
                kernels::quantizeRow(type, row.data(), cols, blocks.data() + r * rowBytes);
            }
        }
        for (int r = 0; r < rows; ++r)
            kernels::dequantizeRow(type, blocks.data() + r * rowBytes, cols,
                                   decoded.data() + std::int64_t{r} * cols);
        std::vector<std::byte> split(planes.count());
        kernels::cuda::splitIntoPlanes(type, blocks.data(), rows, cols, split.data());
        planes.set(split);
    }

    bool isPacked() const {
        return type != kernels::QuantType::f32 && type != kernels::QuantType::f16 &&
               type != kernels::QuantType::bf16;
    }
    /// No weight's minimum is larger: with minimums a weight is the difference of two products, each of which
    /// is rounded by itself.
    double largestMinimum() const {
        switch (type) {
        case kernels::QuantType::q4_1:
        case kernels::QuantType::q5_1:
            return kBlockScale;
        case kernels::QuantType::q2_k:
            return 15 * kBlockScale;
        case kernels::QuantType::q4_k:
        case kernels::QuantType::q5_k:
            return 63 * kBlockScale;
        default:
            return 0;
        }
    }
    kernels::cuda::Matrix matrix() const { return {type, rows, cols, planes.data()}; }
};

/// A row of activations in three forms: as it is, as int8 kernels round it, and how far that may be off.
struct ProductRow {
    std::vector<double> exact;
    std::vector<double> rounded;  ///< scale · q of kernels/cpu/prepare_activations.cpp
    std::vector<double> halfStep; ///< of each column's scale

    ProductRow(const float* x, int cols) : exact(x, x + cols) {
        if (cols % 32 != 0) // float weights only
            return;
        std::vector<std::byte> prepared(
            static_cast<std::size_t>(kernels::activationRowBytes(kernels::ActivationFormat::q8_0, cols)));
        kernels::prepareActivations(kernels::CpuLevel::Scalar, kernels::ActivationFormat::q8_0, x, cols, 1,
                                    cols, prepared.data());
        rounded.resize(exact.size());
        halfStep.resize(exact.size());
        for (std::size_t c = 0; c < exact.size(); ++c) {
            float scale;
            std::memcpy(&scale, prepared.data() + exact.size() + c / 32 * 4, sizeof scale);
            rounded[c] = double{scale} * static_cast<std::int8_t>(prepared[c]);
            halfStep[c] = double{scale} / 2;
        }
    }
};

/// A result and how far a kernel may be from it.
struct ProductValue {
    double value = 0;
    double bound = 0;
};

/// Row @p r of the matrix times @p x, u = 2^-24 being half a step of float:
/// - Packed weights: rows are rounded to int8 as on the CPU, bit by bit; sums over 16 or 32 columns are
/// exact.
///   Each is multiplied by two scales and added up, with minimums twice, so at most 4 additions per 32
///   columns are rounded, and weights themselves are rounded three times: (8 + 4 · blocks) · u · Σ (|w| + 2 ·
///   minimum) · |x|.
/// - The same behind a norm, which is not done in the CPU's order: a column may come out on the other side of
///   a half. Compared with what it was before rounding: Σ |w| · step / 2 more, and 1e-4 of it for
///   x · 127 / largest being rounded before it is cut.
/// - f16 and bf16 weights: rows are rounded to the same type, 2^-11 or 2^-8 of each product, then cols · 2 u.
/// - f32 weights: cols · 2 u.
inline ProductValue productValue(const ProductMatrix& matrix, int r, const ProductRow& x, bool isNormed) {
    constexpr double u = 0x1p-24;
    const float* const w = matrix.decoded.data() + std::int64_t{r} * matrix.cols;
    const bool isPacked = matrix.isPacked();
    const std::vector<double>& row = isPacked && !isNormed ? x.rounded : x.exact;
    ProductValue result;
    double magnitude = 0;
    double steps = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
        result.value += double{w[c]} * row[c];
        magnitude += (std::fabs(w[c]) + 2 * matrix.largestMinimum()) * std::fabs(row[c]);
        if (isPacked && isNormed)
            steps += std::fabs(w[c]) * x.halfStep[c];
    }
    const double cols = matrix.cols;
    double relative = isPacked ? (8 + 4 * cols / 32) * u : 2 * cols * u;
    if (matrix.type == kernels::QuantType::f16)
        relative += 0x1p-11;
    else if (matrix.type == kernels::QuantType::bf16)
        relative += 0x1p-8;
    if (isNormed)
        relative += (cols + 8) * u;
    result.bound = relative * magnitude + 1.0001 * steps + 1e-30;
    return result;
}

/// x / sqrt(mean(x²) + epsilon) · weight.
inline std::vector<float> normedRow(const float* x, int cols, const float* weight, float epsilon) {
    double sum = 0;
    for (int c = 0; c < cols; ++c)
        sum += double{x[c]} * x[c];
    const double factor = 1 / std::sqrt(sum / cols + epsilon);
    std::vector<float> normed(static_cast<std::size_t>(cols));
    for (int c = 0; c < cols; ++c)
        normed[static_cast<std::size_t>(c)] =
            static_cast<float>(x[c] * factor * (weight ? double{weight[c]} : 1.0));
    return normed;
}

} // namespace conclave::test
