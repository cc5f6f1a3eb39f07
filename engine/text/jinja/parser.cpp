// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/parser.h"

#include "engine/text/jinja/expression_parser.h"
#include "engine/text/jinja/lexer.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace conclave::engine::jinja {

namespace {

using Names = std::initializer_list<std::string_view>;

class StatementParser {
  public:
    explicit StatementParser(std::string_view source) : m_in(tokenize(source)) {}

    Document run() {
        Document document;
        document.body = parseBlock({}, "");
        document.names = m_in.names();
        return document;
    }

  private:
    /// Statements up to a tag whose name is in @p ends; that name is current afterwards. @p opened names the
    /// tag that began the block, empty at the top.
    Block parseBlock(Names ends, const std::string& opened) {
        const ExpressionParser::Nesting nesting(m_in);
        const int begun = m_in.current().line;
        Block block;
        while (true) {
            switch (m_in.current().type) {
            case TokenType::end:
                if (!opened.empty()) {
                    throw TemplateError(
                        "{% " + opened + " %} has no {% " + std::string(*(ends.end() - 1)) + " %}.", begun);
                }
                return block;
            case TokenType::data: {
                Token data = m_in.take();
                block.push_back(std::make_unique<DataOutput>(data.line, std::move(data.text)));
                break;
            }
            case TokenType::variableBegin: {
                auto output = std::make_unique<Output>(m_in.take().line);
                output->expression = m_in.parseTuple();
                m_in.expect(TokenType::variableEnd, "}}");
                block.push_back(std::move(output));
                break;
            }
            case TokenType::blockBegin: {
                m_in.take();
                const bool isEnd = std::any_of(ends.begin(), ends.end(),
                                               [&](std::string_view name) { return m_in.isName(name); });
                if (isEnd) {
                    return block;
                }
                block.push_back(parseStatement());
                break;
            }
            default:
                m_in.fail("text or a tag");
            }
        }
    }

    void closeTag() { m_in.expect(TokenType::blockEnd, "%}"); }

    /// The body after the tag @p name and its end tag.
    Block parseBody(const std::string& name, std::string_view end) {
        closeTag();
        Block body = parseBlock({end}, name);
        m_in.take();
        closeTag();
        return body;
    }

    StatementPtr parseStatement() {
        const int line = m_in.current().line;
        const std::string name = m_in.expectName("the name of a statement");
        if (name == "if") {
            return parseIf(line);
        }
        if (name == "for") {
            return parseFor(line);
        }
        if (name == "set") {
            return parseSet(line);
        }
        if (name == "macro") {
            return parseMacro(line);
        }
        if (name == "call") {
            return parseCall(line);
        }
        if (name == "filter") {
            auto block = std::make_unique<FilterBlock>(line);
            block->filters = m_in.parseFilterChain();
            block->body = parseBody(name, "endfilter");
            return block;
        }
        if (name == "with") {
            return parseWith(line);
        }
        if (name ==
            "generation") { // marks what training counts; a scope of its own, as Python's call block is
            auto block = std::make_unique<With>(line);
            block->body = parseBody(name, "endgeneration");
            return block;
        }
        if (name == "break" || name == "continue") {
            if (m_loopDepth == 0) {
                throw TemplateError("{% " + name + " %} outside a loop.", line);
            }
            auto control = std::make_unique<LoopControl>(line);
            control->flow = name == "break" ? Flow::breakLoop : Flow::continueLoop;
            closeTag();
            return control;
        }
        throw TemplateError("The statement {% " + name + " %} is not supported here.", line);
    }

    StatementPtr parseIf(int line) {
        auto statement = std::make_unique<If>(line);
        ExpressionPtr condition = m_in.parseTuple(false);
        while (true) {
            closeTag();
            Block body = parseBlock({"elif", "else", "endif"}, "if");
            statement->branches.emplace_back(std::move(condition), std::move(body));
            if (m_in.skipName("elif")) {
                condition = m_in.parseTuple(false);
                continue;
            }
            const bool hasElse = m_in.isName("else");
            m_in.take();
            if (hasElse) {
                statement->otherwise = parseBody("else", "endif");
            } else {
                closeTag();
            }
            return statement;
        }
    }

    StatementPtr parseFor(int line) {
        auto loop = std::make_unique<For>(line);
        loop->target = parseTarget(false);
        if (!m_in.skipName("in")) {
            m_in.fail("\"in\"");
        }
        loop->iterated = m_in.parseTuple(false);
        if (m_in.skipName("if")) {
            loop->condition = m_in.parseExpression();
        }
        loop->isRecursive = m_in.skipName("recursive");
        closeTag();
        ++m_loopDepth;
        loop->body = parseBlock({"else", "endfor"}, "for");
        --m_loopDepth;
        if (m_in.take().text == "else") {
            loop->otherwise = parseBody("else", "endfor");
        } else {
            closeTag();
        }
        return loop;
    }

    Target parseTarget(bool withAttribute) {
        Target first = parseOneTarget(withAttribute);
        if (!m_in.isOp(",")) {
            return first;
        }
        Target all;
        all.parts.push_back(std::move(first));
        while (m_in.skipOp(",")) {
            if (m_in.isName("in") || m_in.isOp("=") || m_in.isOp(")")) {
                break;
            }
            all.parts.push_back(parseOneTarget(withAttribute));
        }
        return all;
    }

    Target parseOneTarget(bool withAttribute) {
        const ExpressionParser::Nesting nesting(m_in);
        if (m_in.skipOp("(")) {
            Target inner = parseTarget(withAttribute);
            m_in.expectOp(")");
            return inner;
        }
        Target target;
        target.name = m_in.expectName("the name of a variable");
        if (withAttribute && m_in.skipOp(".")) {
            target.attribute = m_in.expectName("the name of an attribute");
        }
        return target;
    }

    StatementPtr parseSet(int line) {
        auto statement = std::make_unique<Set>(line);
        statement->target = parseTarget(true);
        if (m_in.skipOp("=")) {
            statement->value = m_in.parseTuple();
            closeTag();
            return statement;
        }
        if (m_in.skipOp("|")) {
            statement->filters = m_in.parseFilterChain();
        }
        statement->body = parseBody("set", "endset");
        return statement;
    }

    StatementPtr parseMacro(int line) {
        auto macro = std::make_unique<Macro>(line);
        macro->name = m_in.expectName("the name of a macro");
        m_in.expectOp("(");
        parseParameters(*macro);
        parseMacroBody(*macro, "macro", "endmacro");
        return macro;
    }

    /// After the opening parenthesis.
    void parseParameters(Macro& macro) {
        while (!m_in.skipOp(")")) {
            if (!macro.parameters.empty()) {
                m_in.expectOp(",");
                if (m_in.skipOp(")")) {
                    break;
                }
            }
            Macro::Parameter parameter{m_in.expectName("the name of a parameter"), nullptr};
            if (m_in.skipOp("=")) {
                parameter.fallback = m_in.parseExpression();
            } else if (!macro.parameters.empty() && macro.parameters.back().fallback) {
                m_in.fail("a default value, as the parameter before has one");
            }
            macro.parameters.push_back(std::move(parameter));
        }
    }

    void parseMacroBody(Macro& macro, const std::string& tag, std::string_view end) {
        const int outerLoops = std::exchange(m_loopDepth, 0);
        ExpressionParser::Names all = m_in.exchangeNames({});
        macro.body = parseBody(tag, end);
        macro.takesPositional = m_in.names().count("varargs") > 0;
        macro.takesNamed = m_in.names().count("kwargs") > 0;
        macro.takesCaller = m_in.names().count("caller") > 0;
        all.insert(m_in.names().begin(), m_in.names().end());
        m_in.exchangeNames(std::move(all));
        m_loopDepth = outerLoops;
    }

    StatementPtr parseCall(int line) {
        auto block = std::make_unique<CallBlock>(line);
        block->caller = std::make_unique<Macro>(line);
        block->caller->name = "caller";
        if (m_in.skipOp("(")) {
            parseParameters(*block->caller);
        }
        ExpressionPtr expression = m_in.parseExpression();
        auto* call = dynamic_cast<Call*>(expression.get());
        if (call == nullptr) {
            m_in.fail("a call of a macro");
        }
        block->callee = std::move(call->callee);
        block->arguments = std::move(call->arguments);
        parseMacroBody(*block->caller, "call", "endcall");
        return block;
    }

    StatementPtr parseWith(int line) {
        auto with = std::make_unique<With>(line);
        while (m_in.current().type == TokenType::name) {
            std::string name = m_in.take().text;
            m_in.expectOp("=");
            with->values.emplace_back(std::move(name), m_in.parseExpression());
            if (!m_in.skipOp(",")) {
                break;
            }
        }
        with->body = parseBody("with", "endwith");
        return with;
    }

    ExpressionParser m_in;
    int m_loopDepth = 0;
};

} // namespace

Document parseTemplate(std::string_view source) {
    return StatementParser(source).run();
}

} // namespace conclave::engine::jinja
