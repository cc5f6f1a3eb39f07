// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/continuation.h"

#include "engine/model/model_parts.h"
#include "engine/run/forward.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

Result<std::unique_ptr<Continuation>> Continuation::create(std::shared_ptr<const Model> model,
                                                           const SessionOptions& options) {
    auto evaluator = model->parts().backend->createEvaluator(options);
    if (!evaluator)
        return evaluator.error();
    return std::unique_ptr<Continuation>(
        new Continuation(std::move(model), std::move(*evaluator), options.predictsAhead));
}

Continuation::Continuation(std::shared_ptr<const Model> model, std::unique_ptr<Evaluator> evaluator,
                           bool predictsAhead)
    : m_model(std::move(model)), m_evaluator(std::move(evaluator)), m_predictsAhead(predictsAhead) {
    m_cached.reserve(static_cast<std::size_t>(m_evaluator->contextTokens()));
}

int Continuation::vocabulary() const {
    return m_model->tokenizer().size();
}

Result<void> Continuation::check(std::span<const TokenId> tokens) const {
    if (tokens.empty())
        return Error{ErrorKind::Invalid, "The prompt is empty; give at least one token."};
    if (tokens.size() > static_cast<std::size_t>(contextTokens()))
        return Error{
            ErrorKind::Invalid,
            fmt::format("The prompt has {} tokens, but the context holds {}. Shorten the conversation or "
                        "choose a longer context.",
                        tokens.size(), contextTokens())};
    for (const TokenId token : tokens)
        if (token < 0 || token >= vocabulary())
            return Error{ErrorKind::Invalid, fmt::format("The prompt holds the token {}; expected 0 to {}.",
                                                         token, vocabulary() - 1)};
    return {};
}

void Continuation::keepCommonPrefix(std::span<const TokenId> tokens, std::size_t most) {
    prepareFor(tokens.size());
    const std::size_t end = std::min({m_cached.size(), tokens.size(), most});
    std::size_t common = 0;
    while (common < end && m_cached[common] == tokens[common])
        ++common;
    rewind(common);
}

void Continuation::prepareFor(std::size_t tokens) {
    const bool needsLong = m_model->parts().config.isLongConversation(static_cast<int>(tokens));
    if (needsLong != m_isLong)
        rewind(0);
    m_isLong = needsLong;
}

void Continuation::rewind(std::size_t position) {
    m_cached.resize(static_cast<std::size_t>(m_evaluator->rewind(static_cast<int>(position))));
    if (!m_predictsAhead || m_cached.empty()) {
        m_predicted = 0;
        return;
    }
    // The token behind the last position may become another.
    m_predicted = std::min(m_predicted, m_cached.size() - 1);
    m_keptEnd = std::min(m_keptEnd, m_cached.size());
    if (isKept(m_predicted, m_cached.size()))
        return;
    // The states that the predicting layer still has to see are gone: go back to where it has seen all.
    m_cached.resize(static_cast<std::size_t>(m_evaluator->rewind(static_cast<int>(m_predicted))));
    m_predicted = std::min(m_predicted, m_cached.size());
}

/// Shows the predicting layer what it has not seen of the cached tokens; @p following comes behind them.
Result<void> Continuation::fillPredictions(TokenId following, const std::stop_token& stop) {
    std::vector<TokenId> tokens;
    for (std::size_t position = m_predicted + 1; position < m_cached.size(); ++position)
        tokens.push_back(m_cached[position]);
    tokens.push_back(following);
    if (Result<void> done = engine::predict(*m_evaluator, m_model->parts().weights,
                                            static_cast<int>(m_predicted), tokens, stop);
        !done)
        return done;
    m_predicted = m_cached.size();
    return {};
}

Result<void> Continuation::predict(TokenId following, const std::stop_token& stop, std::span<float> logits) {
    m_predicted = std::min(m_predicted, m_cached.size() - 1); // at least the last one, for its logits
    if (Result<void> done = fillPredictions(following, stop); !done)
        return done;
    return m_evaluator->predictionHead(logits);
}

Result<void> Continuation::predictFurther(TokenId following, const std::stop_token& stop,
                                          std::span<float> logits) {
    if (Result<void> done = engine::predictFurther(*m_evaluator, m_model->parts().weights, following, stop);
        !done)
        return done;
    return m_evaluator->predictionHead(logits);
}

void Continuation::expectRewind(std::size_t position) {
    m_evaluator->expectRewind(static_cast<int>(position));
}

Result<void> Continuation::evaluate(std::span<const TokenId> batch, const std::stop_token& stop,
                                    const LayerProgress& onLayer) {
    if (m_predictsAhead && m_predicted < m_cached.size())
        if (Result<void> done = fillPredictions(batch.front(), stop); !done)
            return done;
    const Batch next{.tokens = batch, .position = static_cast<int>(m_cached.size()), .isLong = m_isLong};
    if (Result<void> done = forward(*m_evaluator, m_model->parts().weights, next, stop, onLayer); !done) {
        rewind(m_cached.size());
        return done;
    }
    m_keptBegin = m_cached.size();
    m_cached.insert(m_cached.end(), batch.begin(), batch.end());
    m_keptEnd = m_cached.size();
    return {};
}

Result<int> Continuation::evaluateUpTo(std::span<const TokenId> tokens, int lastRows,
                                       const std::stop_token& stop, const Progress& progress) {
    prepareFor(tokens.size());
    const auto batchSize = static_cast<std::size_t>(batchTokens());
    const auto rows = static_cast<std::size_t>(lastRows);
    std::size_t taken = 0;
    while (m_cached.size() < tokens.size()) {
        const auto rest = tokens.subspan(m_cached.size());
        taken = std::min(rest.size(), batchSize);
        if (rest.size() > batchSize && rest.size() < 2 * batchSize)
            taken = (rest.size() + 1) / 2; // the last one is no single token: its end stays in one batch
        if (taken < rest.size() && rest.size() - taken < rows) // the last rows stay together
            taken = rest.size() - rows;
        const auto onLayer = [&, begin = m_cached.size(), told = m_cached.size()](int layer,
                                                                                  int layers) mutable {
            const std::size_t now =
                begin + taken * static_cast<std::size_t>(layer) / static_cast<std::size_t>(layers);
            if (now > told && layer < layers)
                progress(static_cast<int>(told = now), static_cast<int>(tokens.size()));
        };
        if (Result<void> done =
                evaluate(rest.first(taken), stop, progress ? LayerProgress(onLayer) : LayerProgress());
            !done)
            return done.error();
        if (progress)
            progress(static_cast<int>(m_cached.size()), static_cast<int>(tokens.size()));
    }
    return static_cast<int>(taken) - lastRows;
}

Result<void> Continuation::head(int first, int count, std::span<float> logits) {
    return m_evaluator->head(first, count, logits);
}

Result<std::vector<StageTiming>> Continuation::timeStages(TokenId token, CacheType cacheType,
                                                          const std::stop_token& stop) {
    const Model::Parts& parts = m_model->parts();
    auto stages = engine::timeStages(*m_evaluator, parts.config, parts.weights, cacheType, token,
                                     static_cast<int>(m_cached.size()), stop);
    rewind(m_cached.size());
    return stages;
}

} // namespace conclave::engine
