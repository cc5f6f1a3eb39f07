// SPDX-License-Identifier: GPL-3.0-or-later
// Filters that give text or a number.
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/percent_format.h"
#include "engine/text/jinja/python_text.h"
#include "engine/text/jinja/text_operations.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace conclave::engine::jinja {

namespace {

Text inputText(Interpreter& in, const Value& input) {
    Text text = toText(input, in.budget());
    in.budget().allocate(text.size());
    return text;
}

bool flag(const Arguments& arguments, std::size_t index, const char* name, bool fallback) {
    const Value* value = arguments.get(index, name);
    return value ? value->isTrue() : fallback;
}

std::int64_t number(const Arguments& arguments, std::size_t index, const char* name, std::int64_t fallback) {
    const Value* value = arguments.get(index, name);
    return value && !value->isNone() ? value->toInteger(name) : fallback;
}

Text textOr(Interpreter& in, const Arguments& arguments, std::size_t index, const char* name,
            std::string_view fallback) {
    const Value* value = arguments.get(index, name);
    return value && !value->isNone() ? toText(*value, in.budget()) : Text(fallback, true);
}

Value trim(Interpreter& in, const Value& input, const Arguments& arguments) {
    const Value* letters = arguments.get(0, "chars");
    return Value::text(
        stripped(inputText(in, input), Side::both, letters ? letters->asText() : nullptr, in.budget()));
}

template <Case wanted>
Value changeCase(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    return Value::text(withCase(inputText(in, input), wanted, in.budget()));
}

Value string(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    return Value::text(inputText(in, input));
}

Value replace(Interpreter& in, const Value& input, const Arguments& arguments) {
    arguments.expect("replace", 2, 3, {"old", "new", "count"});
    return Value::text(replaced(inputText(in, input), textOr(in, arguments, 0, "old", ""),
                                textOr(in, arguments, 1, "new", ""), number(arguments, 2, "count", -1),
                                in.budget()));
}

Value indent(Interpreter& in, const Value& input, const Arguments& arguments) {
    const Value* width = arguments.get(0, "width");
    Text margin;
    if (width && width->isText()) {
        margin = *width->asText();
    } else {
        const std::int64_t spaces = number(arguments, 0, "width", 4);
        const auto count = static_cast<std::size_t>(std::max<std::int64_t>(spaces, 0));
        in.budget().allocate(count);
        margin = Text(std::string(count, ' '), true);
    }
    return Value::text(indented(inputText(in, input), margin, flag(arguments, 1, "first", false),
                                flag(arguments, 2, "blank", false), in.budget()));
}

Value truncate(Interpreter& in, const Value& input, const Arguments& arguments) {
    const Text text = inputText(in, input);
    const std::int64_t length = number(arguments, 0, "length", 255);
    const bool cutsWords = flag(arguments, 1, "killwords", false);
    const Text end = textOr(in, arguments, 2, "end", "...");
    const std::int64_t leeway = number(arguments, 3, "leeway", 5);
    const auto have = static_cast<std::int64_t>(utf8::characterCount(text.bytes()));
    if (length < 0 || length > have || have - length <= std::max<std::int64_t>(leeway, 0)) {
        return Value::text(text);
    }
    const std::int64_t kept = length - static_cast<std::int64_t>(utf8::characterCount(end.bytes()));
    Text cut =
        sliceText(text, Value::integer(0), Value::integer(std::max<std::int64_t>(kept, 0)), 1, in.budget());
    if (!cutsWords) {
        const std::size_t space = cut.bytes().rfind(' ');
        cut = cut.part(0, space == std::string::npos ? cut.size() : space);
    }
    cut.append(end);
    return Value::text(std::move(cut));
}

Value center(Interpreter& in, const Value& input, const Arguments& arguments) {
    Arguments width;
    width.positional.push_back(Value::integer(number(arguments, 0, "width", 80)));
    return findTextMethod("center")(in, Value::text(inputText(in, input)), width);
}

Value tojson(Interpreter& in, const Value& input, const Arguments& arguments) {
    JsonStyle style;
    style.ensureAscii = flag(arguments, 0, "ensure_ascii", false);
    const Value* indentation = arguments.get(1, "indent");
    if (indentation && !indentation->isNone()) {
        style.indent = static_cast<int>(std::clamp<std::int64_t>(indentation->toInteger("indent"), 0, 1000));
        style.itemSeparator.assign(1, ',');
    }
    if (const Value* separators = arguments.get(2, "separators"); separators && !separators->isNone()) {
        const std::vector<Value> both = itemsOf(*separators, in.budget());
        if (both.size() != 2) {
            throw TemplateError("tojson needs two separators");
        }
        style.itemSeparator = toText(both[0], in.budget()).bytes();
        style.keySeparator = toText(both[1], in.budget()).bytes();
        if (style.itemSeparator.size() + style.keySeparator.size() > 100) {
            throw TemplateError("tojson's separators are too long");
        }
    }
    style.sortKeys = flag(arguments, 3, "sort_keys", false);
    return Value::text(toJson(input, style, in.budget()));
}

Value fromjson(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    return fromJson(inputText(in, input), in.heap(), in.budget());
}

Value escape(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    return Value::text(inputText(in, input).mapped([&](std::string_view part, std::string& out) {
        in.budget().allocate(part.size() * 5);
        for (const char c : part) {
            switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&#34;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out.push_back(c);
            }
        }
    }));
}

Value format(Interpreter& in, const Value& input, const Arguments& arguments) {
    return Value::text(
        percentFormat(inputText(in, input), in.heap().list(arguments.positional, true), in.budget()));
}

Value wordCount(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    return Value::integer(
        static_cast<std::int64_t>(splitText(inputText(in, input), nullptr, -1, in.budget()).size()));
}

Value toInteger(Interpreter& /*in*/, const Value& input, const Arguments& arguments) {
    const Value* given = arguments.get(0, "default");
    const Value fallback = given ? *given : Value::integer(0);
    if (input.isReal()) {
        const double value = input.toReal();
        return std::abs(value) < 9.2e18 ? Value::integer(static_cast<std::int64_t>(value)) : fallback;
    }
    if (input.isNumber()) {
        return Value::integer(input.toInteger(""));
    }
    if (const Text* text = input.asText()) {
        std::int64_t value = 0;
        double real = 0;
        const std::int64_t base = number(arguments, 1, "base", 10);
        if (base >= 2 && base <= 36 && parseInteger(text->bytes(), static_cast<int>(base), value)) {
            return Value::integer(value);
        }
        if (parseReal(text->bytes(), real) && std::abs(real) < 9.2e18) {
            return Value::integer(static_cast<std::int64_t>(real));
        }
    }
    return fallback;
}

Value toReal(Interpreter& /*in*/, const Value& input, const Arguments& arguments) {
    double value = 0;
    if (input.isNumber()) {
        return Value::real(input.toReal());
    }
    if (input.isText() && parseReal(input.asText()->bytes(), value)) {
        return Value::real(value);
    }
    const Value* given = arguments.get(0, "default");
    return given ? *given : Value::real(0);
}

void needNumber(const Value& input, const char* filter) {
    if (!input.isNumber()) {
        throw TemplateError(input.isUndefined()
                                ? input.undefinedReason()
                                : std::string(filter) + " needs a number, not " + input.typeName());
    }
}

Value absolute(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    needNumber(input, "abs");
    const bool isNegative = input.toReal() < 0;
    return isNegative ? binaryOperation(in, Binary::Op::subtract, Value::integer(0), input) : input;
}

Value roundTo(Interpreter& /*in*/, const Value& input, const Arguments& arguments) {
    needNumber(input, "round");
    const auto digits =
        static_cast<double>(std::clamp<std::int64_t>(number(arguments, 0, "precision", 0), -300, 300));
    const Value* given = arguments.get(1, "method");
    const std::string method = given && given->isText() ? given->asText()->bytes() : "common";
    const double scale = std::pow(10.0, digits);
    const double scaled = input.toReal() * scale;
    const double rounded = method == "ceil"    ? std::ceil(scaled)
                           : method == "floor" ? std::floor(scaled)
                                               : std::nearbyint(scaled); // half to even, as Python's round
    return Value::real(rounded / scale);
}

constexpr std::pair<std::string_view, Filter> kFilters[] = {
    {"trim", trim},
    {"upper", changeCase<Case::upper>},
    {"lower", changeCase<Case::lower>},
    {"capitalize", changeCase<Case::capitalized>},
    {"title", changeCase<Case::title>},
    {"string", string},
    {"safe", string}, // nothing is escaped, so nothing needs to be marked
    {"replace", replace},
    {"indent", indent},
    {"truncate", truncate},
    {"center", center},
    {"tojson", tojson},
    {"from_json", fromjson},
    {"fromjson", fromjson},
    {"escape", escape},
    {"e", escape},
    {"forceescape", escape},
    {"format", format},
    {"wordcount", wordCount},
    {"int", toInteger},
    {"float", toReal},
    {"abs", absolute},
    {"round", roundTo},
};

} // namespace

Filter findTextFilter(std::string_view name) {
    for (const auto& [known, filter] : kFilters) {
        if (known == name) {
            return filter;
        }
    }
    return nullptr;
}

} // namespace conclave::engine::jinja
