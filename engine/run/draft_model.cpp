// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/draft_model.h"

#include "engine/model/model.h"

#include <algorithm>
#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

/// Reading the weights once for one more row costs the large model a fraction of a step; a guess that is more
/// likely wrong than right costs more than it saves.
constexpr double kLeastProbability = 0.5;

/// Ids must mean the same text in both models: a guess is compared by its id.
Result<void> checkSameVocabulary(const Model& draft, const Model& target) {
    const Tokenizer& ours = draft.tokenizer();
    const Tokenizer& theirs = target.tokenizer();
    if (ours.size() != theirs.size())
        return Error{ErrorKind::Unsupported,
                     fmt::format("'{}' cannot draft for '{}': it has {} tokens, expected the same {}. Choose "
                                 "a smaller model of the same family.",
                                 draft.info().name, target.info().name, ours.size(), theirs.size())};
    for (TokenId id = 0; id < ours.size(); ++id)
        if (ours.piece(id, true) != theirs.piece(id, true))
            return Error{ErrorKind::Unsupported,
                         fmt::format("'{}' cannot draft for '{}': their token {} differs ('{}', expected "
                                     "'{}'). Choose a smaller model of the same family.",
                                     draft.info().name, target.info().name, id, ours.piece(id, true),
                                     theirs.piece(id, true))};
    return {};
}

struct Likeliest {
    TokenId token = kNoToken;
    double probability = 0;
};

Likeliest likeliest(std::span<const float> logits) {
    const auto best = std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const float logit : logits)
        sum += std::exp(static_cast<double>(logit) - *best);
    if (!(sum >= 1)) // not a number
        return {};
    return {static_cast<TokenId>(best - logits.begin()), 1 / sum};
}

} // namespace

Result<std::unique_ptr<DraftModel>> DraftModel::create(std::shared_ptr<const Model> model,
                                                       const Model& target, SessionOptions options) {
    if (Result<void> same = checkSameVocabulary(*model, target); !same)
        return same.error();
    options.contextTokens = std::min(options.contextTokens, model->info().contextTokens);
    auto continuation = Continuation::create(std::move(model), options);
    if (!continuation)
        return continuation.error();
    return std::unique_ptr<DraftModel>(new DraftModel(std::move(*continuation)));
}

DraftModel::DraftModel(std::unique_ptr<Continuation> continuation)
    : m_continuation(std::move(continuation)),
      m_logits(static_cast<std::size_t>(m_continuation->vocabulary())) {}

Result<std::vector<TokenId>> DraftModel::propose(std::span<const TokenId> history, int most,
                                                 const std::stop_token& stop) {
    std::vector<TokenId> tokens;
    const int room = m_continuation->contextTokens() - static_cast<int>(history.size());
    most = std::min({most, kMostTokens, room + 1});
    if (most < 1)
        return tokens;
    m_continuation->keepCommonPrefix(history, history.size() - 1);
    auto first = m_continuation->evaluateUpTo(history, 1, stop);
    if (!first)
        return first.error();
    int row = *first;
    double probability = 1;
    while (true) {
        if (Result<void> done = m_continuation->head(row, 1, m_logits); !done)
            return done.error();
        const Likeliest next = likeliest(m_logits);
        probability *= next.probability;
        if (next.token == kNoToken || probability < kLeastProbability)
            return tokens;
        tokens.push_back(next.token);
        if (static_cast<int>(tokens.size()) == most ||
            m_continuation->model().tokenizer().endsGeneration(next.token))
            return tokens;
        if (Result<void> done = m_continuation->evaluate({&next.token, 1}, stop); !done)
            return done.error();
        row = 0;
    }
}

} // namespace conclave::engine
