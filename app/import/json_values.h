// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <nlohmann/json.hpp>

#include <string>

namespace conclave {

/// Reading values that may be missing or of another type than documented. Nothing here throws.

/// The value of @p key in @p object; null when there is none, or @p object is no object.
const nlohmann::json& valueAt(const nlohmann::json& object, const char* key);
/// The array at @p key; an empty one when there is none.
const nlohmann::json& listAt(const nlohmann::json& object, const char* key);
/// A string as it is, anything else as an empty one.
QString textOf(const nlohmann::json& value);
QString textAt(const nlohmann::json& object, const char* key);
/// A string, or a number as its digits: ids are either.
QString idAt(const nlohmann::json& object, const char* key);
/// A number within what qint64 holds; 0 otherwise.
qint64 integerAt(const nlohmann::json& object, const char* key);
bool isTrueAt(const nlohmann::json& object, const char* key);

/// Milliseconds since the epoch of seconds, milliseconds, microseconds or nanoseconds (told apart by their
/// size), of ISO 8601 with "Z", an offset or nothing (UTC), or of a number in a string. 0: neither, or not
/// between 1990 and 2200.
qint64 timeOf(const nlohmann::json& value);
qint64 timeAt(const nlohmann::json& object, const char* key);

/// JSON that lies inside of a string; null when it is none, or nested too deep to be safe.
nlohmann::json jsonIn(const std::string& text);

/// @p value as JSON in one line; what is no UTF-8 is replaced.
QString compact(const nlohmann::json& value);

/// One line of MessageRow::toolCalls. @p arguments: an object, or a string that holds one; anything else
/// becomes an object with one member, "input". The
/// order of the members in a string (what most programs write) is kept; objects come sorted.
QString toolCallLine(const QString& name, const nlohmann::json& arguments);

} // namespace conclave
