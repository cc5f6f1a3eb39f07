// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_rates.h"

#include <algorithm>

namespace conclave::engine {

CudaRates measureCudaRates(CudaQueue& queue, std::uint64_t mostBytes) {
    constexpr std::uint64_t kBytes = 64 << 20; // more than second-level caches hold
    constexpr int kPasses = 4;                 // the first warms up
    const std::uint64_t bytes = std::min(kBytes, mostBytes / 2);
    CudaRates rates;
    const auto from = queue.allocate(bytes, "measuring the GPU's memory");
    const auto to = queue.allocate(bytes, "measuring the GPU's memory");
    const auto pinned = queue.allocatePinned(bytes, "measuring the way to the GPU");
    if (bytes == 0 || !from || !to || !pinned)
        return rates;
    const auto fastest = [&](double traffic, const auto& copy) {
        for (int pass = 0; pass <= kPasses; ++pass) {
            queue.mark(pass);
            if (pass < kPasses)
                copy();
        }
        if (!queue.synchronize())
            return 0.0;
        double best = 0;
        for (int pass = 1; pass < kPasses; ++pass)
            if (const auto milliseconds = queue.elapsedMs(pass, pass + 1); milliseconds && *milliseconds > 0)
                best = std::max(best, 1000 * traffic / static_cast<double>(*milliseconds));
        return best;
    };
    const auto traffic = static_cast<double>(bytes);
    rates.device = fastest(2 * traffic, [&] { queue.copyOnDevice(to->data(), from->data(), bytes); });
    rates.bus = fastest(traffic, [&] { queue.copyToDevice(to->data(), pinned->data(), bytes); });
    return rates;
}

} // namespace conclave::engine
