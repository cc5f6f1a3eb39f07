// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <optional>
#include <span>
#include <stop_token>

namespace conclave {

/// What conversations cost with one model, by its own tokenizer and chat template. Immutable: used on any
/// thread, also while the model answers. It keeps no model in memory: what was unloaded counts no more.
class TokenCounter {
  public:
    virtual ~TokenCounter() = default;

    /// The tokens of the prompt that @p turns make, up to where the answer begins. Nothing when @p stop asked
    /// for that, the model was unloaded, or its template refuses these turns.
    virtual std::optional<int> count(std::span<const ChatTurn> turns, std::stop_token stop) const = 0;
};

} // namespace conclave
