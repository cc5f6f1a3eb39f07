// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/forward.h"

#include <array>

namespace conclave::engine {

namespace {

using Stage = Result<void> (Evaluator::*)(int layer);

constexpr std::array<Stage, 4> kDenseLayer{&Evaluator::attentionInput, &Evaluator::attend,
                                           &Evaluator::attentionOutput, &Evaluator::feedForward};
constexpr std::array<Stage, 6> kExpertLayer{&Evaluator::attentionInput,  &Evaluator::attend,
                                            &Evaluator::attentionOutput, &Evaluator::route,
                                            &Evaluator::runExperts,      &Evaluator::combineExperts};
constexpr std::array<Stage, 1> kLayerEnd{&Evaluator::finishLayer};

std::array<std::span<const Stage>, 2> stagesOf(const LayerWeights& layer) {
    const bool routes = std::holds_alternative<ExpertWeights>(layer.feedForward);
    const bool hasMore = layer.perLayer.gate.data || layer.scale != 1;
    std::array<std::span<const Stage>, 2> stages;
    stages[0] = routes ? std::span<const Stage>(kExpertLayer) : kDenseLayer;
    if (hasMore)
        stages[1] = kLayerEnd;
    return stages;
}

Error cancelled() {
    return {ErrorKind::Cancelled, "The calculation was cancelled."};
}

Result<void> runLayer(Evaluator& evaluator, const Weights& weights, int index, const std::stop_token& stop) {
    for (const std::span<const Stage> part : stagesOf(weights.layers[static_cast<std::size_t>(index)])) {
        for (const Stage stage : part) {
            if (stop.stop_requested())
                return cancelled();
            if (Result<void> done = (evaluator.*stage)(index); !done)
                return done;
        }
    }
    return {};
}

int mainLayers(const Weights& weights) {
    return static_cast<int>(weights.layers.size()) - (weights.prediction ? 1 : 0);
}

} // namespace

Result<void> runLayers(Evaluator& evaluator, const Weights& weights, const std::stop_token& stop,
                       const LayerProgress& onLayer) {
    for (int index = 0; index < mainLayers(weights); ++index) {
        if (Result<void> done = runLayer(evaluator, weights, index, stop); !done)
            return done;
        if (onLayer)
            onLayer(index + 1, mainLayers(weights));
    }
    if (stop.stop_requested()) // the last stage may have ended early
        return cancelled();
    return {};
}

Result<void> runPredictingLayer(Evaluator& evaluator, const Weights& weights, const std::stop_token& stop) {
    if (Result<void> done = runLayer(evaluator, weights, mainLayers(weights), stop); !done)
        return done;
    if (stop.stop_requested())
        return cancelled();
    return {};
}

Result<void> forward(Evaluator& evaluator, const Weights& weights, const Batch& batch,
                     const std::stop_token& stop, const LayerProgress& onLayer) {
    if (Result<void> begun = evaluator.begin(batch, stop); !begun)
        return begun;
    if (Result<void> done = runLayers(evaluator, weights, stop, onLayer); !done)
        return done;
    return evaluator.keepStream();
}

Result<void> predict(Evaluator& evaluator, const Weights& weights, int position,
                     std::span<const TokenId> following, const std::stop_token& stop) {
    if (Result<void> begun = evaluator.beginPrediction(position, following, stop); !begun)
        return begun;
    return runPredictingLayer(evaluator, weights, stop);
}

Result<void> predictFurther(Evaluator& evaluator, const Weights& weights, TokenId following,
                            const std::stop_token& stop) {
    if (Result<void> begun = evaluator.beginFurtherPrediction(following); !begun)
        return begun;
    return runPredictingLayer(evaluator, weights, stop);
}

} // namespace conclave::engine
