// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm_rows.h"
#include "tests/kernels/cuda/gemm_case.h"

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

/// Products of more than kSmallBatch tokens against sums in double (gemm_reference.h says how close).
namespace {

KERNEL_TEST(multipliesEveryType) {
    for (const QuantTraits& traits : allQuantTraits()) {
        const bool isFloat = isFloatType(traits.type);
        checkMatmul({traits.type, 9, 37, isFloat ? 33 : gemmCols(traits.type, 1)});
        if (!isSmallRun())
            checkMatmul({traits.type, 33, 130,
                         isFloat ? 104 : gemmCols(traits.type, traits.blockElements < 256 ? 5 : 2), true});
    }
}

KERNEL_TEST(multipliesManyTiles) {
    for (const QuantType type : {QuantType::q8_0, QuantType::q4_k, QuantType::q2_k, QuantType::q6_k,
                                 QuantType::f16, QuantType::f32}) {
        checkMatmul({type, isSmallRun() ? 34 : 130, isSmallRun() ? 20 : 140, 256, true});
        if (!isSmallRun())
            checkMatmul({type, 65, 140, 256, false});
    }
}

KERNEL_TEST(multipliesOnOlderDevices) {
    for (const int generation : {75, 80})
        for (const QuantType type : {QuantType::q4_0, QuantType::f16, QuantType::bf16, QuantType::f32})
            checkMatmul({type, 33, isSmallRun() ? 20 : 70, 96, generation == 80, generation});
}

KERNEL_TEST(normsItsInput) {
    for (const QuantType type :
         {QuantType::q8_0, QuantType::q5_1, QuantType::f16, QuantType::bf16, QuantType::f32})
        checkMatmul({type, 10, 20, 352, false, 90, true});
}

KERNEL_TEST(addsToAStream) {
    for (const QuantType type : {QuantType::q8_0, QuantType::f32})
        checkMatmul({type, 10, 20, 64, false, 90, false, true});
}

/// A block of activations that holds NaN or infinity makes its token's results NaN and no other's; one that
/// is tiny becomes zero, as on the CPU.
KERNEL_TEST(keepsWhatIsNotFinite) {
    checkMatmul({QuantType::q4_k, 11, 20, 256}, [](std::vector<float>& x) {
        x[3] = NAN;
        x[259 * 2 + 40] = INFINITY;
        for (int c = 32; c < 64; ++c)
            x[259 * 4 + c] = 1e-36f;
    });
}

/// f16 rows far outside of its range, and far below it.
KERNEL_TEST(scalesRowsIntoHalves) {
    checkMatmul({QuantType::f16, 10, 20, 64}, [](std::vector<float>& x) {
        for (int c = 0; c < 67; ++c) {
            x[67 * 2 + c] *= 1e7f;
            x[67 * 5 + c] *= 1e-9f;
            x[67 * 6 + c] = 0;
        }
    });
}

/// Queries, keys and values in one call: two of one type share a launch.
KERNEL_TEST(multipliesSeveralMatrices) {
    const int cols = 256;
    const int tokens = 12;
    const Weights parts[4] = {Weights(QuantType::q4_k, 140, cols, 1), Weights(QuantType::q6_k, 10, cols, 2),
                              Weights(QuantType::q4_k, 9, cols, 3), Weights(QuantType::f32, 8, cols, 4)};
    const std::vector<float> x = randomRows(tokens, cols, 9);
    const DeviceArray<float> xDevice(x);
    std::vector<std::unique_ptr<DeviceArray<float>>> out;
    Matmul args;
    args.input = {xDevice.data(), cols};
    args.tokens = tokens;
    args.partCount = 4;
    for (int p = 0; p < 4; ++p) {
        out.push_back(std::make_unique<DeviceArray<float>>(static_cast<std::size_t>(tokens * parts[p].rows)));
        args.parts[p].weight = parts[p].matrix();
        args.parts[p].out = out.back()->data();
        args.parts[p].outStride = parts[p].rows;
    }
    DeviceArray<std::byte> scratch(static_cast<std::size_t>(gemmScratchBytes(args)));
    args.scratch = {scratch.data(), gemmScratchBytes(args)};
    check(runGemm(launchOf(), args) == 0, "does not run");
    for (int p = 0; p < 4; ++p) {
        std::vector<float> expected, bounds;
        for (int t = 0; t < tokens; ++t) {
            for (int r = 0; r < parts[p].rows; ++r) {
                const GemmValue product =
                    gemmValue(parts[p], r, x.data() + static_cast<std::ptrdiff_t>(t) * cols, false);
                expected.push_back(static_cast<float>(product.value));
                bounds.push_back(static_cast<float>(product.bound + 2 * kUlp * std::fabs(product.value)));
            }
        }
        compare("one of several", out[static_cast<std::size_t>(p)]->values(), expected, bounds);
    }
    args.scratch.bytes -= 1;
    check(runGemm(launchOf(), args) == gpu::kInvalidValue, "runs with too little scratch memory");
}

KERNEL_TEST(knowsWhatSuitsBlas) {
    const float bias = 0;
    float stream = 0;
    MatmulPart part;
    part.weight = {QuantType::bf16, 4096, 2048, nullptr};
    check(suitsBlas(part, 512, gemmDevice(80, true)), "a large product does not");
    check(!suitsBlas(part, 512, gemmDevice(75, true)), "bf16 without tensor cores for it does");
    check(!suitsBlas(part, 16, gemmDevice(80, true)), "few tokens do");
    part.addTo = &stream;
    check(suitsBlas(part, 512, gemmDevice(80, true)), "a sum of bf16 products does not");
    part.weight.type = QuantType::f16;
    check(!suitsBlas(part, 512, gemmDevice(80, true)), "a sum of f16 products does");
    part.addTo = nullptr;
    check(suitsBlas(part, 512, gemmDevice(75, true)), "f16 does not");
    part.bias = &bias;
    check(!suitsBlas(part, 512, gemmDevice(80, true)), "a bias does");
    part.bias = nullptr;
    part.weight.type = QuantType::q8_0;
    check(!suitsBlas(part, 512, gemmDevice(80, true)), "packed weights do");
}

/// What happens behind cuBLAS to rows that were divided.
KERNEL_TEST(restoresRows) {
    const int rows = 3;
    const int cols = 300;
    const DeviceArray<float> scales(std::vector<float>{1, 1024, 0.25f});
    const std::vector<float> before = randomRows(rows, cols + 1, 1);
    DeviceArray<float> out(before);
    GemmArguments gemm;
    gemm.xScales = scales.data();
    check(RowPlaces(rows, cols).restore(launchOf(), gemm, out.data(), cols + 1, cols) == 0, "does not run");
    std::vector<float> expected = before;
    for (int c = 0; c < cols; ++c) {
        expected[static_cast<std::size_t>(cols + 1 + c)] *= 1024;
        expected[static_cast<std::size_t>(2 * (cols + 1) + c)] *= 0.25f;
    }
    compare("restored", out.values(), expected, 0.0f);
}

} // namespace
