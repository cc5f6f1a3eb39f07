// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

#include <string>
#include <variant>

namespace conclave::engine {

/// Blocks that several architectures with experts share.

/// What an architecture's routing is when the file does not say.
struct ExpertDefaults {
    kernels::ExpertGating gating = kernels::ExpertGating::Softmax;
    bool normalise = false;
    /// The key of an expert's width; architectures whose layers all route may call it feed_forward_length.
    const char* widthKey = "expert_feed_forward_length";
};

/// Reads expert_count, expert_used_count, an expert's width, gating, groups, scale and shared experts, and
/// checks that they fit together. Of expert_weights_scale 0 means 1.
ExpertConfig readExperts(ConfigReader& reader, ExpertDefaults defaults);

/// Gives the first leading_dense_block_count layers the width feed_forward_length. Layers have their mixers.
void setLeadingDenseLayers(ConfigReader& reader, ModelConfig& config);

/// Router with selection bias, stacked experts with biases and scales; each optional part where the file has
/// it. Gate and up may be one tensor (ffn_gate_up_exps).
ExpertWeights readRoutedExperts(WeightReader& reader, const ModelConfig& config, int layer);

/// ffn_gate, ffn_up and ffn_down with @p suffix, of the shared experts' width.
FeedForwardWeights readSharedExpert(WeightReader& reader, const ModelConfig& config, int layer,
                                    const std::string& suffix);

/// Routed experts and, where the configuration has one, the shared expert (ffn_*_shexp) with its gate.
ExpertWeights readExpertWeights(WeightReader& reader, const ModelConfig& config, int layer);

/// Dense or routed, as the layer's configuration says.
std::variant<FeedForwardWeights, ExpertWeights> readFeedForward(WeightReader& reader,
                                                                const ModelConfig& config, int layer);

} // namespace conclave::engine
