// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/attend_kernel.h"
#include "kernels/cuda/launchers.h"
#include "kernels/cuda/placement_kernel.h"

namespace conclave::kernels::cuda {

namespace {

__global__ void __launch_bounds__(kBlockThreads) ropeTableKernel(RopeTable args) {
    ropeTableItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) placeGroupedKernel(PlaceGrouped args) {
    placeGroupedItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) placeLatentKernel(PlaceLatent args) {
    placeLatentItem(args, static_cast<int>(blockIdx.x), {});
}
template <CacheType type>
__global__ void __launch_bounds__(kBlockThreads, 2) attendSplitKernel(SplitAttend work) {
    attendSplitItem<type>(work, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) attendCombineKernel(SplitAttend work) {
    attendCombineItem(work, static_cast<int>(blockIdx.x), {});
}

template <typename Args>
gpu::Status launchItems(const Launch& launch, void (*kernel)(Args), int items, std::size_t sharedBytes,
                        const Args& args) {
    if (items <= 0)
        return 0;
    if (sharedBytes > launch.device->sharedBytesPerBlock)
        return gpu::kNotSupported;
    const gpu::LaunchConfig config{.grid = static_cast<unsigned>(items),
                                   .block = kBlockThreads,
                                   .sharedBytes = sharedBytes,
                                   .stream = launch.stream};
    return gpu::launch(config, kernel, args);
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

gpu::Status attendSplit(const Launch& launch, const Attend& args) {
    const SplitAttend work{args, attendSplits(args, launch.device->multiprocessors)};
    if (args.cache.valueWidth > kMostAttendWidth || args.scratch.bytes < attendScratchBytes(args, work.splits))
        return gpu::kNotSupported;
    if (const gpu::Status failed = launchItems(launch, splitKernelOf(args.cache.type), attendSplitItems(work),
                                               attendSplitSharedBytes(args), work))
        return failed;
    return launchItems(launch, attendCombineKernel, attendCombineItems(work), attendCombineSharedBytes(),
                       work);
}

} // namespace

gpu::Status run(const Launch& launch, const RopeTable& args) {
    return launchItems(launch, ropeTableKernel, ropeTableItems(args), 0, args);
}

gpu::Status run(const Launch& launch, const PlaceGrouped& args) {
    return launchItems(launch, placeGroupedKernel, placeGroupedItems(args), placeGroupedSharedBytes(args),
                       args);
}

gpu::Status run(const Launch& launch, const PlaceLatent& args) {
    return launchItems(launch, placeLatentKernel, placeLatentItems(args), placeLatentSharedBytes(args), args);
}

gpu::Status run(const Launch& launch, const Attend& args) {
    return attendSplit(launch, args);
}

std::int64_t scratchBytes(const Attend& args) {
    return attendScratchBytes(args, attendSplits(args, kMostMultiprocessors));
}

} // namespace conclave::kernels::cuda
