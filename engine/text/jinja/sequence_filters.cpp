// SPDX-License-Identifier: GPL-3.0-or-later
// Filters on lists and dicts.
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/python_text.h"
#include "engine/text/jinja/text_operations.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace conclave::engine::jinja {

namespace {

bool flag(const Arguments& arguments, std::size_t index, const char* name, bool fallback) {
    const Value* value = arguments.get(index, name);
    return value ? value->isTrue() : fallback;
}

/// item.a.b or item[0] by a dotted path; none or missing gives the item itself.
Value byPath(Interpreter& in, const Value& item, const Value* path) {
    if (path == nullptr || path->isNone()) {
        return item;
    }
    if (!path->isText()) {
        return itemOf(in, item, *path);
    }
    const Text dot(".", true);
    Value value = item;
    for (const Text& step : splitText(*path->asText(), &dot, -1, in.budget())) {
        std::int64_t index = 0;
        value = itemOf(in, value,
                       parseInteger(step.bytes(), 10, index) ? Value::integer(index) : Value::text(step));
    }
    return value;
}

/// What sorting compares: strings without regard to case unless asked for.
Value sortKey(Interpreter& in, const Value& value, bool isCaseSensitive) {
    return value.isText() && !isCaseSensitive
               ? Value::text(withCase(*value.asText(), Case::lower, in.budget()))
               : value;
}

/// Stable, as Python's sorted(); keys are made once per item.
std::vector<Value> sortedBy(Interpreter& in, std::vector<Value> items, bool isReversed,
                            const std::function<Value(const Value&)>& key) {
    std::vector<std::pair<Value, Value>> keyed;
    for (Value& item : items) {
        keyed.emplace_back(key(item), std::move(item));
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
        const int order = compare(a.first, b.first, in.budget());
        return isReversed ? order > 0 : order < 0;
    });
    std::vector<Value> result;
    for (auto& pair : keyed) {
        result.push_back(std::move(pair.second));
    }
    return result;
}

Value sort(Interpreter& in, const Value& input, const Arguments& arguments) {
    const bool isCaseSensitive = flag(arguments, 1, "case_sensitive", false);
    const Value* attribute = arguments.get(2, "attribute");
    return in.heap().list(sortedBy(
        in, itemsOf(input, in.budget()), flag(arguments, 0, "reverse", false),
        [&](const Value& item) { return sortKey(in, byPath(in, item, attribute), isCaseSensitive); }));
}

Value items(Interpreter& in, const Value& input, const Arguments& arguments) {
    if (input.isUndefined()) {
        return in.heap().list();
    }
    const Method method = input.asDict() ? findContainerMethod(input, "items") : nullptr;
    if (method == nullptr) {
        throw TemplateError(std::string("items needs a dict, not ") + input.typeName());
    }
    return method(in, input, arguments);
}

Value dictsort(Interpreter& in, const Value& input, const Arguments& arguments) {
    if (input.isUndefined()) {
        throw TemplateError(input.undefinedReason());
    }
    const bool isCaseSensitive = flag(arguments, 0, "case_sensitive", false);
    const Value* by = arguments.get(1, "by");
    const Value position = Value::integer(by && by->isText() && by->asText()->bytes() == "value" ? 1 : 0);
    const Value pairs = items(in, input, Arguments());
    return in.heap().list(
        sortedBy(in, pairs.asList()->items, flag(arguments, 2, "reverse", false), [&](const Value& pair) {
            return sortKey(in, itemOf(in, pair, position), isCaseSensitive);
        }));
}

Value length(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    return Value::integer(static_cast<std::int64_t>(lengthOf(input, in.budget())));
}

Value list(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    return in.heap().list(itemsOf(input, in.budget()));
}

Value first(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    const std::vector<Value> all = itemsOf(input, in.budget());
    return all.empty() ? Value::undefined("there is no first item, the sequence is empty") : all.front();
}

Value last(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    const std::vector<Value> all = itemsOf(input, in.budget());
    return all.empty() ? Value::undefined("there is no last item, the sequence is empty") : all.back();
}

Value reverse(Interpreter& in, const Value& input, const Arguments& /*arguments*/) {
    if (const Text* text = input.asText()) {
        return Value::text(sliceText(*text, Value::none(), Value::none(), -1, in.budget()));
    }
    const std::vector<Value> all = itemsOf(input, in.budget());
    return in.heap().list(std::vector<Value>(all.rbegin(), all.rend()));
}

Value join(Interpreter& in, const Value& input, const Arguments& arguments) {
    const Value* separator = arguments.get(0, "d");
    const Value* attribute = arguments.get(1, "attribute");
    std::vector<Text> parts;
    for (const Value& item : itemsOf(input, in.budget())) {
        parts.push_back(toText(byPath(in, item, attribute), in.budget()));
        in.budget().allocate(parts.back().size());
    }
    return Value::text(joined(parts, separator ? toText(*separator, in.budget()) : Text(), in.budget()));
}

Value fallback(Interpreter& /*in*/, const Value& input, const Arguments& arguments) {
    const Value* given = arguments.get(0, "default_value");
    const bool isMissing = input.isUndefined() || (flag(arguments, 1, "boolean", false) && !input.isTrue());
    return !isMissing ? input : given ? *given : Value::text("", true);
}

Value unique(Interpreter& in, const Value& input, const Arguments& arguments) {
    const bool isCaseSensitive = flag(arguments, 0, "case_sensitive", false);
    const Value* attribute = arguments.get(1, "attribute");
    std::vector<Value> result;
    std::vector<Value> seen;
    for (const Value& item : itemsOf(input, in.budget())) {
        const Value key = sortKey(in, byPath(in, item, attribute), isCaseSensitive);
        const bool isKnown = std::any_of(seen.begin(), seen.end(),
                                         [&](const Value& old) { return equals(old, key, in.budget()); });
        if (!isKnown) {
            seen.push_back(key);
            result.push_back(item);
        }
    }
    return in.heap().list(std::move(result));
}

template <int direction>
Value extreme(Interpreter& in, const Value& input, const Arguments& arguments) {
    const bool isCaseSensitive = flag(arguments, 0, "case_sensitive", false);
    const Value* attribute = arguments.get(1, "attribute");
    const std::vector<Value> all = itemsOf(input, in.budget());
    if (all.empty()) {
        return Value::undefined("the sequence is empty");
    }
    Value best = all.front();
    Value bestKey = sortKey(in, byPath(in, best, attribute), isCaseSensitive);
    for (const Value& item : all) {
        const Value key = sortKey(in, byPath(in, item, attribute), isCaseSensitive);
        if (compare(key, bestKey, in.budget()) * direction > 0) {
            best = item;
            bestKey = key;
        }
    }
    return best;
}

Value sum(Interpreter& in, const Value& input, const Arguments& arguments) {
    const Value* attribute = arguments.get(0, "attribute");
    const Value* start = arguments.get(1, "start");
    Value total = start ? *start : Value::integer(0);
    for (const Value& item : itemsOf(input, in.budget())) {
        total = binaryOperation(in, Binary::Op::add, total, byPath(in, item, attribute));
    }
    return total;
}

Arguments withoutFirst(const Arguments& arguments, std::size_t count) {
    Arguments rest = arguments;
    rest.positional.erase(rest.positional.begin(),
                          rest.positional.begin() +
                              static_cast<std::ptrdiff_t>(std::min(count, rest.positional.size())));
    return rest;
}

const std::string& nameArgument(const Arguments& arguments, std::size_t index, const char* filter) {
    if (index >= arguments.positional.size() || !arguments.positional[index].isText()) {
        throw TemplateError(std::string(filter) + " needs the name of a filter, test or attribute");
    }
    return arguments.positional[index].asText()->bytes();
}

/// map(attribute="a", default=…) or map("filter", …).
/// What select, reject and map look at: nothing when @p input is false, even what else cannot be looped over.
std::vector<Value> itemsIfTrue(Interpreter& in, const Value& input) {
    return input.isTrue() ? itemsOf(input, in.budget()) : std::vector<Value>();
}

Value map(Interpreter& in, const Value& input, const Arguments& arguments) {
    std::vector<Value> result;
    const std::vector<Value> all = itemsIfTrue(in, input);
    if (arguments.positional.empty()) {
        const Value* attribute = arguments.get(0, "attribute");
        const Value* otherwise = arguments.get(1, "default");
        if (attribute == nullptr) {
            throw TemplateError("map needs a filter or attribute=");
        }
        for (const Value& item : all) {
            const Value value = byPath(in, item, attribute);
            result.push_back(value.isUndefined() && otherwise ? *otherwise : value);
        }
        return in.heap().list(std::move(result));
    }
    const std::string& name = nameArgument(arguments, 0, "map");
    const Arguments rest = withoutFirst(arguments, 1);
    for (const Value& item : all) {
        result.push_back(in.applyFilter(name, item, rest));
    }
    return in.heap().list(std::move(result));
}

/// select, reject, selectattr, rejectattr: all keep the items whose test result is @p wanted.
template <bool wanted, bool byAttribute>
Value choose(Interpreter& in, const Value& input, const Arguments& arguments) {
    constexpr std::size_t testAt = byAttribute ? 1 : 0;
    std::vector<Value> result;
    const Arguments rest = withoutFirst(arguments, testAt + 1);
    for (const Value& item : itemsIfTrue(in, input)) {
        Value subject = item;
        if constexpr (byAttribute) {
            nameArgument(arguments, 0, "selectattr");
            subject = byPath(in, item, &arguments.positional[0]);
        }
        const bool holds = arguments.positional.size() <= testAt
                               ? subject.isTrue()
                               : in.applyTest(nameArgument(arguments, testAt, "select"), subject, rest);
        if (holds == wanted) {
            result.push_back(item);
        }
    }
    return in.heap().list(std::move(result));
}

Value attribute(Interpreter& in, const Value& input, const Arguments& arguments) {
    return attributeOf(in, input, nameArgument(arguments, 0, "attr"));
}

std::size_t groupSize(const Arguments& arguments, const char* name) {
    const Value* given = arguments.get(0, name);
    const std::int64_t size = given ? given->toInteger(name) : 0;
    if (size < 1) {
        throw TemplateError(std::string(name) + " must be at least 1");
    }
    return static_cast<std::size_t>(size);
}

Value batch(Interpreter& in, const Value& input, const Arguments& arguments) {
    const std::size_t size = groupSize(arguments, "linecount");
    const Value* fill = arguments.get(1, "fill_with");
    std::vector<Value> rows;
    std::vector<Value> row;
    for (const Value& item : itemsOf(input, in.budget())) {
        row.push_back(item);
        if (row.size() == size) {
            rows.push_back(in.heap().list(std::exchange(row, {})));
        }
    }
    if (!row.empty()) {
        if (fill && !fill->isNone()) {
            in.budget().allocate((size - row.size()), sizeof(Value));
            row.resize(size, *fill);
        }
        rows.push_back(in.heap().list(std::move(row)));
    }
    return in.heap().list(std::move(rows));
}

Value groupby(Interpreter& in, const Value& input, const Arguments& arguments) {
    const Value* by = arguments.get(0, "attribute");
    const Value sorted =
        in.heap().list(sortedBy(in, itemsOf(input, in.budget()), false,
                                [&](const Value& item) { return sortKey(in, byPath(in, item, by), false); }));
    std::vector<Value> groups;
    for (const Value& item : sorted.asList()->items) {
        const Value key = byPath(in, item, by);
        const List* current = groups.empty() ? nullptr : groups.back().asList();
        if (!current ||
            !equals(sortKey(in, current->items[0], false), sortKey(in, key, false), in.budget())) {
            groups.push_back(in.heap().list({key, in.heap().list()}, true));
            current = groups.back().asList();
        }
        current->items[1].asList()->items.push_back(item);
    }
    return in.heap().list(std::move(groups));
}

constexpr std::pair<std::string_view, Filter> kFilters[] = {
    {"length", length},
    {"count", length},
    {"list", list},
    {"first", first},
    {"last", last},
    {"reverse", reverse},
    {"join", join},
    {"default", fallback},
    {"d", fallback},
    {"items", items},
    {"dictsort", dictsort},
    {"sort", sort},
    {"unique", unique},
    {"min", extreme<-1>},
    {"max", extreme<1>},
    {"sum", sum},
    {"map", map},
    {"select", choose<true, false>},
    {"reject", choose<false, false>},
    {"selectattr", choose<true, true>},
    {"rejectattr", choose<false, true>},
    {"attr", attribute},
    {"batch", batch},
    {"groupby", groupby},
};

} // namespace

Filter findSequenceFilter(std::string_view name) {
    for (const auto& [known, filter] : kFilters) {
        if (known == name) {
            return filter;
        }
    }
    return nullptr;
}

} // namespace conclave::engine::jinja
