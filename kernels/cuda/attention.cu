// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/attend_prefill_kernel.h"
#include "kernels/cuda/launch_items.h"
#include "kernels/cuda/placement_kernel.h"

namespace conclave::kernels::cuda {

namespace {

__global__ void __launch_bounds__(kBlockThreads) ropeTableKernel(RopeTable args) {
    ropeTableItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads, 1) placeGroupedKernel(PlaceGrouped args) {
    placeGroupedItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) placeLatentKernel(PlaceLatent args) {
    placeLatentItem(args, static_cast<int>(blockIdx.x), {});
}
template <CacheType type>
__global__ void __launch_bounds__(kBlockThreads, GPU_BLOCKS(2, 2, 1)) attendSplitKernel(SplitAttend work) {
    attendSplitItem<type>(work, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) attendCombineKernel(SplitAttend work) {
    attendCombineItem(work, static_cast<int>(blockIdx.x), {});
}

auto splitKernelOf(CacheType type) {
    switch (type) {
    case CacheType::f32:
        return attendSplitKernel<CacheType::f32>;
    case CacheType::f16:
        return attendSplitKernel<CacheType::f16>;
    case CacheType::bf16:
        return attendSplitKernel<CacheType::bf16>;
    case CacheType::f8_e4m3:
        return attendSplitKernel<CacheType::f8_e4m3>;
    case CacheType::q8_0:
        return attendSplitKernel<CacheType::q8_0>;
    case CacheType::q4_0:
        break;
    }
    return attendSplitKernel<CacheType::q4_0>;
}

gpu::Status combineSplits(const Launch& launch, const SplitAttend& work) {
    return launchItems(launch, attendCombineItems(work), attendCombineSharedBytes(), attendCombineKernel,
                       work);
}

gpu::Status attendSplit(const Launch& launch, const Attend& args) {
    const SplitAttend work{args, attendSplits(args, launch.device->multiprocessors)};
    if (args.cache.valueWidth > kMostAttendWidth ||
        attendSplitSharedBytes(args) > launch.device->sharedBytesPerBlock ||
        args.scratch.bytes < attendScratchBytes(args, work.splits))
        return gpu::kNotSupported;
    if (const gpu::Status failed = launchItems(launch, attendSplitItems(work), attendSplitSharedBytes(args),
                                               splitKernelOf(args.cache.type), work))
        return failed;
    return combineSplits(launch, work);
}

gpu::Status attendPrefill(const Launch& launch, const Attend& args) {
    const SplitAttend work{args, prefillSplits(args, launch.device->multiprocessors)};
    if (args.scratch.bytes < attendScratchBytes(args, work.splits))
        return gpu::kNotSupported;
    const PrefillAttend prefill{
        .work = work, .heads = args.heads, .groupHeads = args.heads / args.cache.kvHeads};
    gpu::Status failed = gpu::kNotSupported;
    switch (args.cache.type) {
    case CacheType::f32:
        break;
    case CacheType::f16:
        failed = runPrefill<CacheType::f16>(launch, prefill);
        break;
    case CacheType::bf16:
        failed = runPrefill<CacheType::bf16>(launch, prefill);
        break;
    case CacheType::f8_e4m3:
        failed = runPrefill<CacheType::f8_e4m3>(launch, prefill);
        break;
    case CacheType::q8_0:
        failed = runPrefill<CacheType::q8_0>(launch, prefill);
        break;
    case CacheType::q4_0:
        failed = runPrefill<CacheType::q4_0>(launch, prefill);
        break;
    }
    return failed ? failed : combineSplits(launch, work);
}

} // namespace

gpu::Status run(const Launch& launch, const RopeTable& args) {
    return launchItems(launch, ropeTableItems(args), 0, ropeTableKernel, args);
}

gpu::Status run(const Launch& launch, const PlaceGrouped& args) {
    return launchItems(launch, placeGroupedItems(args), placeGroupedSharedBytes(args), placeGroupedKernel,
                       args);
}

gpu::Status run(const Launch& launch, const PlaceLatent& args) {
    return launchItems(launch, placeLatentItems(args), placeLatentSharedBytes(args), placeLatentKernel, args);
}

gpu::Status run(const Launch& launch, const Attend& args) {
    return attendsOnTensorCores(args) ? attendPrefill(launch, args) : attendSplit(launch, args);
}

std::int64_t scratchBytes(const Attend& args) {
    return attendScratchBytes(args, attendsOnTensorCores(args) ? prefillSplits(args, kMostMultiprocessors)
                                                               : attendSplits(args, kMostMultiprocessors));
}

} // namespace conclave::kernels::cuda
