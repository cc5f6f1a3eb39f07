// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/answer_parser.h"

#include "engine/text/answer_grammar.h"
#include "engine/text/utf8.h"

#include <utility>

namespace conclave::engine {

AnswerParser::AnswerParser(const AnswerFormat& format, std::string_view renderedPromptEnd, bool offersTools,
                           AnswerSink sink)
    : m_grammar(format.isHarmony
                    ? makeHarmonyGrammar(renderedPromptEnd, std::move(sink))
                    : makeMarkerGrammar(format, offersTools, renderedPromptEnd, std::move(sink))) {}

AnswerParser::~AnswerParser() = default;

void AnswerParser::feed(std::string_view bytes) {
    m_bytes += bytes;
    std::string characters;
    std::size_t at = 0;
    while (at < m_bytes.size()) {
        const std::size_t length = utf8::characterLength(m_bytes, at);
        std::size_t start = 0;
        if (length > 0) {
            characters.append(m_bytes, at, length);
            at += length;
        } else if (m_bytes.size() - at < 4 &&
                   utf8::endsInsideCharacter(std::string_view(m_bytes).substr(at), start) && start == 0) {
            break; // the rest of it may still come
        } else {
            characters += utf8::kReplacement;
            ++at;
        }
    }
    m_bytes.erase(0, at);
    m_grammar->text(characters);
}

void AnswerParser::feedMarker(std::string_view text, bool isVisible) {
    releaseBytes();
    m_grammar->marker(text, isVisible);
}

void AnswerParser::flush() {
    releaseBytes();
    m_grammar->end();
}

AnswerPart AnswerParser::part() const {
    return m_grammar->part();
}

/// No character goes on beyond this place.
void AnswerParser::releaseBytes() {
    if (!m_bytes.empty()) {
        m_bytes.clear();
        m_grammar->text(utf8::kReplacement);
    }
}

} // namespace conclave::engine
