// SPDX-License-Identifier: GPL-3.0-or-later
// The methods of str.
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/percent_format.h"
#include "engine/text/jinja/python_text.h"
#include "engine/text/jinja/text_operations.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace conclave::engine::jinja {

namespace {

const Text& self(const Value& value) {
    return *value.asText();
}

const Text& textArgument(const Arguments& arguments, std::size_t index, const char* name,
                         const char* method) {
    const Value* value = arguments.get(index, name);
    if (value == nullptr || !value->isText()) {
        throw TemplateError(std::string(method) + "() needs a string" +
                            (value ? std::string(", not ") + value->typeName() : std::string()));
    }
    return *value->asText();
}

/// Null for a missing argument or none.
const Text* optionalText(const Arguments& arguments, std::size_t index, const char* name) {
    const Value* value = arguments.get(index, name);
    if (value == nullptr || value->isNone()) {
        return nullptr;
    }
    if (!value->isText()) {
        throw TemplateError(std::string("a string was expected, not ") + value->typeName());
    }
    return value->asText();
}

std::int64_t count(const Arguments& arguments, std::size_t index, const char* name, std::int64_t fallback) {
    const Value* value = arguments.get(index, name);
    return value == nullptr || value->isNone() ? fallback : value->toInteger(name);
}

template <Side side>
Value strip(Interpreter& in, const Value& text, const Arguments& arguments) {
    arguments.expect("strip", 0, 1, {"chars"});
    return Value::text(stripped(self(text), side, optionalText(arguments, 0, "chars"), in.budget()));
}

Value listOf(Interpreter& in, std::vector<Text> parts, bool isTuple = false) {
    std::vector<Value> items;
    for (Text& part : parts) {
        items.push_back(Value::text(std::move(part)));
    }
    return in.heap().list(std::move(items), isTuple);
}

Value split(Interpreter& in, const Value& text, const Arguments& arguments) {
    arguments.expect("split", 0, 2, {"sep", "maxsplit"});
    return listOf(in, splitText(self(text), optionalText(arguments, 0, "sep"),
                                count(arguments, 1, "maxsplit", -1), in.budget()));
}

Value rsplit(Interpreter& in, const Value& text, const Arguments& arguments) {
    arguments.expect("rsplit", 0, 2, {"sep", "maxsplit"});
    return listOf(in, splitTextFromEnd(self(text), optionalText(arguments, 0, "sep"),
                                       count(arguments, 1, "maxsplit", -1), in.budget()));
}

Value splitlines(Interpreter& in, const Value& text, const Arguments& arguments) {
    const Value* keepEnds = arguments.get(0, "keepends");
    return listOf(in, splitLines(self(text), keepEnds && keepEnds->isTrue(), in.budget()));
}

Value partition(Interpreter& in, const Value& text, const Arguments& arguments) {
    const Text& separator = textArgument(arguments, 0, "sep", "partition");
    std::vector<Text> parts = splitText(self(text), &separator, 1, in.budget());
    const bool found = parts.size() == 2;
    return listOf(in, {parts[0], found ? separator : Text(), found ? parts[1] : Text()}, true);
}

Value rpartition(Interpreter& in, const Value& text, const Arguments& arguments) {
    const Text& separator = textArgument(arguments, 0, "sep", "rpartition");
    std::vector<Text> parts = splitTextFromEnd(self(text), &separator, 1, in.budget());
    const bool found = parts.size() == 2;
    return listOf(in, {found ? parts[0] : Text(), found ? separator : Text(), parts.back()}, true);
}

bool beginsWith(const Text& text, const Text& part) {
    return std::string_view(text.bytes()).substr(0, part.size()) == part.bytes();
}

bool finishesWith(const Text& text, const Text& part) {
    return text.size() >= part.size() &&
           std::string_view(text.bytes()).substr(text.size() - part.size()) == part.bytes();
}

template <bool (*holds)(const Text&, const Text&)>
Value affix(Interpreter& in, const Value& text, const Arguments& arguments) {
    arguments.expect("startswith", 1, 1);
    const Value& wanted = arguments.positional.at(0);
    in.budget().scan(self(text).size());
    if (const List* any = wanted.asList()) {
        return Value::boolean(std::any_of(any->items.begin(), any->items.end(), [&](const Value& item) {
            return item.isText() && holds(self(text), *item.asText());
        }));
    }
    return Value::boolean(holds(self(text), textArgument(arguments, 0, "", "startswith")));
}

Value removePrefix(Interpreter& in, const Value& text, const Arguments& arguments) {
    const Text& prefix = textArgument(arguments, 0, "prefix", "removeprefix");
    in.budget().allocate(self(text).size());
    return beginsWith(self(text), prefix) ? Value::text(self(text).part(prefix.size(), self(text).size()))
                                          : text;
}

Value removeSuffix(Interpreter& in, const Value& text, const Arguments& arguments) {
    const Text& suffix = textArgument(arguments, 0, "suffix", "removesuffix");
    in.budget().allocate(self(text).size());
    return finishesWith(self(text), suffix)
               ? Value::text(self(text).part(0, self(text).size() - suffix.size()))
               : text;
}

Value replace(Interpreter& in, const Value& text, const Arguments& arguments) {
    arguments.expect("replace", 2, 3, {"old", "new", "count"});
    return Value::text(replaced(self(text), textArgument(arguments, 0, "old", "replace"),
                                textArgument(arguments, 1, "new", "replace"),
                                count(arguments, 2, "count", -1), in.budget()));
}

template <Case wanted>
Value changeCase(Interpreter& in, const Value& text, const Arguments& /*arguments*/) {
    return Value::text(withCase(self(text), wanted, in.budget()));
}

Value join(Interpreter& in, const Value& text, const Arguments& arguments) {
    arguments.expect("join", 1, 1);
    std::vector<Text> parts;
    for (const Value& item : itemsOf(arguments.positional.at(0), in.budget())) {
        if (!item.isText()) {
            throw TemplateError(std::string("join() needs strings, not ") + item.typeName());
        }
        in.budget().allocate(item.asText()->size());
        parts.push_back(*item.asText());
    }
    return Value::text(joined(parts, self(text), in.budget()));
}

Value findFirst(Interpreter& in, const Value& text, const Arguments& arguments) {
    in.budget().scan(self(text).size());
    const std::size_t found = self(text).find(textArgument(arguments, 0, "sub", "find").bytes());
    if (found == Text::npos) {
        return Value::integer(-1);
    }
    return Value::integer(static_cast<std::int64_t>(
        utf8::characterCount(std::string_view(self(text).bytes()).substr(0, found))));
}

Value findLast(Interpreter& in, const Value& text, const Arguments& arguments) {
    const Text& part = textArgument(arguments, 0, "sub", "rfind");
    in.budget().step(self(text).size() / 8);
    std::size_t last = part.isEmpty() ? self(text).size() : Text::npos;
    for (std::size_t at = part.isEmpty() ? Text::npos : self(text).find(part.bytes()); at != Text::npos;
         at = self(text).find(part.bytes(), at + 1)) {
        in.budget().step();
        last = at;
    }
    if (last == Text::npos) {
        return Value::integer(-1);
    }
    return Value::integer(static_cast<std::int64_t>(
        utf8::characterCount(std::string_view(self(text).bytes()).substr(0, last))));
}

Value indexOf(Interpreter& in, const Value& text, const Arguments& arguments) {
    Value found = findFirst(in, text, arguments);
    if (found.toInteger("") < 0) {
        throw TemplateError("index(): the substring is not there");
    }
    return found;
}

Value countParts(Interpreter& in, const Value& text, const Arguments& arguments) {
    const Text& part = textArgument(arguments, 0, "sub", "count");
    if (part.isEmpty()) {
        return Value::integer(static_cast<std::int64_t>(lengthOf(text, in.budget())) + 1);
    }
    in.budget().scan(self(text).size());
    std::int64_t total = 0;
    for (std::size_t at = self(text).find(part.bytes()); at != Text::npos;
         at = self(text).find(part.bytes(), at + part.size())) {
        in.budget().step();
        ++total;
    }
    return Value::integer(total);
}

/// isdigit() and its relatives; beyond ASCII a character counts as a letter.
template <bool (*fits)(char32_t)>
Value consistsOf(Interpreter& in, const Value& text, const Arguments& /*arguments*/) {
    const std::string& bytes = self(text).bytes();
    in.budget().step(bytes.size() / 8);
    bool all = !bytes.empty();
    for (std::size_t at = 0; all && at < bytes.size();) {
        const std::size_t length = utf8::characterLength(bytes, at);
        all = length > 0 && fits(utf8::decode(bytes, at, length));
        at += std::max<std::size_t>(length, 1);
    }
    return Value::boolean(all);
}

bool isDigit(char32_t code) {
    return code >= '0' && code <= '9';
}

bool isLetter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           (code >= 0xAA && !isWhiteSpace(code));
}

bool isLetterOrDigit(char32_t code) {
    return isDigit(code) || isLetter(code);
}

template <Case wanted, Case other>
Value hasCase(Interpreter& in, const Value& text, const Arguments& /*arguments*/) {
    const std::string& bytes = self(text).bytes();
    return Value::boolean(withCase(self(text), wanted, in.budget()).bytes() == bytes &&
                          withCase(self(text), other, in.budget()).bytes() != bytes);
}

template <Side side>
Value justify(Interpreter& in, const Value& text, const Arguments& arguments) {
    arguments.expect("justify", 1, 2, {"width", "fillchar"});
    const std::int64_t width = count(arguments, 0, "width", 0);
    const Text* given = optionalText(arguments, 1, "fillchar");
    const Text fill = given ? *given : Text(" ", true);
    if (fill.isEmpty()) {
        throw TemplateError("the fill character must not be empty");
    }
    const auto length = static_cast<std::int64_t>(lengthOf(text, in.budget()));
    if (width <= length) {
        return text;
    }
    const auto room = static_cast<std::size_t>(width - length);
    in.budget().allocate(fill.size(), room);
    const std::size_t before = side == Side::left ? 0
                               : side == Side::right
                                   ? room
                                   : room / 2 + (room & static_cast<std::size_t>(width) & 1);
    Text result;
    for (std::size_t i = 0; i < before; ++i) {
        result.append(fill);
    }
    result.append(self(text));
    for (std::size_t i = before; i < room; ++i) {
        result.append(fill);
    }
    return Value::text(std::move(result));
}

Value zeroFill(Interpreter& in, const Value& text, const Arguments& arguments) {
    const auto length = static_cast<std::int64_t>(lengthOf(text, in.budget()));
    const std::int64_t width = count(arguments, 0, "width", 0);
    if (width <= length) {
        return text;
    }
    in.budget().allocate(static_cast<std::size_t>(width));
    const bool isSigned =
        !self(text).isEmpty() && (self(text).bytes()[0] == '-' || self(text).bytes()[0] == '+');
    Text result = self(text).part(0, isSigned ? 1 : 0);
    result.append(std::string(static_cast<std::size_t>(width - length), '0'), true);
    result.appendPart(self(text), isSigned ? 1 : 0, self(text).size());
    return Value::text(std::move(result));
}

Value format(Interpreter& in, const Value& text, const Arguments& arguments) {
    return Value::text(braceFormat(self(text), arguments, in.budget()));
}

constexpr std::pair<std::string_view, Method> kMethods[] = {
    {"strip", strip<Side::both>},
    {"lstrip", strip<Side::left>},
    {"rstrip", strip<Side::right>},
    {"split", split},
    {"rsplit", rsplit},
    {"splitlines", splitlines},
    {"partition", partition},
    {"rpartition", rpartition},
    {"startswith", affix<beginsWith>},
    {"endswith", affix<finishesWith>},
    {"removeprefix", removePrefix},
    {"removesuffix", removeSuffix},
    {"replace", replace},
    {"upper", changeCase<Case::upper>},
    {"lower", changeCase<Case::lower>},
    {"casefold", changeCase<Case::lower>},
    {"capitalize", changeCase<Case::capitalized>},
    {"title", changeCase<Case::title>},
    {"swapcase", changeCase<Case::swapped>},
    {"join", join},
    {"find", findFirst},
    {"rfind", findLast},
    {"index", indexOf},
    {"count", countParts},
    {"isdigit", consistsOf<isDigit>},
    {"isdecimal", consistsOf<isDigit>},
    {"isnumeric", consistsOf<isDigit>},
    {"isalpha", consistsOf<isLetter>},
    {"isalnum", consistsOf<isLetterOrDigit>},
    {"isspace", consistsOf<isWhiteSpace>},
    {"isupper", hasCase<Case::upper, Case::lower>},
    {"islower", hasCase<Case::lower, Case::upper>},
    {"ljust", justify<Side::left>},
    {"rjust", justify<Side::right>},
    {"center", justify<Side::both>},
    {"zfill", zeroFill},
    {"format", format},
};

} // namespace

Method findTextMethod(std::string_view name) {
    for (const auto& [known, method] : kMethods) {
        if (known == name) {
            return method;
        }
    }
    return nullptr;
}

} // namespace conclave::engine::jinja
