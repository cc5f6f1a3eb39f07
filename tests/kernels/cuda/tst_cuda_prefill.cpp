// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/cuda/attention_case.h"

using namespace conclave::kernels;
using namespace conclave::kernels::cuda;
using namespace conclave::test;

namespace {

/// A device of @p multiprocessors: how many decides into how many splits positions are cut.
void prefillOn(int multiprocessors, const AttentionShape& shape, CacheType type) {
    gpu::DeviceFacts facts = testDevice();
    facts.multiprocessors = multiprocessors;
    AttentionProblem problem(shape, type);
    Attend args = problem.args();
    DeviceArray<std::byte> scratch = nanScratch(scratchBytes(args));
    args.scratch = {scratch.data(), static_cast<std::int64_t>(scratch.count())};
    check(run({.device = &facts}, args) == 0, "%s is not launched", shape.name);
    problem.check(shape.name, type != CacheType::f32);
}

} // namespace

KERNEL_TEST(prefillsWithEveryCacheType) {
    const AttentionShape shapes[] = {
        {.name = "one tile and a bit",
         .tokens = 70,
         .position = 0,
         .heads = 2,
         .kvHeads = 1,
         .keyWidth = 64,
         .valueWidth = 64},
        {.name = "behind a prefix",
         .tokens = 33,
         .position = 37,
         .heads = 3,
         .kvHeads = 1,
         .keyWidth = 80,
         .valueWidth = 76},
        {.name = "latent",
         .tokens = 12,
         .position = 70,
         .heads = 2,
         .kvHeads = 1,
         .keyWidth = 84,
         .valueWidth = 68,
         .valuesInKeys = true},
    };
    for (const AttentionShape& shape : shapes)
        for (const CacheType type : kCacheTypes) {
            if (isSmallRun() && type != CacheType::f16 && type != CacheType::q8_0)
                continue;
            prefillOn(1, shape, type);
        }
}

KERNEL_TEST(prefillsInOddShapes) {
    for (const int tokens : {9, 64, 70})
        for (const int position : {0, 31, 129})
            for (const auto& [keyWidth, valueWidth] : {std::pair{5, 5}, {12, 28}, {128, 128}, {96, 41}}) {
                if (isSmallRun() && (tokens == 64 || position == 129 || keyWidth == 128))
                    continue;
                prefillOn(1,
                          {.name = "odd shape",
                           .tokens = tokens,
                           .position = position,
                           .heads = 2,
                           .kvHeads = 2,
                           .keyWidth = keyWidth,
                           .valueWidth = valueWidth},
                          CacheType::f16);
            }
}

KERNEL_TEST(prefillsWideHeads) {
    const AttentionShape shape{.name = "wide",
                               .tokens = isSmallRun() ? 20 : 40,
                               .position = 50,
                               .heads = 1,
                               .kvHeads = 1,
                               .keyWidth = 256,
                               .valueWidth = 256};
    prefillOn(1, shape, CacheType::f16);
    prefillOn(1, shape, CacheType::q4_0);
}

KERNEL_TEST(prefillsWithinItsReach) {
    AttentionShape shape{.name = "window",
                         .tokens = 70,
                         .position = 90,
                         .heads = 2,
                         .kvHeads = 1,
                         .keyWidth = 20,
                         .valueWidth = 20,
                         .reach = ReachKind::Window,
                         .reachTokens = 10};
    prefillOn(1, shape, CacheType::f16);
    shape.name = "window in a ring";
    shape.capacity = 96;
    prefillOn(1, shape, CacheType::q8_0);
    shape.name = "long window in a ring";
    shape.reachTokens = 70;
    shape.capacity = 139;
    prefillOn(1, shape, CacheType::f16);
    shape.name = "chunks";
    shape.reach = ReachKind::Chunk;
    shape.reachTokens = 50;
    shape.capacity = 128;
    prefillOn(1, shape, CacheType::f16);
}

KERNEL_TEST(prefillsInSplits) {
    AttentionShape shape{.name = "splits",
                         .tokens = 10,
                         .position = 500,
                         .heads = 2,
                         .kvHeads = 1,
                         .keyWidth = 28,
                         .valueWidth = 28};
    prefillOn(8, shape, CacheType::f16);
    shape.name = "splits, some of them empty";
    shape.reach = ReachKind::Window;
    shape.reachTokens = 260;
    shape.position = 300;
    shape.hasSinks = true;
    prefillOn(8, shape, CacheType::f16);
}

KERNEL_TEST(prefillsWithSinksSoftcapAndGate) {
    AttentionShape shape{.name = "sinks",
                         .tokens = 20,
                         .position = 50,
                         .heads = 4,
                         .kvHeads = 2,
                         .keyWidth = 32,
                         .valueWidth = 32,
                         .hasSinks = true};
    prefillOn(1, shape, CacheType::f16);
    shape.name = "sinks and softcap";
    shape.softcap = 0.7f;
    prefillOn(1, shape, CacheType::f16);
    shape.name = "gate";
    shape.isGated = true;
    shape.hasSinks = false;
    prefillOn(1, shape, CacheType::bf16);
}

/// Caches that tensor cores are too coarse or too narrow for: the products of small batches, in a longer
/// loop.
KERNEL_TEST(prefillsExactly) {
    prefillOn(2,
              {.name = "f32",
               .tokens = 33,
               .position = 40,
               .heads = 3,
               .kvHeads = 1,
               .keyWidth = 64,
               .valueWidth = 64},
              CacheType::f32);
    AttentionShape latent{.name = "latent",
                          .tokens = 9,
                          .position = 20,
                          .heads = 3,
                          .kvHeads = 1,
                          .keyWidth = 320,
                          .valueWidth = 264,
                          .valuesInKeys = true};
    prefillOn(2, latent, CacheType::f16);
}
