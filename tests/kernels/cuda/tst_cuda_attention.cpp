// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/cuda/attention_case.h"

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

/// A device of @p multiprocessors: how many decides into how many splits positions are cut.
void attendOn(int multiprocessors, const AttentionShape& shape, CacheType type) {
    gpu::DeviceFacts facts = testDevice();
    facts.multiprocessors = multiprocessors;
    AttentionProblem problem(shape, type);
    Attend args = problem.args();
    DeviceArray<std::byte> scratch = nanScratch(scratchBytes(args));
    args.scratch = {scratch.data(), static_cast<std::int64_t>(scratch.count())};
    check(run({.device = &facts}, args) == 0, "%s is not launched", shape.name);
    problem.check(shape.name);
}

} // namespace

KERNEL_TEST(attendsWithEveryCacheType) {
    const AttentionShape shapes[] = {
        {.name = "one query",
         .tokens = 1,
         .position = 130,
         .heads = 1,
         .kvHeads = 1,
         .keyWidth = 64,
         .valueWidth = 64},
        {.name = "three queries",
         .tokens = 1,
         .position = 64,
         .heads = 6,
         .kvHeads = 2,
         .keyWidth = 12,
         .valueWidth = 28},
        {.name = "seven queries",
         .tokens = 1,
         .position = 256,
         .heads = 7,
         .kvHeads = 1,
         .keyWidth = 128,
         .valueWidth = 128},
        {.name = "latent",
         .tokens = 2,
         .position = 70,
         .heads = 6,
         .kvHeads = 1,
         .keyWidth = 84,
         .valueWidth = 68,
         .valuesInKeys = true},
    };
    for (const AttentionShape& shape : shapes)
        for (const CacheType type : kCacheTypes)
            attendOn(4, shape, type);
}

KERNEL_TEST(attendsInOddShapes) {
    for (const int tokens : {1, 3, 8})
        for (const int position : {0, 30, 249})
            for (const auto& [heads, kvHeads] : {std::pair{2, 2}, {3, 1}, {8, 2}, {7, 1}})
                for (const auto& [keyWidth, valueWidth] : {std::pair{5, 5}, {12, 14}, {80, 80}, {64, 17}}) {
                    if (isSmallRun() && (tokens == 8 || position == 249) && keyWidth != 12)
                        continue;
                    attendOn(3,
                             {.name = "odd shape",
                              .tokens = tokens,
                              .position = position,
                              .heads = heads,
                              .kvHeads = kvHeads,
                              .keyWidth = keyWidth,
                              .valueWidth = valueWidth},
                             tokens == 3 ? CacheType::f32 : CacheType::f16);
                }
}

KERNEL_TEST(attendsToLatentRows) {
    attendOn(2,
             {.name = "full size",
              .tokens = 1,
              .position = isSmallRun() ? 65 : 140,
              .heads = isSmallRun() ? 8 : 24,
              .kvHeads = 1,
              .keyWidth = 576,
              .valueWidth = 512,
              .valuesInKeys = true},
             CacheType::f16);
}

KERNEL_TEST(attendsWithinItsReach) {
    for (const int position : {0, 9, 63, 64, 100, 230})
        for (const int tokens : {1, 3, 8})
            for (const int splits : {1, 8}) {
                AttentionShape shape{.name = "window",
                                     .tokens = tokens,
                                     .position = position,
                                     .heads = 3,
                                     .kvHeads = 1,
                                     .keyWidth = 20,
                                     .valueWidth = 20,
                                     .reach = ReachKind::Window,
                                     .reachTokens = 10};
                attendOn(splits, shape, CacheType::f32);
                shape.name = "window in a ring";
                shape.capacity = 32;
                attendOn(splits, shape, CacheType::q8_0);
                shape.name = "long window in a ring";
                shape.reachTokens = 90;
                shape.capacity = 100;
                attendOn(splits, shape, CacheType::f16);
                shape.name = "chunk";
                shape.reach = ReachKind::Chunk;
                shape.reachTokens = 65;
                shape.capacity = 96;
                attendOn(splits, shape, CacheType::f16);
            }
}

KERNEL_TEST(attendsWithSinksSoftcapAndGate) {
    for (const int multiprocessors : {1, 8}) {
        AttentionShape shape{.name = "sinks",
                             .tokens = 2,
                             .position = 150,
                             .heads = 4,
                             .kvHeads = 2,
                             .keyWidth = 32,
                             .valueWidth = 32,
                             .hasSinks = true};
        attendOn(multiprocessors, shape, CacheType::f32);
        shape.name = "sinks and softcap";
        shape.softcap = 0.7f;
        attendOn(multiprocessors, shape, CacheType::f32);
        shape.name = "gate";
        shape.isGated = true;
        shape.hasSinks = false;
        attendOn(multiprocessors, shape, CacheType::f32);
        shape.name = "steep scores";
        shape.softcap = 0;
        shape.queryScale = 60;
        attendOn(multiprocessors, shape, CacheType::f32);
    }
}

/// Splits are cut for more positions than there are: some see none.
KERNEL_TEST(attendsWithEmptySplits) {
    AttentionProblem problem(
        {.name = "", .tokens = 2, .position = 60, .heads = 4, .kvHeads = 2, .keyWidth = 16, .valueWidth = 16},
        CacheType::f16);
    Attend args = problem.args();
    args.mostPositions = 5000;
    DeviceArray<std::byte> scratch = nanScratch(scratchBytes(args));
    args.scratch = {scratch.data(), static_cast<std::int64_t>(scratch.count())};
    gpu::DeviceFacts facts = testDevice();
    facts.multiprocessors = isSmallRun() ? 8 : 80;
    check(run({.device = &facts}, args) == 0, "not launched");
    problem.check("most splits empty");
}

/// A NaN in one visible key makes the whole row NaN in every type of cache, with one split and with several.
KERNEL_TEST(brokenKeysStayVisible) {
    constexpr int kWidth = 32;
    std::vector<float> broken(kWidth, 1.0f);
    broken[5] = NAN;
    for (const CacheType type : kCacheTypes)
        for (const int multiprocessors : {1, 8}) {
            AttentionProblem problem({.name = "",
                                      .tokens = 1,
                                      .position = 200,
                                      .heads = 2,
                                      .kvHeads = 1,
                                      .keyWidth = kWidth,
                                      .valueWidth = kWidth},
                                     type);
            Attend args = problem.args();
            std::vector<std::byte> keys = problem.keys();
            storeCacheRow(type, broken.data(), kWidth, keys.data() + 70 * args.cache.keyRowBytes);
            DeviceArray<std::byte> brokenKeys(keys);
            args.cache.keys = brokenKeys.data();
            DeviceArray<float> out(2 * kWidth);
            args.out = out.data();
            DeviceArray<std::byte> scratch = nanScratch(scratchBytes(args));
            args.scratch = {scratch.data(), static_cast<std::int64_t>(scratch.count())};
            gpu::DeviceFacts facts = testDevice();
            facts.multiprocessors = multiprocessors;
            check(run({.device = &facts}, args) == 0, "not launched");
            for (const float x : out.values())
                check(std::isnan(x), "%g where NaN was expected, type %d", static_cast<double>(x),
                      static_cast<int>(type));
        }
}
