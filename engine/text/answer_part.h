// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace conclave::engine {

/// Which part of an answer a piece of text belongs to.
enum class AnswerPart {
    Reasoning,
    Answer,
    /// One finished call of a tool as a JSON object with name (a string) and arguments (an object; whatever
    /// else the model wrote if it is none). Nothing is executed.
    ToolCall
};

/// Called with valid UTF-8, never empty.
using AnswerSink = std::function<void(AnswerPart part, std::string_view text)>;

} // namespace conclave::engine
