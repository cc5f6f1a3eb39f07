// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/continuation.h"
#include "engine/run/drafter.h"

#include <memory>

namespace conclave::engine {

/// A small model with the same vocabulary, and with a cache of its own, that guesses for a large one.
class DraftModel final : public Drafter {
  public:
    /// @p options are those of the large model's session; the context is cut to the draft's own.
    /// Errors: Unsupported (another vocabulary than @p target's, with what differs), OutOfMemory.
    static Result<std::unique_ptr<Drafter>> create(std::shared_ptr<const Model> model, const Model& target,
                                                   SessionOptions options);

  private:
    explicit DraftModel(std::unique_ptr<Continuation> continuation);
    int limit(std::span<const TokenId> history, int most) const override;
    Result<void> begin(std::span<const TokenId> history, const std::stop_token& stop,
                       std::span<float> logits) override;
    Result<void> advance(TokenId token, const std::stop_token& stop, std::span<float> logits) override;

    std::unique_ptr<Continuation> m_continuation;
};

} // namespace conclave::engine
