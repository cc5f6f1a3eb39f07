// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/answer_format.h"
#include "engine/text/answer_part.h"

#include <memory>
#include <string>
#include <string_view>

namespace conclave::engine {

class AnswerGrammar;

/// Splits a streamed answer into reasoning, answer and calls of tools, and gives out whole UTF-8 characters
/// only.
///
/// Marks that open reasoning count only before any other visible text of the turn, so a "<think>" inside an
/// answer stays text; the same for marks that the vocabulary has tokens for and that came as ordinary text.
/// Holds back no more than the beginning of a possible marker, half a character, or a call of a tool until it
/// is whole; flush() gives that out at the end. A call that is not well formed is given out as answer, as
/// written. One object per answer, used by one thread.
class AnswerParser {
  public:
    /// @p renderedPromptEnd: the end of the rendered prompt; it says in which part the answer begins (R1's
    /// template ends with <think>). To continue reasoning that was cut off, pass format.thinkOpen.text.
    /// @p offersTools: whether the prompt offered any; only then may an answer without markers be a call.
    AnswerParser(const AnswerFormat& format, std::string_view renderedPromptEnd, bool offersTools,
                 AnswerSink sink);
    ~AnswerParser();

    /// Ordinary text.
    void feed(std::string_view bytes);
    /// The text of a token that is a marker in the vocabulary (Tokenizer::isMarker). It is not looked at as
    /// text; what it means is decided by the format. @p isVisible: it is shown when it means nothing.
    void feedMarker(std::string_view text, bool isVisible);
    /// The turn has ended: gives out what was held back; bytes that never became a character are U+FFFD.
    void flush();

    AnswerPart part() const;

  private:
    void releaseBytes();

    std::unique_ptr<AnswerGrammar> m_grammar;
    std::string m_bytes; ///< the beginning of a character
};

} // namespace conclave::engine
