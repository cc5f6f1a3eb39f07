// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tool_calls.h"

#include <string_view>

namespace conclave::engine {

class Tokenizer;

/// How one family marks the parts of its answers.
struct AnswerFormat {
    /// A marker, and whether the vocabulary holds it as a token of its own. Then ordinary text that happens
    /// to spell it stays text.
    struct Marker {
        std::string_view text;
        bool isToken = false;
    };

    std::string_view name = "plain"; ///< of the family, for messages and tests
    bool isHarmony = false;          ///< gpt-oss: messages in channels; nothing below applies
    Marker thinkOpen{"<think>"};
    Marker thinkClose{"</think>"};
    std::string_view thinkTitle; ///< text that follows the opening marker and is none of the reasoning
    Marker toolsOpen;            ///< no text: no tool calls
    Marker toolsClose;           ///< no text: they go on to the end of the turn
    ToolSyntax syntax = ToolSyntax::none;
    /// Calls may come without a marker, as an answer that is nothing but one JSON object (Llama 3). Looked
    /// for only when tools were offered: other answers may look so too.
    bool hasBareCalls = false;
};

/// The format that @p templateSource writes history in; where the template knows no tools, what the
/// vocabulary has markers for. Views into static text.
AnswerFormat answerFormatOf(std::string_view templateSource, const Tokenizer& tokenizer);
/// The same by the template alone, every marker taken for text.
AnswerFormat answerFormatOf(std::string_view templateSource);

} // namespace conclave::engine
