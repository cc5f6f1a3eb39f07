// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/weight_planes.h"
#include "kernels/embed_rows.h"
#include "kernels/float_formats.h"
#include "kernels/gated_activation.h"
#include "kernels/rms_norm.h"
#include "tests/kernels/cuda/kernel_test.h"
#include "tests/kernels/random_blocks.h"

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

/// Around every edge: a warp, a block, a span of columns, what a block holds in registers (4096).
std::vector<int> widths() {
    if (isSmallRun())
        return {1, 33, 257, 1025, 4100};
    return {1, 31, 32, 33, 255, 256, 257, 1023, 1024, 1025, 2880, 4095, 4096, 4097, 4353, 7168};
}

/// The CPU adds squares in 16 rows of cols / 16, the device in 256 of cols / 256: relative errors of so many
/// half ulps at most, halved by the root. The rest is the root, two divisions and three products.
float normBound(float exact, int cols) {
    return std::fabs(exact) * kEpsilon * (8.0f + static_cast<float>(cols) / 60.0f) + 1e-30f;
}

void embedsRows(QuantType type, int bytesPerWeight) {
    for (const int cols : widths()) {
        Random random(static_cast<std::uint64_t>(cols));
        const int rows = 7;
        std::vector<std::byte> data(static_cast<std::size_t>(rows * cols * bytesPerWeight));
        for (int i = 0; i < rows * cols; ++i) {
            const float value = random.real(3);
            const std::uint16_t half = type == QuantType::f16 ? floatToF16(value) : floatToBf16(value);
            const void* const from =
                bytesPerWeight == 4 ? static_cast<const void*>(&value) : static_cast<const void*>(&half);
            std::copy_n(static_cast<const std::byte*>(from), bytesPerWeight,
                        data.data() + i * bytesPerWeight);
        }
        const std::vector<std::int32_t> ids{6, 0, 3};
        const int stride = cols + 5;
        std::vector<float> expected(ids.size() * static_cast<std::size_t>(cols));
        embedRows({.type = type, .data = data.data(), .rows = rows, .cols = cols}, ids.data(), 3,
                  expected.data());
        std::vector<float> wanted(ids.size() * static_cast<std::size_t>(stride), -1.0f);
        for (int t = 0; t < 3; ++t)
            for (int c = 0; c < cols; ++c)
                wanted[static_cast<std::size_t>(t * stride + c)] =
                    1.5f * expected[static_cast<std::size_t>(t * cols + c)];
        wanted.resize(wanted.size() - 5);

        DeviceArray<std::byte> table(data);
        DeviceArray<std::int32_t> chosen(ids);
        DeviceArray<float> out(std::vector<float>(wanted.size(), -1.0f));
        const int status = run(launchOf(), EmbedRows{.table = {type, rows, cols, table.data()},
                                                     .ids = chosen.data(),
                                                     .tokens = 3,
                                                     .scale = 1.5f,
                                                     .out = out.data(),
                                                     .outStride = stride});
        check(status == 0, "status %d", status);
        compare(("cols " + std::to_string(cols)).c_str(), out.values(), wanted, 0.0f);
    }
}

} // namespace

KERNEL_TEST(embedsRowsOfF32) {
    embedsRows(QuantType::f32, 4);
}
KERNEL_TEST(embedsRowsOfF16) {
    embedsRows(QuantType::f16, 2);
}
KERNEL_TEST(embedsRowsOfBf16) {
    embedsRows(QuantType::bf16, 2);
}

KERNEL_TEST(embedsRowsOfEveryPackedType) {
    for (const QuantTraits& traits : allQuantTraits()) {
        if (traits.blockElements == 1)
            continue;
        const int rows = 4;
        const int cols = 1280; // more than a span, and whole blocks of every type
        std::mt19937 random(static_cast<unsigned>(traits.type));
        const std::vector<std::byte> blocks = randomBlocks(traits.type, rows, cols, random, 0.03f);
        std::vector<std::byte> planes(static_cast<std::size_t>(planesBytes(traits.type, rows, cols)));
        splitIntoPlanes(traits.type, blocks.data(), rows, cols, planes.data());
        const std::vector<std::int32_t> ids{3, 0};
        std::vector<float> expected(ids.size() * static_cast<std::size_t>(cols));
        embedRows({.type = traits.type, .data = blocks.data(), .rows = rows, .cols = cols}, ids.data(), 2,
                  expected.data());
        for (float& weight : expected)
            weight *= 0.5f;

        DeviceArray<std::byte> table(planes);
        DeviceArray<std::int32_t> chosen(ids);
        DeviceArray<float> out(expected.size());
        const int status = run(launchOf(), EmbedRows{.table = {traits.type, rows, cols, table.data()},
                                                     .ids = chosen.data(),
                                                     .tokens = 2,
                                                     .scale = 0.5f,
                                                     .out = out.data(),
                                                     .outStride = cols});
        check(status == 0, "%s: status %d", traits.name, status);
        compare(traits.name, out.values(), expected, 0.0f);
    }
}

KERNEL_TEST(normsRowsAsTheCpuDoes) {
    for (const int cols : widths()) {
        const int rows = 3;
        const int stride = cols + 3;
        Random random(static_cast<std::uint64_t>(cols) + 100);
        const std::vector<float> x = random.reals(static_cast<std::size_t>(rows * stride), 4);
        const std::vector<float> weight = random.reals(static_cast<std::size_t>(cols));
        const std::vector<float> before = random.reals(static_cast<std::size_t>(rows * stride));
        for (const bool isWeighted : {false, true}) {
            for (const bool adds : {false, true}) {
                std::vector<float> normed = x;
                rmsNorm(x.data(), stride, rows, cols, isWeighted ? weight.data() : nullptr, 1e-5f,
                        normed.data(), stride);
                std::vector<float> expected = before;
                std::vector<float> bounds(expected.size());
                for (int i = 0; i < rows * stride; ++i) {
                    const auto at = static_cast<std::size_t>(i);
                    if (i % stride >= cols)
                        continue;
                    const float r = 0.5f * normed[at];
                    expected[at] = adds ? before[at] + r : r;
                    bounds[at] = normBound(r, cols) + (adds ? std::fabs(expected[at]) * kEpsilon : 0.0f);
                }
                DeviceArray<float> rowsOnDevice(x);
                DeviceArray<float> weightOnDevice(weight);
                DeviceArray<float> out(before);
                NormRows args{.x = rowsOnDevice.data(),
                              .xStride = stride,
                              .rows = rows,
                              .cols = cols,
                              .weight = isWeighted ? weightOnDevice.data() : nullptr,
                              .epsilon = 1e-5f,
                              .scale = 0.5f};
                (adds ? args.addTo : args.out) = out.data();
                (adds ? args.addStride : args.outStride) = stride;
                const int status = run(launchOf(), args);
                check(status == 0, "status %d", status);
                compare(("cols " + std::to_string(cols) + (adds ? ", added" : "")).c_str(), out.values(),
                        expected, bounds);
            }
        }
    }
}

KERNEL_TEST(normsRowsInPlaceAndCopiesThemWithoutANorm) {
    for (const int cols : widths()) {
        Random random(static_cast<std::uint64_t>(cols) + 200);
        const std::vector<float> x = random.reals(static_cast<std::size_t>(2 * cols));
        std::vector<float> expected(x.size());
        rmsNorm(x.data(), cols, 2, cols, nullptr, 0.25f, expected.data(), cols);
        std::vector<float> bounds(x.size());
        for (std::size_t i = 0; i < x.size(); ++i)
            bounds[i] = normBound(expected[i], cols);
        DeviceArray<float> rows(x);
        NormRows args{.x = rows.data(),
                      .xStride = cols,
                      .rows = 2,
                      .cols = cols,
                      .epsilon = 0.25f,
                      .out = rows.data(),
                      .outStride = cols};
        run(launchOf(), args);
        compare("in place", rows.values(), expected, bounds);

        DeviceArray<float> copied(x.size());
        rows.set(x);
        args.norms = false;
        args.weight = rows.data(); // not looked at
        args.out = copied.data();
        run(launchOf(), args);
        compare("copied", copied.values(), x, 0.0f);
    }
}

KERNEL_TEST(addsScaledRows) {
    for (const int count : widths()) {
        Random random(static_cast<std::uint64_t>(count) + 300);
        const std::vector<float> x = random.reals(static_cast<std::size_t>(count));
        const std::vector<float> y = random.reals(static_cast<std::size_t>(count));
        std::vector<float> sum(x.size());
        std::vector<float> scaled(x.size());
        std::vector<float> bounds(x.size());
        for (std::size_t i = 0; i < x.size(); ++i) {
            sum[i] = 1.5f * x[i] + -0.3f * y[i];
            bounds[i] = (1.5f * std::fabs(x[i]) + 0.3f * std::fabs(y[i])) * kEpsilon; // fused or not
            scaled[i] = 1.5f * x[i];
        }
        DeviceArray<float> xs(x);
        DeviceArray<float> ys(y);
        DeviceArray<float> out(x.size());
        AddScaled args{.x = xs.data(), .xScale = 1.5f, .yScale = -0.3f, .count = count, .out = out.data()};
        run(launchOf(), args);
        compare("scaled", out.values(), scaled, 0.0f);
        args.y = ys.data();
        args.out = ys.data();
        run(launchOf(), args);
        compare("added, onto y", ys.values(), sum, bounds);
    }
}

KERNEL_TEST(activatesAsTheCpuDoes) {
    constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
    for (const int cols : widths()) {
        const int rows = 3;
        const int gateStride = cols + 1;
        const int upStride = cols + 2;
        Random random(static_cast<std::uint64_t>(cols) + 400);
        std::vector<float> gate = random.reals(static_cast<std::size_t>(rows * gateStride), 12);
        std::vector<float> up = random.reals(static_cast<std::size_t>(rows * upStride), 12);
        gate[0] = cols > 31 ? kNan : -100.0f;
        up[static_cast<std::size_t>(cols / 2)] = cols > 31 ? kNan : 100.0f;
        for (const auto activation :
             {GatedActivation::Silu, GatedActivation::GeluTanh, GatedActivation::ClampedSilu}) {
            std::vector<float> expected(static_cast<std::size_t>(rows * cols));
            std::vector<float> bounds(expected.size());
            for (int r = 0; r < rows; ++r)
                gatedActivation(CpuLevel::Scalar, activation, gate.data() + r * gateStride,
                                up.data() + r * upStride, cols, expected.data() + r * cols);
            // The exponential is within 2 ulp, its argument within 4: an error of x in it is one of |x|
            // ulps, and |x| stays below 88 where the result is no subnormal number.
            for (std::size_t i = 0; i < expected.size(); ++i)
                bounds[i] = std::fabs(expected[i]) * kEpsilon * (8 + 4 * 88) + 1e-36f;
            DeviceArray<float> gates(gate);
            DeviceArray<float> ups(up);
            DeviceArray<float> out(expected.size());
            Activate args{.gate = gates.data(),
                          .gateStride = gateStride,
                          .up = ups.data(),
                          .upStride = upStride,
                          .rows = rows,
                          .cols = cols,
                          .activation = activation,
                          .out = out.data(),
                          .outStride = cols};
            run(launchOf(), args);
            const std::string what = "activation " + std::to_string(static_cast<int>(activation)) +
                                     ", cols " + std::to_string(cols);
            compare(what.c_str(), out.values(), expected, bounds);
        }
    }
}

KERNEL_TEST(scalesLogitsAndCapsThemSoftly) {
    for (const int count : widths()) {
        Random random(static_cast<std::uint64_t>(count) + 500);
        const std::vector<float> logits = random.reals(static_cast<std::size_t>(count), 90);
        for (const float softcap : {0.0f, 30.0f}) {
            std::vector<float> expected(logits.size());
            std::vector<float> bounds(logits.size());
            for (std::size_t i = 0; i < logits.size(); ++i) {
                const double scaled = 0.7 * static_cast<double>(logits[i]);
                expected[i] =
                    static_cast<float>(softcap != 0 ? softcap * std::tanh(scaled / softcap) : scaled);
                bounds[i] = std::fabs(expected[i]) * kEpsilon * 6; // tanhf 2, argument 3, product 1
            }
            DeviceArray<float> values(logits);
            run(launchOf(),
                ScaleLogits{.logits = values.data(), .count = count, .scale = 0.7f, .softcap = softcap});
            compare("logits", values.values(), expected, bounds);
        }
    }
}

KERNEL_TEST(nothingIsNoError) {
    check(run(launchOf(), EmbedRows{.table = {.type = QuantType::f32, .cols = 8}}) == 0, "no tokens");
    check(run(launchOf(), NormRows{.cols = 8}) == 0, "no rows");
    check(run(launchOf(), AddScaled{}) == 0, "no floats");
    check(run(launchOf(), Activate{.cols = 8}) == 0, "no rows to activate");
    check(run(launchOf(), ScaleLogits{}) == 0, "no logits");
}
