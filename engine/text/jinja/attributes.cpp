// SPDX-License-Identifier: GPL-3.0-or-later
// object.name, object[key] and object[a:b:c].
#include "engine/text/jinja/interpreter.h"
#include "engine/text/jinja/text_operations.h"

#include <limits>
#include <optional>
#include <utility>

namespace conclave::engine::jinja {

namespace {

Value loopAttribute(const Loop& loop, std::string_view name) {
    const auto count = static_cast<std::int64_t>(loop.items.size());
    const auto index0 = static_cast<std::int64_t>(loop.index0);
    if (name == "index") {
        return Value::integer(index0 + 1);
    }
    if (name == "index0") {
        return Value::integer(index0);
    }
    if (name == "revindex") {
        return Value::integer(count - index0);
    }
    if (name == "revindex0") {
        return Value::integer(count - index0 - 1);
    }
    if (name == "first") {
        return Value::boolean(index0 == 0);
    }
    if (name == "last") {
        return Value::boolean(index0 + 1 == count);
    }
    if (name == "length") {
        return Value::integer(count);
    }
    if (name == "depth") {
        return Value::integer(loop.depth0 + 1);
    }
    if (name == "depth0") {
        return Value::integer(loop.depth0);
    }
    if (name == "previtem") {
        return index0 > 0 ? loop.items[loop.index0 - 1] : Value::undefined("there is no previous item");
    }
    if (name == "nextitem") {
        return index0 + 1 < count ? loop.items[loop.index0 + 1] : Value::undefined("there is no next item");
    }
    return Value::undefined("'loop' has no attribute '" + std::string(name) + "'");
}

std::optional<std::size_t> positionOf(const Value& key, std::size_t length) {
    if (!key.isInteger() && !key.isBoolean()) {
        return std::nullopt;
    }
    std::int64_t at = key.toInteger("");
    const auto count = static_cast<std::int64_t>(length);
    at += at < 0 ? count : 0;
    return at >= 0 && at < count ? std::optional<std::size_t>(static_cast<std::size_t>(at)) : std::nullopt;
}

Value missing(const Value& object, const std::string& name) {
    std::string what = "'";
    what.append(object.typeName()).append(" object' has no attribute '").append(name).append("'");
    return Value::undefined(std::move(what));
}

} // namespace

Method findMethod(const Value& object, std::string_view name) {
    return object.isText() ? findTextMethod(name) : findContainerMethod(object, name);
}

Value attributeOf(Interpreter& in, const Value& object, const std::string& name) {
    if (object.isUndefined()) {
        throw TemplateError(object.undefinedReason());
    }
    if (const Method method = findMethod(object, name)) {
        return in.heap().callable(name, [object, method](Interpreter& caller, const Arguments& arguments) {
            return method(caller, object, arguments);
        });
    }
    const Value* found = nullptr;
    if (const Namespace* space = object.asNamespace()) {
        found = space->attributes.find(name);
    } else if (const Dict* dict = object.asDict()) {
        found = dict->find(name);
    } else if (const Loop* loop = object.asLoop()) {
        return loopAttribute(*loop, name);
    } else if (const Callable* callable = object.asCallable(); callable && name == "name") {
        return Value::text(callable->name, true);
    }
    return found ? *found : missing(object, name);
}

Value itemOf(Interpreter& in, const Value& object, const Value& key) {
    if (object.isUndefined()) {
        throw TemplateError(object.undefinedReason());
    }
    if (const Dict* dict = object.asDict()) {
        const bool canBeKey = key.isText() || key.isNumber() || key.isNone();
        if (const Value* found = canBeKey ? dict->find(key) : nullptr) {
            return *found;
        }
    } else if (const List* list = object.asList()) {
        if (const auto at = positionOf(key, list->items.size())) {
            return list->items[*at];
        }
    } else if (const Text* text = object.asText(); text && (key.isInteger() || key.isBoolean())) {
        const std::int64_t at = key.toInteger("");
        if (at == std::numeric_limits<std::int64_t>::max()) {
            return Value::undefined("the index is outside the string");
        }
        const Value stop = at == -1 ? Value::none() : Value::integer(at + 1);
        Text letter = sliceText(*text, key, stop, 1, in.budget());
        // A negative index before the beginning would be clamped by a slice.
        if (at < 0 && static_cast<std::uint64_t>(-(at + 1)) >= lengthOf(object, in.budget())) {
            letter = Text();
        }
        if (!letter.isEmpty()) {
            return Value::text(std::move(letter));
        }
    }
    if (const Text* name = key.asText()) {
        return object.asDict() && findMethod(object, name->bytes()) == nullptr
                   ? missing(object, name->bytes())
                   : attributeOf(in, object, name->bytes());
    }
    return Value::undefined(std::string("the ") + object.typeName() + " has no such item");
}

Value sliceOf(Interpreter& in, const Value& object, const Value& start, const Value& stop,
              const Value& step) {
    const std::int64_t stride = step.isNone() || step.isUndefined() ? 1 : step.toInteger("a slice's step");
    if (stride == 0) {
        throw TemplateError("a slice's step cannot be 0");
    }
    if (const Text* text = object.asText()) {
        return Value::text(sliceText(*text, start, stop, stride, in.budget()));
    }
    const List* list = object.asList();
    if (list == nullptr) {
        throw TemplateError(object.isUndefined()
                                ? object.undefinedReason()
                                : std::string("a ") + object.typeName() + " cannot be sliced");
    }
    in.budget().step(list->items.size());
    std::vector<Value> items;
    for (const std::size_t at : slicePositions(list->items.size(), start, stop, stride)) {
        items.push_back(list->items[at]);
    }
    return in.heap().list(std::move(items), list->isTuple);
}

} // namespace conclave::engine::jinja
