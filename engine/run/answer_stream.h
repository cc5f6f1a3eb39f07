// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/session.h"
#include "engine/text/answer_parser.h"
#include "engine/text/stop_texts.h"
#include "engine/text/tokenizer.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace conclave::engine {

/// Turns the tokens of one answer into text for a sink: whole characters, reasoning, answer and calls of
/// tools apart if the request asks for it, and measures how long the model reasoned. One object per answer,
/// used by one thread.
class AnswerStream {
  public:
    /// Tokenizer, request and sink outlive the stream.
    AnswerStream(const Tokenizer& tokenizer, std::string_view templateSource,
                 const GenerationRequest& request, const AnswerSink& sink);

    void add(TokenId token);
    /// Gives out what was held back.
    void end();
    /// Whether one of the request's stop texts has come; nothing is given out from there on.
    bool hasStopped() const { return m_stops.hasStopped(); }

    double reasoningMs() const { return m_reasoningMs; }

  private:
    using Clock = std::chrono::steady_clock;
    void addRaw(std::string_view bytes);
    void addParsed(TokenId token);
    void give(AnswerPart part, std::string_view text);

    const Tokenizer& m_tokenizer;
    const AnswerSink& m_sink;
    std::optional<AnswerParser> m_parser; ///< unless everything is answer
    StopTexts m_stops;
    std::string m_bytes;   ///< the beginning of a character
    bool m_isFirst = true; ///< no token has come yet
    Clock::time_point m_last = Clock::now();
    double m_reasoningMs = 0;
};

} // namespace conclave::engine
