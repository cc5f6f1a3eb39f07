// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/run/recurrent_model.h"

#include "engine/run/forward.h"

#include <algorithm>
#include <cmath>
#include <stop_token>

namespace conclave::test {

using namespace engine;
using kernels::QuantType;
using kernels::WeightView;

RecurrentModel::RecurrentModel(bool tiles) {
    constexpr int kWidth = 24;
    config.embedding = kWidth;
    config.contextTokens = kContext;
    config.normEpsilon = 1e-6f;
    const DeltaNetConfig net{
        .keyHeads = 3, .valueHeads = 6, .keyWidth = 5, .valueWidth = 9, .taps = 4, .tilesKeyHeads = tiles};
    const GroupedAttentionConfig attention{
        .heads = 4, .kvHeads = 2, .keyWidth = 6, .valueWidth = 6, .scale = 0.4f, .rope = kNoRope};
    config.layers = {{net, 30}, {ShortConvConfig{.taps = 3}, 30}, {attention, 30}, {net, 30}};
    weights.tokenEmbedding = matrix(kWidth, kVocabulary, 1.0f);
    weights.output = matrix(kWidth, kVocabulary);
    weights.outputNorm = vector(kWidth, 0.2f, 1.0f);
    for (const LayerConfig& layer : config.layers) {
        LayerWeights made;
        made.mixerNorm = vector(kWidth, 0.2f, 1.0f);
        made.feedForwardNorm = vector(kWidth, 0.2f, 1.0f);
        if (std::holds_alternative<DeltaNetConfig>(layer.mixer))
            made.mixer = netWeights(net, kWidth);
        else if (std::holds_alternative<ShortConvConfig>(layer.mixer))
            made.mixer = ShortConvWeights{.input = matrix(kWidth, 3 * kWidth, 1.5f),
                                          .convolution = vector(3 * kWidth, 0.8f),
                                          .bias = vector(kWidth, 0.3f),
                                          .output = matrix(kWidth, kWidth),
                                          .inputBias = vector(3 * kWidth, 0.3f),
                                          .outputBias = vector(kWidth, 0.3f)};
        else
            made.mixer = GroupedAttentionWeights{.query = matrix(kWidth, 24),
                                                 .key = matrix(kWidth, 12),
                                                 .value = matrix(kWidth, 12),
                                                 .output = matrix(24, kWidth)};
        made.feedForward = FeedForwardWeights{
            .gate = matrix(kWidth, 30), .up = matrix(kWidth, 30), .down = matrix(30, kWidth)};
        weights.layers.push_back(std::move(made));
    }
    weights.totals.activeParameters = 1U << 30U; // so that even one token is shared out among threads
}

DeltaNetWeights RecurrentModel::netWeights(const DeltaNetConfig& net, int width) {
    const int keys = net.keyHeads * net.keyWidth;
    const int values = net.valueHeads * net.valueWidth;
    DeltaNetWeights made{.input = matrix(width, 2 * keys + values),
                         .gate = matrix(width, values),
                         .decay = matrix(width, net.valueHeads),
                         .update = matrix(width, net.valueHeads),
                         .convolution = vector((2 * keys + values) * net.taps, 0.6f),
                         .decayBias = vector(net.valueHeads, 1.0f),
                         .norm = vector(net.valueWidth, 0.2f, 1.0f),
                         .output = matrix(values, width)};
    std::vector<float>& rates = weights.owned.emplace_back();
    for (int head = 0; head < net.valueHeads; ++head)
        rates.push_back(-0.05f * static_cast<float>(1 + head));
    made.decayRate = rates;
    return made;
}

WeightVector RecurrentModel::vector(int size, float scale, float mean) {
    std::vector<float>& values = weights.owned.emplace_back();
    for (int i = 0; i < size; ++i, ++m_numbers)
        values.push_back(mean + scale * static_cast<float>(std::sin(1.7 * m_numbers * m_numbers)));
    return values;
}

WeightView RecurrentModel::matrix(int cols, int rows, float gain) {
    const WeightVector values = vector(cols * rows, gain * std::sqrt(2.0f / static_cast<float>(cols)));
    return {QuantType::f32, reinterpret_cast<const std::byte*>(values.data()), rows, cols};
}

Conversation::Conversation(std::shared_ptr<const Backend> backend, const Weights& weights)
    : m_backend(std::move(backend)), m_weights(weights) {
    auto made = m_backend->createEvaluator({.contextTokens = RecurrentModel::kContext});
    if (made)
        m_evaluator = std::move(*made);
}

std::vector<Logits> Conversation::run(int end, int step, int edit) {
    std::vector<Logits> logits;
    while (m_position < end) {
        std::vector<TokenId> tokens;
        for (int p = m_position; p < std::min(end, m_position + step); ++p)
            tokens.push_back((p * 7 + p * p + edit) % RecurrentModel::kVocabulary);
        const Batch batch{.tokens = tokens, .position = m_position};
        if (!forward(*m_evaluator, m_weights, batch, {}).ok())
            return {};
        const int count = static_cast<int>(tokens.size());
        Logits rows(tokens.size() * RecurrentModel::kVocabulary);
        if (!m_evaluator->head(0, count, rows).ok())
            return {};
        for (auto row = rows.begin(); row != rows.end(); row += RecurrentModel::kVocabulary)
            logits.emplace_back(row, row + RecurrentModel::kVocabulary);
        m_position += count;
    }
    return logits;
}

bool Conversation::runStopped(int tokens, int stages) {
    const std::vector<TokenId> junk(static_cast<std::size_t>(tokens), 11);
    std::stop_source stop;
    if (!m_evaluator->begin({.tokens = junk, .position = m_position}, stop.get_token()).ok())
        return false;
    for (int stage = 0; stage < stages; ++stage) {
        const int layer = stage / 4;
        if (stage == stages - 1)
            stop.request_stop();
        const auto done = stage % 4 == 0   ? m_evaluator->attentionInput(layer)
                          : stage % 4 == 1 ? m_evaluator->attend(layer)
                          : stage % 4 == 2 ? m_evaluator->attentionOutput(layer)
                                           : m_evaluator->feedForward(layer);
        if (!done.ok())
            return false;
    }
    return true;
}

std::vector<Logits> from(const std::vector<Logits>& all, int position) {
    return {all.begin() + position, all.end()};
}

} // namespace conclave::test
