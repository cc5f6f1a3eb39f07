// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cpu/activation_rows.h"
#include "kernels/cuda/launchers.h"
#include "kernels/cuda/weight_planes.h"
#include "kernels/matmul_quant.h"
#include "tests/kernels/cuda/kernel_test.h"
#include "tests/kernels/random_blocks.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <random>
#include <vector>

/// What products of small batches are held to: the arithmetic of the kernels (int8 activations in blocks of
/// 32) in double, so that only float summation is between the two and no wrong index can hide; and the CPU's
/// definition, from which rounding the activations may differ by half a step each.
namespace conclave::test {

using kernels::QuantType;

inline constexpr double kUlp = 0x1p-24; ///< relative error of one float operation
inline constexpr float kScale = 0.02f;  ///< largest d of a block

inline bool isFloatType(QuantType type) {
    return type == QuantType::f32 || type == QuantType::f16 || type == QuantType::bf16;
}

/// The largest minimum of a block whose d and dmin are kScale at most: what is taken away from whole
/// products.
inline double largestMinimum(QuantType type) {
    switch (type) {
    case QuantType::q4_1:
    case QuantType::q5_1:
        return kScale;
    case QuantType::q2_k:
        return 15.0 * kScale;
    case QuantType::q4_k:
    case QuantType::q5_k:
        return 63.0 * kScale;
    default:
        return 0;
    }
}

/// A random matrix: as in a file, decoded, and on the device.
struct Weights {
    Weights(QuantType weightType, int rowCount, int colCount, unsigned seed = 1)
        : type(weightType), rows(rowCount), cols(colCount),
          decoded(static_cast<std::size_t>(rowCount) * static_cast<std::size_t>(colCount)) {
        std::mt19937 random(seed + static_cast<unsigned>(rows * 31 + cols));
        if (isFloatType(type)) {
            std::normal_distribution<float> normal(0, 0.3f);
            std::vector<float> values(decoded.size());
            std::ranges::generate(values, [&] { return normal(random); });
            blocks.resize(static_cast<std::size_t>(rows * kernels::quantRowBytes(type, cols)));
            kernels::quantizeRow(type, values.data(), static_cast<std::int64_t>(values.size()),
                                 blocks.data());
        } else {
            blocks = randomBlocks(type, rows, cols, random, kScale);
        }
        for (int r = 0; r < rows; ++r)
            kernels::dequantizeRow(type, blocks.data() + r * kernels::quantRowBytes(type, cols), cols,
                                   decoded.data() + static_cast<std::size_t>(r) * cols);
        std::vector<std::byte> planes(static_cast<std::size_t>(kernels::cuda::planesBytes(type, rows, cols)));
        kernels::cuda::splitIntoPlanes(type, blocks.data(), rows, cols, planes.data());
        device = std::make_unique<DeviceArray<std::byte>>(planes);
    }
    kernels::cuda::Matrix matrix() const { return {type, rows, cols, device->data()}; }

    QuantType type;
    int rows;
    int cols;
    std::vector<std::byte> blocks;
    std::vector<float> decoded; // [rows, cols]
    std::unique_ptr<DeviceArray<std::byte>> device;
};

/// One row of activations as the kernel sees it: int8 · scale for packed weights.
struct Rounded {
    std::vector<double> values;
    std::vector<double> halfSteps; ///< how far each may be from the activation
};

inline Rounded roundedRow(QuantType type, const float* x, int cols) {
    Rounded result{std::vector<double>(x, x + cols), std::vector<double>(static_cast<std::size_t>(cols))};
    if (isFloatType(type))
        return result;
    for (int begin = 0; begin < cols; begin += 32) {
        float largest = 0;
        for (int i = begin; i < begin + 32; ++i)
            largest = std::isfinite(x[i]) ? std::max(largest, std::fabs(x[i])) : INFINITY;
        for (int i = begin; i < begin + 32; ++i) {
            const auto at = static_cast<std::size_t>(i);
            if (!std::isfinite(largest)) {
                result.values[at] = NAN;
            } else if (largest < kernels::kSmallestActivation) {
                result.values[at] = 0;
                result.halfSteps[at] = largest;
            } else {
                const float inverse = 127 / largest;
                const float product = x[i] * inverse;
                const float scale = largest / 127;
                result.values[at] = static_cast<double>(scale) * std::nearbyint(product);
                result.halfSteps[at] = scale * 0.5001; // and what is rounded in scale and inverse
            }
        }
    }
    return result;
}

/// One result: exact for rounded activations, and how far the kernel may be from it; the same for the
/// activations as they are.
struct Expected {
    double value = 0;
    double bound = 0;
    double plain = 0;
    double plainBound = 0;
};

/// A sum is as wrong as its longest chain of float operations: per chunk of a lane up to four products and
/// sums (float weights: one sum per weight), five sums over lanes, slices, bias and what follows; and the
/// decoded weight is itself rounded up to twice.
inline Expected product(const Weights& w, int row, const float* x) {
    const Rounded rounded = roundedRow(w.type, x, w.cols);
    const double perStep = isFloatType(w.type) ? 1 : 4.0 / 32;
    const double chain = 24 + perStep * std::min(w.cols, w.cols / 8 + 128);
    Expected result;
    double magnitude = 0;
    double rounding = 0;
    for (int c = 0; c < w.cols; ++c) {
        const auto at = static_cast<std::size_t>(c);
        const double weight = w.decoded[static_cast<std::size_t>(row) * w.cols + at];
        result.value += weight * rounded.values[at];
        result.plain += weight * static_cast<double>(x[c]);
        magnitude += (std::fabs(weight) + 2 * largestMinimum(w.type)) * std::fabs(rounded.values[at]);
        rounding += std::fabs(weight) * rounded.halfSteps[at];
    }
    result.bound = chain * kUlp * magnitude + 1e-30;
    result.plainBound = result.bound + rounding;
    return result;
}

/// Expected results of rows x of a matrix, in the order [tokens, rows].
struct ExpectedRows {
    std::vector<float> values, bounds, plain, plainBounds;

    void add(const Expected& e) {
        values.push_back(static_cast<float>(e.value));
        bounds.push_back(static_cast<float>(e.bound + kUlp * std::fabs(e.value)));
        plain.push_back(static_cast<float>(e.plain));
        plainBounds.push_back(static_cast<float>(e.plainBound + kUlp * std::fabs(e.plain)));
    }
};

inline std::vector<float> randomRows(int rows, int cols, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0, 1);
    std::vector<float> x(static_cast<std::size_t>(rows) * cols);
    std::ranges::generate(x, [&] { return normal(random); });
    return x;
}

inline constexpr float kUntouched = 12345.0f; ///< what results begin as

inline kernels::cuda::Launch launchOf() {
    return {.stream = nullptr, .device = &testDevice()};
}

/// Rows of @p cols among rows of @p stride.
inline std::vector<float> spread(const std::vector<float>& rows, int cols, int stride) {
    const std::size_t count = rows.size() / static_cast<std::size_t>(cols);
    std::vector<float> result(count * static_cast<std::size_t>(stride), kUntouched);
    for (std::size_t r = 0; r < count; ++r)
        std::copy_n(rows.begin() + static_cast<std::ptrdiff_t>(r) * cols, cols,
                    result.begin() + static_cast<std::ptrdiff_t>(r) * stride);
    return result;
}

/// The beginnings of rows of @p stride; what lies between them must be untouched.
inline std::vector<float> gathered(const std::vector<float>& spread, int cols, int stride, const char* what) {
    std::vector<float> result;
    for (std::size_t i = 0; i < spread.size(); ++i) {
        if (i % static_cast<std::size_t>(stride) < static_cast<std::size_t>(cols))
            result.push_back(spread[i]);
        else
            check(spread[i] == kUntouched, "%s: [%zu] was written to", what, i);
    }
    return result;
}

} // namespace conclave::test
