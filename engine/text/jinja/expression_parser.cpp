// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/expression_parser.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace conclave::engine::jinja {

namespace {

constexpr int kMaxNesting = 120; // real templates stay below 20
constexpr int kMaxHeight = 400;  // a chain of 300 additions is still fine

std::string shown(const Token& token) {
    switch (token.type) {
    case TokenType::end:
        return "the end of the template";
    case TokenType::blockEnd:
        return "%}";
    case TokenType::variableEnd:
        return "}}";
    case TokenType::string:
        return "a string";
    case TokenType::data:
        return "text";
    default:
        return "\"" + token.text + "\"";
    }
}

} // namespace

ExpressionParser::Nesting::Nesting(ExpressionParser& parser) : m_parser(parser) {
    if (++m_parser.m_depth > kMaxNesting) {
        --m_parser.m_depth;
        throw TemplateError("The template nests more than " + std::to_string(kMaxNesting) + " levels deep.",
                            m_parser.current().line);
    }
}

void ExpressionParser::raise(Expression& parent, std::initializer_list<const Expression*> children) const {
    for (const Expression* child : children) {
        if (child != nullptr) {
            parent.height = std::max(parent.height, child->height + 1);
        }
    }
    if (parent.height > kMaxHeight) {
        throw TemplateError("An expression nests more than " + std::to_string(kMaxHeight) + " levels deep.",
                            parent.line);
    }
}

void ExpressionParser::raise(Expression& parent, const CallArguments& arguments) const {
    for (const auto& argument : arguments.positional) {
        raise(parent, {argument.get()});
    }
    for (const auto& argument : arguments.named) {
        raise(parent, {argument.second.get()});
    }
    raise(parent, {arguments.spread.get(), arguments.spreadNamed.get()});
}

Token ExpressionParser::take() {
    const Token& token = m_tokens[m_at];
    m_at += token.type == TokenType::end ? 0 : 1;
    return token;
}

bool ExpressionParser::isOp(std::string_view op) const {
    return current().type == TokenType::op && current().text == op;
}

bool ExpressionParser::isName(std::string_view name) const {
    return current().type == TokenType::name && current().text == name;
}

bool ExpressionParser::skipOp(std::string_view op) {
    const bool found = isOp(op);
    m_at += found ? 1 : 0;
    return found;
}

bool ExpressionParser::skipName(std::string_view name) {
    const bool found = isName(name);
    m_at += found ? 1 : 0;
    return found;
}

void ExpressionParser::expectOp(std::string_view op) {
    if (!skipOp(op)) {
        fail("\"" + std::string(op) + "\"");
    }
}

void ExpressionParser::expect(TokenType type, const char* what) {
    if (current().type != type) {
        fail(what);
    }
    take();
}

std::string ExpressionParser::expectName(const char* what) {
    if (current().type != TokenType::name) {
        fail(what);
    }
    return take().text;
}

void ExpressionParser::fail(const std::string& expected) const {
    throw TemplateError("Expected " + expected + ", found " + shown(current()) + ".", current().line);
}

ExpressionPtr ExpressionParser::parseExpression(bool withCondition) {
    const Nesting nesting(*this);
    if (!withCondition) {
        return parseOr();
    }
    ExpressionPtr value = parseOr();
    while (isName("if")) {
        auto conditional = std::make_unique<Conditional>(take().line);
        conditional->whenTrue = std::move(value);
        conditional->condition = parseOr();
        if (skipName("else")) {
            conditional->whenFalse = parseExpression();
        }
        raise(*conditional,
              {conditional->whenTrue.get(), conditional->condition.get(), conditional->whenFalse.get()});
        value = std::move(conditional);
    }
    return value;
}

ExpressionPtr ExpressionParser::parseTuple(bool withCondition) {
    const int line = current().line;
    ExpressionPtr first = parseExpression(withCondition);
    if (!isOp(",")) {
        return first;
    }
    auto tuple = std::make_unique<ListLiteral>(line);
    tuple->isTuple = true;
    tuple->items.push_back(std::move(first));
    while (skipOp(",")) {
        if (current().type == TokenType::blockEnd || current().type == TokenType::variableEnd || isOp(")")) {
            break;
        }
        tuple->items.push_back(parseExpression(withCondition));
    }
    for (const auto& item : tuple->items) {
        raise(*tuple, {item.get()});
    }
    return tuple;
}

ExpressionPtr ExpressionParser::binary(int line, Binary::Op op, ExpressionPtr left, ExpressionPtr right) {
    auto node = std::make_unique<Binary>(line);
    node->op = op;
    node->left = std::move(left);
    node->right = std::move(right);
    raise(*node, {node->left.get(), node->right.get()});
    return node;
}

ExpressionPtr ExpressionParser::parseOr() {
    ExpressionPtr value = parseAnd();
    while (isName("or")) {
        const int line = take().line;
        value = binary(line, Binary::Op::logicalOr, std::move(value), parseAnd());
    }
    return value;
}

ExpressionPtr ExpressionParser::parseAnd() {
    ExpressionPtr value = parseNot();
    while (isName("and")) {
        const int line = take().line;
        value = binary(line, Binary::Op::logicalAnd, std::move(value), parseNot());
    }
    return value;
}

ExpressionPtr ExpressionParser::parseNot() {
    if (!isName("not")) {
        return parseComparison();
    }
    const Nesting nesting(*this);
    auto node = std::make_unique<Unary>(take().line);
    node->operand = parseNot();
    raise(*node, {node->operand.get()});
    return node;
}

ExpressionPtr ExpressionParser::parseComparison() {
    static constexpr std::pair<std::string_view, Comparison::Op> kOperators[] = {
        {"==", Comparison::Op::equal},     {"!=", Comparison::Op::notEqual},
        {"<=", Comparison::Op::lessEqual}, {">=", Comparison::Op::greaterEqual},
        {"<", Comparison::Op::less},       {">", Comparison::Op::greater},
    };
    const int line = current().line;
    ExpressionPtr first = parseSum();
    std::unique_ptr<Comparison> node;
    while (true) {
        std::optional<Comparison::Op> op;
        for (const auto& [text, meaning] : kOperators) {
            if (!op && skipOp(text)) {
                op = meaning;
            }
        }
        if (!op && skipName("in")) {
            op = Comparison::Op::in;
        }
        if (!op && isName("not") && m_tokens[m_at + 1].type == TokenType::name &&
            m_tokens[m_at + 1].text == "in") {
            m_at += 2;
            op = Comparison::Op::notIn;
        }
        if (!op) {
            break;
        }
        if (!node) {
            node = std::make_unique<Comparison>(line);
            node->first = std::move(first);
            raise(*node, {node->first.get()});
        }
        node->rest.emplace_back(*op, parseSum());
        raise(*node, {node->rest.back().second.get()});
    }
    return node ? ExpressionPtr(std::move(node)) : std::move(first);
}

ExpressionPtr ExpressionParser::parseSum() {
    ExpressionPtr value = parseConcatenation();
    while (isOp("+") || isOp("-")) {
        const Token op = take();
        value = binary(op.line, op.text == "+" ? Binary::Op::add : Binary::Op::subtract, std::move(value),
                       parseConcatenation());
    }
    return value;
}

ExpressionPtr ExpressionParser::parseConcatenation() {
    ExpressionPtr first = parseProduct();
    if (!isOp("~")) {
        return first;
    }
    auto node = std::make_unique<Concatenation>(current().line);
    node->parts.push_back(std::move(first));
    while (skipOp("~")) {
        node->parts.push_back(parseProduct());
    }
    for (const auto& part : node->parts) {
        raise(*node, {part.get()});
    }
    return node;
}

ExpressionPtr ExpressionParser::parseProduct() {
    ExpressionPtr value = parsePower();
    while (isOp("*") || isOp("/") || isOp("//") || isOp("%")) {
        const Token token = take();
        const Binary::Op op = token.text == "*"    ? Binary::Op::multiply
                              : token.text == "/"  ? Binary::Op::divide
                              : token.text == "//" ? Binary::Op::floorDivide
                                                   : Binary::Op::modulo;
        value = binary(token.line, op, std::move(value), parsePower());
    }
    return value;
}

ExpressionPtr ExpressionParser::parsePower() {
    ExpressionPtr value = parseUnary(true);
    while (isOp("**")) {
        const int line = take().line;
        value = binary(line, Binary::Op::power, std::move(value), parseUnary(true));
    }
    return value;
}

ExpressionPtr ExpressionParser::parseUnary(bool withFilters) {
    const Nesting nesting(*this);
    ExpressionPtr value;
    if (isOp("-") || isOp("+")) {
        const Token sign = take();
        auto node = std::make_unique<Unary>(sign.line);
        node->op = sign.text == "-" ? Unary::Op::negate : Unary::Op::plus;
        node->operand = parseUnary(false);
        raise(*node, {node->operand.get()});
        value = std::move(node);
    } else {
        value = parsePrimary();
    }
    value = parsePostfix(std::move(value));
    return withFilters ? parseFilters(std::move(value)) : std::move(value);
}

ExpressionPtr ExpressionParser::parsePrimary() {
    const Token token = current();
    switch (token.type) {
    case TokenType::name: {
        take();
        if (token.text == "true" || token.text == "True" || token.text == "false" || token.text == "False") {
            return std::make_unique<Literal>(token.line,
                                             Value::boolean(token.text[0] == 't' || token.text[0] == 'T'));
        }
        if (token.text == "none" || token.text == "None") {
            return std::make_unique<Literal>(token.line, Value::none());
        }
        m_names.insert(token.text);
        return std::make_unique<Name>(token.line, token.text);
    }
    case TokenType::string: {
        std::string text;
        while (current().type == TokenType::string) { // neighbours are one string, as in Python
            text += take().text;
        }
        return std::make_unique<Literal>(token.line, Value::text(text, true));
    }
    case TokenType::integer:
        take();
        return std::make_unique<Literal>(token.line, Value::integer(token.integer));
    case TokenType::real:
        take();
        return std::make_unique<Literal>(token.line, Value::real(token.real));
    default:
        break;
    }
    if (skipOp("(")) {
        if (skipOp(")")) {
            auto empty = std::make_unique<ListLiteral>(token.line);
            empty->isTuple = true;
            return empty;
        }
        ExpressionPtr value = parseTuple();
        expectOp(")");
        return value;
    }
    if (isOp("[")) {
        return parseList();
    }
    if (isOp("{")) {
        return parseDict();
    }
    fail("a value");
}

ExpressionPtr ExpressionParser::parseList() {
    auto list = std::make_unique<ListLiteral>(take().line);
    while (!skipOp("]")) {
        if (!list->items.empty()) {
            expectOp(",");
            if (skipOp("]")) {
                break;
            }
        }
        list->items.push_back(parseExpression());
        raise(*list, {list->items.back().get()});
    }
    return list;
}

ExpressionPtr ExpressionParser::parseDict() {
    auto dict = std::make_unique<DictLiteral>(take().line);
    while (!skipOp("}")) {
        if (!dict->entries.empty()) {
            expectOp(",");
            if (skipOp("}")) {
                break;
            }
        }
        ExpressionPtr key = parseExpression();
        expectOp(":");
        dict->entries.emplace_back(std::move(key), parseExpression());
        raise(*dict, {dict->entries.back().first.get(), dict->entries.back().second.get()});
    }
    return dict;
}

ExpressionPtr ExpressionParser::parsePostfix(ExpressionPtr value) {
    while (true) {
        const int line = current().line;
        if (skipOp(".")) {
            if (current().type == TokenType::integer) { // a.0
                auto node = std::make_unique<Subscript>(line);
                node->object = std::move(value);
                node->index = std::make_unique<Literal>(line, Value::integer(take().integer));
                raise(*node, {node->object.get()});
                value = std::move(node);
                continue;
            }
            auto node = std::make_unique<Attribute>(line);
            node->object = std::move(value);
            node->name = expectName("the name of an attribute");
            raise(*node, {node->object.get()});
            value = std::move(node);
        } else if (skipOp("[")) {
            value = parseSubscript(std::move(value));
        } else if (isOp("(")) {
            auto node = std::make_unique<Call>(line);
            node->callee = std::move(value);
            node->arguments = parseArguments();
            raise(*node, {node->callee.get()});
            raise(*node, node->arguments);
            value = std::move(node);
        } else {
            return value;
        }
    }
}

ExpressionPtr ExpressionParser::parseSubscript(ExpressionPtr object) {
    const int line = current().line;
    ExpressionPtr parts[3];
    std::size_t colons = 0;
    while (!isOp("]")) {
        if (skipOp(":")) {
            if (++colons > 2) {
                fail("\"]\"");
            }
        } else if (parts[colons] == nullptr) {
            parts[colons] = parseTuple();
        } else {
            fail("\"]\"");
        }
    }
    take();
    if (colons > 0) {
        auto node = std::make_unique<Slice>(line);
        node->object = std::move(object);
        node->start = std::move(parts[0]);
        node->stop = std::move(parts[1]);
        node->step = std::move(parts[2]);
        raise(*node, {node->object.get(), node->start.get(), node->stop.get(), node->step.get()});
        return node;
    }
    if (parts[0] == nullptr) {
        fail("an index");
    }
    auto node = std::make_unique<Subscript>(line);
    node->object = std::move(object);
    node->index = std::move(parts[0]);
    raise(*node, {node->object.get(), node->index.get()});
    return node;
}

CallArguments ExpressionParser::parseArguments() {
    CallArguments arguments;
    expectOp("(");
    bool isFirst = true;
    while (!skipOp(")")) {
        if (!isFirst) {
            expectOp(",");
            if (skipOp(")")) {
                break;
            }
        }
        isFirst = false;
        const Token& next = m_tokens[std::min(m_at + 1, m_tokens.size() - 1)];
        if (!arguments.spread && !arguments.spreadNamed && skipOp("*")) {
            arguments.spread = parseExpression();
        } else if (!arguments.spreadNamed && skipOp("**")) {
            arguments.spreadNamed = parseExpression();
        } else if (current().type == TokenType::name && next.type == TokenType::op && next.text == "=") {
            std::string name = take().text;
            take();
            arguments.named.emplace_back(std::move(name), parseExpression());
        } else if (!arguments.named.empty() || arguments.spread || arguments.spreadNamed) {
            fail("a named argument, as positional ones come first");
        } else {
            arguments.positional.push_back(parseExpression());
        }
    }
    return arguments;
}

ExpressionPtr ExpressionParser::parseFilters(ExpressionPtr value) {
    while (true) {
        const int line = current().line;
        if (isOp("|")) {
            take();
            auto node = std::make_unique<FilterCall>(line);
            node->input = std::move(value);
            node->name = expectName("the name of a filter");
            if (isOp("(")) {
                node->arguments = parseArguments();
            }
            raise(*node, {node->input.get()});
            raise(*node, node->arguments);
            value = std::move(node);
        } else if (isName("is")) {
            value = parseTest(std::move(value));
        } else if (isOp("(")) {
            value = parsePostfix(std::move(value));
        } else {
            return value;
        }
    }
}

std::vector<std::unique_ptr<FilterCall>> ExpressionParser::parseFilterChain() {
    std::vector<std::unique_ptr<FilterCall>> chain;
    do {
        auto node = std::make_unique<FilterCall>(current().line);
        node->name = expectName("the name of a filter");
        if (isOp("(")) {
            node->arguments = parseArguments();
        }
        chain.push_back(std::move(node));
    } while (skipOp("|"));
    return chain;
}

ExpressionPtr ExpressionParser::parseTest(ExpressionPtr input) {
    auto node = std::make_unique<TestCall>(take().line);
    node->input = std::move(input);
    node->negated = skipName("not");
    node->name = expectName("the name of a test");
    const TokenType type = current().type;
    if (isOp("(")) {
        node->arguments = parseArguments();
    } else if (type == TokenType::string || type == TokenType::integer || type == TokenType::real ||
               isOp("[") || isOp("{") ||
               (type == TokenType::name && !isName("else") && !isName("or") && !isName("and") &&
                !isName("is") && !isName("if") && !isName("in") && !isName("not"))) {
        // "x is divisibleby 3": one argument without parentheses.
        const Nesting nesting(*this);
        node->arguments.positional.push_back(parsePostfix(parsePrimary()));
    }
    raise(*node, {node->input.get()});
    raise(*node, node->arguments);
    return node;
}

} // namespace conclave::engine::jinja
