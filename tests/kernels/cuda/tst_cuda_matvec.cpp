// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec.h"
#include "tests/kernels/cuda/product_reference.h"

using namespace conclave;
using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

template <QuantType T>
gpu::Status launchPlan(const Matvec& plan) {
    return gpu::launch({.grid = dim3(static_cast<unsigned>(matvecItems(plan))),
                        .block = dim3(kBlockThreads),
                        .sharedBytes = matvecSharedBytes(plan)},
                       matvecKernelOf<T>(plan.tokens), plan);
}

/// Plain products of one type: by run(), and once more in so few items that a block does several rows per
/// warp.
template <QuantType T>
void checkType(int rows, int cols, int tokens) {
    const Weights weights(T, rows, cols);
    const std::vector<float> x = randomRows(tokens, cols, static_cast<unsigned>(tokens + cols));
    ExpectedRows expected;
    for (int t = 0; t < tokens; ++t)
        for (int r = 0; r < rows; ++r)
            expected.add(product(weights, r, x.data() + static_cast<std::size_t>(t) * cols));
    std::vector<float> scalar(static_cast<std::size_t>(tokens) * rows);
    matmulQuant(CpuLevel::Scalar, {T, weights.blocks.data(), rows, cols},
                reinterpret_cast<const std::byte*>(x.data()), tokens, 0, rows, scalar.data(), rows);

    const int xStride = cols + (tokens > 1 ? 3 : 0);
    const DeviceArray<float> deviceX(spread(x, cols, xStride));
    for (const bool fewItems : {false, true}) {
        const int stride = rows + 2;
        DeviceArray<float> out(std::vector<float>(static_cast<std::size_t>(tokens) * stride, kUntouched));
        Matmul args;
        args.input = {.x = deviceX.data(), .stride = xStride};
        args.tokens = tokens;
        args.partCount = 1;
        args.parts[0] = {.weight = weights.matrix(), .out = out.data(), .outStride = stride};
        const gpu::Status status = fewItems ? launchPlan<T>(planMatvec(args, 1)) : run(launchOf(), args);
        char what[100];
        std::snprintf(what, sizeof what, "%s, %d rows, %d columns, %d tokens%s", quantTraits(T)->name, rows,
                      cols, tokens, fewItems ? ", few items" : "");
        check(status == 0, "%s: %s", what, gpu::statusText(status));
        const std::vector<float> results = gathered(out.values(), rows, stride, what);
        compare(what, results, expected.values, expected.bounds);
        compare(what, results, scalar, expected.plainBounds);
    }
}

template <QuantType T>
void checkType() {
    const auto block = static_cast<int>(quantTraits(T)->blockElements);
    if (isFloatType(T)) {
        const bool isSmall = isSmallRun();
        for (const int cols : isSmall ? std::vector<int>{5, 64} : std::vector<int>{1, 5, 8, 31, 257, 512})
            for (const int tokens : isSmall ? std::vector<int>{1, 3} : std::vector<int>{1, 2, 3, 8})
                checkType<T>(isSmall ? 9 : 33, cols, tokens);
        checkType<T>(3, floatSliceCols(1) + 9, 1);
        checkType<T>(3, floatSliceCols(8) + 8, 5);
        return;
    }
    if (isSmallRun()) {
        checkType<T>(9, 3 * block, 1);
        checkType<T>(3, 3 * block, 3);
        checkType<T>(2, int8SliceCols(8) + 256, 5);
        return;
    }
    for (const int rows : {1, 7, 33})
        for (const int blocks : {1, 3, 256 / block * 5})
            for (const int tokens : {1, 2, 3, 8})
                if (rows == 7 || tokens % 2 == 1 || blocks == 3)
                    checkType<T>(rows, blocks * block, tokens);
    checkType<T>(3, int8SliceCols(1) + 256, 1);
    checkType<T>(3, int8SliceCols(4) + 256, 4);
    checkType<T>(9, 2 * int8SliceCols(8) + 512, 5);
}

} // namespace

#define CHECK_TYPE(type)                                                                                     \
    KERNEL_TEST(multiplies_##type) {                                                                         \
        checkType<QuantType::type>();                                                                        \
    }
CHECK_TYPE(f32)
CHECK_TYPE(f16)
CHECK_TYPE(bf16)
CHECK_TYPE(q4_0)
CHECK_TYPE(q4_1)
CHECK_TYPE(q5_0)
CHECK_TYPE(q5_1)
CHECK_TYPE(q8_0)
CHECK_TYPE(q2_k)
CHECK_TYPE(q3_k)
CHECK_TYPE(q4_k)
CHECK_TYPE(q5_k)
CHECK_TYPE(q6_k)
CHECK_TYPE(iq2_xxs)
CHECK_TYPE(iq2_xs)
CHECK_TYPE(iq2_s)
CHECK_TYPE(iq3_xxs)
CHECK_TYPE(iq3_s)
CHECK_TYPE(iq1_s)
CHECK_TYPE(iq1_m)
CHECK_TYPE(iq4_nl)
CHECK_TYPE(iq4_xs)
CHECK_TYPE(tq1_0)
CHECK_TYPE(tq2_0)
CHECK_TYPE(mxfp4)
CHECK_TYPE(nvfp4)
