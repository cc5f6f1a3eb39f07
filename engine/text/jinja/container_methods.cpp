// SPDX-License-Identifier: GPL-3.0-or-later
// The methods of dict, list and loop. Lists can be changed although Hugging Face's sandbox forbids it: Kimi
// K2's template relies on append and pop.
#include "engine/text/jinja/interpreter.h"

#include <algorithm>
#include <utility>

namespace conclave::engine::jinja {

namespace {

Value pairOf(Interpreter& in, const Dict::Entry& entry) {
    return in.heap().list({entry.key, entry.value}, true);
}

Value dictItems(Interpreter& in, const Value& self, const Arguments& /*arguments*/) {
    std::vector<Value> pairs;
    in.budget().step(self.asDict()->entries.size());
    for (const Dict::Entry& entry : self.asDict()->entries) {
        pairs.push_back(pairOf(in, entry));
    }
    return in.heap().list(std::move(pairs));
}

Value dictKeys(Interpreter& in, const Value& self, const Arguments& /*arguments*/) {
    return in.heap().list(itemsOf(self, in.budget()));
}

Value dictValues(Interpreter& in, const Value& self, const Arguments& /*arguments*/) {
    std::vector<Value> values;
    in.budget().step(self.asDict()->entries.size());
    for (const Dict::Entry& entry : self.asDict()->entries) {
        values.push_back(entry.value);
    }
    return in.heap().list(std::move(values));
}

Value dictGet(Interpreter& /*in*/, const Value& self, const Arguments& arguments) {
    arguments.expect("get", 1, 2, {"default"});
    const Value* found = self.asDict()->find(arguments.positional.at(0));
    const Value* fallback = arguments.get(1, "default");
    return found ? *found : fallback ? *fallback : Value::none();
}

Value dictPop(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("pop", 1, 2);
    Dict& dict = *self.asDict();
    in.budget().step(dict.entries.size());
    const Value* found = dict.find(arguments.positional.at(0));
    if (found == nullptr) {
        if (arguments.positional.size() < 2) {
            throw TemplateError("pop(): the key is not there");
        }
        return arguments.positional[1];
    }
    Value value = *found;
    dict.remove(arguments.positional[0]);
    return value;
}

Value dictUpdate(Interpreter& in, const Value& self, const Arguments& arguments) {
    Dict& dict = *self.asDict();
    for (const Value& source : arguments.positional) {
        const Dict* other = source.asDict();
        if (other == nullptr) {
            throw TemplateError("update() needs a dict");
        }
        const std::vector<Dict::Entry> entries = other->entries;
        in.budget().step(entries.size());
        in.budget().allocate(entries.size() * sizeof(Dict::Entry));
        for (const Dict::Entry& entry : entries) {
            dict.set(entry.key, entry.value);
        }
    }
    for (const auto& [name, value] : arguments.named) {
        dict.set(Value::text(name, true), value);
    }
    return Value::none();
}

Value dictSetDefault(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("setdefault", 1, 2);
    if (const Value* found = self.asDict()->find(arguments.positional.at(0))) {
        return *found;
    }
    Value value = arguments.positional.size() > 1 ? arguments.positional[1] : Value::none();
    in.budget().allocate(sizeof(Dict::Entry));
    self.asDict()->set(arguments.positional[0], value);
    return value;
}

Value dictCopy(Interpreter& in, const Value& self, const Arguments& /*arguments*/) {
    Dict& copy = in.heap().dict();
    in.budget().step(self.asDict()->entries.size());
    in.budget().allocate(self.asDict()->entries.size() * sizeof(Dict::Entry));
    for (const Dict::Entry& entry : self.asDict()->entries) {
        copy.set(entry.key, entry.value);
    }
    return copy;
}

Value dictClear(Interpreter& /*in*/, const Value& self, const Arguments& /*arguments*/) {
    self.asDict()->clear();
    return Value::none();
}

/// A tuple has the reading methods only.
List& changeable(const Value& self) {
    if (self.asList()->isTuple) {
        throw TemplateError("a tuple cannot be changed");
    }
    return *self.asList();
}

Value listAppend(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("append", 1, 1);
    in.budget().allocate(sizeof(Value));
    changeable(self).items.push_back(arguments.positional.at(0));
    return Value::none();
}

Value listExtend(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("extend", 1, 1);
    const std::vector<Value> more = itemsOf(arguments.positional.at(0), in.budget());
    in.budget().allocate(more.size() * sizeof(Value));
    List& list = changeable(self);
    list.items.insert(list.items.end(), more.begin(), more.end());
    return Value::none();
}

/// A position as Python's insert and pop take it, clamped to [0, size].
std::size_t position(const Value& given, std::size_t size) {
    std::int64_t at = given.toInteger("the position");
    const auto count = static_cast<std::int64_t>(size);
    at += at < 0 ? count : 0;
    return static_cast<std::size_t>(std::clamp<std::int64_t>(at, 0, count));
}

Value listInsert(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("insert", 2, 2);
    List& list = changeable(self);
    in.budget().allocate(sizeof(Value));
    in.budget().step(list.items.size() / 8);
    const std::size_t at = position(arguments.positional.at(0), list.items.size());
    list.items.insert(list.items.begin() + static_cast<std::ptrdiff_t>(at), arguments.positional.at(1));
    return Value::none();
}

Value listPop(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("pop", 0, 1);
    List& list = changeable(self);
    in.budget().step(list.items.size() / 8);
    const Value given = arguments.positional.empty() ? Value::integer(-1) : arguments.positional[0];
    const std::size_t at = position(given, list.items.size());
    if (at >= list.items.size()) {
        throw TemplateError("pop(): the list has no such item");
    }
    Value value = list.items[at];
    list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(at));
    return value;
}

Value listRemove(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("remove", 1, 1);
    List& list = changeable(self);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        if (equals(list.items[i], arguments.positional.at(0), in.budget())) {
            list.items.erase(list.items.begin() + static_cast<std::ptrdiff_t>(i));
            return Value::none();
        }
    }
    throw TemplateError("remove(): the list has no such item");
}

Value listIndex(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("index", 1, 1);
    const std::vector<Value>& items = self.asList()->items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (equals(items[i], arguments.positional.at(0), in.budget())) {
            return Value::integer(static_cast<std::int64_t>(i));
        }
    }
    throw TemplateError("index(): the list has no such item");
}

Value listCount(Interpreter& in, const Value& self, const Arguments& arguments) {
    arguments.expect("count", 1, 1);
    const std::vector<Value>& items = self.asList()->items;
    return Value::integer(std::count_if(items.begin(), items.end(), [&](const Value& item) {
        return equals(item, arguments.positional.at(0), in.budget());
    }));
}

Value listReverse(Interpreter& in, const Value& self, const Arguments& /*arguments*/) {
    List& list = changeable(self);
    in.budget().step(list.items.size());
    list.items = std::vector<Value>(list.items.rbegin(), list.items.rend());
    return Value::none();
}

Value listClear(Interpreter& /*in*/, const Value& self, const Arguments& /*arguments*/) {
    changeable(self).items.clear();
    return Value::none();
}

Value listCopy(Interpreter& in, const Value& self, const Arguments& /*arguments*/) {
    return in.heap().list(itemsOf(self, in.budget()));
}

Value loopCycle(Interpreter& /*in*/, const Value& self, const Arguments& arguments) {
    if (arguments.positional.empty()) {
        throw TemplateError("loop.cycle() needs values");
    }
    return arguments.positional[self.asLoop()->index0 % arguments.positional.size()];
}

Value loopChanged(Interpreter& in, const Value& self, const Arguments& arguments) {
    Loop& loop = *self.asLoop();
    const Value now = in.heap().list(arguments.positional, true);
    const bool changed = !loop.hasChanged || !equals(loop.lastChanged, now, in.budget());
    loop.hasChanged = true;
    loop.lastChanged = now;
    return Value::boolean(changed);
}

using Row = std::pair<std::string_view, Method>;

constexpr Row kDictMethods[] = {
    {"items", dictItems}, {"keys", dictKeys},     {"values", dictValues},         {"get", dictGet},
    {"pop", dictPop},     {"update", dictUpdate}, {"setdefault", dictSetDefault}, {"copy", dictCopy},
    {"clear", dictClear},
};

constexpr Row kListMethods[] = {
    {"append", listAppend}, {"extend", listExtend}, {"insert", listInsert}, {"pop", listPop},
    {"remove", listRemove}, {"index", listIndex},   {"count", listCount},   {"reverse", listReverse},
    {"clear", listClear},   {"copy", listCopy},
};

constexpr Row kLoopMethods[] = {{"cycle", loopCycle}, {"changed", loopChanged}};

template <std::size_t rows>
Method findRow(const Row (&table)[rows], std::string_view name) {
    const auto* row =
        std::find_if(std::begin(table), std::end(table), [&](const Row& r) { return r.first == name; });
    return row == std::end(table) ? nullptr : row->second;
}

} // namespace

Method findContainerMethod(const Value& object, std::string_view name) {
    if (object.asDict()) {
        return findRow(kDictMethods, name);
    }
    if (object.asList()) {
        return findRow(kListMethods, name);
    }
    return object.asLoop() ? findRow(kLoopMethods, name) : nullptr;
}

} // namespace conclave::engine::jinja
