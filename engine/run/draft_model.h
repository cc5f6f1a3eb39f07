// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/continuation.h"

#include <memory>
#include <span>
#include <stop_token>
#include <vector>

namespace conclave::engine {

/// A small model that guesses what a large one will say, so that the large one checks several tokens in one
/// pass over its weights (speculative decoding: Leviathan et al. 2022, https://arxiv.org/abs/2211.17192).
///
/// It always guesses its likeliest token, so the large model's own choice decides alone: a guess counts if
/// it is the token that was chosen anyway. That is rejection sampling with a proposal of probability one, and
/// it gives the very tokens that the large model gives by itself, at any temperature and seed.
///
/// Owned by a session and used on its thread.
class DraftModel {
  public:
    /// The most tokens of one guess.
    static constexpr int kMostTokens = 8;

    /// Errors: Unsupported (another vocabulary than @p target's, with what differs), OutOfMemory.
    static Result<std::unique_ptr<DraftModel>> create(std::shared_ptr<const Model> model, const Model& target,
                                                      SessionOptions options);

    /// Up to @p most tokens that follow @p history. Fewer, or none, where a further one would more likely be
    /// wrong than right, and where the draft's own context is full. Errors: Cancelled, Device.
    Result<std::vector<TokenId>> propose(std::span<const TokenId> history, int most,
                                         const std::stop_token& stop);

  private:
    explicit DraftModel(std::unique_ptr<Continuation> continuation);

    std::unique_ptr<Continuation> m_continuation;
    std::vector<float> m_logits; // [vocabulary]
};

} // namespace conclave::engine
