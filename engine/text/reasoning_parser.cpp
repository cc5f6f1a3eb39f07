// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/reasoning_parser.h"

#include "engine/text/utf8.h"

#include <algorithm>
#include <utility>

namespace conclave::engine {

namespace {

constexpr std::string_view kOpening = "<think>";
constexpr std::string_view kClosing = "</think>";
constexpr std::string_view kWhiteSpace = " \t\r\n";

std::size_t leadingWhiteSpace(std::string_view text) {
    return std::min(text.find_first_not_of(kWhiteSpace), text.size());
}

bool isProperPrefix(std::string_view text, std::string_view marker) {
    return text.size() < marker.size() && marker.substr(0, text.size()) == text;
}

/// Length of the longest end of @p text that could become @p marker.
std::size_t possibleMarkerEnd(std::string_view text, std::string_view marker) {
    for (std::size_t length = std::min(text.size(), marker.size() - 1); length > 0; --length) {
        if (isProperPrefix(text.substr(text.size() - length), marker)) {
            return length;
        }
    }
    return 0;
}

} // namespace

ReasoningParser::ReasoningParser(std::string_view renderedPromptEnd, Sink sink) : m_sink(std::move(sink)) {
    // Only a marker at the very end was prefilled by the template; one further up is talk about markers.
    const std::size_t last = renderedPromptEnd.find_last_not_of(kWhiteSpace);
    const std::string_view prompt =
        renderedPromptEnd.substr(0, last == std::string_view::npos ? 0 : last + 1);
    const auto endsWith = [&](std::string_view marker) {
        return prompt.size() >= marker.size() && prompt.substr(prompt.size() - marker.size()) == marker;
    };
    m_part = endsWith(kOpening) ? AnswerPart::Reasoning : AnswerPart::Answer;
    m_trimLeading = endsWith(kOpening) || endsWith(kClosing);
}

void ReasoningParser::feed(std::string_view bytes) {
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
    feedCharacters(characters);
}

void ReasoningParser::flush() {
    if (!m_bytes.empty()) {
        m_bytes.clear();
        feedCharacters(utf8::kReplacement);
    }
    std::string_view rest = m_held;
    if (m_trimLeading) {
        rest.remove_prefix(leadingWhiteSpace(rest));
    }
    if (!rest.empty()) {
        m_sink(m_part, rest);
    }
    m_held.clear();
}

void ReasoningParser::feedCharacters(std::string_view text) {
    m_held += text;
    const auto give = [this](std::size_t length) {
        if (length > 0) {
            m_sink(m_part, std::string_view(m_held).substr(0, length));
            m_held.erase(0, length);
        }
    };
    while (!m_held.empty()) {
        const std::size_t space = leadingWhiteSpace(m_held);
        const std::string_view visible = std::string_view(m_held).substr(space);
        // At the beginning of a turn or of prefilled reasoning an opening marker may still come.
        if (!m_sawVisibleText) {
            if (isProperPrefix(visible, kOpening)) {
                return;
            }
            if (visible.substr(0, kOpening.size()) == kOpening) {
                m_held.erase(0, space + kOpening.size());
                m_part = AnswerPart::Reasoning;
                m_trimLeading = true;
                m_sawVisibleText = true; // a second one is text
                continue;
            }
            m_sawVisibleText = true;
        }
        if (m_trimLeading) {
            m_held.erase(0, space);
            if (m_held.empty()) {
                return;
            }
            m_trimLeading = false;
        }
        if (m_part == AnswerPart::Answer) {
            give(m_held.size());
            return;
        }
        const std::size_t closing = m_held.find(kClosing);
        if (closing == std::string::npos) {
            give(m_held.size() - possibleMarkerEnd(m_held, kClosing));
            return;
        }
        give(closing);
        m_held.erase(0, kClosing.size());
        m_part = AnswerPart::Answer;
        m_trimLeading = true;
    }
}

} // namespace conclave::engine
