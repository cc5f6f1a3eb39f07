// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/launchers.h"
#include "kernels/cuda/sample_kernel.h"

#include <algorithm>
#include <cmath>

namespace conclave::kernels::cuda {

namespace {

constexpr int kMostThreads = 1024;
constexpr int kManyCandidates = 8192; ///< fewer do not keep so many threads busy

__global__ void __launch_bounds__(kBlockThreads, 4) shortlistKernel(Sample args, int keep) {
    SamplerBlock(args, {}).shorten(static_cast<int>(blockIdx.x), keep);
}

/// @p logMinP: log(min(minP, 1)), computed by the host as the CPU's sampler does.
__global__ void __launch_bounds__(kMostThreads) sampleKernel(Sample args, float logMinP, int shortlisted) {
    SamplerBlock(args, {}).run(logMinP, shortlisted);
}

} // namespace

/// Two lists of candidates.
std::int64_t scratchBytes(const Sample& args) {
    return 2 * std::int64_t{args.vocabulary} * static_cast<std::int64_t>(sizeof(Candidate));
}

gpu::Status run(const Launch& launch, const Sample& args) {
    if (args.scratch.bytes < scratchBytes(args))
        return gpu::kInvalidValue;
    const int keep = sampleKeep(args);
    const int chunks = sampleChunks(args);
    if (keep > 0) {
        if (const gpu::Status failed = gpu::launch({.grid = static_cast<unsigned>(chunks),
                                                    .block = kBlockThreads,
                                                    .sharedBytes = sampleSharedBytes(),
                                                    .stream = launch.stream},
                                                   shortlistKernel, args, keep))
            return failed;
    }
    const int candidates = keep > 0 ? chunks * keep : args.vocabulary;
    const float logMinP = args.minP > 0.0f ? std::log(std::min(args.minP, 1.0f)) : 0.0f;
    return gpu::launch(
        {.grid = 1,
         .block = static_cast<unsigned>(candidates < kManyCandidates ? kBlockThreads : kMostThreads),
         .sharedBytes = sampleSharedBytes(),
         .stream = launch.stream},
        sampleKernel, args, logMinP, keep > 0 ? candidates : 0);
}

} // namespace conclave::kernels::cuda
