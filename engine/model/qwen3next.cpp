// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/architecture.h"
#include "engine/model/moe_layer.h"
#include "engine/model/predicting_layer.h"
#include "engine/model/recurrent_layer.h"

/// "qwen3next": Qwen3-Next-80B-A3B and Qwen3-Coder-Next. Three gated delta nets and one gated attention in
/// turn; every layer routes; the shared expert has a gate of its own. The value heads of a key head lie
/// together.
namespace conclave::engine {

namespace {

void readQwen3NextConfig(ConfigReader& reader, ModelConfig& config) {
    readPredictingLayers(reader, config);
    setDeltaNetLayers(reader, config, false);
    config.experts = readExperts(reader, {.gating = kernels::ExpertGating::Softmax, .normalise = true});
}

} // namespace

const Architecture kQwen3Next{"qwen3next", readQwen3NextConfig, readDeltaNetLayer};

} // namespace conclave::engine
