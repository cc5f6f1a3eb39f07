// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/gemm.h"
#include "tests/kernels/cuda/gemm_reference.h"

/// One product of many tokens, run and compared.
namespace conclave::test {

struct GemmCase {
    QuantType type;
    int tokens;
    int rows;
    int cols;
    bool isWide = false;
    int generation = 90;
    bool isNormed = false;
    bool adds = false;
};

inline std::string nameOf(const GemmCase& c) {
    char name[160];
    std::snprintf(name, sizeof name, "%s, %d tokens, %d x %d, %s tiles, sm_%d%s%s",
                  kernels::quantTraits(c.type)->name, c.tokens, c.rows, c.cols, c.isWide ? "wide" : "narrow",
                  c.generation, c.isNormed ? ", normed" : "", c.adds ? ", added" : "");
    return name;
}

/// @p change is done to the activations first; results of rows that hold NaN must be NaN.
inline void checkMatmul(const GemmCase& c, void (*change)(std::vector<float>&) = nullptr) {
    const Weights weights(c.type, c.rows, c.cols);
    const int stride = c.cols + 3;
    const int outStride = c.rows + 5;
    std::vector<float> x = randomRows(c.tokens, stride, 3);
    if (change)
        change(x);
    const std::vector<float> norm = randomRows(1, c.cols, 4);
    const std::vector<float> bias = randomRows(1, c.rows, 5);
    const std::vector<float> before = randomRows(c.tokens, outStride, 6);
    const DeviceArray<float> xDevice(x), normDevice(norm), biasDevice(bias);
    DeviceArray<float> outDevice(before);

    kernels::cuda::Matmul args;
    args.input = {xDevice.data(), stride, c.isNormed, normDevice.data(), 1e-5f};
    args.tokens = c.tokens;
    args.partCount = 1;
    kernels::cuda::MatmulPart& part = args.parts[0];
    part.weight = weights.matrix();
    part.bias = biasDevice.data();
    (c.adds ? part.addTo : part.out) = outDevice.data();
    (c.adds ? part.addStride : part.outStride) = outStride;
    part.addScale = 0.5f;
    DeviceArray<std::byte> scratch(static_cast<std::size_t>(kernels::cuda::gemmScratchBytes(args)));
    args.scratch = {scratch.data(), kernels::cuda::gemmScratchBytes(args)};

    const gpu::DeviceFacts facts = gemmDevice(c.generation, c.isWide);
    const gpu::Status status = kernels::cuda::runGemm({nullptr, &facts}, args);
    check(status == 0, "status %s", gpu::statusText(status));
    std::vector<float> expected = before;
    std::vector<float> bounds(before.size(), 0.0f);
    for (int t = 0; t < c.tokens; ++t) {
        const float* const raw = x.data() + static_cast<std::ptrdiff_t>(t) * stride;
        const std::vector<float> row =
            c.isNormed ? normedRow(raw, c.cols, norm.data(), 1e-5f) : std::vector<float>(raw, raw + c.cols);
        for (int r = 0; r < c.rows; ++r) {
            const std::size_t at = static_cast<std::size_t>(t) * outStride + r;
            const GemmValue product = gemmValue(weights, r, row.data(), c.isNormed);
            const double result = product.value + bias[r];
            expected[at] = static_cast<float>(c.adds ? before[at] + 0.5 * result : result);
            bounds[at] = static_cast<float>(product.bound + 4 * kUlp * (std::fabs(result) + 4));
        }
    }
    compare(nameOf(c).c_str(), outDevice.values(), expected, bounds);
}

} // namespace conclave::test
