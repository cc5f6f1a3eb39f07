// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/python_text.h"

#include "engine/text/jinja/json_values.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace conclave::engine::jinja {

namespace {

bool isWhollyTrusted(const Value& value, Budget& budget) {
    const Budget::Level level(budget);
    budget.step();
    if (const Text* text = value.asText()) {
        return text->isTrusted();
    }
    if (const List* list = value.asList()) {
        return std::all_of(list->items.begin(), list->items.end(),
                           [&](const Value& item) { return isWhollyTrusted(item, budget); });
    }
    if (const Dict* dict = value.asDict()) {
        return std::all_of(dict->entries.begin(), dict->entries.end(), [&](const Dict::Entry& entry) {
            return isWhollyTrusted(entry.key, budget) && isWhollyTrusted(entry.value, budget);
        });
    }
    if (const Namespace* space = value.asNamespace()) {
        return std::all_of(space->attributes.entries.begin(), space->attributes.entries.end(),
                           [&](const Dict::Entry& entry) { return isWhollyTrusted(entry.value, budget); });
    }
    return true;
}

void putHex(std::string& out, const char* format, unsigned value) {
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), format, value);
    out += buffer.data();
}

/// Python quotes with ' unless the string has ' and no ".
void putQuoted(std::string& out, std::string_view text) {
    const bool single = text.find('\'') == std::string_view::npos || text.find('"') != std::string_view::npos;
    const char quote = single ? '\'' : '"';
    out.push_back(quote);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == quote || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            putHex(out, "\\x%02x", byte);
        } else {
            out.push_back(c);
        }
    }
    out.push_back(quote);
}

void putJsonString(std::string& out, std::string_view text, bool ensureAscii) {
    out.push_back('"');
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        const std::size_t length = std::max<std::size_t>(1, utf8::characterLength(text, i));
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        default:
            if (byte < 0x20 || (ensureAscii && byte == 0x7F)) {
                putHex(out, "\\u%04x", byte);
            } else if (byte < 0x80 || !ensureAscii) {
                out += text.substr(i, length);
            } else {
                const char32_t code = length == 1 ? char32_t(0xFFFD) : utf8::decode(text, i, length);
                if (code >= 0x10000) {
                    putHex(out, "\\u%04x", static_cast<unsigned>(0xD800 + ((code - 0x10000) >> 10)));
                    putHex(out, "\\u%04x", static_cast<unsigned>(0xDC00 + ((code - 0x10000) & 0x3FF)));
                } else {
                    putHex(out, "\\u%04x", static_cast<unsigned>(code));
                }
            }
        }
        i += length;
    }
    out.push_back('"');
}

/// Writes str() and repr() of anything.
class ReprWriter {
  public:
    explicit ReprWriter(Budget& budget) : m_budget(budget) {}

    void write(const Value& value) {
        const Budget::Level level(m_budget);
        m_budget.step();
        if (const Text* text = value.asText()) {
            m_budget.allocate(text->size() + 2);
            putQuoted(m_out, text->bytes());
        } else if (value.isUndefined()) {
            m_out += "Undefined";
        } else if (value.isNone()) {
            m_out += "None";
        } else if (value.isBoolean()) {
            m_out += value.isTrue() ? "True" : "False";
        } else if (value.isInteger()) {
            m_out += std::to_string(value.toInteger(""));
        } else if (value.isReal()) {
            m_out += realText(value.toReal());
        } else if (const List* list = value.asList()) {
            writeList(*list);
        } else if (const Dict* dict = value.asDict()) {
            writeDict(*dict);
        } else {
            m_out += std::string("<") + value.typeName() + ">";
        }
    }

    std::string take() { return std::move(m_out); }

  private:
    void writeList(const List& list) {
        m_out.push_back(list.isTuple ? '(' : '[');
        for (std::size_t i = 0; i < list.items.size(); ++i) {
            m_out += i > 0 ? ", " : "";
            write(list.items[i]);
        }
        m_out += list.isTuple && list.items.size() == 1 ? "," : "";
        m_out.push_back(list.isTuple ? ')' : ']');
    }

    void writeDict(const Dict& dict) {
        m_out.push_back('{');
        for (std::size_t i = 0; i < dict.entries.size(); ++i) {
            m_out += i > 0 ? ", " : "";
            write(dict.entries[i].key);
            m_out += ": ";
            write(dict.entries[i].value);
        }
        m_out.push_back('}');
    }

    Budget& m_budget;
    std::string m_out;
};

class JsonWriter {
  public:
    JsonWriter(const JsonStyle& style, Budget& budget) : m_style(style), m_budget(budget) {}

    void write(const Value& value, int depth) {
        const Budget::Level level(m_budget);
        m_budget.step();
        if (const Text* text = value.asText()) {
            m_budget.allocate(text->size() + 2);
            putJsonString(m_out, text->bytes(), m_style.ensureAscii);
        } else if (value.isNone()) {
            m_out += "null";
        } else if (value.isBoolean()) {
            m_out += value.isTrue() ? "true" : "false";
        } else if (value.isInteger()) {
            m_out += std::to_string(value.toInteger(""));
        } else if (value.isReal()) {
            m_out += realJson(value.toReal());
        } else if (const List* list = value.asList()) {
            writeItems('[', ']', list->items.size(), depth,
                       [&](std::size_t i) { write(list->items[i], depth + 1); });
        } else if (const Dict* dict = value.asDict()) {
            writeDict(*dict, depth);
        } else {
            throw TemplateError(value.isUndefined()
                                    ? value.undefinedReason() + ", so it has no JSON form"
                                    : std::string("a ") + value.typeName() + " has no JSON form");
        }
    }

    std::string take() { return std::move(m_out); }

  private:
    static std::string realJson(double value) {
        if (std::isnan(value)) {
            return "NaN";
        }
        return std::isinf(value) ? (value > 0 ? "Infinity" : "-Infinity") : realText(value);
    }

    static std::string keyText(const Value& key) {
        if (const Text* text = key.asText()) {
            return text->bytes();
        }
        if (key.isNone()) {
            return "null";
        }
        if (key.isBoolean()) {
            return key.isTrue() ? "true" : "false";
        }
        return key.isReal() ? realJson(key.toReal()) : std::to_string(key.toInteger("key"));
    }

    void writeDict(const Dict& dict, int depth) {
        std::vector<const Dict::Entry*> order;
        for (const Dict::Entry& entry : dict.entries) {
            order.push_back(&entry);
        }
        if (m_style.sortKeys) {
            std::stable_sort(order.begin(), order.end(), [&](const Dict::Entry* a, const Dict::Entry* b) {
                return compare(a->key, b->key, m_budget) < 0;
            });
        }
        writeItems('{', '}', order.size(), depth, [&](std::size_t i) {
            const std::string key = keyText(order[i]->key);
            m_budget.allocate(key.size() + 2);
            putJsonString(m_out, key, m_style.ensureAscii);
            m_out += m_style.keySeparator;
            write(order[i]->value, depth + 1);
        });
    }

    template <typename Item>
    void writeItems(char open, char close, std::size_t count, int depth, Item&& item) {
        m_out.push_back(open);
        for (std::size_t i = 0; i < count; ++i) {
            m_out += i > 0 ? m_style.itemSeparator : std::string();
            newLine(depth + 1);
            item(i);
        }
        if (count > 0) {
            newLine(depth);
        }
        m_out.push_back(close);
    }

    void newLine(int depth) {
        if (m_style.indent >= 0) {
            const auto spaces = static_cast<std::size_t>(m_style.indent) * static_cast<std::size_t>(depth);
            m_budget.allocate(spaces + 1);
            m_out.push_back('\n');
            m_out.append(spaces, ' ');
        }
    }

    const JsonStyle& m_style;
    Budget& m_budget;
    std::string m_out;
};

} // namespace

std::string realText(double value) {
    if (std::isnan(value)) {
        return "nan";
    }
    if (std::isinf(value)) {
        return value > 0 ? "inf" : "-inf";
    }
    std::array<char, 64> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    std::string_view shortest(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    std::string result;
    if (shortest.front() == '-') {
        result.push_back('-');
        shortest.remove_prefix(1);
    }
    const std::size_t mark = shortest.find('e');
    std::string_view exponentText = shortest.substr(mark + 1);
    exponentText.remove_prefix(exponentText.front() == '+' ? 1 : 0);
    int exponent = 0;
    std::from_chars(exponentText.data(), exponentText.data() + exponentText.size(), exponent);
    std::string digits;
    for (const char c : shortest.substr(0, mark)) {
        if (c != '.') {
            digits.push_back(c);
        }
    }
    const int count = static_cast<int>(digits.size());
    if (exponent < -4 || exponent >= 16) { // Python's rule for repr
        result.append(digits, 0, 1);
        if (count > 1) {
            result.append(1, '.').append(digits, 1);
        }
        const std::string power = std::to_string(std::abs(exponent));
        result.append(exponent < 0 ? "e-" : "e+").append(power.size() < 2 ? "0" : "").append(power);
        return result;
    }
    if (exponent < 0) {
        result.append("0.").append(static_cast<std::size_t>(-exponent - 1), '0').append(digits);
        return result;
    }
    if (count <= exponent + 1) {
        result.append(digits).append(static_cast<std::size_t>(exponent + 1 - count), '0').append(".0");
        return result;
    }
    const std::size_t whole = static_cast<std::size_t>(exponent) + 1;
    result.append(digits, 0, whole).append(1, '.').append(digits, whole);
    return result;
}

Text toText(const Value& value, Budget& budget) {
    if (const Text* text = value.asText()) {
        return *text;
    }
    return value.isUndefined() ? Text() : toRepr(value, budget);
}

Text toRepr(const Value& value, Budget& budget) {
    ReprWriter writer(budget);
    writer.write(value);
    return Text(writer.take(), isWhollyTrusted(value, budget));
}

Text toJson(const Value& value, const JsonStyle& style, Budget& budget) {
    JsonWriter writer(style, budget);
    writer.write(value, 0);
    return Text(writer.take(), isWhollyTrusted(value, budget));
}

Value fromJson(const Text& source, Heap& heap, Budget& budget) {
    budget.allocate(source.size());
    budget.scan(source.size());
    return valueOfJson(source.bytes(), source.isTrusted(), heap, budget);
}

bool parseInteger(std::string_view text, int base, std::int64_t& value) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\f\v");
    if (first == std::string_view::npos) {
        return false;
    }
    text = text.substr(first, text.find_last_not_of(" \t\r\n\f\v") + 1 - first);
    text.remove_prefix(text.size() > 1 && text.front() == '+' && text[1] != '-' ? 1 : 0);
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

bool parseReal(std::string_view text, double& value) {
    const std::size_t first = text.find_first_not_of(" \t\r\n\f\v");
    if (first == std::string_view::npos) {
        return false;
    }
    text = text.substr(first, text.find_last_not_of(" \t\r\n\f\v") + 1 - first);
    text.remove_prefix(text.size() > 1 && text.front() == '+' && text[1] != '-' ? 1 : 0);
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
    return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

} // namespace conclave::engine::jinja
