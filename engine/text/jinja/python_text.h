// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/jinja/value.h"

#include <string>
#include <string_view>

namespace conclave::engine::jinja {

/// Python's repr of a float: the shortest digits that read back the same, "1.0", "1e-07", "inf".
std::string realText(double value);

/// Python's str(): strings as they are, None, True, 1.0, ['a', 1], {'k': None}; undefined is "".
/// What is made of a list or dict is trusted only if every string in it is.
Text toText(const Value& value, Budget& budget);

/// Python's repr(): as toText(), strings quoted.
Text toRepr(const Value& value, Budget& budget);

/// json.dumps(value, ensure_ascii, indent, separators, sort_keys) as Hugging Face's tojson filter calls it.
struct JsonStyle {
    bool ensureAscii = false;
    bool sortKeys = false;
    int indent = -1; ///< spaces per level; -1 for one line
    std::string itemSeparator = ", ";
    std::string keySeparator = ": ";
};
Text toJson(const Value& value, const JsonStyle& style, Budget& budget);

/// json.loads. Raises for what is not JSON. Strings are trusted if @p source is.
Value fromJson(const Text& source, Heap& heap, Budget& budget);

/// Python's int(text) and float(text); false when it is none.
bool parseInteger(std::string_view text, int base, std::int64_t& value);
bool parseReal(std::string_view text, double& value);

} // namespace conclave::engine::jinja
