// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::cli {

/// One option of a command: what it is called, what may follow it, and what the help says about it.
struct Option {
    enum class Kind { Flag, Text, Integer, Unsigned, Real, Choice };

    const char* name;  ///< "--model", "-p"
    const char* value; ///< what follows, for the help: "FILE"; of a Choice the words: "auto|cpu|cuda"
    const char* help;
    Kind kind = Kind::Text;
    bool isRequired = false;
    double min = 0; ///< of Integer and Real, both included
    double max = 0;
};

constexpr Option flag(const char* name, const char* help) {
    return {name, nullptr, help, Option::Kind::Flag};
}
constexpr Option text(const char* name, const char* value, const char* help) {
    return {name, value, help, Option::Kind::Text};
}
constexpr Option required(const char* name, const char* value, const char* help) {
    return {name, value, help, Option::Kind::Text, true};
}
constexpr Option integer(const char* name, const char* help, std::int32_t min,
                         std::int32_t max = std::numeric_limits<std::int32_t>::max()) {
    return {
        name, "N", help, Option::Kind::Integer, false, static_cast<double>(min), static_cast<double>(max)};
}
constexpr Option real(const char* name, const char* help, double min, double max) {
    return {name, "X", help, Option::Kind::Real, false, min, max};
}
constexpr Option choice(const char* name, const char* words, const char* help) {
    return {name, words, help, Option::Kind::Choice};
}

/// What a command was called with, checked against its options. Values are looked up under the option's name;
/// asking for a name that is not among the options is a bug.
class Arguments {
  public:
    /// Parses `--name value`, `--name=value`, flags and the rest; after `--` all is rest. @p maxRest is how
    /// many arguments may be no options. Errors: Invalid, a sentence for people that says which option is
    /// wrong and how.
    static engine::Result<Arguments> parse(std::span<const char* const> words,
                                           std::span<const Option> options, std::size_t maxRest);

    bool has(std::string_view name) const { return m_values.contains(name); }
    std::string text(std::string_view name, std::string_view otherwise = {}) const;
    int integer(std::string_view name, int otherwise) const;
    std::uint64_t unsignedInteger(std::string_view name, std::uint64_t otherwise) const;
    double real(std::string_view name, double otherwise) const;

    const std::vector<std::string>& rest() const { return m_rest; }

  private:
    std::map<std::string, std::string, std::less<>> m_values; // by name; flags have an empty value
    std::vector<std::string> m_rest;
};

/// A decimal number that fills all of @p word and lies in [min, max]. Errors: Invalid, "'x' is not a number"
/// or "5 is out of range (0 to 4)".
engine::Result<std::int64_t> parseInteger(std::string_view word, std::int64_t min, std::int64_t max);

} // namespace conclave::cli
