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

std::span<const Stage> stagesOf(const LayerWeights& layer) {
    if (std::holds_alternative<ExpertWeights>(layer.feedForward))
        return kExpertLayer;
    return kDenseLayer;
}

Error cancelled() {
    return {ErrorKind::Cancelled, "The calculation was cancelled."};
}

} // namespace

Result<void> forward(Evaluator& evaluator, const Weights& weights, const Batch& batch,
                     const std::stop_token& stop) {
    if (Result<void> begun = evaluator.begin(batch, stop); !begun)
        return begun;
    int index = 0;
    for (const LayerWeights& layer : weights.layers) {
        for (const Stage stage : stagesOf(layer)) {
            if (stop.stop_requested())
                return cancelled();
            if (Result<void> done = (evaluator.*stage)(index); !done)
                return done;
        }
        ++index;
    }
    if (stop.stop_requested()) // the last stage may have ended early
        return cancelled();
    return {};
}

} // namespace conclave::engine
