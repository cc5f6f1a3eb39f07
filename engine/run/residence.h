// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/weights.h"

#include <cstdint>
#include <optional>
#include <string>

namespace conclave::engine {

/// How a model that is larger than the memory runs on the processor: what every token reads lies in memory,
/// and as many experts as there is room for (expert_cache.h); the others are read from the file.
struct Residence {
    std::uint64_t denseBytes = 0;  ///< what every token reads
    std::uint64_t expertBytes = 0; ///< all routed experts
    std::uint64_t sharedBytes = 0; ///< for experts and, out of the same, conversations

    /// The part of the experts that there is room for without a conversation.
    double share() const {
        return sharedBytes >= expertBytes
                   ? 1.0
                   : static_cast<double>(sharedBytes) / static_cast<double>(expertBytes);
    }
};

struct ResidenceRequest {
    const Weights* weights = nullptr;
    std::uint64_t conversationBytes = 0; ///< cache and working memory of one of usual length
    std::uint64_t availableBytes = 0;    ///< availableMemory()
    std::uint64_t limitBytes = 0; ///< LoadOptions::memoryLimit, taken at its word; 0: what is available
};

/// None where the mapped file does: the model fits, has no experts, or does not even fit without them, and
/// nobody asked for a limit. Errors: OutOfMemory, where a limit was asked for that is too small.
Result<std::optional<Residence>> planResidence(const ResidenceRequest& request);

/// "experts: 46 % in memory, the rest is read when needed"
std::string residenceText(double share);

} // namespace conclave::engine
