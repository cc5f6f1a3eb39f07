// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/residence.h"

#include "engine/run/dense_weights.h"
#include "engine/run/expert_cache.h"
#include "engine/run/system_memory.h"

#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

/// What is left to others of the memory that is free now: their needs change while a model runs.
std::uint64_t headroom(std::uint64_t available) {
    return available / 16 + (64 << 20);
}

} // namespace

Result<std::optional<Residence>> planResidence(const ResidenceRequest& request) {
    const Weights& weights = *request.weights;
    const std::uint64_t all =
        weights.file->fileBytes() + weights.totals.copiedBytes + request.conversationBytes;
    const bool isLimited = request.limitBytes > 0;
    const std::uint64_t memory = isLimited ? request.limitBytes : request.availableBytes;
    const std::uint64_t experts = all <= memory ? 0 : ExpertCache::bytesOfAll(weights);
    if (experts == 0)
        return std::optional<Residence>();
    const std::uint64_t dense = DenseWeights::bytes(weights);
    const std::uint64_t taken =
        dense + weights.totals.copiedBytes + (isLimited ? 0 : headroom(request.availableBytes));
    if (taken + ExpertCache::leastBytes(weights) <= memory)
        return std::optional(
            Residence{.denseBytes = dense, .expertBytes = experts, .sharedBytes = memory - taken});
    if (!isLimited)
        return std::optional<Residence>();
    return Error{ErrorKind::OutOfMemory,
                 fmt::format("The model needs {} of memory for what every token reads, but may take {}. "
                             "Allow it more memory or choose a smaller model.",
                             memoryText(dense), memoryText(memory))};
}

std::string residenceText(double share) {
    return fmt::format("experts: {:.0f} % in memory, the rest is read when needed", 100 * share);
}

} // namespace conclave::engine
