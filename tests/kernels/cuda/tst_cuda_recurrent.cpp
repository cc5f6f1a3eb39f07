// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/delta_net.h"
#include "kernels/gated_activation.h"
#include "kernels/l2_norm.h"
#include "kernels/rms_norm.h"
#include "kernels/short_convolution.h"
#include "tests/kernels/cuda/kernel_test.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

constexpr float kEpsilon = 0x1p-23f; ///< distance of 1 from the next float

Launch launchOf() {
    return {.stream = nullptr, .device = &testDevice()};
}

std::size_t sizeOf(std::int64_t count) {
    return static_cast<std::size_t>(count);
}

// ---- Short convolution ----

struct ConvolveCase {
    int channels;
    int taps;
    int tokens;
    bool hasBias;
    bool silu;
    bool hasFactors = false;
};

std::vector<ConvolveCase> convolveCases() {
    std::vector<ConvolveCase> cases{{1, 1, 1, true, false},        {33, 4, 1, false, true},
                                    {257, 3, 2, true, false},      {64, 4, 17, false, true},
                                    {5, 16, 40, true, true},       {300, 16, 3, false, false},
                                    {70, 2, 33, true, true},       {32, 5, 16, false, false},
                                    {37, 3, 1, true, false, true}, {65, 3, 34, false, false, true}};
    if (!isSmallRun())
        cases.insert(cases.end(),
                     {{2048, 4, 50, false, true}, {513, 7, 64, true, false}, {300, 9, 40, true, true, true}});
    return cases;
}

/// Inputs between numbers that no output may depend on.
constexpr int kPadding = 3;

struct ConvolveInputs {
    explicit ConvolveInputs(const ConvolveCase& shape) {
        Random random(sizeOf(shape.channels * 31 + shape.taps));
        weights = random.reals(sizeOf(shape.channels * shape.taps));
        bias = random.reals(sizeOf(shape.channels));
        state = random.reals(sizeOf((shape.taps - 1) * shape.channels));
        x = random.reals(sizeOf(shape.tokens * (shape.channels + kPadding)));
        factor = random.reals(x.size());
        outFactor = random.reals(x.size());
    }
    std::vector<float> weights, bias, state, x, factor, outFactor;
};

/// Outputs and what entered, [tokens, channels + kPadding], and the state behind them; tokens are given
/// @p piece at a time.
struct Convolved {
    std::vector<float> out, entered, state;
};

Convolved convolveOnDevice(const ConvolveCase& shape, const ConvolveInputs& inputs, int piece,
                           bool wantsOut) {
    const int stride = shape.channels + kPadding;
    DeviceArray<float> weights(inputs.weights);
    DeviceArray<float> bias(inputs.bias);
    DeviceArray<float> state(inputs.state);
    DeviceArray<float> x(inputs.x);
    DeviceArray<float> factor(inputs.factor);
    DeviceArray<float> outFactor(inputs.outFactor);
    DeviceArray<float> out(std::vector<float>(inputs.x.size(), -5.0f));
    DeviceArray<float> entered(std::vector<float>(inputs.x.size(), -5.0f));
    for (int first = 0; first < shape.tokens; first += piece) {
        const auto at = [&](DeviceArray<float>& rows, bool isWanted) {
            return isWanted ? rows.data() + first * stride : nullptr;
        };
        const int status = run(launchOf(), Convolve{.x = at(x, true),
                                                    .xStride = stride,
                                                    .factor = at(factor, shape.hasFactors),
                                                    .outFactor = at(outFactor, shape.hasFactors),
                                                    .tokens = std::min(piece, shape.tokens - first),
                                                    .channels = shape.channels,
                                                    .taps = shape.taps,
                                                    .weights = weights.data(),
                                                    .bias = shape.hasBias ? bias.data() : nullptr,
                                                    .silu = shape.silu,
                                                    .state = state.data(),
                                                    .entered = at(entered, wantsOut),
                                                    .enteredStride = stride,
                                                    .out = at(out, wantsOut),
                                                    .outStride = stride});
        check(status == 0, "status %d", status);
    }
    return {out.values(), entered.values(), state.values()};
}

// ---- Gated delta net ----

struct NetCase {
    int tokens;
    int keyHeads;
    int valueHeads;
    int keyWidth;
    int valueWidth;
    bool tilesKeyHeads;
    bool isNormed;
};

std::vector<NetCase> netCases() {
    std::vector<NetCase> cases{{1, 1, 1, 1, 1, false, false},    {3, 2, 4, 8, 16, false, true},
                               {9, 2, 4, 32, 20, true, true},    {17, 1, 2, 33, 130, false, true},
                               {2, 1, 1, 128, 128, false, true}, {10, 1, 1, 256, 33, false, false}};
    if (!isSmallRun())
        cases.insert(cases.end(), {{20, 2, 4, 128, 128, false, true}, {8, 1, 1, 200, 260, true, true}});
    return cases;
}

struct NetInputs {
    explicit NetInputs(const NetCase& shape) {
        Random random(sizeOf(shape.tokens * 1000 + shape.keyWidth));
        channels = 2 * shape.keyHeads * shape.keyWidth + shape.valueHeads * shape.valueWidth;
        values = shape.valueHeads * shape.valueWidth;
        mixed = random.reals(sizeOf(shape.tokens * (channels + kPadding)));
        rates = shape.valueHeads + kPadding;
        decay = random.reals(sizeOf(shape.tokens * rates), 4);
        decay[0] = 25; // beyond where softplus is the number itself
        update = random.reals(decay.size(), 4);
        decayBias = random.reals(sizeOf(shape.valueHeads));
        for (int h = 0; h < shape.valueHeads; ++h)
            decayRate.push_back(-0.05f - 0.1f * std::fabs(random.real()));
        state = random.reals(sizeOf(shape.keyWidth * values), 0.5f);
        norm = random.reals(sizeOf(shape.valueWidth));
        gate = random.reals(sizeOf(shape.tokens * (values + kPadding)), 3);
    }
    int channels, values, rates; ///< of a token
    std::vector<float> mixed, decay, update, decayBias, decayRate, state, norm, gate;
};

struct NetResult {
    std::vector<float> out, state;
};

constexpr float kLengthEpsilon = 1e-6f;
constexpr float kNormEpsilon = 1e-5f;

/// As engine/run/cpu_recurrent.cpp does it.
NetResult netOnCpu(const NetCase& shape, const NetInputs& inputs) {
    const int stride = inputs.channels + kPadding;
    const int keys = shape.keyHeads * shape.keyWidth;
    std::vector<float> mixed = inputs.mixed;
    std::vector<float> decay = inputs.decay;
    std::vector<float> update = inputs.update;
    NetResult result{std::vector<float>(sizeOf(shape.tokens * inputs.values)), inputs.state};
    for (int t = 0; t < shape.tokens; ++t) {
        deltaNetGates(inputs.decayBias.data(), inputs.decayRate.data(), shape.valueHeads,
                      decay.data() + t * inputs.rates, update.data() + t * inputs.rates);
        float* const row = mixed.data() + t * stride;
        l2Norm(row, shape.keyWidth, shape.keyHeads, shape.keyWidth, kLengthEpsilon,
               1 / std::sqrt(static_cast<float>(shape.keyWidth)));
        l2Norm(row + keys, shape.keyWidth, shape.keyHeads, shape.keyWidth, kLengthEpsilon, 1);
    }
    for (int h = 0; h < shape.valueHeads; ++h) {
        const int keyHead = shape.tilesKeyHeads ? h % shape.keyHeads : h * shape.keyHeads / shape.valueHeads;
        const DeltaNetHead head{.query = mixed.data() + keyHead * shape.keyWidth,
                                .key = mixed.data() + keys + keyHead * shape.keyWidth,
                                .value = mixed.data() + 2 * keys + h * shape.valueWidth,
                                .rowStride = stride,
                                .decay = decay.data() + h,
                                .update = update.data() + h,
                                .gateStride = inputs.rates,
                                .keyWidth = shape.keyWidth,
                                .valueWidth = shape.valueWidth};
        deltaNet(CpuLevel::Scalar, head, shape.tokens,
                 result.state.data() + h * shape.keyWidth * shape.valueWidth,
                 result.out.data() + h * shape.valueWidth, inputs.values);
    }
    for (int t = 0; t < shape.tokens && shape.isNormed; ++t) {
        float* const row = result.out.data() + t * inputs.values;
        rmsNorm(row, shape.valueWidth, shape.valueHeads, shape.valueWidth, inputs.norm.data(), kNormEpsilon,
                row, shape.valueWidth);
        gatedActivation(CpuLevel::Scalar, GatedActivation::Silu,
                        inputs.gate.data() + t * (inputs.values + kPadding), row, inputs.values, row);
    }
    return result;
}

NetResult netOnDevice(const NetCase& shape, const NetInputs& inputs, int piece, bool wantsOut) {
    const int stride = inputs.channels + kPadding;
    const int gateStride = inputs.values + kPadding;
    DeviceArray<float> mixed(inputs.mixed);
    DeviceArray<float> decay(inputs.decay);
    DeviceArray<float> update(inputs.update);
    DeviceArray<float> decayBias(inputs.decayBias);
    DeviceArray<float> decayRate(inputs.decayRate);
    DeviceArray<float> state(inputs.state);
    DeviceArray<float> norm(inputs.norm);
    DeviceArray<float> gate(inputs.gate);
    DeviceArray<float> out(sizeOf(shape.tokens * inputs.values));
    for (int first = 0; first < shape.tokens; first += piece) {
        const int status =
            run(launchOf(), DeltaNet{.tokens = std::min(piece, shape.tokens - first),
                                     .keyHeads = shape.keyHeads,
                                     .valueHeads = shape.valueHeads,
                                     .keyWidth = shape.keyWidth,
                                     .valueWidth = shape.valueWidth,
                                     .tilesKeyHeads = shape.tilesKeyHeads,
                                     .epsilon = kLengthEpsilon,
                                     .mixed = mixed.data() + first * stride,
                                     .mixedStride = stride,
                                     .decay = decay.data() + first * inputs.rates,
                                     .update = update.data() + first * inputs.rates,
                                     .rateStride = inputs.rates,
                                     .decayBias = decayBias.data(),
                                     .decayRate = decayRate.data(),
                                     .state = state.data(),
                                     .out = wantsOut ? out.data() + first * inputs.values : nullptr,
                                     .norm = shape.isNormed ? norm.data() : nullptr,
                                     .normEpsilon = kNormEpsilon,
                                     .gate = gate.data() + first * gateStride,
                                     .gateStride = gateStride});
        check(status == 0, "status %d", status);
    }
    return {wantsOut ? out.values() : std::vector<float>(), state.values()};
}

} // namespace

KERNEL_TEST(convolvesAsTheCpuDoes) {
    for (const ConvolveCase& shape : convolveCases()) {
        const ConvolveInputs inputs(shape);
        const int stride = shape.channels + kPadding;
        const ShortConvolution cpu{.weights = inputs.weights.data(),
                                   .bias = shape.hasBias ? inputs.bias.data() : nullptr,
                                   .channels = shape.channels,
                                   .taps = shape.taps,
                                   .silu = shape.silu};
        std::vector<float> x(inputs.x.size(), -5.0f);
        std::vector<float> expected(inputs.x.size(), -5.0f);
        std::vector<float> state = inputs.state;
        const auto forAll = [&](auto&& change) {
            for (int i = 0; i < shape.tokens * stride; ++i)
                if (i % stride < shape.channels)
                    change(sizeOf(i));
        };
        forAll([&](std::size_t i) { x[i] = inputs.x[i] * (shape.hasFactors ? inputs.factor[i] : 1.0f); });
        shortConvolution(CpuLevel::Scalar, cpu, x.data(), stride, state.data(), shape.tokens, 0,
                         shape.channels, expected.data(), stride);
        advanceConvolutionState(cpu, x.data(), stride, shape.tokens, 0, shape.channels, state.data());
        if (shape.hasFactors)
            forAll([&](std::size_t i) { expected[i] *= inputs.outFactor[i]; });

        const Convolved found = convolveOnDevice(shape, inputs, shape.tokens, true);
        check(found.state == state, "%d channels, %d taps: states differ", shape.channels, shape.taps);
        check(found.entered == x, "%d channels, %d taps: what entered differs", shape.channels, shape.taps);
        // Inputs and weights are at most 1, so that partial sums are at most taps + 1; they are rounded taps
        // + 1 times here and there. Silu at most doubles that and adds a few ulp.
        const float bound = kEpsilon * static_cast<float>((shape.taps + 1) * (shape.taps + 1) * 2 + 8);
        compare(("taps " + std::to_string(shape.taps)).c_str(), found.out, expected, bound);
    }
}

KERNEL_TEST(convolvesTheSameHoweverTokensAreCut) {
    for (const ConvolveCase& shape : convolveCases()) {
        const ConvolveInputs inputs(shape);
        const Convolved whole = convolveOnDevice(shape, inputs, shape.tokens, true);
        for (const int piece : {1, 5, 16}) {
            const Convolved cut = convolveOnDevice(shape, inputs, piece, true);
            check(cut.out == whole.out && cut.entered == whole.entered && cut.state == whole.state,
                  "%d taps, %d tokens at a time: differs", shape.taps, piece);
            check(convolveOnDevice(shape, inputs, piece, false).state == whole.state,
                  "%d taps, %d tokens at a time: the state alone differs", shape.taps, piece);
        }
    }
}

KERNEL_TEST(infiniteInputsAreForgotten) {
    const ConvolveCase shape{.channels = 3, .taps = 3, .tokens = 6, .hasBias = false, .silu = false};
    ConvolveInputs inputs(shape);
    std::fill_n(inputs.x.begin(), 3, std::numeric_limits<float>::infinity());
    const Convolved found = convolveOnDevice(shape, inputs, 6, true);
    for (int t = 0; t < 6; ++t)
        for (int c = 0; c < 3; ++c)
            check(std::isfinite(found.out[sizeOf(t * 6 + c)]) == (t > 2), "token %d, channel %d", t, c);
}

KERNEL_TEST(netRunsAsTheCpuDoes) {
    for (const NetCase& shape : netCases()) {
        const NetInputs inputs(shape);
        const NetResult expected = netOnCpu(shape, inputs);
        const NetResult found = netOnDevice(shape, inputs, shape.tokens, true);
        const std::string what = "key width " + std::to_string(shape.keyWidth) + ", value width " +
                                 std::to_string(shape.valueWidth) + ", tokens " +
                                 std::to_string(shape.tokens);
        // Keys have length 1 and |state| ≤ 0.5 · √keyWidth along one at first, so every token changes a
        // column by less than 1 + √keyWidth. A token's sums are rounded keyWidth times, their terms together
        // below that again; errors of earlier tokens shrink (decay and the replacement are contractions).
        const float size = 1 + std::sqrt(static_cast<float>(shape.keyWidth));
        const float bound = kEpsilon * size * static_cast<float>(shape.keyWidth / 4 + 16) *
                            std::sqrt(static_cast<float>(shape.tokens));
        compare((what + ": state").c_str(), found.state, expected.state, bound);
        // The norm divides by the root mean square of a row, no less than √epsilon; with so small numbers as
        // queries of length 1/√keyWidth give, an error may grow by its inverse.
        std::vector<float> bounds(expected.out.size(), bound);
        for (std::size_t i = 0; i < bounds.size() && shape.isNormed; ++i) {
            const float grown = bound / size * 64;
            bounds[i] = grown * (1 + std::fabs(expected.out[i]));
        }
        compare((what + ": out").c_str(), found.out, expected.out, bounds);
    }
}

KERNEL_TEST(netRunsTheSameHoweverTokensAreCut) {
    for (const NetCase& shape : netCases()) {
        const NetInputs inputs(shape);
        const NetResult whole = netOnDevice(shape, inputs, shape.tokens, true);
        for (const int piece : {1, 3, 8}) {
            const NetResult cut = netOnDevice(shape, inputs, piece, true);
            check(cut.out == whole.out && cut.state == whole.state, "key width %d, %d at a time: differs",
                  shape.keyWidth, piece);
        }
        check(netOnDevice(shape, inputs, 2, false).state == whole.state,
              "key width %d: the state alone differs", shape.keyWidth);
    }
}

KERNEL_TEST(refusesWhatItHasNoRegistersFor) {
    check(run(launchOf(),
              DeltaNet{.tokens = 1, .keyHeads = 1, .valueHeads = 1, .keyWidth = 257, .valueWidth = 1}) ==
              gpu::kNotSupported,
          "keys of 257");
    check(run(launchOf(), Convolve{.tokens = 1, .channels = 1, .taps = 17}) == gpu::kNotSupported, "17 taps");
    check(run(launchOf(), Convolve{.channels = 1, .taps = 4}) == 0, "no tokens to convolve");
    check(run(launchOf(), DeltaNet{.valueHeads = 1, .keyWidth = 8}) == 0, "no tokens for the net");
}
