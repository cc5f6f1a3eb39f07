// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/backend.h"

#include <memory>
#include <vector>

namespace conclave::test {

using Logits = std::vector<float>;

/// A model with every kind of layer that keeps a state, made in memory: two delta nets, a short convolution
/// and an attention layer between them.
struct RecurrentModel {
    static constexpr int kVocabulary = 41;
    static constexpr int kContext = 512;

    engine::ModelConfig config;
    engine::Weights weights;

    /// @p tiles: DeltaNetConfig::tilesKeyHeads
    explicit RecurrentModel(bool tiles = false);

  private:
    engine::DeltaNetWeights netWeights(const engine::DeltaNetConfig& net, int width);
    engine::WeightVector vector(int size, float scale, float mean = 0);
    kernels::WeightView matrix(int cols, int rows, float gain = 1);
    int m_numbers = 0;
};

/// An evaluator that is told tokens by their positions: the token at a position is the same in every
/// conversation, unless an edit says otherwise.
class Conversation {
  public:
    /// @p weights outlive the conversation.
    Conversation(std::shared_ptr<const engine::Backend> backend, const engine::Weights& weights);

    engine::Evaluator& evaluator() { return *m_evaluator; }
    int position() const { return m_position; }
    /// The tokens from the current position to @p end, in batches of @p step; returns the logits after each,
    /// nothing after an error.
    std::vector<Logits> run(int end, int step, int edit = 0);
    int rewind(int position) { return m_position = m_evaluator->rewind(position); }
    /// Begins a batch of @p tokens other tokens and goes through the first @p stages stages of dense layers,
    /// as a caller does that is stopped during the last of them. False after an error.
    bool runStopped(int tokens, int stages);

  private:
    std::shared_ptr<const engine::Backend> m_backend;
    const engine::Weights& m_weights;
    std::unique_ptr<engine::Evaluator> m_evaluator;
    int m_position = 0;
};

/// The rows from @p position on.
std::vector<Logits> from(const std::vector<Logits>& all, int position);

} // namespace conclave::test
