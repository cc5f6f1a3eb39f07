// SPDX-License-Identifier: GPL-3.0-or-later
// "value is test".
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/text_operations.h"

#include <utility>

namespace conclave::engine::jinja {

namespace {

using Test = bool (*)(Interpreter& in, const Value& value, const Arguments& arguments);

const Value& operand(const Arguments& arguments) {
    if (arguments.positional.empty()) {
        throw TemplateError("the test needs a value to compare with");
    }
    return arguments.positional[0];
}

bool isIterable(const Value& value) {
    return value.isText() || value.asList() || value.asDict() || value.asLoop() || value.isUndefined();
}

bool isSequence(const Value& value) {
    return value.isText() || value.asList() || value.asDict() || value.isUndefined();
}

template <Case wanted, Case other>
bool hasCase(Interpreter& in, const Value& value, const Arguments& /*arguments*/) {
    const Text* text = value.asText();
    return text && withCase(*text, wanted, in.budget()).bytes() == text->bytes() &&
           withCase(*text, other, in.budget()).bytes() != text->bytes();
}

bool isMultiple(const Value& value, const Value& divisor) {
    const std::int64_t by = divisor.toInteger("the divisor");
    if (by == 0) {
        throw TemplateError("division by zero");
    }
    return by == -1 || value.toInteger("the number") % by == 0;
}

/// No captures: plain functions in a table.
constexpr std::pair<std::string_view, Test> kTests[] = {
    {"defined", [](Interpreter&, const Value& v, const Arguments&) { return !v.isUndefined(); }},
    {"undefined", [](Interpreter&, const Value& v, const Arguments&) { return v.isUndefined(); }},
    {"none", [](Interpreter&, const Value& v, const Arguments&) { return v.isNone(); }},
    {"boolean", [](Interpreter&, const Value& v, const Arguments&) { return v.isBoolean(); }},
    {"true", [](Interpreter&, const Value& v, const Arguments&) { return v.isBoolean() && v.isTrue(); }},
    {"false", [](Interpreter&, const Value& v, const Arguments&) { return v.isBoolean() && !v.isTrue(); }},
    {"integer", [](Interpreter&, const Value& v, const Arguments&) { return v.isInteger(); }},
    {"float", [](Interpreter&, const Value& v, const Arguments&) { return v.isReal(); }},
    {"number", [](Interpreter&, const Value& v, const Arguments&) { return v.isNumber(); }},
    {"string", [](Interpreter&, const Value& v, const Arguments&) { return v.isText(); }},
    {"mapping", [](Interpreter&, const Value& v, const Arguments&) { return v.asDict() != nullptr; }},
    {"iterable", [](Interpreter&, const Value& v, const Arguments&) { return isIterable(v); }},
    {"sequence", [](Interpreter&, const Value& v, const Arguments&) { return isSequence(v); }},
    {"callable", [](Interpreter&, const Value& v, const Arguments&) { return v.asCallable() != nullptr; }},
    {"escaped", [](Interpreter&, const Value&, const Arguments&) { return false; }},
    {"upper", hasCase<Case::upper, Case::lower>},
    {"lower", hasCase<Case::lower, Case::upper>},
    {"even",
     [](Interpreter&, const Value& v, const Arguments&) { return v.toInteger("the number") % 2 == 0; }},
    {"odd",
     [](Interpreter&, const Value& v, const Arguments&) { return v.toInteger("the number") % 2 != 0; }},
    {"divisibleby",
     [](Interpreter&, const Value& v, const Arguments& a) { return isMultiple(v, operand(a)); }},
    {"sameas", [](Interpreter&, const Value& v, const Arguments& a) { return v.sameObject(operand(a)); }},
    {"in", [](Interpreter& in, const Value& v,
              const Arguments& a) { return contains(operand(a), v, in.budget()); }},
    {"eq",
     [](Interpreter& in, const Value& v, const Arguments& a) { return equals(v, operand(a), in.budget()); }},
    {"ne",
     [](Interpreter& in, const Value& v, const Arguments& a) { return !equals(v, operand(a), in.budget()); }},
    {"lt", [](Interpreter& in, const Value& v,
              const Arguments& a) { return compare(v, operand(a), in.budget()) < 0; }},
    {"le", [](Interpreter& in, const Value& v,
              const Arguments& a) { return compare(v, operand(a), in.budget()) <= 0; }},
    {"gt", [](Interpreter& in, const Value& v,
              const Arguments& a) { return compare(v, operand(a), in.budget()) > 0; }},
    {"ge", [](Interpreter& in, const Value& v,
              const Arguments& a) { return compare(v, operand(a), in.budget()) >= 0; }},
};

constexpr std::pair<std::string_view, std::string_view> kAliases[] = {
    {"equalto", "eq"}, {"==", "eq"},          {"!=", "ne"}, {"lessthan", "lt"}, {"<", "lt"},
    {"<=", "le"},      {"greaterthan", "gt"}, {">", "gt"},  {">=", "ge"},
};

} // namespace

bool Interpreter::applyTest(const std::string& name, const Value& input, const Arguments& arguments) {
    m_budget.step();
    std::string_view wanted = name;
    for (const auto& [alias, meaning] : kAliases) {
        wanted = wanted == alias ? meaning : wanted;
    }
    for (const auto& [known, test] : kTests) {
        if (known == wanted) {
            return test(*this, input, arguments);
        }
    }
    if (wanted == "filter" || wanted == "test") {
        const Text* asked = input.asText();
        return asked && (findTextFilter(asked->bytes()) || findSequenceFilter(asked->bytes()));
    }
    throw TemplateError("There is no test named " + name + ".");
}

} // namespace conclave::engine::jinja
