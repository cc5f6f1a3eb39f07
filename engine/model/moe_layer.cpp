// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/moe_layer.h"

#include "engine/model/architecture.h"

#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

using kernels::ExpertGating;

ExpertGating readGating(ConfigReader& reader, ExpertGating fallback) {
    const int number = reader.countOr("expert_gating_func", 0, 0, 1000); // 0: older files do not say
    reader.require(
        number <= 2, ErrorKind::Unsupported,
        fmt::format("The metadata key {} is {}, a way to weigh experts that is not supported: 1 (softmax) "
                    "and 2 (sigmoid) are.",
                    reader.quoted("expert_gating_func"), number));
    return number == 0 ? fallback : number == 1 ? ExpertGating::Softmax : ExpertGating::Sigmoid;
}

void readGroups(ConfigReader& reader, kernels::ExpertRouting& routing) {
    const int experts = static_cast<int>(routing.experts);
    routing.groups = reader.countOr("expert_group_count", 1, 0, experts);
    if (routing.groups <= 1) {
        routing.groups = routing.groupsUsed = 1;
        return;
    }
    const int groups = static_cast<int>(routing.groups);
    routing.groupsUsed = reader.countOr("expert_group_used_count", groups, 1, groups);
    reader.require(routing.experts % routing.groups == 0, ErrorKind::Corrupt,
                   fmt::format("The metadata key {} is {}; expected a divisor of the {} experts.",
                               reader.quoted("expert_group_count"), groups, experts));
    reader.require(
        routing.groupsUsed * (routing.experts / routing.groups) >= routing.used, ErrorKind::Corrupt,
        fmt::format("The metadata key {} is {}; {} of {} groups hold fewer than the {} experts that a "
                    "token uses.",
                    reader.quoted("expert_group_used_count"), routing.groupsUsed, routing.groupsUsed, groups,
                    routing.used));
}

} // namespace

ExpertConfig readExperts(ConfigReader& reader, ExpertDefaults defaults) {
    ExpertConfig config;
    kernels::ExpertRouting& routing = config.routing;
    const int experts = reader.count("expert_count", 1, 4096);
    routing.experts = experts;
    routing.used = reader.count("expert_used_count", 1, experts);
    routing.gating = readGating(reader, defaults.gating);
    routing.normalise = reader.flagOr("expert_weights_norm", defaults.normalise);
    const double scale = reader.realOr("expert_weights_scale", 1.0, 0.0, 1000.0);
    routing.scale = scale == 0.0 ? 1.0f : static_cast<float>(scale);
    readGroups(reader, routing);
    config.width = reader.count("expert_feed_forward_length", 1, 1 << 20);
    config.shared = reader.countOr("expert_shared_count", 0, 0, 64);
    config.sharedWidth = config.shared * config.width;
    return config;
}

ExpertWeights readExpertWeights(WeightReader& reader, const ModelConfig& config, int layer) {
    const ExpertConfig& shape = *config.experts;
    const std::int64_t width = config.embedding;
    const std::int64_t count = shape.routing.experts;
    ExpertWeights weights;
    weights.router = reader.matrix(layerTensor(layer, "ffn_gate_inp.weight"), width, count);
    weights.selectionBias = reader.vectorIfThere(layerTensor(layer, "exp_probs_b.bias"), count);
    weights.gate = reader.experts(layerTensor(layer, "ffn_gate_exps.weight"), width, shape.width, count);
    weights.up = reader.experts(layerTensor(layer, "ffn_up_exps.weight"), width, shape.width, count);
    weights.down = reader.experts(layerTensor(layer, "ffn_down_exps.weight"), shape.width, width, count);
    if (shape.sharedWidth > 0) {
        FeedForwardWeights& shared = weights.shared;
        shared.gate = reader.matrix(layerTensor(layer, "ffn_gate_shexp.weight"), width, shape.sharedWidth);
        shared.up = reader.matrix(layerTensor(layer, "ffn_up_shexp.weight"), width, shape.sharedWidth);
        shared.down = reader.matrix(layerTensor(layer, "ffn_down_shexp.weight"), shape.sharedWidth, width);
    }
    return weights;
}

} // namespace conclave::engine
