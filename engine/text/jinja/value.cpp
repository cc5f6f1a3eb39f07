// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/value.h"

#include "engine/text/jinja/python_text.h"
#include "engine/text/utf8.h"

#include <algorithm>
#include <cmath>

namespace conclave::engine::jinja {

Value Value::none() {
    Value value;
    value.m_data = std::monostate{};
    return value;
}

Value Value::boolean(bool flag) {
    Value value;
    value.m_data = flag;
    return value;
}

Value Value::integer(std::int64_t number) {
    Value value;
    value.m_data = number;
    return value;
}

Value Value::real(double number) {
    Value value;
    value.m_data = number;
    return value;
}

Value Value::text(Text content) {
    Value value;
    value.m_data = std::make_shared<const Text>(std::move(content));
    return value;
}

Value Value::undefined(std::string what) {
    Value value;
    value.m_data = Undefined{std::make_shared<const std::string>(std::move(what))};
    return value;
}

const Text* Value::asText() const {
    const auto* found = std::get_if<std::shared_ptr<const Text>>(&m_data);
    return found ? found->get() : nullptr;
}

std::int64_t Value::toInteger(const char* what) const {
    if (const auto* number = std::get_if<std::int64_t>(&m_data)) {
        return *number;
    }
    if (const auto* flag = std::get_if<bool>(&m_data)) {
        return *flag ? 1 : 0;
    }
    throw TemplateError(std::string(what) + " must be a whole number, not " + typeName());
}

double Value::toReal() const {
    if (const auto* number = std::get_if<double>(&m_data)) {
        return *number;
    }
    if (const auto* number = std::get_if<std::int64_t>(&m_data)) {
        return static_cast<double>(*number);
    }
    const auto* flag = std::get_if<bool>(&m_data);
    return flag && *flag ? 1.0 : 0.0;
}

bool Value::isTrue() const {
    if (isUndefined() || isNone()) {
        return false;
    }
    if (isNumber()) {
        return toReal() != 0.0;
    }
    if (const Text* content = asText()) {
        return !content->isEmpty();
    }
    if (const List* list = asList()) {
        return !list->items.empty();
    }
    if (const Dict* dict = asDict()) {
        return !dict->entries.empty();
    }
    return true;
}

const char* Value::typeName() const {
    if (isUndefined()) {
        return "undefined";
    }
    if (isNone()) {
        return "NoneType";
    }
    if (isBoolean()) {
        return "bool";
    }
    if (isInteger()) {
        return "int";
    }
    if (isReal()) {
        return "float";
    }
    if (isText()) {
        return "str";
    }
    if (const List* list = asList()) {
        return list->isTuple ? "tuple" : "list";
    }
    if (asDict()) {
        return "dict";
    }
    if (asNamespace()) {
        return "namespace";
    }
    return asLoop() ? "loop" : "function";
}

std::string Value::undefinedReason() const {
    const auto* undefined = std::get_if<Undefined>(&m_data);
    return undefined && undefined->what ? *undefined->what : "the value is undefined";
}

bool Value::sameObject(const Value& other) const {
    if (m_data.index() != other.m_data.index()) {
        return false;
    }
    if (isUndefined()) {
        return true;
    }
    if (const Text* content = asText()) {
        return content->bytes() == other.asText()->bytes();
    }
    if (isReal()) {
        return toReal() == other.toReal();
    }
    if (isNone() || isBoolean() || isInteger()) {
        return isNone() || toInteger("") == other.toInteger("");
    }
    return asList() == other.asList() && asDict() == other.asDict() && asNamespace() == other.asNamespace() &&
           asLoop() == other.asLoop() && asCallable() == other.asCallable();
}

// Dict

std::string Dict::spelling(const Value& key) {
    if (const Text* content = key.asText()) {
        return std::string("s").append(content->bytes());
    }
    if (key.isNumber()) { // "i1.0" for 1, 1.0 and true
        const bool isWhole = !key.isReal() || std::floor(key.toReal()) == key.toReal();
        std::string number = key.isReal() ? realText(key.toReal()) : std::to_string(key.toInteger("key"));
        number.append(key.isReal() ? "" : ".0");
        return std::string(isWhole ? "i" : "f").append(number);
    }
    if (key.isNone()) {
        return "n";
    }
    throw TemplateError(std::string("a ") + key.typeName() + " cannot be the key of a dict");
}

const Value* Dict::find(const Value& key) const {
    const auto found = m_index.find(spelling(key));
    return found == m_index.end() ? nullptr : &entries[found->second].value;
}

const Value* Dict::find(std::string_view key) const {
    const auto found = m_index.find(std::string("s").append(key));
    return found == m_index.end() ? nullptr : &entries[found->second].value;
}

void Dict::set(Value key, Value value) {
    const auto [place, isNew] = m_index.try_emplace(spelling(key), entries.size());
    if (isNew) {
        entries.push_back({std::move(key), std::move(value)});
    } else {
        entries[place->second].value = std::move(value);
    }
}

bool Dict::remove(const Value& key) {
    const auto found = m_index.find(spelling(key));
    if (found == m_index.end()) {
        return false;
    }
    const std::size_t at = found->second;
    m_index.erase(found);
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(at));
    for (auto& [name, index] : m_index) {
        index -= index > at ? 1 : 0;
    }
    return true;
}

void Dict::clear() {
    entries.clear();
    m_index.clear();
}

// Arguments

const Value* Arguments::get(std::size_t index, std::string_view name) const {
    if (index < positional.size()) {
        return &positional[index];
    }
    for (const auto& [given, value] : named) {
        if (given == name) {
            return &value;
        }
    }
    return nullptr;
}

void Arguments::expect(const std::string& function, std::size_t least, std::size_t most,
                       std::initializer_list<std::string_view> names) const {
    if (positional.size() > most) {
        throw TemplateError(function + " takes at most " + std::to_string(most) + " arguments, got " +
                            std::to_string(positional.size()));
    }
    if (positional.size() + named.size() < least) {
        throw TemplateError(function + " needs " + std::to_string(least) + " arguments, got " +
                            std::to_string(positional.size() + named.size()));
    }
    for (const auto& [given, value] : named) {
        if (std::find(names.begin(), names.end(), given) == names.end()) {
            throw TemplateError(function + " has no argument named " + given);
        }
    }
}

// Heap. 64 bytes stand for the object itself.

List& Heap::list(std::vector<Value> items, bool isTuple) {
    m_budget.allocate(64 + items.size() * sizeof(Value));
    m_lists.push_back({std::move(items), isTuple});
    return m_lists.back();
}

Dict& Heap::dict() {
    m_budget.allocate(64);
    return m_dicts.emplace_back();
}

Namespace& Heap::space() {
    m_budget.allocate(64);
    return m_spaces.emplace_back();
}

Loop& Heap::loop() {
    m_budget.allocate(64);
    return m_loops.emplace_back();
}

Callable& Heap::callable(std::string name, std::function<Value(Interpreter&, const Arguments&)> call) {
    m_budget.allocate(128);
    m_callables.push_back({std::move(name), std::move(call)});
    return m_callables.back();
}

// Operations

bool equals(const Value& a, const Value& b, Budget& budget) {
    const Budget::Level level(budget);
    budget.step();
    if (a.isNumber() && b.isNumber()) {
        if (a.isReal() || b.isReal()) {
            return a.toReal() == b.toReal();
        }
        return a.toInteger("") == b.toInteger("");
    }
    if (const Text* left = a.asText()) {
        const Text* right = b.asText();
        if (!right || left->size() != right->size()) {
            return false;
        }
        budget.scan(left->size());
        return left->bytes() == right->bytes();
    }
    if (const List* left = a.asList()) {
        const List* right = b.asList();
        if (!right || left->isTuple != right->isTuple || left->items.size() != right->items.size()) {
            return false;
        }
        return std::equal(left->items.begin(), left->items.end(), right->items.begin(),
                          [&](const Value& x, const Value& y) { return equals(x, y, budget); });
    }
    if (const Dict* left = a.asDict()) {
        const Dict* right = b.asDict();
        if (!right || left->entries.size() != right->entries.size()) {
            return false;
        }
        return std::all_of(left->entries.begin(), left->entries.end(), [&](const Dict::Entry& entry) {
            const Value* other = right->find(entry.key);
            return other && equals(entry.value, *other, budget);
        });
    }
    return a.sameObject(b);
}

int compare(const Value& a, const Value& b, Budget& budget) {
    const Budget::Level level(budget);
    budget.step();
    if (a.isNumber() && b.isNumber()) {
        if (a.isReal() || b.isReal()) {
            return a.toReal() < b.toReal() ? -1 : a.toReal() > b.toReal() ? 1 : 0;
        }
        const std::int64_t x = a.toInteger("");
        const std::int64_t y = b.toInteger("");
        return x < y ? -1 : x > y ? 1 : 0;
    }
    if (a.isText() && b.isText()) { // UTF-8 sorts as code points do
        budget.scan(std::min(a.asText()->size(), b.asText()->size()));
        const int order = a.asText()->bytes().compare(b.asText()->bytes());
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    const List* left = a.asList();
    const List* right = b.asList();
    if (left && right && left->isTuple == right->isTuple) {
        const std::size_t common = std::min(left->items.size(), right->items.size());
        for (std::size_t i = 0; i < common; ++i) {
            if (!equals(left->items[i], right->items[i], budget)) {
                return compare(left->items[i], right->items[i], budget);
            }
        }
        return left->items.size() < right->items.size()   ? -1
               : left->items.size() > right->items.size() ? 1
                                                          : 0;
    }
    for (const Value* side : {&a, &b}) {
        if (side->isUndefined()) {
            throw TemplateError(side->undefinedReason());
        }
    }
    throw TemplateError(std::string("'<' is not supported between ") + a.typeName() + " and " + b.typeName());
}

bool contains(const Value& haystack, const Value& needle, Budget& budget) {
    if (const Text* text = haystack.asText()) {
        const Text* part = needle.asText();
        if (!part) {
            throw TemplateError(std::string("'in <string>' needs a string on the left, not ") +
                                needle.typeName());
        }
        budget.scan(text->size());
        return text->find(part->bytes()) != Text::npos;
    }
    if (const Dict* dict = haystack.asDict()) {
        return dict->find(needle) != nullptr;
    }
    if (const List* list = haystack.asList()) {
        return std::any_of(list->items.begin(), list->items.end(),
                           [&](const Value& item) { return equals(item, needle, budget); });
    }
    if (haystack.isUndefined()) {
        return false;
    }
    throw TemplateError(std::string("a ") + haystack.typeName() + " cannot be searched with 'in'");
}

std::vector<Value> itemsOf(const Value& value, Budget& budget) {
    std::vector<Value> items;
    if (const Text* text = value.asText()) {
        budget.step(text->size());
        for (std::size_t at = 0; at < text->size();) {
            const std::size_t length = std::max<std::size_t>(1, utf8::characterLength(text->bytes(), at));
            budget.allocate(sizeof(Text) + 64);
            items.push_back(Value::text(text->part(at, at + length)));
            at += length;
        }
    } else if (const List* list = value.asList()) {
        budget.step(list->items.size());
        budget.allocate(list->items.size() * sizeof(Value));
        items = list->items;
    } else if (const Dict* dict = value.asDict()) {
        budget.step(dict->entries.size());
        budget.allocate(dict->entries.size() * sizeof(Value));
        for (const Dict::Entry& entry : dict->entries) {
            items.push_back(entry.key);
        }
    } else if (const Loop* loop = value.asLoop()) {
        budget.allocate(loop->items.size() * sizeof(Value));
        items = loop->items;
    } else if (!value.isUndefined()) {
        throw TemplateError(std::string("a ") + value.typeName() + " cannot be looped over");
    }
    return items;
}

std::size_t lengthOf(const Value& value, Budget& budget) {
    if (const Text* text = value.asText()) {
        budget.scan(text->size());
        return utf8::characterCount(text->bytes());
    }
    if (const List* list = value.asList()) {
        return list->items.size();
    }
    if (const Dict* dict = value.asDict()) {
        return dict->entries.size();
    }
    if (const Loop* loop = value.asLoop()) {
        return loop->items.size();
    }
    if (value.isUndefined()) {
        return 0;
    }
    throw TemplateError(std::string("a ") + value.typeName() + " has no length");
}

} // namespace conclave::engine::jinja
