// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/ast.h"
#include "engine/text/jinja/value.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace conclave::engine::jinja {

/// One rendering: variables, output, budget. Used once, by one thread. Raises TemplateError.
///
/// Scopes follow Jinja: loops, macros, {% with %} and {% set %} blocks open one, {% if %} does not; a macro
/// sees the scope that it was defined in and not its caller's.
class Interpreter {
  public:
    /// @p contextBytes sizes the budget; @p nowSeconds is what strftime_now shows (seconds since the epoch).
    Interpreter(std::size_t contextBytes, std::int64_t nowSeconds);
    Interpreter(const Interpreter&) = delete;
    Interpreter& operator=(const Interpreter&) = delete;

    Text run(const Block& body);

    Budget& budget() { return m_budget; }
    Heap& heap() { return m_heap; }
    std::int64_t nowSeconds() const { return m_nowSeconds; }
    /// Of the node that was evaluated last, for messages.
    int line() const { return m_line; }

    Value evaluate(const Expression& expression);
    Flow execute(const Block& block);
    Arguments evaluate(const CallArguments& arguments);

    Value lookup(const std::string& name) const;
    void set(const std::string& name, Value value);
    void assign(const Target& target, const Value& value);

    void write(const Text& text);
    void write(std::string_view trusted);
    /// What @p body writes, kept from the output.
    Text capture(const std::function<void()>& body);

    Value call(const Value& callee, const Arguments& arguments);
    Value applyFilter(const std::string& name, const Value& input, const Arguments& arguments);
    bool applyTest(const std::string& name, const Value& input, const Arguments& arguments);

    /// Variables that end with the block that opened them.
    struct Scope {
        std::unordered_map<std::string, Value> variables;
        Scope* parent = nullptr;
    };
    Scope& currentScope() { return *m_scope; }
    /// Makes a scope inside @p parent current for its own lifetime.
    class Enter {
      public:
        Enter(Interpreter& in, Scope& parent);
        ~Enter() { m_in.m_scope = m_outer; }
        Enter(const Enter&) = delete;
        Enter& operator=(const Enter&) = delete;

      private:
        Interpreter& m_in;
        Scope* m_outer;
    };

  private:
    Budget m_budget;
    Heap m_heap;
    std::int64_t m_nowSeconds;
    int m_line = 0;
    std::deque<Scope> m_scopes; // kept to the end: macros may refer to them
    Scope* m_scope = nullptr;
    Text m_outputText;
    Text* m_output = &m_outputText;
};

/// object.name: methods first, then items, as Jinja does; undefined when there is neither.
Value attributeOf(Interpreter& in, const Value& object, const std::string& name);
/// object[key]: items first.
Value itemOf(Interpreter& in, const Value& object, const Value& key);
/// object[start:stop:step] of strings and lists; undefined parts are left out.
Value sliceOf(Interpreter& in, const Value& object, const Value& start, const Value& stop, const Value& step);
Value binaryOperation(Interpreter& in, Binary::Op op, const Value& left, const Value& right);

using Method = Value (*)(Interpreter& in, const Value& self, const Arguments& arguments);
/// Null when values of that type have no such method.
Method findMethod(const Value& object, std::string_view name);
Method findTextMethod(std::string_view name);
Method findContainerMethod(const Value& object, std::string_view name);

using Filter = Value (*)(Interpreter& in, const Value& input, const Arguments& arguments);
/// Null when there is no such filter.
Filter findTextFilter(std::string_view name);
Filter findSequenceFilter(std::string_view name);

/// range, namespace, raise_exception, …
void defineGlobals(Interpreter& in);

} // namespace conclave::engine::jinja
