// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_placement.h"

#include "engine/model/model_parts.h"
#include "engine/run/cache_layout.h"
#include "engine/run/cuda/cuda_buffers.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/cuda/cuda_states.h"
#include "engine/run/model_footprint.h"
#include "engine/run/system_memory.h"

#include <algorithm>
#include <numeric>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

/// Staging areas take at most this share of the device: what they take, resident experts have not.
constexpr std::uint64_t kStagingShare = 16;

int usualContext(const ModelConfig& config) {
    return std::min(config.contextTokens, kUsualContextTokens);
}

std::int64_t expertsOf(const LayerWeights& layer) {
    const auto* const experts = std::get_if<ExpertWeights>(&layer.feedForward);
    return experts ? experts->gate.count : 0;
}

/// No expert of any layer.
ExpertResidence noneOf(const Weights& weights) {
    ExpertResidence residence;
    for (const LayerWeights& layer : weights.layers)
        residence.emplace_back(static_cast<std::size_t>(expertsOf(layer)), false);
    return residence;
}

/// Bytes on the device with none of the experts.
std::uint64_t leastBytes(const CudaPlacementRequest& request, std::uint64_t staging) {
    return CudaWeights::bytes(*request.weights, noneOf(*request.weights)) +
           usualSessionBytes(*request.config, *request.weights) + 2 * staging;
}

/// What the planner plans for. What it does not know of (planes are padded, a predicting layer, tables of
/// embeddings stay on the device) counts as working memory.
PlacementRequest requestOf(const CudaPlacementRequest& request, std::uint64_t staging) {
    const ModelConfig& config = *request.config;
    PlacementRequest plan{.model = footprintOf(config, *request.weights),
                          .deviceBytes = request.deviceBytes,
                          .hostBytes = request.hostBytes,
                          .rates = request.rates,
                          .usage = request.usage};
    plan.model.embeddingBytes = 0;
    plan.cacheBytes =
        cacheBytesOf(config, SessionOptions{}.cacheType, usualContext(config), CudaEvaluator::kBatchTokens);
    std::uint64_t known =
        std::accumulate(plan.cacheBytes.begin(), plan.cacheBytes.end(), plan.model.headBytes);
    for (const ModelFootprint::Layer& layer : plan.model.layers)
        known += layer.denseBytes;
    const std::uint64_t exact = leastBytes(request, staging);
    plan.workingBytes = exact > known ? exact - known : 0;
    return plan;
}

/// Of one staging area: the experts of one layer, if that is not too much.
std::uint64_t stagingBytes(const CudaPlacementRequest& request) {
    std::uint64_t most = 0;
    std::uint64_t largest = 0;
    for (const ModelFootprint::Layer& layer : footprintOf(*request.config, *request.weights).layers) {
        most = std::max(most, layer.expertBytes * static_cast<std::uint64_t>(layer.experts));
        largest = std::max(largest, layer.expertBytes);
    }
    most += most / 16; // planes are padded
    const std::uint64_t bytes = std::min(most, request.deviceBytes / kStagingShare / 2);
    return bytes >= largest ? bytes : 0;
}

bool isOnDevice(const Placement& plan) {
    return plan.head == Place::Device &&
           std::all_of(plan.layers.begin(), plan.layers.end(),
                       [](const Placement::Layer& layer) { return layer.dense == Place::Device; });
}

CudaPlacement placementOf(const CudaPlacementRequest& request, Placement plan, std::uint64_t staging) {
    CudaPlacement placement;
    placement.residence = noneOf(*request.weights);
    for (std::size_t layer = 0; layer < plan.layers.size(); ++layer) // one that predicts ahead is not planned
        for (std::size_t expert = 0; expert < plan.layers[layer].experts.size(); ++expert)
            placement.residence[layer][expert] = plan.layers[layer].experts[expert] == Place::Device;
    placement.stagingBytes = staging;
    placement.streamFromTokens = staging > 0 ? plan.streamFromTokens.value_or(0) : 0;
    placement.plan = std::move(plan);
    return placement;
}

Error doesNotFit(const CudaPlacementRequest& request) {
    return {
        ErrorKind::OutOfMemory,
        fmt::format("What every token of this model reads, with one conversation, takes {} of GPU memory, "
                    "but {} is free for it. Close other programs that use the GPU, or run this model on "
                    "the CPU.",
                    memoryText(leastBytes(request, 0)), memoryText(request.deviceBytes))};
}

/// The plan for @p deviceBytes, or why it is none for a device.
Result<CudaPlacement> planFor(const CudaPlacementRequest& request, std::uint64_t deviceBytes) {
    const std::uint64_t staging = stagingBytes(request);
    PlacementRequest asked = requestOf(request, staging);
    asked.deviceBytes = deviceBytes;
    Placement plan = planPlacement(asked);
    if (!isOnDevice(plan)) { // because it does not fit, or because it is not worth it?
        asked.rates.device = 1e15;
        asked.rates.hopSeconds = 0;
        plan = planPlacement(asked);
        if (!isOnDevice(plan))
            return doesNotFit(request);
        if (!request.mustUseDevice)
            return Error{ErrorKind::Unsupported,
                         "So little of this model fits into the GPU's memory that the CPU alone is faster."};
    }
    return placementOf(request, std::move(plan), staging);
}

} // namespace

std::uint64_t usualSessionBytes(const ModelConfig& config, const Weights& weights) {
    const int context = usualContext(config);
    const int batch = std::min(CudaEvaluator::kBatchTokens, context);
    const std::uint64_t cache = CacheLayout({.config = &config,
                                             .type = SessionOptions{}.cacheType,
                                             .contextTokens = context,
                                             .batchTokens = batch})
                                    .bytes();
    return cache + CudaBuffers::bytes({.config = &config, .weights = &weights, .batch = batch}) +
           CudaStates::bytes(config);
}

ExpertCount countExperts(const Weights& weights, const ExpertResidence& residence) {
    ExpertCount count;
    for (std::size_t layer = 0; layer < weights.layers.size(); ++layer) {
        const std::int64_t experts = expertsOf(weights.layers[layer]);
        count.all += experts;
        const bool isWhole = residence.empty() || residence[layer].empty();
        count.resident +=
            isWhole ? experts : std::count(residence[layer].begin(), residence[layer].end(), true);
    }
    return count;
}

Result<CudaPlacement> placeOnCuda(const CudaPlacementRequest& request) {
    const std::uint64_t weights = CudaWeights::bytes(*request.weights, {});
    const bool hasExperts = countExperts(*request.weights, {}).all > 0;
    if (!hasExperts && weights > request.deviceBytes)
        return doesNotFit(request);
    // Without experts a conversation may have to be shorter than usual; it says so itself.
    if (!hasExperts ||
        weights + usualSessionBytes(*request.config, *request.weights) <= request.deviceBytes) {
        CudaPlacement placement;
        if (request.config->experts)
            placement.plan = planPlacement(requestOf(request, 0));
        return placement;
    }
    return planFor(request, request.deviceBytes);
}

Result<CudaPlacement> lowerOnCuda(const CudaPlacementRequest& request, const CudaPlacement& last,
                                  std::uint64_t askedBytes, std::uint64_t freeBytes) {
    if (countExperts(*request.weights, last.residence).resident == 0)
        return doesNotFit(request);
    const std::uint64_t had = last.plan.deviceBytes();
    const std::uint64_t missing = askedBytes > freeBytes ? askedBytes - freeBytes : 0;
    const std::uint64_t step = std::max({missing, had / 32, std::uint64_t{1}});
    // The last attempt is the one without experts.
    const std::uint64_t least = leastBytes(request, stagingBytes(request));
    return planFor(request, std::max(had > step ? had - step : 0, least));
}

} // namespace conclave::engine
