// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/moe_layer.h"

#include "engine/model/architecture.h"
#include "engine/model/dense_layer.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

using kernels::ExpertGating;

ExpertGating readGating(ConfigReader& reader, ExpertGating fallback) {
    const int number = reader.countOr("expert_gating_func", 0, 0, 1000); // 0: older files do not say
    reader.require(
        number <= 3, ErrorKind::Unsupported,
        fmt::format("The metadata key {} is {}, a way to weigh experts that is not supported: 1 (softmax), "
                    "2 (sigmoid) and 3 (softmax over the chosen) are.",
                    reader.quoted("expert_gating_func"), number));
    switch (number) {
    case 1:
        return ExpertGating::Softmax;
    case 2:
        return ExpertGating::Sigmoid;
    case 3:
        return ExpertGating::SoftmaxOfChosen;
    default:
        return fallback;
    }
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
    config.width = reader.count(defaults.widthKey, 1, 1 << 20);
    config.shared = reader.countOr("expert_shared_count", 0, 0, 64);
    config.sharedWidth = config.shared * config.width;
    if (const int together = reader.countOr("expert_shared_feed_forward_length", 0, 0, 1 << 20)) {
        config.shared = std::max(config.shared, 1);
        config.sharedWidth = together;
    }
    return config;
}

void setLeadingDenseLayers(ConfigReader& reader, ModelConfig& config) {
    const int dense = reader.countOr("leading_dense_block_count", 0, 0, config.mainLayers());
    const int width = dense > 0 ? reader.count("feed_forward_length", 1, 1 << 20) : 0;
    for (int layer = 0; layer < dense; ++layer)
        config.layers[static_cast<std::size_t>(layer)].denseWidth = width;
}

namespace {

/// Gate and up as tensors of their own, or as the two halves of one.
void readGateAndUp(WeightReader& reader, const ModelConfig& config, int layer, ExpertWeights& weights) {
    const std::int64_t width = config.embedding;
    const std::int64_t inner = config.experts->width;
    const std::int64_t count = config.experts->routing.experts;
    const std::string fused = layerTensor(layer, "ffn_gate_up_exps.weight");
    if (!reader.has(fused)) {
        weights.gate = reader.experts(layerTensor(layer, "ffn_gate_exps.weight"), width, inner, count);
        weights.up = reader.experts(layerTensor(layer, "ffn_up_exps.weight"), width, inner, count);
        return;
    }
    weights.gate = reader.experts(fused, width, 2 * inner, count);
    weights.gate.rows = inner;
    weights.up = weights.gate;
    if (weights.up.data)
        weights.up.data += weights.up.strideBytes / 2;
}

/// A layout that would only be missed as some missing tensor.
void refuseSingleExperts(WeightReader& reader, int layer) {
    const std::string name = layerTensor(layer, "ffn_gate.0.weight");
    if (reader.has(name))
        reader.fail(
            ErrorKind::Unsupported,
            fmt::format("The tensor '{}' is one expert by itself, a layout of files from before April "
                        "2024 that is not supported. Download or convert the model again.",
                        name));
}

} // namespace

ExpertWeights readRoutedExperts(WeightReader& reader, const ModelConfig& config, int layer) {
    const ExpertConfig& shape = *config.experts;
    const std::int64_t width = config.embedding;
    const std::int64_t count = shape.routing.experts;
    ExpertWeights weights;
    weights.router = reader.matrix(layerTensor(layer, "ffn_gate_inp.weight"), width, count);
    weights.routerBias = reader.vectorIfThere(layerTensor(layer, "ffn_gate_inp.bias"), count);
    weights.selectionBias = reader.vectorIfThere(layerTensor(layer, "exp_probs_b.bias"), count);
    refuseSingleExperts(reader, layer);
    readGateAndUp(reader, config, layer, weights);
    weights.down = reader.experts(layerTensor(layer, "ffn_down_exps.weight"), shape.width, width, count);
    weights.gateBias = reader.vectorsIfThere(layerTensor(layer, "ffn_gate_exps.bias"), shape.width, count);
    weights.upBias = reader.vectorsIfThere(layerTensor(layer, "ffn_up_exps.bias"), shape.width, count);
    weights.downBias = reader.vectorsIfThere(layerTensor(layer, "ffn_down_exps.bias"), width, count);
    weights.scales = reader.vectorIfThere(layerTensor(layer, "ffn_down_exps.scale"), count);
    return weights;
}

FeedForwardWeights readSharedExpert(WeightReader& reader, const ModelConfig& config, int layer,
                                    const std::string& suffix) {
    const std::int64_t width = config.embedding;
    const std::int64_t inner = config.experts->sharedWidth;
    const auto name = [&](const char* part) {
        return layerTensor(layer, (part + suffix + ".weight").c_str());
    };
    return {.gate = reader.matrix(name("ffn_gate"), width, inner),
            .up = reader.matrix(name("ffn_up"), width, inner),
            .down = reader.matrix(name("ffn_down"), inner, width)};
}

ExpertWeights readExpertWeights(WeightReader& reader, const ModelConfig& config, int layer) {
    ExpertWeights weights = readRoutedExperts(reader, config, layer);
    if (config.experts->sharedWidth > 0) {
        weights.shared = readSharedExpert(reader, config, layer, "_shexp");
        weights.sharedGate =
            reader.vectorIfThere(layerTensor(layer, "ffn_gate_inp_shexp.weight"), config.embedding);
    }
    return weights;
}

std::variant<FeedForwardWeights, ExpertWeights> readFeedForward(WeightReader& reader,
                                                                const ModelConfig& config, int layer) {
    if (config.layer(layer).denseWidth > 0)
        return readDenseFeedForward(reader, config, layer);
    return readExpertWeights(reader, config, layer);
}

} // namespace conclave::engine
