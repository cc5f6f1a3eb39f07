// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/answer_stream.h"

#include "engine/text/utf8.h"

namespace conclave::engine {

AnswerStream::AnswerStream(const Tokenizer& tokenizer, std::string_view templateSource,
                           const GenerationRequest& request, const AnswerSink& sink)
    : m_tokenizer(tokenizer), m_sink(sink), m_stops(request.stopTexts) {
    if (request.splitReasoning)
        m_parser.emplace(answerFormatOf(templateSource, tokenizer), request.renderedPromptEnd,
                         request.offersTools,
                         [this](AnswerPart part, std::string_view text) { give(part, text); });
}

/// Only the answer itself ends at a stop text: thoughts may well mention it.
void AnswerStream::give(AnswerPart part, std::string_view text) {
    if (m_stops.hasStopped() || !m_sink)
        return;
    if (part != AnswerPart::Answer) {
        m_sink(part, text);
        return;
    }
    const std::string shown = m_stops.feed(text);
    if (!shown.empty())
        m_sink(part, shown);
}

void AnswerStream::add(TokenId token) {
    if (m_parser)
        addParsed(token);
    else
        addRaw(m_tokenizer.piece(token));
}

void AnswerStream::addParsed(TokenId token) {
    const bool reasoned = m_parser->part() == AnswerPart::Reasoning;
    if (m_tokenizer.isMarker(token))
        m_parser->feedMarker(m_tokenizer.piece(token, true), !m_tokenizer.piece(token).empty());
    else // SentencePiece puts a space before a text; at the beginning of a turn it is none of the answer
        m_parser->feed(m_isFirst ? m_tokenizer.decode({&token, 1}) : m_tokenizer.piece(token));
    m_isFirst = false;
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
    if (!whole.empty())
        give(AnswerPart::Answer, whole);
}

void AnswerStream::end() {
    if (m_parser)
        m_parser->flush();
    else if (!m_bytes.empty())
        give(AnswerPart::Answer, utf8::kReplacement);
    m_bytes.clear();
    const std::string held = m_stops.flush();
    if (!held.empty() && m_sink)
        m_sink(AnswerPart::Answer, held);
}

} // namespace conclave::engine
