// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/json_values.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

namespace conclave::engine::jinja {

namespace {

constexpr std::size_t kMaxDepth = 200;

/// Builds values as the JSON parser reads them. An nlohmann::ordered_json in between would look every new key
/// up among all before it, which makes one large object quadratic.
class ValueBuilder {
  public:
    ValueBuilder(bool trusted, Heap& heap, Budget& budget)
        : m_trusted(trusted), m_heap(heap), m_budget(budget) {}

    const Value& result() const { return m_result; }

    // What nlohmann::json::sax_parse() calls.
    bool null() { return put(Value::none()); }
    bool boolean(bool flag) { return put(Value::boolean(flag)); }
    bool number_integer(std::int64_t number) { return put(Value::integer(number)); }
    bool number_unsigned(std::uint64_t number) {
        const bool fits = number <= std::uint64_t(std::numeric_limits<std::int64_t>::max());
        return put(fits ? Value::integer(static_cast<std::int64_t>(number))
                        : Value::real(static_cast<double>(number)));
    }
    bool number_float(double number, const std::string&) { return put(Value::real(number)); }
    bool string(std::string& text) {
        m_budget.allocate(text.size() + 64);
        return put(Value::text(text, m_trusted));
    }
    bool binary(nlohmann::json::binary_t&) { return false; }
    bool start_object(std::size_t) { return open(m_heap.dict()); }
    bool start_array(std::size_t) { return open(m_heap.list()); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(std::string& text) {
        m_budget.allocate(text.size() + 64);
        m_open.back().key = Value::text(text, m_trusted);
        return true;
    }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) {
        throw TemplateError("The text is not JSON from byte " + std::to_string(position) + " on.");
    }

  private:
    struct Container {
        Value value;
        Value key;
    };

    bool put(Value value) {
        m_budget.step();
        if (m_open.empty()) {
            m_result = std::move(value);
        } else if (List* list = m_open.back().value.asList()) {
            list->items.push_back(std::move(value));
        } else {
            m_open.back().value.asDict()->set(m_open.back().key, std::move(value));
        }
        return true;
    }

    bool open(Value container) {
        if (m_open.size() >= kMaxDepth) {
            throw TemplateError("The JSON nests more than " + std::to_string(kMaxDepth) + " levels deep.");
        }
        put(container);
        m_open.push_back({std::move(container), Value()});
        return true;
    }

    bool close() {
        m_open.pop_back();
        return true;
    }

    const bool m_trusted;
    Heap& m_heap;
    Budget& m_budget;
    Value m_result;
    std::vector<Container> m_open; // innermost last
};

} // namespace

Value valueOfJson(std::string_view source, bool trusted, Heap& heap, Budget& budget) {
    ValueBuilder builder(trusted, heap, budget);
    nlohmann::json::sax_parse(source, &builder);
    return builder.result();
}

} // namespace conclave::engine::jinja
