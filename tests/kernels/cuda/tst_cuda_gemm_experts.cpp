// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/gemm.h"
#include "tests/kernels/cuda/gemm_reference.h"

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

/// Gated and grouped products of more than kSmallBatch tokens.
namespace {

constexpr float kEpsilon = 1e-5f;

/// Experts with no token, with one and with more than a tile; one is not on the device.
struct Choice {
    static constexpr int kExperts = 5;
    static constexpr int kMissing = 3;
    int tokens;
    int used = 2;
    std::vector<std::int32_t> expertOf; // [pairs]
    DeviceArray<std::int32_t> offsets{kExperts + 1};
    DeviceArray<std::int32_t> order;

    explicit Choice(int tokenCount) : tokens(tokenCount), order(static_cast<std::size_t>(tokenCount) * 2) {
        for (int t = 0; t < tokens; ++t) { // expert 1: nobody; 4: the first token alone
            expertOf.push_back(t == 0 ? 4 : 2);
            expertOf.push_back(t % 3 == 1 ? kMissing : 0);
        }
        std::vector<std::int32_t> begin, pairs;
        for (int e = 0; e < kExperts; ++e) {
            begin.push_back(static_cast<std::int32_t>(pairs.size()));
            for (std::size_t p = 0; p < expertOf.size(); ++p)
                if (expertOf[p] == e)
                    pairs.push_back(static_cast<std::int32_t>(p));
        }
        begin.push_back(static_cast<std::int32_t>(pairs.size()));
        offsets.set(begin);
        order.set(pairs);
    }
    ExpertChoice choice() {
        ExpertChoice result;
        result.tokens = tokens;
        result.used = used;
        result.experts = kExperts;
        result.offsets = offsets.data();
        result.order = order.data();
        return result;
    }
};

/// One matrix per expert.
struct Stack {
    std::vector<std::unique_ptr<Weights>> experts;
    DeviceArray<const std::byte*> pointers{Choice::kExperts};

    Stack(QuantType type, int rows, int cols, unsigned seed) {
        std::vector<const std::byte*> data;
        for (unsigned e = 0; e < Choice::kExperts; ++e) {
            experts.push_back(std::make_unique<Weights>(type, rows, cols, seed * 100 + e));
            data.push_back(e == Choice::kMissing ? nullptr : experts.back()->device->data());
        }
        pointers.set(data);
    }
    MatrixStack stack() const {
        const Weights& w = *experts[0];
        return {w.type, Choice::kExperts, w.rows, w.cols, pointers.data()};
    }
};

GemmValue plusBias(GemmValue value, float bias) {
    value.value += static_cast<double>(bias);
    value.bound += 2 * kUlp * std::fabs(value.value);
    return value;
}

struct Case {
    QuantType gate;
    QuantType up;
    int tokens;
    int rows;
    int cols;
    bool inputPerPair = false;
    int generation = 90;
    GatedActivation activation = GatedActivation::Silu;
};

void checkExpertGated(const Case& c) {
    Choice choice(c.tokens);
    const Stack gate(c.gate, c.rows, c.cols, 1);
    const Stack up(c.up, c.rows, c.cols, 2);
    const int pairs = c.tokens * choice.used;
    const std::vector<float> x = randomRows(c.inputPerPair ? pairs : c.tokens, c.cols, 3);
    const std::vector<float> gateBias = randomRows(Choice::kExperts, c.rows, 4);
    const std::vector<float> upBias = randomRows(Choice::kExperts, c.rows, 5);
    const DeviceArray<float> xDevice(x), gateBiasDevice(gateBias), upBiasDevice(upBias);
    const int outStride = c.rows + 3;
    DeviceArray<float> out(std::vector<float>(static_cast<std::size_t>(pairs * outStride), kUntouched));
    ExpertGatedMatmul args;
    args.input = {xDevice.data(), c.cols};
    args.inputPerPair = c.inputPerPair;
    args.choice = choice.choice();
    args.gate = gate.stack();
    args.up = up.stack();
    args.gateBias = gateBiasDevice.data();
    args.upBias = upBiasDevice.data();
    args.activation = c.activation;
    args.out = out.data();
    args.outStride = outStride;
    DeviceArray<std::byte> scratch(static_cast<std::size_t>(gemmScratchBytes(args)));
    args.scratch = {scratch.data(), gemmScratchBytes(args)};
    const gpu::DeviceFacts facts = gemmDevice(c.generation, false);
    check(runGemm({nullptr, &facts}, args) == 0, "does not run");

    std::vector<float> expected, bounds;
    for (int p = 0; p < pairs; ++p) {
        const auto e = static_cast<std::size_t>(choice.expertOf[static_cast<std::size_t>(p)]);
        const float* const row =
            x.data() + static_cast<std::ptrdiff_t>(c.inputPerPair ? p : p / choice.used) * c.cols;
        for (int r = 0; r < c.rows; ++r) {
            GemmValue value;
            if (e != Choice::kMissing) {
                const std::size_t at = e * static_cast<std::size_t>(c.rows) + r;
                value = gatedValue(c.activation,
                                   plusBias(gemmValue(*gate.experts[e], r, row, false), gateBias[at]),
                                   plusBias(gemmValue(*up.experts[e], r, row, false), upBias[at]));
            }
            expected.push_back(static_cast<float>(value.value));
            bounds.push_back(static_cast<float>(value.bound));
        }
    }
    const std::string what = std::string(quantTraits(c.gate)->name) + " and " + quantTraits(c.up)->name +
                             ", " + std::to_string(c.tokens) + " tokens";
    compare(what.c_str(), gathered(out.values(), c.rows, outStride, what.c_str()), expected, bounds);
}

void checkExperts(QuantType type, int tokens, int rows, int cols) {
    Choice choice(tokens);
    const Stack stack(type, rows, cols, 7);
    const int pairs = tokens * choice.used;
    const std::vector<float> x = randomRows(pairs, cols, 8);
    const std::vector<float> bias = randomRows(Choice::kExperts, rows, 9);
    const DeviceArray<float> xDevice(x), biasDevice(bias);
    DeviceArray<float> out(std::vector<float>(static_cast<std::size_t>(pairs * rows), kUntouched));
    ExpertMatmul args;
    args.input = {xDevice.data(), cols};
    args.choice = choice.choice();
    args.weight = stack.stack();
    args.bias = biasDevice.data();
    args.out = out.data();
    args.outStride = rows;
    DeviceArray<std::byte> scratch(static_cast<std::size_t>(gemmScratchBytes(args)));
    args.scratch = {scratch.data(), gemmScratchBytes(args)};
    check(runGemm(launchOf(), args) == 0, "does not run");
    std::vector<float> expected, bounds;
    for (int p = 0; p < pairs; ++p) {
        const auto e = static_cast<std::size_t>(choice.expertOf[static_cast<std::size_t>(p)]);
        for (int r = 0; r < rows; ++r) {
            GemmValue value;
            if (e != Choice::kMissing)
                value = plusBias(
                    gemmValue(*stack.experts[e], r, x.data() + static_cast<std::ptrdiff_t>(p) * cols, false),
                    bias[e * static_cast<std::size_t>(rows) + r]);
            expected.push_back(static_cast<float>(value.value));
            bounds.push_back(static_cast<float>(value.bound));
        }
    }
    compare(quantTraits(type)->name, out.values(), expected, bounds);
}

KERNEL_TEST(multipliesGatedExperts) {
    using enum QuantType;
    const int many = isSmallRun() ? 36 : 70;
    checkExpertGated({q8_0, q8_0, many, 20, 96});
    checkExpertGated({mxfp4, mxfp4, 9, 70, 64, false, 80, GatedActivation::ClampedSilu});
    checkExpertGated({q6_k, q6_k, 9, isSmallRun() ? 12 : 70, 256, true, 75});
    checkExpertGated({f16, f16, isSmallRun() ? 9 : many, 20, 40, true, 80, GatedActivation::GeluTanh});
    checkExpertGated({bf16, bf16, 9, 20, 40, false, 75});
}

KERNEL_TEST(multipliesGatedExpertsOfTwoTypes) {
    using enum QuantType;
    checkExpertGated({q4_0, q5_1, 10, 20, 64});
    checkExpertGated({f16, q8_0, 10, 20, 64, true});
}

KERNEL_TEST(multipliesManyTokensPerExpert) {
    checkExpertGated({QuantType::q8_0, QuantType::q8_0, isSmallRun() ? 130 : 290, 10, 32});
}

KERNEL_TEST(multipliesExperts) {
    checkExperts(QuantType::q4_0, isSmallRun() ? 36 : 70, isSmallRun() ? 20 : 130, 64);
    checkExperts(QuantType::q4_k, 9, 20, 256);
    checkExperts(QuantType::bf16, 9, 20, 24);
}

/// The plain form: gate and up of two types, and of one with a norm in front.
KERNEL_TEST(multipliesGated) {
    for (const QuantType upType : {QuantType::q8_0, QuantType::q4_0}) {
        const int tokens = 33;
        const int rows = isSmallRun() ? 20 : 75;
        const int cols = 96;
        const Weights gate(QuantType::q8_0, rows, cols, 1);
        const Weights up(upType, rows, cols, 2);
        const std::vector<float> x = randomRows(tokens, cols, 3);
        const std::vector<float> norm = randomRows(1, cols, 4);
        const DeviceArray<float> xDevice(x), normDevice(norm);
        DeviceArray<float> out(std::vector<float>(static_cast<std::size_t>(tokens * rows), kUntouched));
        GatedMatmul args;
        args.input = {xDevice.data(), cols, true, normDevice.data(), kEpsilon};
        args.tokens = tokens;
        args.gate = gate.matrix();
        args.up = up.matrix();
        args.out = out.data();
        args.outStride = rows;
        DeviceArray<std::byte> scratch(static_cast<std::size_t>(gemmScratchBytes(args)));
        args.scratch = {scratch.data(), gemmScratchBytes(args)};
        check(runGemm(launchOf(), args) == 0, "does not run");
        std::vector<float> expected, bounds;
        for (int t = 0; t < tokens; ++t) {
            const std::vector<float> row =
                normedRow(x.data() + static_cast<std::ptrdiff_t>(t) * cols, cols, norm.data(), kEpsilon);
            for (int r = 0; r < rows; ++r) {
                const GemmValue value =
                    gatedValue(GatedActivation::Silu, gemmValue(gate, r, row.data(), true),
                               gemmValue(up, r, row.data(), true));
                expected.push_back(static_cast<float>(value.value));
                bounds.push_back(static_cast<float>(value.bound));
            }
        }
        compare("gated", out.values(), expected, bounds);
    }
}

} // namespace
