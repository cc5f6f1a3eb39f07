// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/value.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace conclave::engine::jinja {

class Interpreter;

/// Something with a value. Immutable after parsing.
struct Expression {
    explicit Expression(int atLine) : line(atLine) {}
    virtual ~Expression() = default;
    virtual Value evaluate(Interpreter& in) const = 0;
    const int line;
    int height = 1; ///< of the tree below; the parser bounds it
};
using ExpressionPtr = std::unique_ptr<Expression>;

/// What a block's body left the enclosing loop to do.
enum class Flow { next, breakLoop, continueLoop };

/// Something that writes or sets.
struct Statement {
    explicit Statement(int atLine) : line(atLine) {}
    virtual ~Statement() = default;
    virtual Flow execute(Interpreter& in) const = 0;
    const int line;
};
using StatementPtr = std::unique_ptr<Statement>;
using Block = std::vector<StatementPtr>;

// Expressions

struct Literal final : Expression {
    Literal(int atLine, Value constant) : Expression(atLine), value(std::move(constant)) {}
    Value evaluate(Interpreter& in) const override;
    const Value value; ///< no list or dict
};

struct Name final : Expression {
    Name(int atLine, std::string identifier) : Expression(atLine), name(std::move(identifier)) {}
    Value evaluate(Interpreter& in) const override;
    const std::string name;
};

/// [a, b] and (a, b).
struct ListLiteral final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    std::vector<ExpressionPtr> items;
    bool isTuple = false;
};

struct DictLiteral final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    std::vector<std::pair<ExpressionPtr, ExpressionPtr>> entries;
};

/// not x, -x, +x.
struct Unary final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    enum class Op { logicalNot, negate, plus } op = Op::logicalNot;
    ExpressionPtr operand;
};

/// Arithmetic; also "and" and "or", which give one of their operands.
struct Binary final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    enum class Op { add, subtract, multiply, divide, floorDivide, modulo, power, logicalAnd, logicalOr };
    Op op = Op::add;
    ExpressionPtr left;
    ExpressionPtr right;
};

/// a ~ b ~ c.
struct Concatenation final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    std::vector<ExpressionPtr> parts;
};

/// a < b <= c, x in y.
struct Comparison final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    enum class Op { equal, notEqual, less, lessEqual, greater, greaterEqual, in, notIn };
    ExpressionPtr first;
    std::vector<std::pair<Op, ExpressionPtr>> rest;
};

/// a if b else c; without else undefined.
struct Conditional final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    ExpressionPtr whenTrue;
    ExpressionPtr condition;
    ExpressionPtr whenFalse; ///< may be null
};

/// object.name
struct Attribute final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    ExpressionPtr object;
    std::string name;
};

/// object[index]
struct Subscript final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    ExpressionPtr object;
    ExpressionPtr index;
};

/// object[start:stop:step]; each may be null.
struct Slice final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    ExpressionPtr object;
    ExpressionPtr start;
    ExpressionPtr stop;
    ExpressionPtr step;
};

struct CallArguments {
    std::vector<ExpressionPtr> positional;
    std::vector<std::pair<std::string, ExpressionPtr>> named;
    ExpressionPtr spread;      ///< *a: further positional ones; may be null
    ExpressionPtr spreadNamed; ///< **a: further named ones; may be null
};

struct Call final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    ExpressionPtr callee;
    CallArguments arguments;
};

/// input | name(arguments)
struct FilterCall final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    ExpressionPtr input; ///< null inside {% filter %}, which brings its own
    std::string name;
    CallArguments arguments;
};

/// input is [not] name(arguments)
struct TestCall final : Expression {
    using Expression::Expression;
    Value evaluate(Interpreter& in) const override;
    ExpressionPtr input;
    std::string name;
    bool negated = false;
    CallArguments arguments;
};

// Statements

struct DataOutput final : Statement {
    DataOutput(int atLine, std::string data) : Statement(atLine), text(std::move(data)) {}
    Flow execute(Interpreter& in) const override;
    const std::string text;
};

struct Output final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    ExpressionPtr expression;
};

/// What is assigned to: a name, namespace.attribute, or several.
struct Target {
    std::string name;      ///< empty when parts is not
    std::string attribute; ///< set name.attribute
    std::vector<Target> parts;
};

struct If final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    std::vector<std::pair<ExpressionPtr, Block>> branches; ///< if and elif
    Block otherwise;
};

struct For final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    Target target;
    ExpressionPtr iterated;
    ExpressionPtr condition; ///< may be null
    bool isRecursive = false;
    Block body;
    Block otherwise; ///< when there was no item
};

struct Set final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    Target target;
    ExpressionPtr value; ///< null: the body's text
    Block body;
    std::vector<std::unique_ptr<FilterCall>> filters; ///< on the body's text
};

struct Macro final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    struct Parameter {
        std::string name;
        ExpressionPtr fallback; ///< may be null
    };
    std::string name;
    std::vector<Parameter> parameters;
    Block body;
    // What the body reads; only then may a call bring it.
    bool takesPositional = false; ///< varargs
    bool takesNamed = false;      ///< kwargs
    bool takesCaller = false;     ///< caller()
};

/// {% call(a) macro(…) %} … {% endcall %}: what the macro's caller(…) writes.
struct CallBlock final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    std::unique_ptr<Macro> caller;
    ExpressionPtr callee;
    CallArguments arguments;
};

/// {% filter name %} … {% endfilter %}
struct FilterBlock final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    std::vector<std::unique_ptr<FilterCall>> filters;
    Block body;
};

/// {% with a = 1 %} … {% endwith %}; without assignments also {% generation %}.
struct With final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    std::vector<std::pair<std::string, ExpressionPtr>> values;
    Block body;
};

struct LoopControl final : Statement {
    using Statement::Statement;
    Flow execute(Interpreter& in) const override;
    Flow flow = Flow::breakLoop;
};

} // namespace conclave::engine::jinja
