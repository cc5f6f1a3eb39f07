// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/answer_stream.h"

#include "engine/text/utf8.h"

namespace conclave::engine {

AnswerStream::AnswerStream(const Tokenizer& tokenizer, const GenerationRequest& request,
                           const ReasoningParser::Sink& sink)
    : m_tokenizer(tokenizer), m_sink(sink), m_openMarker(tokenizer.find("<think>")),
      m_closeMarker(tokenizer.find("</think>")) {
    if (request.splitReasoning)
        m_parser.emplace(request.renderedPromptEnd, [this](AnswerPart part, std::string_view text) {
            if (m_sink)
                m_sink(part, text);
        });
}

void AnswerStream::add(TokenId token) {
    // The markers may be control tokens, which have no text of their own.
    const bool marker = token == m_openMarker || token == m_closeMarker;
    const std::string_view bytes = m_tokenizer.piece(token, marker);
    if (m_parser)
        addParsed(bytes);
    else
        addRaw(bytes);
}

void AnswerStream::addParsed(std::string_view bytes) {
    const bool reasoned = m_parser->part() == AnswerPart::Reasoning;
    m_parser->feed(bytes);
    const Clock::time_point now = Clock::now();
    if (reasoned || m_parser->part() == AnswerPart::Reasoning)
        m_reasoningMs += std::chrono::duration<double, std::milli>(now - m_last).count();
    m_last = now;
}

void AnswerStream::addRaw(std::string_view bytes) {
    m_bytes += bytes;
    std::string whole;
    std::size_t at = 0;
    std::size_t start = m_bytes.size();
    const std::size_t end = utf8::endsInsideCharacter(m_bytes, start) ? start : m_bytes.size();
    while (at < end) {
        const std::size_t length = utf8::characterLength(m_bytes, at);
        whole += length == 0 ? utf8::kReplacement : std::string_view(m_bytes).substr(at, length);
        at += length == 0 ? 1 : length;
    }
    m_bytes.erase(0, end);
    if (!whole.empty() && m_sink)
        m_sink(AnswerPart::Answer, whole);
}

void AnswerStream::end() {
    if (m_parser)
        m_parser->flush();
    else if (!m_bytes.empty() && m_sink)
        m_sink(AnswerPart::Answer, utf8::kReplacement);
    m_bytes.clear();
}

} // namespace conclave::engine
