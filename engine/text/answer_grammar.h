// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/answer_format.h"
#include "engine/text/answer_part.h"

#include <memory>
#include <string_view>

namespace conclave::engine {

/// The part of AnswerParser that knows a family's rules. Gets whole characters.
class AnswerGrammar {
  public:
    virtual ~AnswerGrammar() = default;
    virtual void text(std::string_view characters) = 0;
    /// A token that is a marker in the vocabulary; @p isVisible: text to be shown unless it means something.
    virtual void marker(std::string_view text, bool isVisible) = 0;
    /// The turn has ended.
    virtual void end() = 0;
    virtual AnswerPart part() const = 0;
};

/// Reasoning and tool calls between pairs of markers.
std::unique_ptr<AnswerGrammar> makeMarkerGrammar(const AnswerFormat& format, bool offersTools,
                                                 std::string_view renderedPromptEnd, AnswerSink sink);

/// gpt-oss: <|start|>role<|channel|>name<|message|>text<|end|>.
std::unique_ptr<AnswerGrammar> makeHarmonyGrammar(std::string_view renderedPromptEnd, AnswerSink sink);

} // namespace conclave::engine
