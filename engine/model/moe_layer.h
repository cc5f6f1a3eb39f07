// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

namespace conclave::engine {

/// What an architecture's routing is when the file does not say.
struct ExpertDefaults {
    kernels::ExpertGating gating = kernels::ExpertGating::Softmax;
    bool normalise = false;
};

/// Reads expert_count, expert_used_count, expert_feed_forward_length, gating, groups, scale and shared
/// experts, and checks that they fit together. Of expert_weights_scale 0 means 1.
ExpertConfig readExperts(ConfigReader& reader, ExpertDefaults defaults);

/// Router, selection bias where there is one, stacked experts and the shared expert.
ExpertWeights readExpertWeights(WeightReader& reader, const ModelConfig& config, int layer);

} // namespace conclave::engine
