// SPDX-License-Identifier: GPL-3.0-or-later
// What each node of an expression evaluates to.
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/percent_format.h"
#include "engine/text/jinja/python_text.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace conclave::engine::jinja {

namespace {

[[noreturn]] void failOperands(const char* op, const Value& left, const Value& right) {
    for (const Value* side : {&left, &right}) {
        if (side->isUndefined()) {
            throw TemplateError(side->undefinedReason());
        }
    }
    throw TemplateError(std::string("a ") + left.typeName() + " and a " + right.typeName() +
                        " cannot be combined with " + op);
}

[[noreturn]] void failOverflow() {
    throw TemplateError("a number is larger than 64 bits");
}

std::int64_t powerOf(std::int64_t base, std::int64_t exponent) {
    std::int64_t result = 1;
    while (exponent > 0) {
        if ((exponent & 1) != 0 && __builtin_mul_overflow(result, base, &result)) {
            failOverflow();
        }
        exponent >>= 1;
        if (exponent > 0 && __builtin_mul_overflow(base, base, &base)) {
            failOverflow();
        }
    }
    return result;
}

Value integerOperation(Binary::Op op, std::int64_t a, std::int64_t b) {
    std::int64_t result = 0;
    switch (op) {
    case Binary::Op::add:
        if (__builtin_add_overflow(a, b, &result)) {
            failOverflow();
        }
        return Value::integer(result);
    case Binary::Op::subtract:
        if (__builtin_sub_overflow(a, b, &result)) {
            failOverflow();
        }
        return Value::integer(result);
    case Binary::Op::multiply:
        if (__builtin_mul_overflow(a, b, &result)) {
            failOverflow();
        }
        return Value::integer(result);
    case Binary::Op::floorDivide:
    case Binary::Op::modulo: {
        if (b == 0) {
            throw TemplateError("division by zero");
        }
        if (b == -1) { // the smallest number has no opposite
            if (op == Binary::Op::modulo) {
                return Value::integer(0);
            }
            return integerOperation(Binary::Op::subtract, 0, a);
        }
        const std::int64_t rest = a % b;
        const bool roundsDown = rest != 0 && (rest < 0) != (b < 0);
        if (op == Binary::Op::modulo) {
            return Value::integer(roundsDown ? rest + b : rest);
        }
        return Value::integer(a / b - (roundsDown ? 1 : 0));
    }
    case Binary::Op::power:
        return b >= 0 ? Value::integer(powerOf(a, b))
                      : Value::real(std::pow(static_cast<double>(a), static_cast<double>(b)));
    default:
        break;
    }
    if (b == 0) {
        throw TemplateError("division by zero");
    }
    return Value::real(static_cast<double>(a) / static_cast<double>(b));
}

Value realOperation(Binary::Op op, double a, double b) {
    if (b == 0 && (op == Binary::Op::divide || op == Binary::Op::floorDivide || op == Binary::Op::modulo)) {
        throw TemplateError("division by zero");
    }
    switch (op) {
    case Binary::Op::add:
        return Value::real(a + b);
    case Binary::Op::subtract:
        return Value::real(a - b);
    case Binary::Op::multiply:
        return Value::real(a * b);
    case Binary::Op::divide:
        return Value::real(a / b);
    case Binary::Op::floorDivide:
        return Value::real(std::floor(a / b));
    case Binary::Op::modulo:
        return Value::real(a - b * std::floor(a / b));
    default:
        return Value::real(std::pow(a, b));
    }
}

Value repeated(Interpreter& in, const Value& value, std::int64_t count) {
    const std::size_t times = count > 0 ? static_cast<std::size_t>(count) : 0;
    if (const Text* text = value.asText()) {
        in.budget().allocate(text->size(), times);
        Text result;
        for (std::size_t i = 0; i < times && !text->isEmpty(); ++i) {
            result.append(*text);
        }
        return Value::text(std::move(result));
    }
    const List& list = *value.asList();
    in.budget().allocate(list.items.size() * sizeof(Value), times);
    std::vector<Value> items;
    for (std::size_t i = 0; i < times && !list.items.empty(); ++i) {
        items.insert(items.end(), list.items.begin(), list.items.end());
    }
    return in.heap().list(std::move(items), list.isTuple);
}

Value sum(Interpreter& in, const Value& left, const Value& right) {
    if (left.isText() && right.isText()) {
        in.budget().allocate(left.asText()->size() + right.asText()->size());
        Text result = *left.asText();
        result.append(*right.asText());
        return Value::text(std::move(result));
    }
    const List* a = left.asList();
    const List* b = right.asList();
    if (a && b && a->isTuple == b->isTuple) {
        in.budget().allocate((a->items.size() + b->items.size()) * sizeof(Value));
        std::vector<Value> items = a->items;
        items.insert(items.end(), b->items.begin(), b->items.end());
        return in.heap().list(std::move(items), a->isTuple);
    }
    failOperands("+", left, right);
}

const char* symbolOf(Binary::Op op) {
    switch (op) {
    case Binary::Op::add:
        return "+";
    case Binary::Op::subtract:
        return "-";
    case Binary::Op::multiply:
        return "*";
    case Binary::Op::divide:
        return "/";
    case Binary::Op::floorDivide:
        return "//";
    case Binary::Op::modulo:
        return "%";
    case Binary::Op::power:
        return "**";
    case Binary::Op::logicalAnd:
        return "and";
    case Binary::Op::logicalOr:
        return "or";
    }
    return "";
}

bool holds(Interpreter& in, Comparison::Op op, const Value& left, const Value& right) {
    switch (op) {
    case Comparison::Op::equal:
        return equals(left, right, in.budget());
    case Comparison::Op::notEqual:
        return !equals(left, right, in.budget());
    case Comparison::Op::less:
        return compare(left, right, in.budget()) < 0;
    case Comparison::Op::lessEqual:
        return compare(left, right, in.budget()) <= 0;
    case Comparison::Op::greater:
        return compare(left, right, in.budget()) > 0;
    case Comparison::Op::greaterEqual:
        return compare(left, right, in.budget()) >= 0;
    case Comparison::Op::in:
        return contains(right, left, in.budget());
    case Comparison::Op::notIn:
        return !contains(right, left, in.budget());
    }
    return false;
}

} // namespace

Value binaryOperation(Interpreter& in, Binary::Op op, const Value& left, const Value& right) {
    if (left.isNumber() && right.isNumber()) {
        if (left.isReal() || right.isReal()) {
            return realOperation(op, left.toReal(), right.toReal());
        }
        return integerOperation(op, left.toInteger(""), right.toInteger(""));
    }
    if (op == Binary::Op::add) {
        return sum(in, left, right);
    }
    if (op == Binary::Op::multiply) {
        const bool leftRepeats = (left.isText() || left.asList()) && (right.isInteger() || right.isBoolean());
        const bool rightRepeats =
            (right.isText() || right.asList()) && (left.isInteger() || left.isBoolean());
        if (leftRepeats || rightRepeats) {
            return leftRepeats ? repeated(in, left, right.toInteger(""))
                               : repeated(in, right, left.toInteger(""));
        }
    }
    if (op == Binary::Op::modulo && left.isText()) {
        return Value::text(percentFormat(*left.asText(), right, in.budget()));
    }
    failOperands(symbolOf(op), left, right);
}

Value Literal::evaluate(Interpreter& /*in*/) const {
    return value;
}

Value Name::evaluate(Interpreter& in) const {
    return in.lookup(name);
}

Value ListLiteral::evaluate(Interpreter& in) const {
    std::vector<Value> values;
    for (const ExpressionPtr& item : items) {
        values.push_back(in.evaluate(*item));
    }
    return in.heap().list(std::move(values), isTuple);
}

Value DictLiteral::evaluate(Interpreter& in) const {
    Dict& dict = in.heap().dict();
    for (const auto& [key, value] : entries) {
        in.budget().allocate(sizeof(Dict::Entry));
        Value name = in.evaluate(*key);
        dict.set(std::move(name), in.evaluate(*value));
    }
    return dict;
}

Value Unary::evaluate(Interpreter& in) const {
    const Value value = in.evaluate(*operand);
    if (op == Op::logicalNot) {
        return Value::boolean(!value.isTrue());
    }
    if (!value.isNumber()) {
        throw TemplateError(value.isUndefined() ? value.undefinedReason()
                                                : std::string("a ") + value.typeName() + " has no sign");
    }
    return binaryOperation(in, op == Op::negate ? Binary::Op::subtract : Binary::Op::add, Value::integer(0),
                           value);
}

Value Binary::evaluate(Interpreter& in) const {
    const Value a = in.evaluate(*left);
    if (op == Op::logicalAnd) {
        return a.isTrue() ? in.evaluate(*right) : a;
    }
    if (op == Op::logicalOr) {
        return a.isTrue() ? a : in.evaluate(*right);
    }
    return binaryOperation(in, op, a, in.evaluate(*right));
}

Value Concatenation::evaluate(Interpreter& in) const {
    Text result;
    for (const ExpressionPtr& part : parts) {
        const Text text = toText(in.evaluate(*part), in.budget());
        in.budget().allocate(text.size());
        result.append(text);
    }
    return Value::text(std::move(result));
}

Value Comparison::evaluate(Interpreter& in) const {
    Value left = in.evaluate(*first);
    for (const auto& [op, operand] : rest) {
        Value right = in.evaluate(*operand);
        if (!holds(in, op, left, right)) {
            return Value::boolean(false);
        }
        left = std::move(right);
    }
    return Value::boolean(true);
}

Value Conditional::evaluate(Interpreter& in) const {
    if (in.evaluate(*condition).isTrue()) {
        return in.evaluate(*whenTrue);
    }
    return whenFalse ? in.evaluate(*whenFalse) : Value::undefined("the inline if has no else");
}

Value Attribute::evaluate(Interpreter& in) const {
    return attributeOf(in, in.evaluate(*object), name);
}

Value Subscript::evaluate(Interpreter& in) const {
    const Value container = in.evaluate(*object);
    return itemOf(in, container, in.evaluate(*index));
}

Value Slice::evaluate(Interpreter& in) const {
    const Value container = in.evaluate(*object);
    const auto part = [&](const ExpressionPtr& expression) {
        return expression ? in.evaluate(*expression) : Value::none();
    };
    const Value from = part(start);
    const Value to = part(stop);
    return sliceOf(in, container, from, to, part(step));
}

Value Call::evaluate(Interpreter& in) const {
    if (const auto* attribute = dynamic_cast<const Attribute*>(callee.get())) {
        // Methods are called without making a bound object first.
        const Value object = in.evaluate(*attribute->object);
        if (const Method method = findMethod(object, attribute->name)) {
            return method(in, object, in.evaluate(arguments));
        }
        const Value function = attributeOf(in, object, attribute->name);
        return in.call(function, in.evaluate(arguments));
    }
    const Value function = in.evaluate(*callee);
    return in.call(function, in.evaluate(arguments));
}

Value FilterCall::evaluate(Interpreter& in) const {
    const Value value = in.evaluate(*input);
    return in.applyFilter(name, value, in.evaluate(arguments));
}

Value TestCall::evaluate(Interpreter& in) const {
    const Value value = in.evaluate(*input);
    return Value::boolean(in.applyTest(name, value, in.evaluate(arguments)) != negated);
}

} // namespace conclave::engine::jinja
