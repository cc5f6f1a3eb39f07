// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

namespace conclave::engine {

/// Layers behind the others that predict further tokens (nextn_predict_layers, "multi-token prediction").

/// Keeps the first of them as the model's last layer if the file has what it needs, and leaves out the rest
/// with a notice. Before layers get their mixers.
void readPredictingLayers(ConfigReader& reader, ModelConfig& config);

/// The nextn tensors of the last layer; embedding, norm and head are the model's where the file has none of
/// their own. @p weights holds the model's.
PredictionWeights readPrediction(WeightReader& reader, const ModelConfig& config, const Weights& weights);

} // namespace conclave::engine
