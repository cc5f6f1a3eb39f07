// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/attend_unfolded_kernel.h"

namespace conclave::kernels::cuda {

namespace {

gpu::Status unfoldMatrices(const Launch& launch, const MatrixStack& stack, const UnfoldBatch& batch,
                           float* out) {
    const auto with = [&](void (*kernel)(MatrixStack, int, float*)) {
        const gpu::LaunchConfig config{
            .grid = dim3(static_cast<unsigned>(stack.rows), static_cast<unsigned>(batch.heads)),
            .block = kBlockThreads,
            .stream = launch.stream};
        return gpu::launch(config, kernel, stack, batch.firstHead, out);
    };
    switch (stack.type) {
#define CONCLAVE_UNFOLD_TYPE(name)                                                                           \
    case QuantType::name:                                                                                    \
        return with(unfoldMatricesKernel<QuantType::name>);
        CONCLAVE_UNFOLD_TYPE(f32)
        CONCLAVE_UNFOLD_TYPE(f16)
        CONCLAVE_UNFOLD_TYPE(bf16)
        CONCLAVE_UNFOLD_TYPE(q4_0)
        CONCLAVE_UNFOLD_TYPE(q4_1)
        CONCLAVE_UNFOLD_TYPE(q5_0)
        CONCLAVE_UNFOLD_TYPE(q5_1)
        CONCLAVE_UNFOLD_TYPE(q8_0)
        CONCLAVE_UNFOLD_TYPE(q2_k)
        CONCLAVE_UNFOLD_TYPE(q3_k)
        CONCLAVE_UNFOLD_TYPE(q4_k)
        CONCLAVE_UNFOLD_TYPE(q5_k)
        CONCLAVE_UNFOLD_TYPE(q6_k)
        CONCLAVE_UNFOLD_TYPE(iq2_xxs)
        CONCLAVE_UNFOLD_TYPE(iq2_xs)
        CONCLAVE_UNFOLD_TYPE(iq2_s)
        CONCLAVE_UNFOLD_TYPE(iq3_xxs)
        CONCLAVE_UNFOLD_TYPE(iq3_s)
        CONCLAVE_UNFOLD_TYPE(iq1_s)
        CONCLAVE_UNFOLD_TYPE(iq1_m)
        CONCLAVE_UNFOLD_TYPE(iq4_nl)
        CONCLAVE_UNFOLD_TYPE(iq4_xs)
        CONCLAVE_UNFOLD_TYPE(tq1_0)
        CONCLAVE_UNFOLD_TYPE(tq2_0)
        CONCLAVE_UNFOLD_TYPE(mxfp4)
        CONCLAVE_UNFOLD_TYPE(nvfp4)
#undef CONCLAVE_UNFOLD_TYPE
    }
    return gpu::kNotSupported;
}

auto latentsKernelOf(CacheType type) {
    switch (type) {
    case CacheType::f32:
        return unfoldLatentsKernel<CacheType::f32>;
    case CacheType::f16:
        return unfoldLatentsKernel<CacheType::f16>;
    case CacheType::bf16:
        return unfoldLatentsKernel<CacheType::bf16>;
    case CacheType::f8_e4m3:
        return unfoldLatentsKernel<CacheType::f8_e4m3>;
    case CacheType::q8_0:
        return unfoldLatentsKernel<CacheType::q8_0>;
    case CacheType::q4_0:
        break;
    }
    return unfoldLatentsKernel<CacheType::q4_0>;
}

template <bool isKey>
gpu::Status unfoldProduct(const Launch& launch, const UnfoldBatch& batch) {
    const int width = isKey ? batch.args.plain : batch.args.valueWidth;
    const gpu::LaunchConfig config{.grid =
                                       dim3(static_cast<unsigned>(batch.positions / kUnfoldTile),
                                            static_cast<unsigned>((width + kUnfoldTile - 1) / kUnfoldTile),
                                            static_cast<unsigned>(batch.heads)),
                                   .block = kPrefillThreads,
                                   .sharedBytes = 2 * kUnfoldTile * kUnfoldTile * sizeof(std::uint16_t),
                                   .stream = launch.stream};
    return gpu::launch(config, unfoldProductKernel<isKey>, batch);
}

/// The batch's keys and values as a cache.
PrefillAttend prefillOf(const UnfoldBatch& batch) {
    const AttendUnfolded& args = batch.args;
    const Cache cache{.type = CacheType::f16,
                      .kvHeads = batch.heads,
                      .keyWidth = args.plain + args.rotary,
                      .valueWidth = args.valueWidth,
                      .capacity = batch.positions,
                      .keys = reinterpret_cast<std::byte*>(batch.keys),
                      .values = reinterpret_cast<std::byte*>(batch.values),
                      .keyRowBytes = std::int64_t{2} * batch.keyStride,
                      .valueRowBytes = std::int64_t{2} * batch.valueStride};
    return {.work = {.args = {.tokens = args.tokens,
                              .position = args.position,
                              .mostPositions = args.mostPositions,
                              .heads = args.heads,
                              .query = args.query,
                              .queryHeadStride = args.plain + args.rotary,
                              .cache = cache,
                              .scale = args.scale,
                              .out = args.out}},
            .heads = batch.heads,
            .firstHead = batch.firstHead,
            .firstPosition = batch.firstPosition,
            .positions = batch.positions,
            .running = batch.running,
            .isFirst = batch.firstPosition == 0,
            .isLast = batch.firstPosition + batch.positions >= args.mostPositions};
}

gpu::Status attendBatch(const Launch& launch, const UnfoldBatch& batch) {
    const gpu::LaunchConfig rows{
        .grid = static_cast<unsigned>(batch.positions), .block = kBlockThreads, .stream = launch.stream};
    if (const gpu::Status failed = gpu::launch(rows, latentsKernelOf(batch.args.cache.type), batch))
        return failed;
    if (const gpu::Status failed = unfoldProduct<true>(launch, batch))
        return failed;
    if (const gpu::Status failed = unfoldProduct<false>(launch, batch))
        return failed;
    return runPrefill<CacheType::f16>(launch, prefillOf(batch));
}

} // namespace

gpu::Status run(const Launch& launch, const AttendUnfolded& args) {
    UnfoldBatch batch = planUnfolding(args, args.scratch.bytes);
    if (args.plain + args.rotary > kMostUnfoldedKey || args.valueWidth > kMostUnfoldedValue ||
        args.scratch.bytes < batch.bytes)
        return gpu::kNotSupported;
    const int batchHeads = batch.heads;
    for (batch.firstHead = 0; batch.firstHead < args.heads; batch.firstHead += batchHeads) {
        batch.heads = std::min(batchHeads, args.heads - batch.firstHead);
        if (const gpu::Status failed = unfoldMatrices(launch, args.keyUp, batch, batch.keyUp))
            return failed;
        if (const gpu::Status failed = unfoldMatrices(launch, args.valueUp, batch, batch.valueUp))
            return failed;
        for (batch.firstPosition = 0; batch.firstPosition < args.mostPositions;
             batch.firstPosition += batch.positions)
            if (const gpu::Status failed = attendBatch(launch, batch))
                return failed;
    }
    return 0;
}

std::int64_t scratchBytes(const AttendUnfolded& args) {
    return planUnfolding(args, kUnfoldBytes).bytes;
}

} // namespace conclave::kernels::cuda
