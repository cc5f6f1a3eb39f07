// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/text/tokenizer.h"

#include <span>
#include <stop_token>
#include <vector>

namespace conclave::engine {

/// Guesses what a model will say, so that the model checks several tokens in one pass over its weights
/// (speculative decoding: Leviathan et al. 2022, https://arxiv.org/abs/2211.17192).
///
/// It always guesses the likeliest token, so the model's own choice decides alone: a guess counts if it is
/// the token that was chosen anyway. That is rejection sampling with a proposal of probability one, and it
/// gives the very tokens that the model gives by itself, at any temperature and seed.
///
/// Owned by a session and used on its thread. Two kinds: a small model of its own (draft_model.h) and the
/// model's own layer for that (predicting_layer_drafter.h).
class Drafter {
  public:
    /// The most tokens of one guess.
    static constexpr int kMostTokens = 8;

    virtual ~Drafter() = default;

    /// Up to @p most tokens that follow @p history. Fewer, or none, where a further one would more likely be
    /// wrong than right, and where there is no room. Errors: Cancelled, Device.
    Result<std::vector<TokenId>> propose(std::span<const TokenId> history, int most,
                                         const std::stop_token& stop);

  protected:
    Drafter(const Tokenizer& tokenizer, int vocabulary);

    /// How many of @p most tokens there is room for behind @p history.
    virtual int limit(std::span<const TokenId> history, int most) const = 0;
    /// Logits of what follows @p history.
    virtual Result<void> begin(std::span<const TokenId> history, const std::stop_token& stop,
                               std::span<float> logits) = 0;
    /// Logits of what follows @p token, the newest guess.
    virtual Result<void> advance(TokenId token, const std::stop_token& stop, std::span<float> logits) = 0;

  private:
    const Tokenizer& m_tokenizer;
    std::vector<float> m_logits; // [vocabulary]
};

} // namespace conclave::engine
