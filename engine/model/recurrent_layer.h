// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

namespace conclave::engine {

/// Blocks that architectures with gated delta nets share: Qwen3-Next and Qwen 3.5.

/// Gives every layer its mixer: attention with an output gate and a norm per head where
/// attention.recurrent_layers says 0, or else at every full_attention_interval-th (4), and in a layer that
/// predicts further tokens; a delta net elsewhere.
/// @p tilesKeyHeads as in DeltaNetConfig: the keys do not say it, the architecture does.
void setDeltaNetLayers(ConfigReader& reader, ModelConfig& config, bool tilesKeyHeads);

/// Mixer of either kind and its norm; the norm of the feed-forward is called post_attention_norm.
LayerWeights readDeltaNetLayer(WeightReader& reader, const ModelConfig& config, int layer);

} // namespace conclave::engine
