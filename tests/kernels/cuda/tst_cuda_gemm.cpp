// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm.h"
#include "tests/kernels/cuda/product_cases.h"

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

/// Products of more than kSmallBatch tokens against sums in double (product_cases.h says how close).
namespace {

/// A device that makes the launchers choose wide tiles whenever there are tokens for them, or narrow ones.
gpu::DeviceFacts device(int major, bool isWide) {
    gpu::DeviceFacts facts = testDevice();
    facts.computeMajor = major;
    facts.computeMinor = major == 7 ? 5 : 0;
    facts.sharedBytesPerBlock = major == 7 ? 64u << 10 : facts.sharedBytesPerBlock;
    facts.multiprocessors = isWide ? 1 : 1 << 20;
    return facts;
}

int colsOf(QuantType type, int blocks) {
    return blocks * static_cast<int>(quantTraits(type)->blockElements);
}

struct Case {
    QuantType type;
    int tokens;
    int rows;
    int cols;
    bool isWide = false;
    int major = 9;
    bool isNormed = false;
    bool adds = false;
};

void checkMatmul(const Case& c) {
    const ProductMatrix matrix(c.type, c.rows, c.cols, 7);
    Random random(static_cast<std::uint64_t>(c.tokens));
    const int stride = c.cols + 3;
    const int outStride = c.rows + 5;
    const std::vector<float> x = random.reals(static_cast<std::size_t>(c.tokens) * stride);
    const std::vector<float> norm = random.reals(static_cast<std::size_t>(c.cols));
    const std::vector<float> bias = random.reals(static_cast<std::size_t>(c.rows));
    const std::vector<float> before = random.reals(static_cast<std::size_t>(c.tokens) * outStride);
    const DeviceArray<float> xDevice(x), normDevice(norm), biasDevice(bias);
    DeviceArray<float> outDevice(before);

    Matmul args;
    args.input = {xDevice.data(), stride, c.isNormed, normDevice.data(), 1e-5f};
    args.tokens = c.tokens;
    args.partCount = 1;
    MatmulPart& part = args.parts[0];
    part.weight = matrix.matrix();
    part.bias = biasDevice.data();
    (c.adds ? part.addTo : part.out) = outDevice.data();
    (c.adds ? part.addStride : part.outStride) = outStride;
    part.addScale = 0.5f;
    DeviceArray<std::byte> scratch(static_cast<std::size_t>(gemmScratchBytes(args)));
    args.scratch = {scratch.data(), gemmScratchBytes(args)};

    const gpu::DeviceFacts facts = device(c.major, c.isWide);
    const gpu::Status status = runGemm({nullptr, &facts}, args);
    check(status == 0, "status %s", gpu::statusText(status));
    std::vector<float> expected = before;
    std::vector<float> bounds(before.size(), 0.0f);
    for (int t = 0; t < c.tokens; ++t) {
        const float* const raw = x.data() + std::int64_t{t} * stride;
        const std::vector<float> row =
            c.isNormed ? normedRow(raw, c.cols, norm.data(), 1e-5f) : std::vector<float>(raw, raw + c.cols);
        const ProductRow productRow(row.data(), c.cols);
        for (int r = 0; r < c.rows; ++r) {
            const std::size_t at = static_cast<std::size_t>(t) * outStride + r;
            const ProductValue product = productValue(matrix, r, productRow, c.isNormed);
            const double result = product.value + bias[r];
            expected[at] = static_cast<float>(c.adds ? before[at] + 0.5 * result : result);
            bounds[at] = static_cast<float>(product.bound + 4e-7 * (std::fabs(result) + 2));
        }
    }
    char what[160];
    std::snprintf(what, sizeof what, "%s, %d tokens, %d × %d, %s tiles, sm_%d0%s%s",
                  quantTraits(c.type)->name, c.tokens, c.rows, c.cols, c.isWide ? "wide" : "narrow", c.major,
                  c.isNormed ? ", normed" : "", c.adds ? ", added" : "");
    compare(what, outDevice.values(), expected, bounds);
}

KERNEL_TEST(multipliesEveryType) {
    for (const QuantTraits& traits : allQuantTraits()) {
        const bool isFloat = traits.blockElements == 1;
        checkMatmul({traits.type, 9, 37, isFloat ? 33 : colsOf(traits.type, 1)});
        if (!isSmallRun())
            checkMatmul({traits.type, 33, 130,
                         isFloat ? 104 : colsOf(traits.type, traits.blockElements < 256 ? 5 : 2), true});
    }
}

KERNEL_TEST(multipliesManyTiles) {
    for (const QuantType type : {QuantType::q8_0, QuantType::q4_k, QuantType::q2_k, QuantType::q6_k,
                                 QuantType::f16, QuantType::f32}) {
        for (const bool isWide : {false, true}) {
            checkMatmul({type, isSmallRun() ? 34 : 130, isSmallRun() ? 20 : 140, 256, isWide});
            if (isSmallRun())
                break;
        }
    }
}

KERNEL_TEST(multipliesOnOlderDevices) {
    for (const int major : {7, 8})
        for (const QuantType type : {QuantType::q4_0, QuantType::f16, QuantType::bf16, QuantType::f32})
            checkMatmul({type, 33, isSmallRun() ? 20 : 70, 96, major == 8, major});
}

KERNEL_TEST(normsItsInput) {
    for (const QuantType type :
         {QuantType::q8_0, QuantType::q5_1, QuantType::f16, QuantType::bf16, QuantType::f32})
        checkMatmul({type, 10, 20, 352, false, 9, true});
}

KERNEL_TEST(addsToAStream) {
    for (const QuantType type : {QuantType::q8_0, QuantType::f32})
        checkMatmul({type, 10, 20, 64, false, 9, false, true});
}

} // namespace
