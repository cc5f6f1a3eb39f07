// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/session.h"
#include "engine/text/reasoning_parser.h"
#include "engine/text/tokenizer.h"

#include <chrono>
#include <optional>
#include <string>

namespace conclave::engine {

/// Turns the tokens of one answer into text for a sink: whole characters, reasoning and answer apart if the
/// request asks for it, and measures how long the model reasoned. One object per answer, used by one thread.
class AnswerStream {
  public:
    /// Tokenizer, request and sink outlive the stream.
    AnswerStream(const Tokenizer& tokenizer, const GenerationRequest& request,
                 const ReasoningParser::Sink& sink);

    void add(TokenId token);
    /// Gives out what was held back.
    void end();

    double reasoningMs() const { return m_reasoningMs; }

  private:
    using Clock = std::chrono::steady_clock;
    void addRaw(std::string_view bytes);
    void addParsed(std::string_view bytes);

    const Tokenizer& m_tokenizer;
    const ReasoningParser::Sink& m_sink;
    const TokenId m_openMarker; ///< kNoToken when the vocabulary has none
    const TokenId m_closeMarker;
    std::optional<ReasoningParser> m_parser; ///< unless everything is answer
    std::string m_bytes;                     ///< the beginning of a character
    Clock::time_point m_last = Clock::now();
    double m_reasoningMs = 0;
};

} // namespace conclave::engine
