// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/model_plan.h"

#include "engine/model/architecture.h"
#include "engine/model/model_parts.h"

#include <algorithm>
#include <new>
#include <utility>

namespace conclave::engine {

namespace {

constexpr int kPromptTokens = 512; ///< of one batch

Result<ModelPlan> plan(const std::string& path, const PlanOptions& options) {
    auto file = GgufReader::open(path);
    if (!file)
        return file.error();
    const auto architecture = architectureOf(**file);
    if (!architecture)
        return architecture.error();
    const auto config = readConfig(**architecture, **file);
    if (!config)
        return config.error();
    const auto weights =
        readWeights(**architecture, *config, std::move(*file), WeightReader::Contents::ShapesOnly);
    if (!weights)
        return weights.error();

    const int context = options.session.contextTokens > 0
                            ? options.session.contextTokens
                            : std::min(config->contextTokens, kUsualContextTokens);
    const int experts = config->experts ? static_cast<int>(config->experts->routing.experts) : 0;
    ExpertUsage::Loaded usage{ExpertUsage(config->mainLayers(), experts), {}};
    if (!options.usageFile.empty())
        usage = ExpertUsage::load(options.usageFile, config->mainLayers(), experts);
    const PlacementRequest request{
        .model = footprintOf(*config, *weights),
        .cacheBytes = cacheBytesOf(*config, options.session.cacheType, context, kPromptTokens),
        .workingBytes = options.workingBytes,
        .deviceBytes = options.deviceBytes,
        .hostBytes = options.hostBytes,
        .rates = options.rates,
        .usage = &usage.usage,
    };
    return ModelPlan{planPlacement(request), usage.notice};
}

} // namespace

Result<ModelPlan> planModel(const std::string& path, const PlanOptions& options) {
    try {
        return plan(path, options);
    } catch (const std::bad_alloc&) {
        return Error{ErrorKind::OutOfMemory, "There is not enough memory to plan for this model."};
    }
}

} // namespace conclave::engine
