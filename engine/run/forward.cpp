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

} // namespace

Result<void> forward(Evaluator& evaluator, const Weights& weights, const Batch& batch,
                     const std::stop_token& stop) {
    if (Result<void> begun = evaluator.begin(batch, stop); !begun)
        return begun;
    int index = 0;
    for (const LayerWeights& layer : weights.layers) {
        for (const std::span<const Stage> part : stagesOf(layer)) {
            for (const Stage stage : part) {
                if (stop.stop_requested())
                    return cancelled();
                if (Result<void> done = (evaluator.*stage)(index); !done)
                    return done;
            }
        }
        ++index;
    }
    if (stop.stop_requested()) // the last stage may have ended early
        return cancelled();
    return {};
}

} // namespace conclave::engine
