// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/launchers.h"
#include "kernels/cuda/sample_kernel.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels::cuda {

namespace {

constexpr int kMostThreads = 1024;
constexpr int kManyTokens = 8192; ///< a smaller vocabulary does not keep so many threads busy

__global__ void __launch_bounds__(kMostThreads) sampleKernel(Sample args, float logMinP) {
    sampleBlock(args, logMinP, {});
}

} // namespace

/// Two lists of candidates.
std::int64_t scratchBytes(const Sample& args) {
    return 2 * std::int64_t{args.vocabulary} * static_cast<std::int64_t>(sizeof(Candidate));
}

gpu::Status run(const Launch& launch, const Sample& args) {
    if (args.scratch.bytes < scratchBytes(args))
        return gpu::kInvalidValue;
    const float logMinP = args.minP > 0.0f ? std::log(std::min(args.minP, 1.0f)) : 0.0f;
    return gpu::launch(
        {.grid = 1,
         .block = static_cast<unsigned>(args.vocabulary < kManyTokens ? kBlockThreads : kMostThreads),
         .sharedBytes = sampleSharedBytes(),
         .stream = launch.stream},
        sampleKernel, args, logMinP);
}

} // namespace conclave::kernels::cuda
