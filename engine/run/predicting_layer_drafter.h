// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/continuation.h"
#include "engine/run/drafter.h"

namespace conclave::engine {

/// The model's own layer for that guesses (multi-token prediction, DeepSeek-V3,
/// https://arxiv.org/abs/2412.19437, section 2.2). Only the first guess is what it was trained for; for
/// further ones it reads what it has made of the guess before.
class PredictingLayerDrafter final : public Drafter {
  public:
    /// @p continuation is the session's, predicts ahead, and outlives the drafter.
    explicit PredictingLayerDrafter(Continuation& continuation);

  private:
    int limit(std::span<const TokenId> history, int most) const override;
    Result<void> begin(std::span<const TokenId> history, const std::stop_token& stop,
                       std::span<float> logits) override;
    Result<void> advance(TokenId token, const std::stop_token& stop, std::span<float> logits) override;

    Continuation& m_continuation;
};

} // namespace conclave::engine
