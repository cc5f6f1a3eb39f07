// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/experts_kernel.h"
#include "kernels/cuda/launch_items.h"

namespace conclave::kernels::cuda {

namespace {

/// Blocks of more warps than these only wait for each other.
constexpr int kSortThreads = 512;
constexpr int kPairsPerThread = 8;

__global__ void __launch_bounds__(kBlockThreads) routeExpertsKernel(RouteExperts args) {
    routeExpertsItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kSortThreads) groupExpertsKernel(GroupExperts args) {
    groupExpertsBlock(args, {});
}
__global__ void __launch_bounds__(kBlockThreads) gatherPairsKernel(GatherPairs args) {
    gatherPairsItem(args, static_cast<int>(blockIdx.x), {});
}
__global__ void __launch_bounds__(kBlockThreads) combineExpertsKernel(CombineExperts args) {
    combineExpertsItem(args, static_cast<int>(blockIdx.x), {});
}

} // namespace

gpu::Status run(const Launch& launch, const RouteExperts& args) {
    if (!canRouteExperts(args.routing))
        return gpu::kNotSupported;
    return launchItems(launch, routeExpertsItems(args), routeExpertsSharedBytes(args), routeExpertsKernel,
                       args);
}

gpu::Status run(const Launch& launch, const GroupExperts& args) {
    if (args.choice.experts > kMostExperts)
        return gpu::kNotSupported;
    const bool isLarge = args.choice.tokens * args.choice.used > kBlockThreads * kPairsPerThread;
    const int threads = isLarge ? kSortThreads : kBlockThreads;
    return gpu::launch({.grid = 1,
                        .block = static_cast<unsigned>(threads),
                        .sharedBytes = groupExpertsSharedBytes(args, threads),
                        .stream = launch.stream},
                       groupExpertsKernel, args);
}

gpu::Status run(const Launch& launch, const GatherPairs& args) {
    return launchItems(launch, gatherPairsItems(args), gatherPairsSharedBytes(args), gatherPairsKernel, args);
}

gpu::Status run(const Launch& launch, const CombineExperts& args) {
    const std::size_t sharedBytes = combineExpertsSharedBytes(args);
    if (sharedBytes > launch.device->sharedBytesPerBlock)
        return gpu::kNotSupported;
    return launchItems(launch, combineExpertsItems(args), sharedBytes, combineExpertsKernel, args);
}

} // namespace conclave::kernels::cuda
