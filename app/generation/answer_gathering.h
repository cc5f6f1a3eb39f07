// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace conclave {

/// Gathers what an engine says of an answer, text and tokens and traces apart, into deltas. The text that the
/// answer had begun with comes again from the engine and is swallowed.
///
/// Without traces each text is a delta at once. With them a delta waits for the trace of the token that ends
/// its text, and the traces of tokens without text wait for the next one that has some. Used on one thread;
/// the request and the sink outlive it.
class AnswerGathering {
  public:
    using Sink = std::function<void(const AnswerDelta& delta)>;
    AnswerGathering(const AnswerRequest& request, const Sink& sink);

    void addToken() { ++m_delta.tokens; } ///< before its text
    // UTF-8, whole characters:
    void addAnswer(std::string_view text);
    void addReasoning(std::string_view text);
    void addToolCall(std::string_view call);
    /// After the text that the token ends. @p piece: its bytes; of a mark none.
    void addTrace(const TokenTrace& trace, std::string piece);
    /// The answer has ended.
    void end();

    // All of it, with what it had begun with:
    const QString& answer() const { return m_answer; }
    const QString& reasoning() const { return m_reasoning; }

  private:
    bool hasText() const;
    void added();
    void send();

    const bool m_isTraced;
    const Sink& m_sink;
    std::string m_begunAnswer;    ///< what is still to come again
    std::string m_begunReasoning; ///< likewise
    QString m_answer;
    QString m_reasoning;
    AnswerDelta m_delta;               ///< since the last one
    std::vector<std::string> m_pieces; ///< of its traces
};

} // namespace conclave
