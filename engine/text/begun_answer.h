// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tokenizer.h"

#include <string>
#include <vector>

namespace conclave::engine {

class ChatTemplate;
struct RenderedPrompt;

/// An answer that was stopped, as an AnswerParser split it.
struct BegunAnswer {
    std::string reasoning;
    std::string text; ///< empty: it was still thinking
};

/// Writes @p begun again as the model must have written it behind @p prompt, marks and all, so that an
/// AnswerParser that is fed with it says the same and is then where it was when the answer was stopped. What
/// stands between marks and words is taken from the template where that writes past thoughts down, else from
/// what the families do. Reasoning is left out where the prompt itself says that there is none.
std::vector<TextFragment> writeAgain(const BegunAnswer& begun, const RenderedPrompt& prompt,
                                     const ChatTemplate& chatTemplate, const Tokenizer& tokenizer);

/// The tokens of that, to be evaluated behind those of @p prompt. Which tokens the model itself used cannot
/// be known from its text: where they are still at hand they are better.
std::vector<TokenId> encodeAgain(const BegunAnswer& begun, const RenderedPrompt& prompt,
                                 const ChatTemplate& chatTemplate, const Tokenizer& tokenizer);

} // namespace conclave::engine
