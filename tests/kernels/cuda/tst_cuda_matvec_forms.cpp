// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/matvec_kernel.h"
#include "kernels/gated_activation.h"
#include "kernels/rms_norm.h"
#include "tests/kernels/cuda/product_reference.h"

#include <limits>
#include <string>

using namespace conclave;
using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

/// What products of small batches do beside multiplying: norms, biases, activations, sums, heads, experts.
/// tst_cuda_matvec.cpp has the types.
namespace {

constexpr float kEpsilon = 1e-5f;

std::vector<int> tokenCounts() {
    return isSmallRun() ? std::vector<int>{3} : std::vector<int>{1, 3, 8};
}

/// Whole numbers up to 8: sums of their squares are exact, so that the norm is the CPU's to the bit and
/// rounding to int8 has the same ties.
std::vector<float> wholeRows(int rows, int cols, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<float> x(static_cast<std::size_t>(rows) * cols);
    std::ranges::generate(x, [&] { return static_cast<float>(static_cast<int>(random() % 17) - 8); });
    return x;
}

std::vector<float> normed(const std::vector<float>& x, int cols, const std::vector<float>& weight) {
    std::vector<float> result(x.size());
    rmsNorm(x.data(), cols, static_cast<std::int64_t>(x.size()) / cols, cols,
            weight.empty() ? nullptr : weight.data(), kEpsilon, result.data(), cols);
    return result;
}

const float* rowOf(const std::vector<float>& x, int row, int cols) {
    return x.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(cols);
}

Expected plusBias(Expected e, float bias) {
    e.value += static_cast<double>(bias);
    e.bound += kUlp * std::fabs(e.value);
    return e;
}

/// No activation is steeper than 1.2 · (|up| + 1); the exponential and what follows are eight roundings.
Expected activatedOf(GatedActivation activation, const Expected& gate, const Expected& up) {
    const auto g = static_cast<float>(gate.value);
    const auto u = static_cast<float>(up.value);
    float value = 0;
    gatedActivation(CpuLevel::Scalar, activation, &g, &u, 1, &value);
    Expected e;
    e.value = static_cast<double>(value);
    const double gateBound = gate.bound + kUlp * std::fabs(gate.value);
    const double upBound = up.bound + kUlp * std::fabs(up.value);
    e.bound = 1.2 * gateBound * (std::fabs(up.value) + upBound + 1) +
              (std::fabs(gate.value) + 1.2 * gateBound) * upBound + 16 * kUlp * std::fabs(e.value);
    return e;
}

/// All parts over the same rows: a norm, a bias, a sum; types that need two kernels.
struct Parts {
    static constexpr int kCols = 512;
    static constexpr int kStride = kCols + 1;

    explicit Parts(int tokens)
        : x(wholeRows(tokens, kCols, 5)), norm(randomRows(1, kCols, 6)), deviceX(spread(x, kCols, kStride)),
          deviceNorm(norm), bias(randomRows(1, 40, 7)), deviceBias(bias) {
        args.input = {.x = deviceX.data(),
                      .stride = kStride,
                      .isNormed = true,
                      .normWeight = deviceNorm.data(),
                      .epsilon = kEpsilon};
        args.tokens = tokens;
        args.partCount = 4;
        for (int p = 0; p < 4; ++p) {
            const int rows = weights[p].rows;
            before[p] = randomRows(tokens, rows, static_cast<unsigned>(p + 20));
            outs.push_back(std::make_unique<DeviceArray<float>>(spread(before[p], rows, rows + 2)));
            args.parts[p].weight = weights[p].matrix();
            if (p == 0 || p == 3)
                args.parts[p].bias = deviceBias.data();
            (p >= 2 ? args.parts[p].addTo : args.parts[p].out) = outs.back()->data();
            (p >= 2 ? args.parts[p].addStride : args.parts[p].outStride) = rows + 2;
            args.parts[p].addScale = p == 3 ? -0.25f : 1.0f;
        }
    }

    void checkResults(const char* what) const {
        const std::vector<float> rows = normed(x, kCols, norm);
        for (int p = 0; p < 4; ++p) {
            const MatmulPart& part = args.parts[p];
            ExpectedRows expected;
            for (int t = 0; t < args.tokens; ++t)
                for (int r = 0; r < weights[p].rows; ++r) {
                    Expected e = product(weights[p], r, rowOf(rows, t, kCols));
                    if (part.bias)
                        e = plusBias(e, bias[static_cast<std::size_t>(r)]);
                    if (part.addTo) {
                        const double old = static_cast<double>(rowOf(before[p], t, weights[p].rows)[r]);
                        const double added = static_cast<double>(part.addScale) * e.value;
                        e.bound = e.bound * std::fabs(static_cast<double>(part.addScale)) +
                                  2 * kUlp * (std::fabs(old) + std::fabs(added));
                        e.value = old + added;
                    }
                    expected.add(e);
                }
            const std::string name = std::string(what) + ", part " + std::to_string(p);
            compare(name.c_str(),
                    gathered(outs[static_cast<std::size_t>(p)]->values(), weights[p].rows,
                             weights[p].rows + 2, name.c_str()),
                    expected.values, expected.bounds);
        }
    }

    Weights weights[4] = {{QuantType::q4_k, 40, kCols, 1},
                          {QuantType::f16, 9, kCols, 2},
                          {QuantType::q4_k, 17, kCols, 3},
                          {QuantType::q6_k, 33, kCols, 4}};
    std::vector<float> x, norm;
    DeviceArray<float> deviceX, deviceNorm;
    std::vector<float> bias;
    DeviceArray<float> deviceBias;
    std::vector<float> before[4];
    std::vector<std::unique_ptr<DeviceArray<float>>> outs;
    Matmul args;
};

/// Every item of a product by one block, as a kernel does that stays for a whole step.
template <int Tokens>
__global__ void allItemsKernel(const __grid_constant__ Matvec args, int items) {
    for (int item = 0; item < items; ++item) {
        switch (args.parts[matvecShare(args, item, Tokens).part].type) {
        case QuantType::f16:
            matvecItem<QuantType::f16, Tokens>(args, item, {});
            break;
        case QuantType::q4_k:
            matvecItem<QuantType::q4_k, Tokens>(args, item, {});
            break;
        default:
            matvecItem<QuantType::q6_k, Tokens>(args, item, {});
        }
        __syncthreads();
    }
}

struct GatedCase {
    QuantType gate;
    QuantType up;
    GatedActivation activation;
    bool hasBias;
    bool isNormed;
};

constexpr GatedCase kGatedCases[] = {
    {QuantType::q8_0, QuantType::q8_0, GatedActivation::Silu, false, true},
    {QuantType::q2_k, QuantType::q2_k, GatedActivation::GeluTanh, true, false},
    {QuantType::mxfp4, QuantType::mxfp4, GatedActivation::ClampedSilu, true, true},
    {QuantType::bf16, QuantType::bf16, GatedActivation::Silu, true, false},
    {QuantType::q4_k, QuantType::q6_k, GatedActivation::ClampedSilu, true, true}, // one after the other
};

/// Small activations: gates within a few units, where activations are curved.
std::vector<float> gentle(std::vector<float> x) {
    for (float& value : x)
        value *= 0.015625f;
    return x;
}

/// Experts 0 … 5, the fourth not on the device.
struct Stack {
    Stack(QuantType type, int rows, int cols, unsigned seed) {
        std::vector<const std::byte*> data;
        for (unsigned e = 0; e < kExperts; ++e) {
            weights.push_back(std::make_unique<Weights>(type, rows, cols, seed + e));
            data.push_back(e == kMissing ? nullptr : weights.back()->device->data());
        }
        pointers = std::make_unique<DeviceArray<const std::byte*>>(data);
        stack = {.type = type, .count = kExperts, .rows = rows, .cols = cols, .data = pointers->data()};
    }
    static constexpr int kExperts = 6;
    static constexpr int kMissing = 3;
    std::vector<std::unique_ptr<Weights>> weights;
    std::unique_ptr<DeviceArray<const std::byte*>> pointers;
    MatrixStack stack;
};

constexpr int kUsed = 2;

std::vector<std::int32_t> chosenExperts(int tokens) {
    std::vector<std::int32_t> ids;
    for (int p = 0; p < tokens * kUsed; ++p)
        ids.push_back((p * 5 + 1) % Stack::kExperts); // 1, 0, 5, 4, 3, 2, …
    return ids;
}

ExpertChoice choiceOf(int tokens, DeviceArray<std::int32_t>& ids) {
    ExpertChoice choice;
    choice.tokens = tokens;
    choice.used = kUsed;
    choice.experts = Stack::kExperts;
    choice.ids = ids.data();
    return choice;
}

} // namespace

KERNEL_TEST(partsShareANormedInput) {
    for (const int tokens : tokenCounts()) {
        Parts parts(tokens);
        check(run(launchOf(), parts.args) == 0, "%d tokens", tokens);
        parts.checkResults(("launches, " + std::to_string(tokens) + " tokens").c_str());
    }
}

KERNEL_TEST(oneBlockDoesAllItems) {
    for (const int tokens : tokenCounts()) {
        Parts parts(tokens);
        const Matvec plan = planMatvec(parts.args, 20);
        const gpu::LaunchConfig config{
            .grid = dim3(1), .block = dim3(kBlockThreads), .sharedBytes = matvecSharedBytes(plan)};
        const int items = matvecItems(plan);
        check(items > 5, "only %d items", items);
        const gpu::Status status = tokens == 1   ? gpu::launch(config, allItemsKernel<1>, plan, items)
                                   : tokens <= 4 ? gpu::launch(config, allItemsKernel<4>, plan, items)
                                                 : gpu::launch(config, allItemsKernel<8>, plan, items);
        check(status == 0, "%d tokens", tokens);
        parts.checkResults(("one block, " + std::to_string(tokens) + " tokens").c_str());
    }
}

KERNEL_TEST(gatesWithItsActivation) {
    const int rows = 35;
    const int cols = 512;
    for (const GatedCase& c : kGatedCases)
        for (const int tokens : tokenCounts()) {
            const Weights gate(c.gate, rows, cols, 11);
            const Weights up(c.up, rows, cols, 12);
            const std::vector<float> x = gentle(wholeRows(tokens, cols, 13));
            const std::vector<float> seen = c.isNormed ? normed(x, cols, {}) : x;
            const std::vector<float> biases = randomRows(2, rows, 14);
            const DeviceArray<float> deviceX(x);
            const DeviceArray<float> deviceBiases(biases);
            DeviceArray<float> out(
                std::vector<float>(static_cast<std::size_t>(tokens * (rows + 1)), kUntouched));
            GatedMatmul args;
            args.input = {.x = deviceX.data(), .stride = cols, .isNormed = c.isNormed, .epsilon = kEpsilon};
            args.tokens = tokens;
            args.gate = gate.matrix();
            args.up = up.matrix();
            args.gateBias = c.hasBias ? deviceBiases.data() : nullptr;
            args.upBias = c.hasBias ? deviceBiases.data() + rows : nullptr;
            args.activation = c.activation;
            args.out = out.data();
            args.outStride = rows + 1;
            DeviceArray<std::byte> scratch(static_cast<std::size_t>(scratchBytes(args)));
            args.scratch = {.data = scratch.data(), .bytes = scratchBytes(args)};
            check(run(launchOf(), args) == 0, "%d tokens", tokens);
            ExpectedRows expected;
            for (int t = 0; t < tokens; ++t)
                for (int r = 0; r < rows; ++r) {
                    Expected g = product(gate, r, rowOf(seen, t, cols));
                    Expected u = product(up, r, rowOf(seen, t, cols));
                    if (c.hasBias) {
                        g = plusBias(g, biases[static_cast<std::size_t>(r)]);
                        u = plusBias(u, biases[static_cast<std::size_t>(rows + r)]);
                    }
                    expected.add(activatedOf(c.activation, g, u));
                }
            const std::string what = std::string("gate of ") + quantTraits(c.gate)->name + ", " +
                                     std::to_string(tokens) + " tokens";
            compare(what.c_str(), gathered(out.values(), rows, rows + 1, what.c_str()), expected.values,
                    expected.bounds);
        }
}

KERNEL_TEST(refusesTooLittleScratch) {
    const Weights gate(QuantType::q8_0, 2, 32);
    const Weights up(QuantType::q4_0, 2, 32);
    DeviceArray<float> memory(64);
    GatedMatmul args;
    args.input = {.x = memory.data(), .stride = 32};
    args.tokens = 1;
    args.gate = gate.matrix();
    args.up = up.matrix();
    args.out = memory.data() + 32;
    args.outStride = 2;
    check(scratchBytes(args) >= 8, "scratch for both results");
    check(run(launchOf(), args) == gpu::kInvalidValue, "no scratch");
}

KERNEL_TEST(headsHaveTheirOwnMatrixAndATail) {
    const int heads = 3;
    const int tail = 5;
    for (const QuantType type : {QuantType::f16, QuantType::q8_0})
        for (const int tokens : isSmallRun() ? std::vector<int>{9} : std::vector<int>{1, 4, 17}) {
            const int rows = 37;
            const int cols = 64;
            std::vector<std::unique_ptr<Weights>> weights;
            std::vector<const std::byte*> data;
            for (unsigned h = 0; h < heads; ++h) {
                weights.push_back(std::make_unique<Weights>(type, rows, cols, h));
                data.push_back(weights.back()->device->data());
            }
            const DeviceArray<const std::byte*> pointers(data);
            const std::vector<float> x = randomRows(tokens * heads, cols + tail, 15);
            const DeviceArray<float> deviceX(x);
            const int outStride = rows + tail + 1;
            DeviceArray<float> out(
                std::vector<float>(static_cast<std::size_t>(tokens * heads * outStride), kUntouched));
            HeadMatmul args;
            args.stack = {.type = type, .count = heads, .rows = rows, .cols = cols, .data = pointers.data()};
            args.input = deviceX.data();
            args.inputTokenStride = heads * (cols + tail);
            args.inputHeadStride = cols + tail;
            args.tokens = tokens;
            args.tail = tail;
            args.out = out.data();
            args.outTokenStride = heads * outStride;
            args.outHeadStride = outStride;
            check(run(launchOf(), args) == 0, "%d tokens", tokens);
            ExpectedRows expected;
            for (int t = 0; t < tokens; ++t)
                for (int h = 0; h < heads; ++h) {
                    const float* row = rowOf(x, t * heads + h, cols + tail);
                    for (int r = 0; r < rows; ++r)
                        expected.add(product(*weights[static_cast<std::size_t>(h)], r, row));
                    for (int i = 0; i < tail; ++i)
                        expected.add({.value = static_cast<double>(row[cols + i])});
                }
            const std::string what =
                std::string(quantTraits(type)->name) + " heads, " + std::to_string(tokens) + " tokens";
            compare(what.c_str(), gathered(out.values(), rows + tail, outStride, what.c_str()),
                    expected.values, expected.bounds);
        }
}

KERNEL_TEST(expertsGateTheRowsOfTheirTokens) {
    const int rows = 19;
    const int cols = 256;
    for (const bool inputPerPair : {false, true})
        for (const QuantType upType : {QuantType::q4_k, QuantType::iq3_s})
            for (const int tokens : tokenCounts()) {
                const Stack gate(QuantType::q4_k, rows, cols, 30);
                const Stack up(upType, rows, cols, 40);
                const std::vector<float> biases = randomRows(2 * Stack::kExperts, rows, 16);
                const DeviceArray<float> deviceBiases(biases);
                const std::vector<float> x =
                    gentle(wholeRows(inputPerPair ? tokens * kUsed : tokens, cols, 17));
                const std::vector<float> seen = normed(x, cols, {});
                const DeviceArray<float> deviceX(spread(x, cols, cols + 4));
                const std::vector<std::int32_t> ids = chosenExperts(tokens);
                DeviceArray<std::int32_t> deviceIds(ids);
                DeviceArray<float> out(
                    std::vector<float>(ids.size() * static_cast<std::size_t>(rows + 3), kUntouched));
                ExpertGatedMatmul args;
                args.input = {.x = deviceX.data(), .stride = cols + 4, .isNormed = true, .epsilon = kEpsilon};
                args.inputPerPair = inputPerPair;
                args.choice = choiceOf(tokens, deviceIds);
                args.gate = gate.stack;
                args.up = up.stack;
                args.gateBias = deviceBiases.data();
                args.upBias = deviceBiases.data() + Stack::kExperts * rows;
                args.out = out.data();
                args.outStride = rows + 3;
                DeviceArray<std::byte> scratch(static_cast<std::size_t>(scratchBytes(args)));
                args.scratch = {.data = scratch.data(), .bytes = scratchBytes(args)};
                check(run(launchOf(), args) == 0, "%d tokens", tokens);
                ExpectedRows expected;
                for (int p = 0; p < tokens * kUsed; ++p)
                    for (int r = 0; r < rows; ++r) {
                        const std::int32_t e = ids[static_cast<std::size_t>(p)];
                        if (e == Stack::kMissing) {
                            expected.add({});
                            continue;
                        }
                        const float* row = rowOf(seen, inputPerPair ? p : p / kUsed, cols);
                        const auto expert = static_cast<std::size_t>(e);
                        expected.add(activatedOf(
                            args.activation,
                            plusBias(product(*gate.weights[expert], r, row), rowOf(biases, e, rows)[r]),
                            plusBias(product(*up.weights[expert], r, row),
                                     rowOf(biases, Stack::kExperts + e, rows)[r])));
                    }
                const std::string what = std::string("experts' gates, up in ") + quantTraits(upType)->name +
                                         ", " + std::to_string(tokens) + " tokens";
                compare(what.c_str(), gathered(out.values(), rows, rows + 3, what.c_str()), expected.values,
                        expected.bounds);
            }
}

KERNEL_TEST(expertsMultiplyRowsOfPairs) {
    const int rows = 41;
    for (const QuantType type : {QuantType::mxfp4, QuantType::f32})
        for (const int tokens : tokenCounts()) {
            const int cols = 96;
            const Stack stack(type, rows, cols, 50);
            const std::vector<float> biases = randomRows(Stack::kExperts, rows, 18);
            const DeviceArray<float> deviceBiases(biases);
            const std::vector<float> x = randomRows(tokens * kUsed, cols, 19);
            const DeviceArray<float> deviceX(x);
            const std::vector<std::int32_t> ids = chosenExperts(tokens);
            DeviceArray<std::int32_t> deviceIds(ids);
            DeviceArray<float> out(ids.size() * rows);
            ExpertMatmul args;
            args.input = {.x = deviceX.data(), .stride = cols};
            args.choice = choiceOf(tokens, deviceIds);
            args.weight = stack.stack;
            args.bias = deviceBiases.data();
            args.out = out.data();
            args.outStride = rows;
            check(run(launchOf(), args) == 0, "%d tokens", tokens);
            ExpectedRows expected;
            for (int p = 0; p < tokens * kUsed; ++p)
                for (int r = 0; r < rows; ++r) {
                    const std::int32_t e = ids[static_cast<std::size_t>(p)];
                    expected.add(e == Stack::kMissing
                                     ? Expected{}
                                     : plusBias(product(*stack.weights[static_cast<std::size_t>(e)], r,
                                                        rowOf(x, p, cols)),
                                                rowOf(biases, e, rows)[r]));
                }
            const std::string what =
                std::string(quantTraits(type)->name) + " experts, " + std::to_string(tokens) + " tokens";
            compare(what.c_str(), out.values(), expected.values, expected.bounds);
        }
}

KERNEL_TEST(whatIsNotANumberStaysInItsToken) {
    const int rows = 9;
    const int cols = 512;
    for (const QuantType type : {QuantType::q8_0, QuantType::q2_k, QuantType::iq2_s, QuantType::f16})
        for (const float bad : {NAN, INFINITY, -INFINITY})
            for (const bool isNormed : {false, true}) {
                const Weights weights(type, rows, cols, 60);
                std::vector<float> x = wholeRows(3, cols, 61);
                x[cols + 77] = bad;
                const std::vector<float> seen = isNormed ? normed(x, cols, {}) : x;
                const DeviceArray<float> deviceX(x);
                DeviceArray<float> out(3 * rows);
                Matmul args;
                args.input = {.x = deviceX.data(), .stride = cols, .isNormed = isNormed, .epsilon = kEpsilon};
                args.tokens = 3;
                args.partCount = 1;
                args.parts[0] = {.weight = weights.matrix(), .out = out.data(), .outStride = rows};
                check(run(launchOf(), args) == 0, "%s", quantTraits(type)->name);
                const std::vector<float> results = out.values();
                for (int r = 0; r < rows; ++r) {
                    check(!std::isfinite(rowOf(results, 1, rows)[r]), "%s: row %d hides %g",
                          quantTraits(type)->name, r, static_cast<double>(bad));
                    for (const int t : {0, 2}) {
                        const Expected e = product(weights, r, rowOf(seen, t, cols));
                        const double error = static_cast<double>(rowOf(results, t, rows)[r]) - e.value;
                        check(std::fabs(error) <= e.bound + kUlp * std::fabs(e.value),
                              "%s: token %d, row %d is off by %g", quantTraits(type)->name, t, r, error);
                    }
                }
            }
}

/// The inverse of a smaller scale would be infinite.
KERNEL_TEST(tinyBlocksAreRoundedToZero) {
    const int cols = 64;
    for (const float tiny : {1e-36f, 0.0f}) {
        const Weights weights(QuantType::q5_1, 5, cols, 70);
        std::vector<float> x = randomRows(1, cols, 71);
        std::fill_n(x.begin(), 32, tiny);
        const DeviceArray<float> deviceX(x);
        DeviceArray<float> out(5);
        Matmul args;
        args.input = {.x = deviceX.data(), .stride = cols};
        args.tokens = 1;
        args.partCount = 1;
        args.parts[0] = {.weight = weights.matrix(), .out = out.data(), .outStride = 5};
        check(run(launchOf(), args) == 0, "run");
        ExpectedRows expected;
        for (int r = 0; r < 5; ++r)
            expected.add(product(weights, r, x.data()));
        compare("tiny", out.values(), expected.values, expected.bounds);

        const DeviceArray<float> allTiny(std::vector<float>(cols, tiny));
        args.input.x = allTiny.data();
        check(run(launchOf(), args) == 0, "run");
        for (const float result : out.values())
            check(result == 0, "%g for nothing but %g", static_cast<double>(result),
                  static_cast<double>(tiny));
    }
}

/// The last 16 bytes of a row of floats may hold weights of the next one.
KERNEL_TEST(rowsOfFloatsEndWhereTheyEnd) {
    const int cols = 5;
    std::vector<float> weights(2 * cols, 1.0f);
    weights[cols] = NAN;
    const DeviceArray<float> matrix(weights);
    const DeviceArray<float> x(std::vector<float>(cols, 2.0f));
    DeviceArray<float> out(2);
    Matmul args;
    args.input = {.x = x.data(), .stride = cols};
    args.tokens = 1;
    args.partCount = 1;
    args.parts[0] = {.weight = {.type = QuantType::f32,
                                .rows = 2,
                                .cols = cols,
                                .data = reinterpret_cast<const std::byte*>(matrix.data())},
                     .out = out.data(),
                     .outStride = 2};
    check(run(launchOf(), args) == 0, "run");
    const std::vector<float> results = out.values();
    check(results[0] == 10.0f, "row 0 is %g", static_cast<double>(results[0]));
    check(std::isnan(results[1]), "row 1 is %g", static_cast<double>(results[1]));
}

KERNEL_TEST(noTokensNoWork) {
    Matmul args;
    args.partCount = 1;
    args.parts[0].weight = {.type = QuantType::q8_0, .rows = 3, .cols = 32};
    check(run(launchOf(), args) == 0, "nothing to do is no failure");
}
