// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/budget.h"
#include "engine/text/jinja/text.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace conclave::engine::jinja {

class Interpreter;
class Value;

/// A name, attribute or item that is not there: prints as nothing, is false, iterates empty; anything else
/// raises with @p what ("'tools' is undefined").
struct Undefined {
    std::shared_ptr<const std::string> what;
};

struct List;
struct Dict;
struct Namespace;
struct Loop;
struct Callable;

/// A Python value as templates see it. Cheap to copy: strings are shared and immutable, everything mutable
/// lives in the rendering's Heap and is referred to.
class Value {
  public:
    Value() = default; ///< undefined
    static Value none();
    static Value boolean(bool value);
    static Value integer(std::int64_t value);
    static Value real(double value);
    static Value text(Text value);
    static Value text(std::string_view bytes, bool trusted) { return text(Text(bytes, trusted)); }
    static Value undefined(std::string what);
    Value(List& list) : m_data(&list) {}
    Value(Dict& dict) : m_data(&dict) {}
    Value(Namespace& space) : m_data(&space) {}
    Value(Loop& loop) : m_data(&loop) {}
    Value(Callable& callable) : m_data(&callable) {}

    bool isUndefined() const { return std::holds_alternative<Undefined>(m_data); }
    bool isNone() const { return std::holds_alternative<std::monostate>(m_data); }
    bool isBoolean() const { return std::holds_alternative<bool>(m_data); }
    bool isInteger() const { return std::holds_alternative<std::int64_t>(m_data); }
    bool isReal() const { return std::holds_alternative<double>(m_data); }
    bool isNumber() const { return isBoolean() || isInteger() || isReal(); }
    bool isText() const { return std::holds_alternative<std::shared_ptr<const Text>>(m_data); }

    // Null when the value is of another type.
    const Text* asText() const;
    List* asList() const { return pointer<List>(); }
    Dict* asDict() const { return pointer<Dict>(); }
    Namespace* asNamespace() const { return pointer<Namespace>(); }
    Loop* asLoop() const { return pointer<Loop>(); }
    Callable* asCallable() const { return pointer<Callable>(); }

    /// Booleans count as 0 and 1; raises for what is no whole number.
    std::int64_t toInteger(const char* what) const;
    double toReal() const; ///< of a number, 0 else
    bool isTrue() const;
    const char* typeName() const; ///< Python's: "str", "int", "dict", …
    /// The reason of an undefined value.
    std::string undefinedReason() const;

    bool sameObject(const Value& other) const; ///< Python's "is"

  private:
    template <typename T>
    T* pointer() const {
        const auto* found = std::get_if<T*>(&m_data);
        return found ? *found : nullptr;
    }

    std::variant<Undefined, std::monostate, bool, std::int64_t, double, std::shared_ptr<const Text>, List*,
                 Dict*, Namespace*, Loop*, Callable*>
        m_data;
};

/// A list or, with isTuple, a tuple.
struct List {
    std::vector<Value> items;
    bool isTuple = false;
};

/// Keeps the order of insertion. Keys are strings, numbers or none (lists raise).
struct Dict {
    struct Entry {
        Value key;
        Value value;
    };
    std::vector<Entry> entries;

    const Value* find(const Value& key) const;
    const Value* find(std::string_view key) const;
    void set(Value key, Value value);
    bool remove(const Value& key);
    void clear();

  private:
    /// Equal Python keys have equal spellings (1, 1.0 and true are one key).
    static std::string spelling(const Value& key);
    std::unordered_map<std::string, std::size_t> m_index;
};

/// What {% set ns.x = … %} writes to.
struct Namespace {
    Dict attributes;
};

struct Arguments {
    std::vector<Value> positional;
    std::vector<std::pair<std::string, Value>> named;

    /// Argument @p index, or the named one, or nullptr.
    const Value* get(std::size_t index, std::string_view name) const;
    /// Raises when there are more than @p most positional ones or a name is not among @p names.
    void expect(const std::string& function, std::size_t least, std::size_t most,
                std::initializer_list<std::string_view> names = {}) const;
};

/// A macro, a global function or a method bound to its object.
struct Callable {
    std::string name;
    std::function<Value(Interpreter&, const Arguments&)> call;
};

/// The variable "loop".
struct Loop {
    std::vector<Value> items;
    std::size_t index0 = 0;
    int depth0 = 0;
    Callable* recursion = nullptr; ///< loop(…) of {% for … recursive %}
    Value lastChanged;             ///< for loop.changed()
    bool hasChanged = false;
};

/// Owns what values refer to. Frees all at once: no cycles leak, no deep chain of destructors.
class Heap {
  public:
    explicit Heap(Budget& budget) : m_budget(budget) {}
    List& list(std::vector<Value> items = {}, bool isTuple = false);
    Dict& dict();
    Namespace& space();
    Loop& loop();
    Callable& callable(std::string name, std::function<Value(Interpreter&, const Arguments&)> call);

  private:
    Budget& m_budget;
    std::deque<List> m_lists;
    std::deque<Dict> m_dicts;
    std::deque<Namespace> m_spaces;
    std::deque<Loop> m_loops;
    std::deque<Callable> m_callables;
};

/// Python's ==; origins of strings do not matter.
bool equals(const Value& a, const Value& b, Budget& budget);
/// Python's <: -1, 0, 1; raises for types that have no order.
int compare(const Value& a, const Value& b, Budget& budget);
/// Python's "needle in haystack".
bool contains(const Value& haystack, const Value& needle, Budget& budget);
/// The items that a loop over @p value sees (characters, keys, elements); raises when it is not iterable.
std::vector<Value> itemsOf(const Value& value, Budget& budget);
/// len(); raises for types without.
std::size_t lengthOf(const Value& value, Budget& budget);

} // namespace conclave::engine::jinja
