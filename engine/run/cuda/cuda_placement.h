// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/run/cuda/cuda_weights.h"
#include "engine/run/placement.h"

#include <cstdint>

namespace conclave::engine {

/// What of a model goes to a CUDA device: all that every token reads, and the experts that fit.
struct CudaPlacement {
    ExpertResidence residence; ///< empty: all experts
    /// From so many tokens in a batch on, missing experts are copied to the device for it; 0: never.
    int streamFromTokens = 0;
    std::uint64_t stagingBytes = 0; ///< of each of the two areas that they are copied to
    Placement plan;                 ///< with its prediction; of models without experts: nothing
};

struct CudaPlacementRequest {
    const ModelConfig* config = nullptr;
    const Weights* weights = nullptr;
    const ExpertUsage* usage = nullptr; ///< which experts are hot; nullptr: all alike
    std::uint64_t deviceBytes = 0;      ///< of the device, for weights and one usual conversation
    std::uint64_t hostBytes = 0;
    MachineRates rates;
    bool mustUseDevice = false; ///< also where the processor alone would be faster
};

/// Errors: OutOfMemory (what every token reads does not fit: what it takes), Unsupported (the processor alone
/// is faster).
Result<CudaPlacement> placeOnCuda(const CudaPlacementRequest& request);
/// What to try when @p last did not fit: @p askedBytes were asked for when @p freeBytes were free. Fewer
/// experts every time. Errors: as placeOnCuda().
Result<CudaPlacement> lowerOnCuda(const CudaPlacementRequest& request, const CudaPlacement& last,
                                  std::uint64_t askedBytes, std::uint64_t freeBytes);

/// Bytes that one conversation of usual length takes on the device.
std::uint64_t usualSessionBytes(const ModelConfig& config, const Weights& weights);

/// Experts in all layers of @p weights, and those of them that are in @p residence.
struct ExpertCount {
    std::int64_t all = 0;
    std::int64_t resident = 0;
};
ExpertCount countExperts(const Weights& weights, const ExpertResidence& residence);

} // namespace conclave::engine
