// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/percent_format.h"

#include "engine/text/jinja/python_text.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace conclave::engine::jinja {

namespace {

constexpr int kMaxWidth = 1000; // more than that is no layout

/// What stands between % (or the colon) and the type.
struct Layout {
    bool left = false;
    bool zeros = false;
    bool plus = false;
    int width = 0;
    int precision = -1;
};

int readNumber(const std::string& text, std::size_t& at) {
    int number = 0;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
        number = std::min(number * 10 + (text[at] - '0'), kMaxWidth + 1);
    }
    if (number > kMaxWidth) {
        throw TemplateError("a format is wider than " + std::to_string(kMaxWidth));
    }
    return number;
}

Layout readLayout(const std::string& text, std::size_t& at) {
    Layout layout;
    for (; at < text.size(); ++at) {
        if (text[at] == '-' || text[at] == '<') {
            layout.left = true;
        } else if (text[at] == '0') {
            layout.zeros = true;
        } else if (text[at] == '+') {
            layout.plus = true;
        } else if (text[at] != ' ' && text[at] != '>') {
            break;
        }
    }
    layout.width = readNumber(text, at);
    if (at < text.size() && text[at] == '.') {
        ++at;
        layout.precision = readNumber(text, at);
    }
    return layout;
}

std::string numberText(const Value& value, const Layout& layout, char type) {
    if (!value.isNumber()) {
        throw TemplateError(std::string("%") + type + " needs a number, not " + value.typeName());
    }
    std::string text;
    if (type == 'f' || type == 'F') {
        std::array<char, 512> buffer{}; // 309 digits of the largest double and the precision
        std::snprintf(buffer.data(), buffer.size(), "%.*f",
                      std::min(layout.precision < 0 ? 6 : layout.precision, 100), value.toReal());
        text = buffer.data();
    } else {
        const auto number = value.isReal() ? static_cast<long long>(value.toReal())
                                           : static_cast<long long>(value.toInteger("the value"));
        std::array<char, 32> buffer{};
        std::snprintf(buffer.data(), buffer.size(), type == 'x' ? "%llx" : "%lld", number);
        text = buffer.data();
    }
    if (layout.plus && text.front() != '-') {
        text.insert(text.begin(), '+');
    }
    return text;
}

Text converted(const Value& value, const Layout& layout, char type, Budget& budget) {
    Text text;
    if (type == 's' || type == 'r') {
        text = type == 's' ? toText(value, budget) : toRepr(value, budget);
        if (layout.precision >= 0) {
            std::size_t end = 0;
            for (int i = 0; i < layout.precision && end < text.size(); ++i) {
                end += std::max<std::size_t>(1, utf8::characterLength(text.bytes(), end));
            }
            text = text.part(0, end);
        }
    } else if (type == 'c' && value.isText()) {
        text = *value.asText();
    } else {
        text = Text(numberText(value, layout, type), true);
    }
    const std::size_t length = utf8::characterCount(text.bytes());
    const auto width = static_cast<std::size_t>(layout.width);
    if (length >= width) {
        return text;
    }
    if (layout.zeros && !layout.left && type != 's' && type != 'r') {
        const std::size_t sign =
            !text.isEmpty() && (text.bytes()[0] == '-' || text.bytes()[0] == '+') ? 1 : 0;
        Text padded = text.part(0, sign);
        padded.append(std::string(width - length, '0'), true);
        padded.appendPart(text, sign, text.size());
        return padded;
    }
    Text padded;
    const std::string spaces(width - length, ' ');
    if (!layout.left) {
        padded.append(spaces, true);
    }
    padded.append(text);
    if (layout.left) {
        padded.append(spaces, true);
    }
    return padded;
}

} // namespace

Text percentFormat(const Text& format, const Value& values, Budget& budget) {
    const std::string& text = format.bytes();
    const List* tuple = values.asList() && values.asList()->isTuple ? values.asList() : nullptr;
    std::size_t used = 0;
    Text result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t percent = std::min(text.find('%', at), text.size());
        budget.allocate(percent - at + 64);
        result.appendPart(format, at, percent);
        if (percent == text.size()) {
            break;
        }
        at = percent + 1;
        if (at < text.size() && text[at] == '%') {
            result.appendPart(format, at, at + 1);
            ++at;
            continue;
        }
        const Value* value = nullptr;
        if (at < text.size() && text[at] == '(') {
            const std::size_t close = text.find(')', at);
            const Dict* dict = values.asDict();
            if (close == std::string::npos || dict == nullptr) {
                throw TemplateError("%(name) needs a closing parenthesis and a dict");
            }
            value = dict->find(std::string_view(text).substr(at + 1, close - at - 1));
            at = close + 1;
        }
        const Layout layout = readLayout(text, at);
        if (value == nullptr) {
            const std::size_t count = tuple ? tuple->items.size() : 1;
            if (used >= count) {
                throw TemplateError("the format has more places than values");
            }
            value = tuple ? &tuple->items[used] : &values;
            ++used;
        }
        const char type = at < text.size() ? text[at] : ' ';
        ++at;
        if (std::string_view("srdifFxc").find(type) == std::string_view::npos) {
            throw TemplateError(std::string("the format %") + type + " is not supported");
        }
        result.append(converted(*value, layout, type == 'i' ? 'd' : type, budget));
    }
    if (tuple && used < tuple->items.size()) {
        throw TemplateError("the format has fewer places than values");
    }
    return result;
}

Text braceFormat(const Text& format, const Arguments& arguments, Budget& budget) {
    const std::string& text = format.bytes();
    std::size_t used = 0;
    Text result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t brace = std::min(text.find_first_of("{}", at), text.size());
        budget.allocate(brace - at + 64);
        result.appendPart(format, at, brace);
        if (brace == text.size()) {
            break;
        }
        if (brace + 1 < text.size() && text[brace + 1] == text[brace]) { // {{ and }}
            result.appendPart(format, brace, brace + 1);
            at = brace + 2;
            continue;
        }
        const std::size_t close = text.find('}', brace);
        if (text[brace] == '}' || close == std::string::npos) {
            throw TemplateError("a brace of the format stands alone");
        }
        const std::string field = text.substr(brace + 1, close - brace - 1);
        const std::size_t colon = std::min(field.find(':'), field.size());
        const std::string name = field.substr(0, colon);
        std::int64_t index = 0;
        const Value* value = nullptr;
        if (name.empty()) {
            value = arguments.get(used++, "");
        } else if (parseInteger(name, 10, index)) {
            value = index >= 0 ? arguments.get(static_cast<std::size_t>(index), "") : nullptr;
        } else {
            value = arguments.get(arguments.positional.size(), name);
        }
        if (value == nullptr) {
            throw TemplateError("the format's {" + name + "} has no value");
        }
        std::size_t spec = std::min(colon + 1, field.size());
        Layout layout = readLayout(field, spec);
        const char type = spec < field.size()                        ? field[spec]
                          : value->isReal() && layout.precision >= 0 ? 'f'
                                                                     : 's';
        if (std::string_view("sdfx").find(type) == std::string_view::npos || spec + 1 < field.size()) {
            throw TemplateError("the format {" + field + "} is not supported");
        }
        layout.left = layout.left || (value->isText() && field.find('>') == std::string::npos);
        result.append(converted(*value, layout, type, budget));
        at = close + 1;
    }
    return result;
}

} // namespace conclave::engine::jinja
