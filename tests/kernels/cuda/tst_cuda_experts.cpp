// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/expert_combine.h"
#include "kernels/expert_group.h"
#include "kernels/expert_route.h"
#include "kernels/rms_norm.h"
#include "tests/kernels/cuda/kernel_test.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

constexpr float kEpsilon = 0x1p-23f; ///< distance of 1 from the next float
constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

Launch launchOf() {
    return {.stream = nullptr, .device = &testDevice()};
}

std::size_t sizeOf(std::int64_t count) {
    return static_cast<std::size_t>(count);
}

struct RouteCase {
    ExpertRouting routing;
    int tokens;
    bool hasBias;
    bool hasScales;
};

std::vector<RouteCase> routeCases() {
    using enum ExpertGating;
    return {
        {{.experts = 8, .used = 2}, 1, false, false},
        {{.experts = 128, .used = 8, .normalise = true}, 9, false, false},
        {{.experts = 60, .used = 4, .scale = 2.5f}, 3, false, true},
        {{.experts = 1, .used = 1}, 2, false, false},
        {{.experts = 33, .used = 33 - 1, .gating = SoftmaxOfChosen}, 17, true, false},
        {{.experts = 32, .used = 4, .gating = SoftmaxOfChosen}, 8, false, false},
        {{.experts = 16, .used = 1, .gating = Sigmoid}, 7, false, false},
        {{.experts = 256,
          .used = 8,
          .gating = Sigmoid,
          .groups = 8,
          .groupsUsed = 4,
          .normalise = true,
          .scale = 2.5f},
         10,
         true,
         true},
        {{.experts = 160, .used = 6, .groups = 8, .groupsUsed = 3, .scale = 16.0f}, 5, false, false},
        {{.experts = 32, .used = 3, .gating = Sigmoid, .groups = 32, .groupsUsed = 5}, 5, true, false},
        {{.experts = 512, .used = 10, .normalise = true, .sumAddend = 0}, 12, true, true},
    };
}

/// What the CPU chooses and weighs.
struct Routed {
    std::vector<std::int32_t> ids;
    std::vector<float> weights;
};

Routed routeOnCpu(const RouteCase& shape, std::vector<float> scores, const std::vector<float>& bias,
                  const std::vector<float>& scales) {
    const std::int64_t pairs = shape.tokens * shape.routing.used;
    Routed routed{std::vector<std::int32_t>(sizeOf(pairs)), std::vector<float>(sizeOf(pairs))};
    std::vector<float> scratch(sizeOf(expertRouteScratchFloats(shape.routing)));
    expertRoute(shape.routing, scores.data(), shape.hasBias ? bias.data() : nullptr,
                shape.hasScales ? scales.data() : nullptr, shape.tokens, routed.ids.data(),
                routed.weights.data(), scratch.data());
    return routed;
}

void routesAsTheCpuDoes(const RouteCase& shape, const std::vector<float>& scores, const char* what) {
    Random random(7);
    const std::vector<float> bias = random.reals(sizeOf(shape.routing.experts), 0.1f);
    const std::vector<float> scales = random.reals(sizeOf(shape.routing.experts), 2);
    const Routed expected = routeOnCpu(shape, scores, bias, scales);

    DeviceArray<float> scoresOnDevice(scores);
    DeviceArray<float> biasOnDevice(bias);
    DeviceArray<float> scalesOnDevice(scales);
    DeviceArray<std::int32_t> ids(std::vector<std::int32_t>(expected.ids.size(), -1));
    DeviceArray<float> weights(expected.weights.size());
    DeviceArray<std::int32_t> counts(std::vector<std::int32_t>(sizeOf(shape.routing.experts), 5));
    RouteExperts args{.routing = shape.routing,
                      .scores = scoresOnDevice.data(),
                      .bias = shape.hasBias ? biasOnDevice.data() : nullptr,
                      .scales = shape.hasScales ? scalesOnDevice.data() : nullptr,
                      .choice = {.tokens = shape.tokens,
                                 .used = static_cast<int>(shape.routing.used),
                                 .experts = static_cast<int>(shape.routing.experts),
                                 .ids = ids.data(),
                                 .weights = weights.data()}};
    for (const bool isCounted : {false, true}) {
        args.counts = isCounted ? counts.data() : nullptr;
        const int status = run(launchOf(), args);
        check(status == 0, "%s: status %d", what, status);
    }
    // The scores are further apart than the two exponentials differ, so that choices are the same.
    const std::vector<std::int32_t> found = ids.values();
    for (std::size_t p = 0; p < found.size(); ++p)
        check(found[p] == expected.ids[p], "%s, %d experts: pair %zu is %d, expected %d", what,
              static_cast<int>(shape.routing.experts), p, found[p], expected.ids[p]);
    // Each exponential within 2 ulp here and there, of arguments below 16 that are rounded once, their sums
    // likewise, the rest a handful of products.
    std::vector<float> bounds;
    for (const float weight : expected.weights)
        bounds.push_back(std::fabs(weight) * kEpsilon * 48);
    compare(what, weights.values(), expected.weights, bounds);

    std::vector<std::int32_t> expectedCounts(sizeOf(shape.routing.experts), 5);
    for (const std::int32_t id : expected.ids)
        ++expectedCounts[sizeOf(id)];
    check(counts.values() == expectedCounts, "%s: counts differ", what);
    check(scoresOnDevice.values().size() == scores.size() &&
              std::equal(scores.begin(), scores.end(), scoresOnDevice.values().begin(),
                         [](float a, float b) { return a == b || (a != a && b != b); }),
          "%s: scores have changed", what);
}

/// Different numbers for one token, at least 2⁻¹⁰ apart.
std::vector<float> distinctScores(const RouteCase& shape, std::uint64_t seed) {
    Random random(seed);
    std::vector<float> scores;
    for (int t = 0; t < shape.tokens; ++t) {
        std::vector<float> row(sizeOf(shape.routing.experts));
        for (std::size_t e = 0; e < row.size(); ++e)
            row[e] = (static_cast<float>(e) - static_cast<float>(row.size()) / 2) * 0x1p-6f;
        for (std::size_t e = row.size(); e > 1; --e)
            std::swap(row[e - 1], row[random.bits() % e]);
        scores.insert(scores.end(), row.begin(), row.end());
    }
    return scores;
}

} // namespace

KERNEL_TEST(routesDistinctScores) {
    for (const RouteCase& shape : routeCases())
        routesAsTheCpuDoes(shape, distinctScores(shape, sizeOf(shape.tokens)), "distinct");
}

KERNEL_TEST(tiesGoToTheLowerExpert) {
    for (RouteCase shape : routeCases()) {
        shape.hasBias = false;
        std::vector<float> scores = distinctScores(shape, 3);
        for (float& score : scores)
            score = std::floor(score); // few different values
        routesAsTheCpuDoes(shape, scores, "ties");
        std::fill(scores.begin(), scores.end(), 0.0f);
        routesAsTheCpuDoes(shape, scores, "all the same");
    }
}

KERNEL_TEST(whatIsNoNumberEndsAsOnTheCpu) {
    for (const RouteCase& shape : routeCases()) {
        const std::size_t experts = sizeOf(shape.routing.experts);
        const std::vector<float> scores = distinctScores(shape, 4);
        for (const float odd : {kNan, kInfinity, -kInfinity}) {
            for (const std::size_t place : {std::size_t{0}, experts / 2, experts - 1}) {
                std::vector<float> spoiled = scores;
                for (std::size_t t = 0; t < sizeOf(shape.tokens); ++t)
                    spoiled[t * experts + place] = odd;
                routesAsTheCpuDoes(shape, spoiled, "one odd score");
            }
            routesAsTheCpuDoes(shape, std::vector<float>(scores.size(), odd), "odd scores only");
        }
        if (isSmallRun() && experts > 60)
            break;
    }
}

KERNEL_TEST(refusesMoreExpertsThanAWarpCanChoose) {
    const auto refuses = [](const ExpertRouting& routing) {
        RouteExperts args;
        args.routing = routing;
        return run(launchOf(), args) == gpu::kNotSupported;
    };
    check(refuses({.experts = 513, .used = 1}), "experts");
    check(refuses({.experts = 64, .used = 33}), "chosen experts");
    check(refuses({.experts = 64, .used = 1, .groups = 64, .groupsUsed = 2}), "groups");
    check(run(launchOf(), GroupExperts{.choice = {.tokens = 1, .used = 1, .experts = 513}}) ==
              gpu::kNotSupported,
          "experts to group by");
}

KERNEL_TEST(groupsPairsInRisingOrder) {
    struct Shape {
        int tokens, used, experts;
        bool isSkewed;
    };
    std::vector<Shape> shapes{{1, 1, 1, false},     {9, 8, 128, false}, {33, 2, 8, true},
                              {100, 10, 512, true}, {31, 1, 33, false}, {300, 6, 60, false}};
    if (!isSmallRun())
        shapes.insert(shapes.end(), {{257, 8, 64, false}, {1024, 8, 256, false}, {4096, 8, 512, true}});
    for (const Shape& shape : shapes) {
        const int pairs = shape.tokens * shape.used;
        Random random(static_cast<std::uint64_t>(pairs));
        std::vector<std::int32_t> ids;
        for (int p = 0; p < pairs; ++p) {
            const std::uint32_t experts = static_cast<std::uint32_t>(shape.experts);
            const std::uint32_t one = random.bits() % experts;
            ids.push_back(
                static_cast<std::int32_t>(shape.isSkewed ? one * (random.bits() % 3) / 2 % experts : one));
        }
        std::vector<std::int32_t> offsets(sizeOf(shape.experts + 1));
        std::vector<std::int32_t> order(sizeOf(pairs));
        std::vector<std::int32_t> rowOf(sizeOf(pairs));
        expertGroup(ids.data(), pairs, shape.experts, offsets.data(), order.data(), rowOf.data());

        DeviceArray<std::int32_t> idsOnDevice(ids);
        DeviceArray<std::int32_t> foundOffsets(std::vector<std::int32_t>(offsets.size(), -1));
        DeviceArray<std::int32_t> foundOrder(std::vector<std::int32_t>(order.size(), -1));
        const int status = run(launchOf(), GroupExperts{.choice = {.tokens = shape.tokens,
                                                                   .used = shape.used,
                                                                   .experts = shape.experts,
                                                                   .ids = idsOnDevice.data(),
                                                                   .offsets = foundOffsets.data(),
                                                                   .order = foundOrder.data()}});
        check(status == 0, "status %d", status);
        check(foundOffsets.values() == offsets, "%d pairs, %d experts: offsets differ", pairs, shape.experts);
        check(foundOrder.values() == order, "%d pairs, %d experts: order differs", pairs, shape.experts);
    }
}

KERNEL_TEST(gathersARowForEachPair) {
    for (const int cols : {1, 33, 257, 2880}) {
        const int tokens = 3;
        const int used = 2;
        const int stride = cols + 1;
        Random random(static_cast<std::uint64_t>(cols));
        const std::vector<float> x = random.reals(sizeOf(tokens * stride));
        const std::vector<float> weight = random.reals(sizeOf(cols));
        const std::vector<float> pairWeights = random.reals(sizeOf(tokens * used));
        for (const int variant : {0, 1, 2, 3}) {
            const bool isNormed = variant % 2 != 0;
            const bool weighs = variant / 2 != 0;
            std::vector<float> rows = x;
            if (isNormed)
                rmsNorm(x.data(), stride, tokens, cols, weight.data(), 1e-6f, rows.data(), stride);
            std::vector<float> expected;
            std::vector<float> bounds;
            for (int p = 0; p < tokens * used; ++p) {
                for (int c = 0; c < cols; ++c) {
                    const float scale = weighs ? pairWeights[sizeOf(p)] : 1.0f;
                    expected.push_back(rows[sizeOf(p / used * stride + c)] * scale);
                    // As of NormRows (tst_cuda_rows.cpp).
                    bounds.push_back(isNormed ? std::fabs(expected.back()) * kEpsilon *
                                                    (8.0f + static_cast<float>(cols) / 60.0f)
                                              : 0.0f);
                }
            }
            DeviceArray<float> xs(x);
            DeviceArray<float> norm(weight);
            DeviceArray<float> weights(pairWeights);
            DeviceArray<float> out(expected.size());
            const GatherPairs args{
                .input = {.x = xs.data(),
                          .stride = stride,
                          .isNormed = isNormed,
                          .normWeight = norm.data(),
                          .epsilon = 1e-6f},
                .choice = {.tokens = tokens, .used = used, .experts = 4, .weights = weights.data()},
                .weighs = weighs,
                .cols = cols,
                .out = out.data()};
            const int status = run(launchOf(), args);
            check(status == 0, "status %d", status);
            compare("gathered", out.values(), expected, bounds);
        }
    }
}

namespace {

/// Every part of CombineExperts that may be missing.
enum Part : unsigned {
    Weights = 1,
    More = 2,
    RoutedNorm = 4,
    Shared = 8,
    SharedNorm = 16,
    Logits = 32,
    PostNorm = 64
};

void combinesAsTheCpuDoes(int cols, unsigned parts) {
    const auto has = [parts](Part part) { return (parts & part) != 0; };
    const int tokens = 2;
    const int used = 3;
    const float scale = 0.75f;
    const float epsilon = 1e-5f;
    Random random(static_cast<std::uint64_t>(cols) * 128 + parts);
    const std::vector<float> weights = random.reals(sizeOf(tokens * used));
    const std::vector<float> routed = random.reals(sizeOf(tokens * used * cols));
    const std::vector<float> more = random.reals(sizeOf(tokens * cols));
    const std::vector<float> shared = random.reals(sizeOf(tokens * cols));
    const std::vector<float> logits = random.reals(sizeOf(tokens), 3);
    const std::vector<float> norms = random.reals(sizeOf(3 * cols));
    const std::vector<float> stream = random.reals(sizeOf(tokens * cols));

    std::vector<float> expected = stream;
    std::vector<float> bounds(expected.size());
    const float sumError = kEpsilon * (16.0f + static_cast<float>(cols) / 60.0f);
    const std::vector<std::int32_t> rowOf{0, 1, 2, 3, 4, 5};
    for (int t = 0; t < tokens; ++t) {
        std::vector<float> sum(sizeOf(cols));
        expertCombine(routed.data(), cols, rowOf.data() + t * used,
                      has(Weights) ? weights.data() + t * used : nullptr, used, 0, cols, sum.data());
        // Cancelled sums keep the error of their parts: relative to these, not to the sum.
        std::vector<float> sizes(sizeOf(cols));
        for (int c = 0; c < cols; ++c) {
            for (int k = 0; k < used; ++k)
                sizes[sizeOf(c)] += std::fabs(routed[sizeOf((t * used + k) * cols + c)] *
                                              (has(Weights) ? weights[sizeOf(t * used + k)] : 1.0f));
            if (has(More)) {
                sum[sizeOf(c)] += more[sizeOf(t * cols + c)];
                sizes[sizeOf(c)] += std::fabs(more[sizeOf(t * cols + c)]);
            }
        }
        const auto norm = [&](std::vector<float>& row, std::vector<float>& size, const float* weight) {
            double squares = 0;
            for (const float value : row)
                squares += static_cast<double>(value) * static_cast<double>(value);
            const float factor =
                static_cast<float>(1 / std::sqrt(squares / cols + static_cast<double>(epsilon)));
            for (int c = 0; c < cols; ++c) {
                row[sizeOf(c)] *= factor * weight[c];
                size[sizeOf(c)] *= factor * std::fabs(weight[c]);
            }
            // Errors of all columns meet in the factor.
            const float meeting = *std::max_element(size.begin(), size.end());
            for (float& one : size)
                one += meeting;
        };
        if (has(RoutedNorm))
            norm(sum, sizes, norms.data());
        if (has(Shared)) {
            std::vector<float> row(shared.begin() + t * cols, shared.begin() + (t + 1) * cols);
            std::vector<float> size(row.size());
            for (std::size_t c = 0; c < row.size(); ++c)
                size[c] = std::fabs(row[c]);
            if (has(SharedNorm))
                norm(row, size, norms.data() + cols);
            const float factor = has(Logits) ? 1 / (1 + std::exp(-logits[sizeOf(t)])) : 1.0f;
            for (std::size_t c = 0; c < row.size(); ++c) {
                sum[c] += factor * row[c];
                sizes[c] += factor * size[c];
            }
        }
        if (has(PostNorm))
            norm(sum, sizes, norms.data() + 2 * cols);
        for (int c = 0; c < cols; ++c) {
            const std::size_t at = sizeOf(t * cols + c);
            expected[at] += scale * sum[sizeOf(c)];
            bounds[at] = sumError * (scale * sizes[sizeOf(c)] + std::fabs(stream[at]));
        }
    }

    DeviceArray<float> weightsOnDevice(weights);
    DeviceArray<float> routedOnDevice(routed);
    DeviceArray<float> moreOnDevice(more);
    DeviceArray<float> sharedOnDevice(shared);
    DeviceArray<float> logitsOnDevice(logits);
    DeviceArray<float> normsOnDevice(norms);
    DeviceArray<float> out(stream);
    const int status =
        run(launchOf(),
            CombineExperts{.choice = {.tokens = tokens, .used = used, .weights = weightsOnDevice.data()},
                           .weighs = has(Weights),
                           .routed = routedOnDevice.data(),
                           .more = has(More) ? moreOnDevice.data() : nullptr,
                           .routedNorm = has(RoutedNorm) ? normsOnDevice.data() : nullptr,
                           .shared = has(Shared) ? sharedOnDevice.data() : nullptr,
                           .sharedNorm = has(SharedNorm) ? normsOnDevice.data() + cols : nullptr,
                           .sharedLogits = has(Logits) ? logitsOnDevice.data() : nullptr,
                           .postNorm = has(PostNorm) ? normsOnDevice.data() + 2 * cols : nullptr,
                           .epsilon = epsilon,
                           .scale = scale,
                           .cols = cols,
                           .stream = out.data()});
    check(status == 0, "status %d", status);
    compare(("cols " + std::to_string(cols) + ", parts " + std::to_string(parts)).c_str(), out.values(),
            expected, bounds);
}

} // namespace

KERNEL_TEST(combinesEverySetOfParts) {
    for (unsigned parts = 0; parts < 128; parts += isSmallRun() ? 5 : 1)
        combinesAsTheCpuDoes(260, parts);
}

KERNEL_TEST(combinesOddWidths) {
    for (const int cols : {1, 31, 256, 257, 1024, 1025, 2880})
        for (const unsigned parts : {Weights | Shared | Logits, Weights | Shared | PostNorm, 127u})
            combinesAsTheCpuDoes(cols, parts);
}

KERNEL_TEST(refusesNormsOfRowsThatDoNotFit) {
    gpu::DeviceFacts small = testDevice();
    small.sharedBytesPerBlock = 64u << 10;
    const float norm = 1;
    const CombineExperts args{.choice = {.tokens = 1, .used = 1}, .postNorm = &norm, .cols = 16384};
    check(run({.stream = nullptr, .device = &small}, args) == gpu::kNotSupported, "a row of 64 KiB");
}
