// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/weights.h"

#include <cstddef>
#include <vector>

namespace conclave::engine {

/// Where an evaluator keeps what the router of each layer has chosen, as [layers with experts, tokens of the
/// batch, used]. Each layer has a place of its own, though the next layer could take the one before's: so all
/// of it is there when the batch is done, however the device got through it, and following an answer costs
/// the answers that nobody follows nothing.
class ChoicePlaces {
  public:
    explicit ChoicePlaces(const Weights& weights);

    /// The place of @p layer, which has experts.
    int of(int layer) const { return m_places[static_cast<std::size_t>(layer)]; }
    int count() const { return m_count; } ///< all of them
    /// Those of a plain pass, which come first: layers with experts but for the predicting one.
    int mainCount() const { return m_mainCount; }

  private:
    std::vector<int> m_places; // [layers]
    int m_count = 0;
    int m_mainCount = 0;
};

/// Numbers of the layers of a plain pass that have experts.
std::vector<int> expertLayers(const Weights& weights);

} // namespace conclave::engine
