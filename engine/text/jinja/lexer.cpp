// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/lexer.h"

#include "engine/text/jinja/budget.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>

namespace conclave::engine::jinja {

namespace {

constexpr std::string_view kSpaces = " \t\r\n\f\v";

bool isNameStart(char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isNameLetter(char c) {
    return isNameStart(c) || isDigit(c);
}

/// Line feeds only, and none at the very end (keep_trailing_newline is off).
std::string normalised(std::string_view source) {
    std::string text;
    text.reserve(source.size());
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] == '\r') {
            text.push_back('\n');
            i += i + 1 < source.size() && source[i + 1] == '\n' ? 1 : 0;
        } else {
            text.push_back(source[i]);
        }
    }
    if (!text.empty() && text.back() == '\n') {
        text.pop_back();
    }
    return text;
}

class Lexer {
  public:
    explicit Lexer(std::string_view source) : m_source(normalised(source)), m_text(m_source) {}

    std::vector<Token> run() {
        while (m_at < m_text.size()) {
            readData();
        }
        put(TokenType::end, "");
        return std::move(m_tokens);
    }

  private:
    [[noreturn]] void fail(const std::string& message) const { throw TemplateError(message, m_line); }

    void put(TokenType type, std::string text) { m_tokens.push_back({type, std::move(text), 0, 0, m_line}); }

    void advance(std::size_t count) {
        m_line +=
            static_cast<int>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_at),
                                        m_text.begin() + static_cast<std::ptrdiff_t>(m_at + count), '\n'));
        m_at += count;
    }

    bool startsWith(std::string_view what, std::size_t offset = 0) const {
        return m_text.substr(std::min(m_at + offset, m_text.size()), what.size()) == what;
    }

    /// Data up to the next tag, and that tag.
    void readData() {
        std::size_t tag = m_at;
        for (;; ++tag) {
            tag = m_text.find('{', tag);
            if (tag == std::string_view::npos || tag + 1 >= m_text.size()) {
                putData(m_text.substr(m_at));
                advance(m_text.size() - m_at);
                return;
            }
            const char kind = m_text[tag + 1];
            if (kind == '%' || kind == '{' || kind == '#') {
                break;
            }
        }
        std::string_view data = m_text.substr(m_at, tag - m_at);
        const char kind = m_text[tag + 1];
        const char sign = tag + 2 < m_text.size() ? m_text[tag + 2] : ' ';
        data = stripBefore(data, kind, sign);
        putData(data);
        advance(tag - m_at + 2 + (sign == '-' || sign == '+' ? 1 : 0));
        if (kind == '#') {
            skipComment();
        } else if (kind == '{') {
            put(TokenType::variableBegin, "");
            readTag(TokenType::variableEnd, "}}");
        } else if (isRaw()) {
            readRaw();
        } else {
            put(TokenType::blockBegin, "");
            readTag(TokenType::blockEnd, "%}");
        }
    }

    void putData(std::string_view data) {
        if (!data.empty()) {
            put(TokenType::data, std::string(data));
        }
    }

    /// What {%- takes away, or lstrip_blocks: the spaces before a tag that is first in its line.
    std::string_view stripBefore(std::string_view data, char kind, char sign) const {
        if (sign == '-') {
            return data.substr(0, data.find_last_not_of(kSpaces) + 1);
        }
        if (sign == '+' || kind == '{') {
            return data;
        }
        const std::size_t lineStart = data.rfind('\n') + 1; // npos + 1 is 0
        const bool isLineStart = lineStart > 0 || m_atLineStart;
        const bool onlySpaces = data.find_first_not_of(kSpaces, lineStart) == std::string_view::npos;
        return isLineStart && onlySpaces ? data.substr(0, lineStart) : data;
    }

    /// Behind a closing tag: -%} takes all white space, a block's or comment's %} one line feed
    /// (trim_blocks).
    void finishTag(std::size_t length, char sign, bool trimsNewline) {
        std::size_t end = m_at + length;
        if (sign == '-') {
            end = std::min(m_text.find_first_not_of(kSpaces, end), m_text.size());
        } else if (trimsNewline && sign != '+' && end < m_text.size() && m_text[end] == '\n') {
            ++end;
        }
        advance(end - m_at);
        m_atLineStart = m_text[end - 1] == '\n';
    }

    void skipComment() {
        const std::size_t end = m_text.find("#}", m_at);
        if (end == std::string_view::npos) {
            fail("The comment that begins here has no end; expected #}.");
        }
        const char before = end > m_at ? m_text[end - 1] : ' ';
        advance(end - m_at);
        finishTag(2, before == '-' || before == '+' ? before : ' ', true);
    }

    /// Whether the block that has just been opened is {% raw %}; leaves the position alone.
    bool isRaw() const {
        const std::size_t word = m_text.find_first_not_of(kSpaces, m_at);
        if (word == std::string_view::npos || m_text.substr(word, 3) != "raw") {
            return false;
        }
        std::size_t close = m_text.find_first_not_of(kSpaces, word + 3);
        if (close != std::string_view::npos && (m_text[close] == '-' || m_text[close] == '+')) {
            ++close;
        }
        return close != std::string_view::npos && m_text.substr(close, 2) == "%}";
    }

    void readRaw() {
        const int begun = m_line;
        std::size_t close = m_text.find("%}", m_at);
        char sign = m_text[close - 1];
        advance(close - m_at);
        finishTag(2, sign == '-' || sign == '+' ? sign : ' ', true);
        for (std::size_t tag = m_text.find("{%", m_at); tag != std::string_view::npos;
             tag = m_text.find("{%", tag + 1)) {
            const char before = tag + 2 < m_text.size() ? m_text[tag + 2] : ' ';
            const std::size_t word =
                m_text.find_first_not_of(kSpaces, tag + 2 + (before == '-' || before == '+' ? 1 : 0));
            if (word == std::string_view::npos || m_text.substr(word, 6) != "endraw") {
                continue;
            }
            putData(stripBefore(m_text.substr(m_at, tag - m_at), '%', before));
            close = m_text.find("%}", word);
            if (close == std::string_view::npos) {
                break;
            }
            sign = m_text[close - 1];
            advance(close - m_at);
            finishTag(2, sign == '-' || sign == '+' ? sign : ' ', true);
            return;
        }
        throw TemplateError("{% raw %} has no {% endraw %}.", begun);
    }

    void readTag(TokenType endType, std::string_view closing) {
        std::vector<char> brackets;
        while (true) {
            advance(std::min(m_text.find_first_not_of(kSpaces, m_at), m_text.size()) - m_at);
            if (m_at >= m_text.size()) {
                fail("The template ends inside a tag; expected " + std::string(closing) + ".");
            }
            if (brackets.empty()) {
                const char sign = m_text[m_at];
                const bool signedClose = (sign == '-' || sign == '+') && startsWith(closing, 1);
                if (signedClose || startsWith(closing)) {
                    put(endType, "");
                    finishTag(signedClose ? 3 : 2, signedClose ? sign : ' ', endType == TokenType::blockEnd);
                    return;
                }
            }
            const char c = m_text[m_at];
            if (isNameStart(c)) {
                readName();
            } else if (isDigit(c)) {
                readNumber();
            } else if (c == '"' || c == '\'') {
                readString(c);
            } else {
                readOperator(brackets);
            }
        }
    }

    void readName() {
        std::size_t end = m_at;
        while (end < m_text.size() && isNameLetter(m_text[end])) {
            ++end;
        }
        put(TokenType::name, std::string(m_text.substr(m_at, end - m_at)));
        advance(end - m_at);
    }

    void readNumber() {
        int base = 10;
        std::size_t end = m_at;
        if (m_text[m_at] == '0' && m_at + 1 < m_text.size()) {
            const char mark = static_cast<char>(std::tolower(static_cast<unsigned char>(m_text[m_at + 1])));
            base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
        }
        end += base == 10 ? 0 : 2;
        std::string digits;
        bool isReal = false;
        for (; end < m_text.size(); ++end) {
            const char c = m_text[end];
            const char next = end + 1 < m_text.size() ? m_text[end + 1] : ' ';
            if (c == '_') {
                continue;
            }
            if (isDigit(c) || (base == 16 && std::isxdigit(static_cast<unsigned char>(c)))) {
                digits.push_back(c);
            } else if (base == 10 && c == '.' && isDigit(next) && !isReal) {
                isReal = true;
                digits.push_back(c);
            } else if (base == 10 && (c == 'e' || c == 'E') &&
                       (isDigit(next) || next == '-' || next == '+')) {
                isReal = true;
                digits.push_back(c);
                if (!isDigit(next)) {
                    ++end;
                    if (next == '-') {
                        digits.push_back(next);
                    }
                }
            } else {
                break;
            }
        }
        Token token{isReal ? TokenType::real : TokenType::integer, digits, 0, 0, m_line};
        const char* last = digits.data() + digits.size();
        const auto read = isReal ? std::from_chars(digits.data(), last, token.real)
                                 : std::from_chars(digits.data(), last, token.integer, base);
        if (read.ec != std::errc() || read.ptr != last) {
            fail("The number " + std::string(m_text.substr(m_at, std::min<std::size_t>(end - m_at, 40))) +
                 " cannot be read.");
        }
        m_tokens.push_back(std::move(token));
        advance(end - m_at);
    }

    void readString(char quote) {
        const int begun = m_line;
        std::size_t end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote) {
            end += m_text[end] == '\\' ? 2 : 1;
        }
        if (end >= m_text.size()) {
            throw TemplateError("The string that begins here has no end.", begun);
        }
        put(TokenType::string, unescaped(m_text.substr(m_at + 1, end - m_at - 1)));
        advance(end + 1 - m_at);
    }

    /// A hexadecimal number of exactly @p digits at @p at.
    static char32_t hexNumber(std::string_view text, std::size_t at, std::size_t digits) {
        std::uint32_t code = 0;
        const std::string_view part = text.substr(std::min(at, text.size()), digits);
        const auto read = std::from_chars(part.data(), part.data() + part.size(), code, 16);
        const bool good = part.size() == digits && read.ptr == part.data() + digits;
        return good ? char32_t(code) : std::numeric_limits<char32_t>::max();
    }

    /// Python's string escapes.
    std::string unescaped(std::string_view raw) const {
        std::string text;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] != '\\' || i + 1 == raw.size()) {
                text.push_back(raw[i]);
                continue;
            }
            const char c = raw[++i];
            static constexpr std::string_view kLetters = "ntrabfv\\'\"";
            static constexpr std::string_view kMeanings = "\n\t\r\a\b\f\v\\'\"";
            if (const std::size_t letter = kLetters.find(c); letter != std::string_view::npos) {
                text.push_back(kMeanings[letter]);
            } else if (c == '\n') {
                continue; // a line continued
            } else if (c >= '0' && c <= '7') {
                std::uint32_t code = 0;
                const std::string_view part = raw.substr(i, 3);
                const auto read = std::from_chars(part.data(), part.data() + part.size(), code, 8);
                utf8::append(text, code);
                i += static_cast<std::size_t>(read.ptr - part.data()) - 1;
            } else if (c == 'x' || c == 'u' || c == 'U') {
                const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 8;
                char32_t code = hexNumber(raw, i + 1, digits);
                if (code == std::numeric_limits<char32_t>::max()) {
                    fail(std::string("The escape \\") + c + " needs " + std::to_string(digits) +
                         " hexadecimal digits.");
                }
                i += digits;
                if (code >= 0xD800 && code < 0xDC00 && raw.substr(i + 1, 2) == "\\u") {
                    const char32_t low = hexNumber(raw, i + 3, 4);
                    if (low >= 0xDC00 && low < 0xE000) {
                        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                        i += 6;
                    }
                }
                utf8::append(text, code);
            } else {
                text.push_back('\\');
                text.push_back(c);
            }
        }
        return text;
    }

    void readOperator(std::vector<char>& brackets) {
        static constexpr std::string_view kOperators[] = {"**", "//", "==", "!=", ">=", "<=", "+", "-", "/",
                                                          "*",  "%",  "~",  "<",  ">",  "=",  ".", ":", "|",
                                                          ",",  "(",  ")",  "[",  "]",  "{",  "}"};
        for (const std::string_view op : kOperators) {
            if (!startsWith(op)) {
                continue;
            }
            const char c = op.front();
            if (c == '(' || c == '[' || c == '{') {
                brackets.push_back(c == '(' ? ')' : c == '[' ? ']' : '}');
            } else if (c == ')' || c == ']' || c == '}') {
                if (brackets.empty() || brackets.back() != c) {
                    fail(std::string("Unexpected ") + c + ".");
                }
                brackets.pop_back();
            }
            put(TokenType::op, std::string(op));
            advance(op.size());
            return;
        }
        fail(std::string("Unexpected character ") + m_text[m_at] + " in a tag.");
    }

    const std::string m_source;
    const std::string_view m_text;
    std::size_t m_at = 0;
    int m_line = 1;
    bool m_atLineStart = true; // whether the data at m_at begins a line
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> tokenize(std::string_view source) {
    return Lexer(source).run();
}

} // namespace conclave::engine::jinja
