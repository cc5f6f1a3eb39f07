// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/loose_values.h"

#include "engine/text/utf8.h"

#include <algorithm>
#include <utility>

namespace conclave::engine {

namespace {

using nlohmann::ordered_json;

constexpr int kMaxDepth = 64; // arguments of tools are shallow; writing JSON recurses
constexpr std::string_view kGemmaQuote = "<|\"|>";

bool isNameLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
}

/// The four hexadecimal digits at @p at, -1 when they are none.
int hexadecimal(std::string_view text, std::size_t at) {
    if (at + 4 > text.size()) {
        return -1;
    }
    int value = 0;
    for (const char c : text.substr(at, 4)) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (digit < 0) {
            return -1;
        }
        value = value * 16 + digit;
    }
    return value;
}

/// Appends the character that \uXXXX at @p at (of the digits) means, two of them for what needs a pair, and
/// moves @p at to the last digit. False when the digits are none.
bool appendEscaped(std::string_view text, std::size_t& at, std::string& out) {
    const int first = hexadecimal(text, at);
    if (first < 0) {
        return false;
    }
    char32_t codePoint = static_cast<char32_t>(first);
    at += 3;
    const bool isHigh = first >= 0xD800 && first < 0xDC00;
    if (isHigh && text.substr(at + 1, 2) == "\\u") {
        const int second = hexadecimal(text, at + 3);
        if (second >= 0xDC00 && second < 0xE000) {
            codePoint = 0x10000 + ((codePoint - 0xD800) << 10) + static_cast<char32_t>(second - 0xDC00);
            at += 6;
        }
    }
    utf8::append(out, codePoint); // half a pair becomes U+FFFD
    return true;
}

} // namespace

std::optional<ordered_json> strictJson(std::string_view text) {
    bool isTooDeep = false;
    const auto bounded = [&](int depth, ordered_json::parse_event_t, ordered_json&) {
        isTooDeep = isTooDeep || depth > kMaxDepth;
        return !isTooDeep;
    };
    auto value = ordered_json::parse(text, bounded, false);
    if (isTooDeep || value.is_discarded()) {
        return std::nullopt;
    }
    return value;
}

void LooseReader::skipSpace() {
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t\r\n"), m_rest.size()));
}

bool LooseReader::skip(std::string_view mark) {
    skipSpace();
    if (m_rest.substr(0, mark.size()) != mark) {
        return false;
    }
    m_rest.remove_prefix(mark.size());
    return true;
}

bool LooseReader::atEnd() {
    skipSpace();
    return m_rest.empty();
}

std::optional<std::string> LooseReader::name() {
    skipSpace();
    const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isNameLetter);
    const auto length = static_cast<std::size_t>(end - m_rest.begin());
    if (length == 0) {
        return std::nullopt;
    }
    std::string found(m_rest.substr(0, length));
    m_rest.remove_prefix(length);
    return found;
}

std::optional<ordered_json> LooseReader::value(int depth) {
    if (depth > kMaxDepth) {
        return std::nullopt;
    }
    for (const std::string_view quote : {kGemmaQuote, std::string_view("\""), std::string_view("'")}) {
        if (skip(quote)) {
            auto text = string(quote);
            return text ? std::optional<ordered_json>(std::move(*text)) : std::nullopt;
        }
    }
    if (skip("[")) {
        return list("]", depth);
    }
    if (skip("(")) {
        return list(")", depth);
    }
    if (skip("{")) {
        return object(depth);
    }
    if (!m_rest.empty() && (m_rest.front() == '-' || (m_rest.front() >= '0' && m_rest.front() <= '9'))) {
        return number();
    }
    const auto word = name();
    if (!word) {
        return std::nullopt;
    }
    if (*word == "true" || *word == "True") {
        return true;
    }
    if (*word == "false" || *word == "False") {
        return false;
    }
    if (*word == "null" || *word == "None") {
        return ordered_json(nullptr);
    }
    return std::nullopt;
}

/// What follows an opening quote.
std::optional<std::string> LooseReader::string(std::string_view quote) {
    std::string text;
    for (std::size_t at = 0; at < m_rest.size(); ++at) {
        if (m_rest.substr(at, quote.size()) == quote) {
            m_rest.remove_prefix(at + quote.size());
            return text;
        }
        if (m_rest[at] != '\\' || quote == kGemmaQuote) { // Gemma escapes nothing
            text.push_back(m_rest[at]);
            continue;
        }
        if (++at == m_rest.size()) {
            return std::nullopt;
        }
        constexpr std::string_view kLetters = "nrtbf";
        constexpr std::string_view kMeanings = "\n\r\t\b\f";
        const std::size_t letter = kLetters.find(m_rest[at]);
        if (m_rest[at] == 'u') {
            if (!appendEscaped(m_rest, ++at, text)) {
                return std::nullopt;
            }
        } else {
            text.push_back(letter == std::string_view::npos ? m_rest[at] : kMeanings[letter]);
        }
    }
    return std::nullopt;
}

/// What follows an opening bracket.
std::optional<ordered_json> LooseReader::list(std::string_view close, int depth) {
    ordered_json items = ordered_json::array();
    while (!skip(close)) {
        if (!items.empty() && !skip(",")) {
            return std::nullopt;
        }
        if (skip(close)) { // a comma may stand last
            break;
        }
        auto item = value(depth + 1);
        if (!item) {
            return std::nullopt;
        }
        items.push_back(std::move(*item));
    }
    return items;
}

/// What follows an opening brace.
std::optional<ordered_json> LooseReader::object(int depth) {
    ordered_json entries = ordered_json::object();
    while (!skip("}")) {
        if (!entries.empty() && !skip(",")) {
            return std::nullopt;
        }
        if (skip("}")) {
            break;
        }
        std::optional<std::string> key;
        for (const std::string_view quote : {kGemmaQuote, std::string_view("\""), std::string_view("'")}) {
            if (!key && skip(quote)) {
                key = string(quote);
                if (!key) {
                    return std::nullopt;
                }
            }
        }
        key = key ? key : name();
        if (!key || !skip(":")) {
            return std::nullopt;
        }
        auto entry = value(depth + 1);
        if (!entry) {
            return std::nullopt;
        }
        entries[*key] = std::move(*entry);
    }
    return entries;
}

std::optional<ordered_json> LooseReader::number() {
    const std::size_t length = std::min(m_rest.find_first_not_of("+-.0123456789eE"), m_rest.size());
    auto read = strictJson(m_rest.substr(0, length));
    m_rest.remove_prefix(length);
    return read;
}

} // namespace conclave::engine
