// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/predicting_layer.h"

#include "engine/model/architecture.h"

namespace conclave::engine {

void readPredictingLayers(ConfigReader& reader, ModelConfig& config) {
    const int further = reader.countOr("nextn_predict_layers", 0, 0, config.layerCount() - 1);
    if (further == 0)
        return;
    const int first = config.layerCount() - further;
    // Some files name the layers and leave out their tensors.
    config.predictsAhead = reader.file().tensor(layerTensor(first, "nextn.eh_proj.weight")) != nullptr;
    config.layers.resize(static_cast<std::size_t>(first) + (config.predictsAhead ? 1 : 0));
    if (further > 1 || !config.predictsAhead)
        config.notices.push_back(config.predictsAhead
                                     ? "Of the file's layers that predict further tokens the first is used."
                                     : "The file names layers that predict further tokens and does not hold "
                                       "them; they are not used.");
}

PredictionWeights readPrediction(WeightReader& reader, const ModelConfig& config, const Weights& weights) {
    const std::int64_t width = config.embedding;
    const auto name = [&](const char* tensor) { return layerTensor(config.mainLayers(), tensor); };
    const std::int64_t vocabulary = weights.tokenEmbedding.rows;
    PredictionWeights own;
    own.tokenNorm = reader.vector(name("nextn.enorm.weight"), width);
    own.stateNorm = reader.vector(name("nextn.hnorm.weight"), width);
    own.projection = reader.matrix(name("nextn.eh_proj.weight"), 2 * width, width);
    own.tokenEmbedding = reader.matrixIfThere(name("nextn.embed_tokens.weight"), width, vocabulary);
    if (!own.tokenEmbedding.data)
        own.tokenEmbedding = weights.tokenEmbedding;
    own.outputNorm = reader.vectorIfThere(name("nextn.shared_head_norm.weight"), width);
    if (own.outputNorm.empty())
        own.outputNorm = weights.outputNorm;
    own.output = reader.matrixIfThere(name("nextn.shared_head_head.weight"), width, vocabulary);
    if (!own.output.data)
        own.output = weights.output;
    return own;
}

} // namespace conclave::engine
