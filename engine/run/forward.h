// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/backend.h"

#include <functional>

namespace conclave::engine {

/// Takes @p batch through all layers; afterwards evaluator.head() gives logits of its tokens and the cache
/// holds them. Looks at @p stop between stages. Errors: Cancelled (the cache below batch.position is
/// untouched), and what the evaluator's stages report. @p onLayer hears after each layer how many of how many
/// are behind the batch.
using LayerProgress = std::function<void(int done, int total)>;
Result<void> forward(Evaluator& evaluator, const Weights& weights, const Batch& batch,
                     const std::stop_token& stop, const LayerProgress& onLayer = {});

/// The stages of all layers, for an evaluator that has begun; for those of the predicting layer, that has
/// begun a prediction. What forward() and predict() are made of, and what an evaluator calls on itself to
/// record a step. Errors: as forward().
Result<void> runLayers(Evaluator& evaluator, const Weights& weights, const std::stop_token& stop,
                       const LayerProgress& onLayer = {});
Result<void> runPredictingLayer(Evaluator& evaluator, const Weights& weights, const std::stop_token& stop);

/// Takes the kept tokens of the newest batch at @p position and behind through the predicting layer, each
/// with the token that follows it (Evaluator::beginPrediction); evaluator.predictionHead() then has the
/// logits of what follows the last one. Errors: as forward().
Result<void> predict(Evaluator& evaluator, const Weights& weights, int position,
                     std::span<const TokenId> following, const std::stop_token& stop);
/// One position further. Errors: as forward().
Result<void> predictFurther(Evaluator& evaluator, const Weights& weights, TokenId following,
                            const std::stop_token& stop);

} // namespace conclave::engine
