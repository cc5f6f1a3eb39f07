// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace conclave::engine {

/// Which part of an answer a piece of text belongs to.
enum class AnswerPart { Reasoning, Answer };

/// Splits streamed text at <think> … </think> and gives out whole UTF-8 characters only.
///
/// The opening marker counts only before any other visible text of the turn, so a "<think>" inside an answer
/// stays text. Holds back no more than a possible marker's beginning or half a character; flush() gives that
/// out at the end. One object per answer, used by one thread.
class ReasoningParser {
  public:
    /// Called with valid UTF-8, never empty.
    using Sink = std::function<void(AnswerPart part, std::string_view text)>;

    /// @p renderedPromptEnd: the end of the rendered prompt; when its last visible text is <think> (R1's
    /// template prefills it) the answer starts as reasoning. To continue reasoning that was cut off, pass
    /// "<think>".
    ReasoningParser(std::string_view renderedPromptEnd, Sink sink);

    void feed(std::string_view bytes);
    /// The turn has ended: gives out what was held back; bytes that never became a character are U+FFFD.
    void flush();

    AnswerPart part() const { return m_part; }

  private:
    void feedCharacters(std::string_view text);
    Sink m_sink;
    AnswerPart m_part = AnswerPart::Answer;
    bool m_sawVisibleText = false; ///< an opening marker is text from here on
    bool m_trimLeading = false;    ///< white space right after a marker belongs to nobody
    std::string m_bytes;           ///< the beginning of a character
    std::string m_held;            ///< the beginning of a marker
};

} // namespace conclave::engine
