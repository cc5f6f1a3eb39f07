// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bare_model.h"

#include "engine/run/forward.h"

#include <algorithm>
#include <cmath>

namespace conclave::test {

BareModel::BareModel() {
    config.embedding = kEmbedding;
    config.contextTokens = 4096;
    config.normEpsilon = 1e-5f;
    weights.tokenEmbedding = matrix(kEmbedding, kVocabulary, 1.0);
    weights.output = matrix(kEmbedding, kVocabulary);
    weights.outputNorm = vector(kEmbedding, 0.2, 1.0);
}

engine::WeightVector BareModel::vector(std::int64_t size, double scale, double mean) {
    std::vector<float>& values = m_numbers.emplace_back(static_cast<std::size_t>(size));
    for (float& value : values) {
        m_random = m_random * 1664525u + 1013904223u;
        value = static_cast<float>(mean + scale * (static_cast<double>(m_random >> 8) / 8388608.0 - 1.0));
    }
    return values;
}

kernels::WeightView BareModel::matrix(std::int64_t cols, std::int64_t rows, double scale) {
    const double usual = std::sqrt(3.0 / static_cast<double>(cols));
    const engine::WeightVector values = vector(cols * rows, scale > 0 ? scale : usual);
    return {kernels::QuantType::f32, reinterpret_cast<const std::byte*>(values.data()), rows, cols};
}

kernels::WeightStack BareModel::stack(std::int64_t cols, std::int64_t rows, std::int64_t count) {
    const kernels::WeightView all = matrix(cols, rows * count);
    return {all.type, all.data, count, rows, cols, rows * kernels::quantRowBytes(all.type, cols)};
}

Vector product(const kernels::WeightView& weight, const Vector& x) {
    const auto* const values = reinterpret_cast<const float*>(weight.data);
    Vector y(static_cast<std::size_t>(weight.rows), 0.0);
    for (std::size_t r = 0; r < y.size(); ++r)
        for (std::size_t c = 0; c < x.size(); ++c)
            y[r] += static_cast<double>(values[r * x.size() + c]) * x[c];
    return y;
}

Vector normed(const Vector& x, engine::WeightVector weight) {
    double sum = 0;
    for (const double value : x)
        sum += value * value;
    const double scale = 1.0 / std::sqrt(sum / static_cast<double>(x.size()) + static_cast<double>(1e-5f));
    Vector y(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
        y[i] = x[i] * scale * (weight.empty() ? 1.0 : static_cast<double>(weight[i]));
    return y;
}

void add(Vector& y, const Vector& x, double factor) {
    for (std::size_t i = 0; i < y.size(); ++i)
        y[i] += factor * x[i];
}

Rows embedded(const kernels::WeightView& table, std::span<const engine::TokenId> tokens) {
    const auto* const values = reinterpret_cast<const float*>(table.data);
    Rows rows;
    for (const engine::TokenId token : tokens)
        rows.emplace_back(values + token * table.cols, values + (token + 1) * table.cols);
    return rows;
}

std::vector<engine::TokenId> someTokens(int count) {
    std::vector<engine::TokenId> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back((i * 37 + i * i % 11) % BareModel::kVocabulary);
    return tokens;
}

std::vector<std::vector<float>> logitsFrom(engine::Evaluator& evaluator, const engine::Weights& weights,
                                           std::span<const engine::TokenId> tokens, int position,
                                           std::size_t batch) {
    const auto vocabulary = static_cast<std::ptrdiff_t>(weights.output.rows);
    std::vector<std::vector<float>> rows;
    for (std::size_t first = 0; first < tokens.size(); first += batch) {
        const auto part = tokens.subspan(first, std::min(batch, tokens.size() - first));
        const auto count = static_cast<std::ptrdiff_t>(part.size());
        std::vector<float> logits(static_cast<std::size_t>(count * vocabulary));
        const engine::Batch next{.tokens = part, .position = position + static_cast<int>(first)};
        if (!engine::forward(evaluator, weights, next, {}) ||
            !evaluator.head(0, static_cast<int>(count), logits))
            return {};
        for (std::ptrdiff_t i = 0; i < count; ++i)
            rows.emplace_back(logits.begin() + i * vocabulary, logits.begin() + (i + 1) * vocabulary);
    }
    return rows;
}

} // namespace conclave::test
