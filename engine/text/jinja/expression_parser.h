// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/ast.h"
#include "engine/text/jinja/lexer.h"

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine::jinja {

/// Walks the tokens and parses expressions; the statements' parser builds on it. Precedence is Jinja's:
/// if-else, or, and, not, comparisons, + -, ~, * / // %, **, signs, then . [] () | is.
class ExpressionParser {
  public:
    explicit ExpressionParser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    ExpressionPtr parseExpression(bool withCondition = true);
    /// Also "a, b" without parentheses.
    ExpressionPtr parseTuple(bool withCondition = true);
    /// name | filter(…) | … without an input, for {% filter %} and {% set x | … %}.
    std::vector<std::unique_ptr<FilterCall>> parseFilterChain();

    const Token& current() const { return m_tokens[m_at]; }
    Token take();
    bool isOp(std::string_view op) const;
    bool isName(std::string_view name) const;
    bool skipOp(std::string_view op);
    bool skipName(std::string_view name);
    void expectOp(std::string_view op);
    void expect(TokenType type, const char* what);
    std::string expectName(const char* what);
    [[noreturn]] void fail(const std::string& expected) const;

    using Names = std::set<std::string, std::less<>>;
    /// The variables that were read so far.
    const Names& names() const { return m_names; }
    /// Begins a count of its own; give it back to go on with the outer one.
    Names exchangeNames(Names names) { return std::exchange(m_names, std::move(names)); }

    /// Guards recursion; make one in every function that can call itself.
    class Nesting {
      public:
        explicit Nesting(ExpressionParser& parser);
        ~Nesting() { --m_parser.m_depth; }
        Nesting(const Nesting&) = delete;
        Nesting& operator=(const Nesting&) = delete;

      private:
        ExpressionParser& m_parser;
    };

  private:
    ExpressionPtr parseOr();
    ExpressionPtr parseAnd();
    ExpressionPtr parseNot();
    ExpressionPtr parseComparison();
    ExpressionPtr parseSum();
    ExpressionPtr parseConcatenation();
    ExpressionPtr parseProduct();
    ExpressionPtr parsePower();
    ExpressionPtr parseUnary(bool withFilters);
    ExpressionPtr parsePrimary();
    ExpressionPtr parseList();
    ExpressionPtr parseDict();
    ExpressionPtr parsePostfix(ExpressionPtr value);
    ExpressionPtr parseFilters(ExpressionPtr value);
    ExpressionPtr parseSubscript(ExpressionPtr object);
    ExpressionPtr parseTest(ExpressionPtr input);
    CallArguments parseArguments();

    ExpressionPtr binary(int line, Binary::Op op, ExpressionPtr left, ExpressionPtr right);
    /// Sets the height of @p parent over @p children and checks it.
    void raise(Expression& parent, std::initializer_list<const Expression*> children) const;
    void raise(Expression& parent, const CallArguments& arguments) const;

    const std::vector<Token> m_tokens; // the last one is of type end
    std::size_t m_at = 0;
    int m_depth = 0;
    Names m_names;
};

} // namespace conclave::engine::jinja
