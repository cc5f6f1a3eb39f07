// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/cuda/gemm_case.h"

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

/// Products of f16 and bf16 weights on Hopper's tensor cores (gemm_wide_kernel.h): what chooses them is a
/// device of generation 90 and tokens for wide tiles.
namespace {

KERNEL_TEST(choosesByDevice) {
    GemmArguments args;
    args.rows = 128;
    args.cols = 64;
    check(usesWgmma(args, 1, gemmDevice(90, true)), "not on Hopper");
    check(!usesWgmma(args, 1, gemmDevice(90, false)), "with too few tiles");
    for (const int generation : {75, 80, 89, 100, 120})
        check(!usesWgmma(args, 1, gemmDevice(generation, true)), "on sm_%d", generation);
    args.cols = 68;
    check(!usesWgmma(args, 1, gemmDevice(90, true)), "rows of part of a piece");
}

/// One to more stages than the ring has, the last one partly filled; rows and tokens behind the last.
KERNEL_TEST(multipliesHalves) {
    for (const QuantType type : {QuantType::f16, QuantType::bf16}) {
        checkMatmul({type, 33, 20, 8, true});
        checkMatmul({type, 33, isSmallRun() ? 70 : 130, 360, true});
        if (!isSmallRun())
            checkMatmul({type, 130, 70, 256, true});
    }
    checkMatmul({QuantType::bf16, 40, 20, 120, true, 90, true, true});
}

KERNEL_TEST(multipliesGatedHalves) {
    const int tokens = 40;
    const int rows = 70;
    const int cols = 72;
    for (const QuantType type : {QuantType::f16, QuantType::bf16}) {
        const Weights gate(type, rows, cols, 1);
        const Weights up(type, rows, cols, 2);
        const std::vector<float> x = randomRows(tokens, cols, 3);
        const DeviceArray<float> xDevice(x);
        DeviceArray<float> out(std::vector<float>(static_cast<std::size_t>(tokens * rows), kUntouched));
        GatedMatmul args;
        args.input = {xDevice.data(), cols};
        args.tokens = tokens;
        args.gate = gate.matrix();
        args.up = up.matrix();
        args.out = out.data();
        args.outStride = rows;
        DeviceArray<std::byte> scratch(static_cast<std::size_t>(gemmScratchBytes(args)));
        args.scratch = {scratch.data(), gemmScratchBytes(args)};
        const gpu::DeviceFacts facts = gemmDevice(90, true);
        check(runGemm({nullptr, &facts}, args) == 0, "does not run");
        std::vector<float> expected, bounds;
        for (int t = 0; t < tokens; ++t) {
            for (int r = 0; r < rows; ++r) {
                const float* const row = x.data() + static_cast<std::ptrdiff_t>(t) * cols;
                const GemmValue value = gatedValue(GatedActivation::Silu, gemmValue(gate, r, row, false),
                                                   gemmValue(up, r, row, false));
                expected.push_back(static_cast<float>(value.value));
                bounds.push_back(static_cast<float>(value.bound));
            }
        }
        compare("gated", out.values(), expected, bounds);
    }
}

/// Three experts: nobody's, one that is not on the device, and everybody's, with tokens for two tiles.
KERNEL_TEST(multipliesExpertsInHalves) {
    const int tokens = isSmallRun() ? 200 : 260;
    const int rows = 20;
    const int cols = 72;
    const Weights weights(QuantType::f16, rows, cols);
    const std::vector<float> x = randomRows(tokens, cols, 3);
    const DeviceArray<float> xDevice(x);
    const DeviceArray<const std::byte*> pointers(
        std::vector<const std::byte*>{weights.device->data(), nullptr, weights.device->data()});
    DeviceArray<std::int32_t> offsets(std::vector<std::int32_t>{0, 0, 3, tokens});
    std::vector<std::int32_t> order;
    for (int p = 0; p < tokens; ++p)
        order.push_back(tokens - 1 - p);
    DeviceArray<std::int32_t> orderDevice(order);
    DeviceArray<float> out(std::vector<float>(static_cast<std::size_t>(tokens * rows), kUntouched));
    ExpertMatmul args;
    args.input = {xDevice.data(), cols};
    args.choice.tokens = tokens;
    args.choice.used = 1;
    args.choice.experts = 3;
    args.choice.offsets = offsets.data();
    args.choice.order = orderDevice.data();
    args.weight = {QuantType::f16, 3, rows, cols, pointers.data()};
    args.out = out.data();
    args.outStride = rows;
    DeviceArray<std::byte> scratch(static_cast<std::size_t>(gemmScratchBytes(args)));
    args.scratch = {scratch.data(), gemmScratchBytes(args)};
    const gpu::DeviceFacts facts = gemmDevice(90, true);
    check(runGemm({nullptr, &facts}, args) == 0, "does not run");
    std::vector<float> expected, bounds;
    for (int p = 0; p < tokens; ++p) {
        for (int r = 0; r < rows; ++r) {
            GemmValue value;
            if (p < tokens - 3) // the first of the order are the missing expert's
                value = gemmValue(weights, r, x.data() + static_cast<std::ptrdiff_t>(p) * cols, false);
            expected.push_back(static_cast<float>(value.value));
            bounds.push_back(static_cast<float>(value.bound));
        }
    }
    compare("experts", out.values(), expected, bounds);
}

} // namespace
