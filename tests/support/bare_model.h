// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/backend.h"

#include <cstdint>
#include <deque>
#include <span>
#include <vector>

namespace conclave::test {

using Vector = std::vector<double>;
using Rows = std::vector<Vector>;

/// Configuration and weights of float32 made in memory, without a file: for tests of single features of
/// layers, in shapes and combinations that no architecture needs to have. The numbers are random and the same
/// everywhere.
class BareModel {
  public:
    static constexpr int kVocabulary = 50;
    static constexpr int kEmbedding = 40;

    /// Embedding, last norm and head; no layers.
    BareModel();
    BareModel(const BareModel&) = delete; ///< the weights are views into the numbers
    BareModel& operator=(const BareModel&) = delete;

    /// Numbers in mean ± scale.
    engine::WeightVector vector(std::int64_t size, double scale, double mean = 0);
    /// @p scale 0: products stay as large as their inputs.
    kernels::WeightView matrix(std::int64_t cols, std::int64_t rows, double scale = 0);
    kernels::WeightStack stack(std::int64_t cols, std::int64_t rows, std::int64_t count);

    engine::ModelConfig config;
    engine::Weights weights;

  private:
    std::deque<std::vector<float>> m_numbers;
    std::uint32_t m_random = 1;
};

// What reference passes in double precision are made of.

Vector product(const kernels::WeightView& weight, const Vector& x);
/// x / sqrt(mean of squares + 1e-5), times @p weight unless that is empty.
Vector normed(const Vector& x, engine::WeightVector weight);
/// y += factor · x
void add(Vector& y, const Vector& x, double factor = 1);
/// The rows of token ids.
Rows embedded(const kernels::WeightView& table, std::span<const engine::TokenId> tokens);

std::vector<engine::TokenId> someTokens(int count);

/// The logits of @p tokens from @p position on, in batches of @p batch; nothing after an error.
std::vector<std::vector<float>> logitsFrom(engine::Evaluator& evaluator, const engine::Weights& weights,
                                           std::span<const engine::TokenId> tokens, int position,
                                           std::size_t batch);

} // namespace conclave::test
