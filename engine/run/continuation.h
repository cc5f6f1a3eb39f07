// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/model.h"
#include "engine/run/backend.h"
#include "engine/run/forward.h"
#include "engine/run/stage_times.h"
#include "engine/text/tokenizer.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace conclave::engine {

/// A model, an evaluator, and the tokens that its cache holds: what an answer goes on from. A session has one
/// for its model and one more for a draft model. Keeps the model alive. Used by one thread at a time.
class Continuation {
  public:
    /// Progress of an evaluation: tokens done of all.
    using Progress = std::function<void(int done, int total)>;

    /// Errors: as Backend::createEvaluator.
    static Result<std::unique_ptr<Continuation>> create(std::shared_ptr<const Model> model,
                                                        const SessionOptions& options);

    const Model& model() const { return *m_model; }
    int vocabulary() const;
    int contextTokens() const { return m_evaluator->contextTokens(); }
    int batchTokens() const { return m_evaluator->batchTokens(); }
    std::size_t size() const { return m_cached.size(); } ///< tokens in the cache

    /// Errors: Invalid (empty, longer than the context, an id outside the vocabulary).
    Result<void> check(std::span<const TokenId> tokens) const;

    /// Forgets what the cache holds beyond the common beginning with @p tokens, and beyond @p most of them;
    /// prepares for all of them.
    void keepCommonPrefix(std::span<const TokenId> tokens, std::size_t most);
    /// Forgets everything if a conversation of @p tokens tokens needs other rotations than the cache has.
    void prepareFor(std::size_t tokens);
    /// Forgets what lies behind the first @p position tokens, and more where the evaluator cannot go back so
    /// little.
    void rewind(std::size_t position);
    /// Says that a later rewind() is likely to go to @p position, which is not evaluated yet.
    void expectRewind(std::size_t position);

    /// One batch behind what is cached; head() then has its logits. After an error the batch is forgotten.
    Result<void> evaluate(std::span<const TokenId> batch, const std::stop_token& stop,
                          const LayerProgress& onLayer = {});
    /// What is missing of @p tokens, which begin with all that is cached, batch by batch. Only a last batch
    /// of up to @p lastRows tokens is sure to have all its logits in head(); returns where they begin.
    Result<int> evaluateUpTo(std::span<const TokenId> tokens, int lastRows, const std::stop_token& stop,
                             const Progress& progress = {});
    /// Logits of @p count tokens of the newest batch from its token @p first on, [count, vocabulary].
    Result<void> head(int first, int count, std::span<float> logits);
    /// One more token, stage by stage; it is forgotten again.
    Result<std::vector<StageTiming>> timeStages(TokenId token, CacheType cacheType,
                                                const std::stop_token& stop);
    /// Evaluator::choosesTokens(), and chooseToken() of the newest batch.
    bool choosesTokens(const SamplerSettings& settings) const { return m_evaluator->choosesTokens(settings); }
    Result<TokenId> chooseToken(int row, const SamplerSettings& settings, const Sampler::Draw& draw) {
        return m_evaluator->chooseToken(row, settings, draw);
    }

    /// Evaluator::readChoices() of the newest batch.
    Result<void> readChoices(int first, int count, std::span<std::int32_t> ids, std::span<float> weights) {
        return m_evaluator->readChoices(first, count, ids, weights);
    }

    /// Evaluator::setUsageCounted().
    void setUsageCounted(bool isCounted) { m_evaluator->setUsageCounted(isCounted); }

    // Multi-token prediction, when the options ask for it.

    /// Logits of what follows @p following, the token behind all that is cached. head() is void afterwards.
    Result<void> predict(TokenId following, const std::stop_token& stop, std::span<float> logits);
    /// Logits of what follows @p following, the newest prediction.
    Result<void> predictFurther(TokenId following, const std::stop_token& stop, std::span<float> logits);

  private:
    Continuation(std::shared_ptr<const Model> model, std::unique_ptr<Evaluator> evaluator,
                 bool predictsAhead);
    Result<void> fillPredictions(TokenId following, const std::stop_token& stop);
    bool isKept(std::size_t begin, std::size_t end) const { return m_keptBegin <= begin && end <= m_keptEnd; }

    std::shared_ptr<const Model> m_model;
    std::unique_ptr<Evaluator> m_evaluator;
    std::vector<TokenId> m_cached; ///< the token at each position that the cache holds
    const bool m_predictsAhead;
    /// Positions that the predicting layer has seen with the token behind each; at most one less than cached.
    std::size_t m_predicted = 0;
    std::size_t m_keptBegin = 0; ///< positions whose states the evaluator has kept: of the newest batch
    std::size_t m_keptEnd = 0;
    bool m_isLong = false; ///< the cache's rotations, ModelConfig::isLongConversation()
};

} // namespace conclave::engine
