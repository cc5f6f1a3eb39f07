// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/interpreter.h"

#include "engine/text/jinja/python_text.h"

#include <algorithm>
#include <utility>

namespace conclave::engine::jinja {

namespace {

constexpr std::size_t kMaxOutput = std::size_t(64) << 20; // bytes; prompts are a few megabytes at most

/// Runs the body of @p loop over @p items; what {% for %} and a recursive loop(…) share.
class LoopRun {
  public:
    LoopRun(Interpreter& in, const For& loop, Interpreter::Scope& outer)
        : m_in(in), m_loop(loop), m_outer(outer) {}

    void run(const Value& iterated, int depth0) {
        const Budget::Level level(m_in.budget());
        const Interpreter::Enter scope(m_in, m_outer);
        std::vector<Value> items = chosen(iterated);
        if (items.empty()) {
            m_in.execute(m_loop.otherwise);
            return;
        }
        Loop& state = m_in.heap().loop();
        state.items = std::move(items);
        state.depth0 = depth0;
        if (m_loop.isRecursive) {
            Interpreter::Scope* outer = &m_outer;
            const For* loop = &m_loop;
            state.recursion = &m_in.heap().callable(
                "loop", [outer, loop, depth0](Interpreter& in, const Arguments& arguments) {
                    arguments.expect("loop", 1, 1);
                    return Value::text(in.capture(
                        [&] { LoopRun(in, *loop, *outer).run(arguments.positional[0], depth0 + 1); }));
                });
        }
        for (; state.index0 < state.items.size(); ++state.index0) {
            m_in.budget().step();
            m_in.currentScope().variables.clear(); // what an iteration sets, the next does not see
            m_in.set("loop", state);
            m_in.assign(m_loop.target, state.items[state.index0]);
            if (m_in.execute(m_loop.body) == Flow::breakLoop) {
                break;
            }
        }
    }

  private:
    std::vector<Value> chosen(const Value& iterated) {
        std::vector<Value> items = itemsOf(iterated, m_in.budget());
        if (m_loop.condition) {
            std::vector<Value> kept;
            for (Value& item : items) {
                m_in.assign(m_loop.target, item);
                if (m_in.evaluate(*m_loop.condition).isTrue()) {
                    kept.push_back(std::move(item));
                }
            }
            items = std::move(kept);
        }
        return items;
    }

    Interpreter& m_in;
    const For& m_loop;
    Interpreter::Scope& m_outer;
};

Value filtered(Interpreter& in, Value value, const std::vector<std::unique_ptr<FilterCall>>& filters) {
    for (const auto& filter : filters) {
        value = in.applyFilter(filter->name, value, in.evaluate(filter->arguments));
    }
    return value;
}

Value callMacro(Interpreter& in, const Macro& macro, Interpreter::Scope& home, const Arguments& arguments) {
    const Budget::Level level(in.budget());
    const std::size_t count = macro.parameters.size();
    if (arguments.positional.size() > count && !macro.takesPositional) {
        throw TemplateError("The macro " + macro.name + " takes at most " + std::to_string(count) +
                            " arguments, got " + std::to_string(arguments.positional.size()) + ".");
    }
    Dict* rest = macro.takesNamed ? &in.heap().dict() : nullptr; // named arguments that are no parameters
    const Value* caller = nullptr;
    for (const auto& given : arguments.named) {
        const bool known =
            std::any_of(macro.parameters.begin(), macro.parameters.end(),
                        [&](const Macro::Parameter& parameter) { return parameter.name == given.first; });
        if (!known && given.first == "caller" && macro.takesCaller) {
            caller = &given.second;
        } else if (!known && rest != nullptr) {
            // A name may come out of a user's dict (**m): not trusted.
            rest->set(Value::text(given.first, false), given.second);
        } else if (!known) {
            throw TemplateError("The macro " + macro.name + " has no parameter " + given.first + ".");
        }
    }
    return Value::text(in.capture([&] {
        const Interpreter::Enter scope(in, home);
        for (std::size_t i = 0; i < count; ++i) {
            const Macro::Parameter& parameter = macro.parameters[i];
            if (const Value* given = arguments.get(i, parameter.name)) {
                in.set(parameter.name, *given);
            } else if (parameter.fallback) {
                in.set(parameter.name, in.evaluate(*parameter.fallback));
            } else {
                in.set(parameter.name,
                       Value::undefined("parameter '" + parameter.name + "' was not provided"));
            }
        }
        if (macro.takesPositional) {
            const auto first = static_cast<std::ptrdiff_t>(std::min(count, arguments.positional.size()));
            in.set("varargs",
                   in.heap().list({arguments.positional.begin() + first, arguments.positional.end()}, true));
        }
        if (rest != nullptr) {
            in.set("kwargs", *rest);
        }
        if (macro.takesCaller) {
            in.set("caller", caller ? *caller : Value::undefined("No caller defined"));
        }
        in.execute(macro.body);
    }));
}

} // namespace

Interpreter::Interpreter(std::size_t contextBytes, std::int64_t nowSeconds)
    : m_budget(contextBytes), m_heap(m_budget), m_nowSeconds(nowSeconds) {
    m_scope = &m_scopes.emplace_back();
    defineGlobals(*this);
    m_scope = &m_scopes.emplace_back(Scope{{}, m_scope});
}

Interpreter::Enter::Enter(Interpreter& in, Scope& parent) : m_in(in), m_outer(in.m_scope) {
    in.m_budget.allocate(sizeof(Scope) + 128);
    in.m_scope = &in.m_scopes.emplace_back(Scope{{}, &parent});
}

Text Interpreter::run(const Block& body) {
    execute(body);
    return std::move(m_outputText);
}

Value Interpreter::evaluate(const Expression& expression) {
    const Budget::Level level(m_budget);
    m_budget.step();
    m_line = expression.line;
    return expression.evaluate(*this);
}

Flow Interpreter::execute(const Block& block) {
    const Budget::Level level(m_budget);
    for (const StatementPtr& statement : block) {
        m_budget.step();
        m_line = statement->line;
        const Flow flow = statement->execute(*this);
        if (flow != Flow::next) {
            return flow;
        }
    }
    return Flow::next;
}

Arguments Interpreter::evaluate(const CallArguments& arguments) {
    Arguments values;
    for (const ExpressionPtr& argument : arguments.positional) {
        values.positional.push_back(evaluate(*argument));
    }
    for (const auto& [name, argument] : arguments.named) {
        values.named.emplace_back(name, evaluate(*argument));
    }
    if (arguments.spread) {
        const std::vector<Value> items = itemsOf(evaluate(*arguments.spread), m_budget);
        values.positional.insert(values.positional.end(), items.begin(), items.end());
    }
    if (arguments.spreadNamed) {
        const Value named = evaluate(*arguments.spreadNamed);
        const Dict* dict = named.asDict();
        if (dict == nullptr) {
            throw TemplateError(std::string("** needs a dict, not ") + named.typeName() + ".");
        }
        for (const Dict::Entry& entry : dict->entries) {
            if (!entry.key.isText()) {
                throw TemplateError("The names after ** must be strings.");
            }
            values.named.emplace_back(entry.key.asText()->bytes(), entry.value);
        }
    }
    return values;
}

Value Interpreter::lookup(const std::string& name) const {
    for (const Scope* scope = m_scope; scope != nullptr; scope = scope->parent) {
        const auto found = scope->variables.find(name);
        if (found != scope->variables.end()) {
            return found->second;
        }
    }
    return Value::undefined("'" + name + "' is undefined");
}

void Interpreter::set(const std::string& name, Value value) {
    m_scope->variables.insert_or_assign(name, std::move(value));
}

void Interpreter::assign(const Target& target, const Value& value) {
    if (!target.parts.empty()) {
        const std::vector<Value> items = itemsOf(value, m_budget);
        if (items.size() != target.parts.size()) {
            throw TemplateError("Expected " + std::to_string(target.parts.size()) +
                                " values to unpack, got " + std::to_string(items.size()) + ".");
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            assign(target.parts[i], items[i]);
        }
    } else if (!target.attribute.empty()) {
        Namespace* space = lookup(target.name).asNamespace();
        if (space == nullptr) {
            throw TemplateError("Only a namespace's attributes can be set; " + target.name + " is none.");
        }
        m_budget.allocate(sizeof(Dict::Entry));
        space->attributes.set(Value::text(target.attribute, true), value);
    } else {
        set(target.name, value);
    }
}

void Interpreter::write(const Text& text) {
    m_budget.allocate(text.size());
    m_output->append(text);
    if (m_output->size() > kMaxOutput) {
        throw TemplateError("The template writes more than " + std::to_string(kMaxOutput >> 20) + " MiB.");
    }
}

void Interpreter::write(std::string_view trusted) {
    write(Text(trusted, true));
}

Text Interpreter::capture(const std::function<void()>& body) {
    struct Restore {
        Text*& slot;
        Text* outer;
        ~Restore() { slot = outer; }
    };
    Text captured;
    const Restore restore{m_output, std::exchange(m_output, &captured)};
    body();
    return captured;
}

Value Interpreter::call(const Value& callee, const Arguments& arguments) {
    const Budget::Level level(m_budget);
    m_budget.step();
    if (const Callable* callable = callee.asCallable()) {
        return callable->call(*this, arguments);
    }
    if (const Loop* loop = callee.asLoop(); loop && loop->recursion) {
        return loop->recursion->call(*this, arguments);
    }
    throw TemplateError(callee.isUndefined() ? callee.undefinedReason()
                                             : std::string("a ") + callee.typeName() + " cannot be called");
}

Value Interpreter::applyFilter(const std::string& name, const Value& input, const Arguments& arguments) {
    const Budget::Level level(m_budget);
    m_budget.step();
    Filter filter = findTextFilter(name);
    filter = filter ? filter : findSequenceFilter(name);
    if (filter == nullptr) {
        throw TemplateError("There is no filter named " + name + ".");
    }
    return filter(*this, input, arguments);
}

// Statements

Flow DataOutput::execute(Interpreter& in) const {
    in.write(text);
    return Flow::next;
}

Flow Output::execute(Interpreter& in) const {
    in.write(toText(in.evaluate(*expression), in.budget()));
    return Flow::next;
}

Flow If::execute(Interpreter& in) const {
    for (const auto& [condition, body] : branches) {
        if (in.evaluate(*condition).isTrue()) {
            return in.execute(body);
        }
    }
    return in.execute(otherwise);
}

Flow For::execute(Interpreter& in) const {
    LoopRun(in, *this, in.currentScope()).run(in.evaluate(*iterated), 0);
    return Flow::next;
}

Flow Set::execute(Interpreter& in) const {
    if (value) {
        in.assign(target, in.evaluate(*value));
        return Flow::next;
    }
    const Text text = in.capture([&] {
        const Interpreter::Enter scope(in, in.currentScope());
        in.execute(body);
    });
    in.assign(target, filtered(in, Value::text(text), filters));
    return Flow::next;
}

Flow Macro::execute(Interpreter& in) const {
    Interpreter::Scope* home = &in.currentScope();
    in.set(name, in.heap().callable(name, [this, home](Interpreter& caller, const Arguments& arguments) {
        return callMacro(caller, *this, *home, arguments);
    }));
    return Flow::next;
}

Flow CallBlock::execute(Interpreter& in) const {
    Interpreter::Scope* home = &in.currentScope();
    const Macro* body = caller.get();
    Arguments given = in.evaluate(arguments);
    given.named.emplace_back(
        "caller", in.heap().callable("caller", [body, home](Interpreter& from, const Arguments& values) {
            return callMacro(from, *body, *home, values);
        }));
    in.write(toText(in.call(in.evaluate(*callee), given), in.budget()));
    return Flow::next;
}

Flow FilterBlock::execute(Interpreter& in) const {
    const Text text = in.capture([&] {
        const Interpreter::Enter scope(in, in.currentScope());
        in.execute(body);
    });
    in.write(toText(filtered(in, Value::text(text), filters), in.budget()));
    return Flow::next;
}

Flow With::execute(Interpreter& in) const {
    std::vector<Value> evaluated;
    for (const auto& assignment : values) {
        evaluated.push_back(in.evaluate(*assignment.second));
    }
    const Interpreter::Enter scope(in, in.currentScope());
    for (std::size_t i = 0; i < values.size(); ++i) {
        in.set(values[i].first, evaluated[i]);
    }
    return in.execute(body);
}

Flow LoopControl::execute(Interpreter& /*in*/) const {
    return flow;
}

} // namespace conclave::engine::jinja
