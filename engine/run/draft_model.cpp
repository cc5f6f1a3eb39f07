// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/draft_model.h"

#include "engine/model/model.h"

#include <algorithm>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

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

} // namespace

Result<std::unique_ptr<Drafter>> DraftModel::create(std::shared_ptr<const Model> model, const Model& target,
                                                    SessionOptions options) {
    if (Result<void> same = checkSameVocabulary(*model, target); !same)
        return same.error();
    options.contextTokens = std::min(options.contextTokens, model->info().contextTokens);
    options.predictsAhead = false;
    auto continuation = Continuation::create(std::move(model), options);
    if (!continuation)
        return continuation.error();
    return std::unique_ptr<Drafter>(new DraftModel(std::move(*continuation)));
}

DraftModel::DraftModel(std::unique_ptr<Continuation> continuation)
    : Drafter(continuation->model().tokenizer(), continuation->vocabulary()),
      m_continuation(std::move(continuation)) {}

int DraftModel::limit(std::span<const TokenId> history, int most) const {
    return std::min(most, m_continuation->contextTokens() - static_cast<int>(history.size()) + 1);
}

Result<void> DraftModel::begin(std::span<const TokenId> history, const std::stop_token& stop,
                               std::span<float> logits) {
    m_continuation->keepCommonPrefix(history, history.size() - 1);
    auto first = m_continuation->evaluateUpTo(history, 1, stop);
    if (!first)
        return first.error();
    return m_continuation->head(*first, 1, logits);
}

Result<void> DraftModel::advance(TokenId token, const std::stop_token& stop, std::span<float> logits) {
    if (Result<void> done = m_continuation->evaluate({&token, 1}, stop); !done)
        return done;
    return m_continuation->head(0, 1, logits);
}

} // namespace conclave::engine
