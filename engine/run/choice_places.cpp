// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/choice_places.h"

#include <variant>

namespace conclave::engine {

ChoicePlaces::ChoicePlaces(const Weights& weights) {
    for (const LayerWeights& layer : weights.layers) {
        m_places.push_back(m_count);
        if (std::holds_alternative<ExpertWeights>(layer.feedForward))
            ++m_count;
    }
    m_mainCount = static_cast<int>(expertLayers(weights).size());
}

std::vector<int> expertLayers(const Weights& weights) {
    std::vector<int> layers;
    const std::size_t end = weights.layers.size() - (weights.prediction ? 1 : 0);
    for (std::size_t i = 0; i < end; ++i)
        if (std::holds_alternative<ExpertWeights>(weights.layers[i].feedForward))
            layers.push_back(static_cast<int>(i));
    return layers;
}

} // namespace conclave::engine
