// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>
#include <system_error>

namespace conclave::cli {

using engine::Error;
using engine::ErrorKind;
using engine::Result;

namespace {

Error invalid(std::string message) {
    return {ErrorKind::Invalid, std::move(message)};
}

std::string quoted(std::string_view word) {
    return std::string("'").append(word).append("'"); // GCC 12 warns wrongly about + here
}

/// 0.5, 2, 2147483647: as people write it.
std::string shown(double number) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.10g", number);
    return buffer;
}

template <typename T>
std::optional<T> number(std::string_view word, bool* outOfRange = nullptr) {
    T value{};
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (outOfRange)
        *outOfRange = code == std::errc::result_out_of_range;
    if (code != std::errc() || end != word.data() + word.size())
        return std::nullopt;
    return value;
}

bool isAmong(std::string_view words, std::string_view word) {
    while (!words.empty()) {
        const std::size_t bar = std::min(words.find('|'), words.size());
        if (words.substr(0, bar) == word)
            return true;
        words.remove_prefix(std::min(bar + 1, words.size()));
    }
    return false;
}

Result<void> checkReal(const Option& option, std::string_view word) {
    const std::optional<double> value = number<double>(word);
    if (!value || !std::isfinite(*value))
        return invalid(quoted(word) + " is not a number");
    if (*value < option.min || *value > option.max)
        return invalid(std::string(word) + " is out of range (" + shown(option.min) + " to " +
                       shown(option.max) + ")");
    return {};
}

Result<void> check(const Option& option, std::string_view word) {
    switch (option.kind) {
    case Option::Kind::Flag:
    case Option::Kind::Text:
        return {};
    case Option::Kind::Integer: {
        const auto value =
            parseInteger(word, static_cast<std::int64_t>(option.min), static_cast<std::int64_t>(option.max));
        return value ? Result<void>() : value.error();
    }
    case Option::Kind::Unsigned: {
        bool outOfRange = false;
        if (number<std::uint64_t>(word, &outOfRange))
            return {};
        return invalid(outOfRange ? std::string(word) + " is out of range (0 to 18446744073709551615)"
                                  : quoted(word) + " is not a number from 0 on");
    }
    case Option::Kind::Real:
        return checkReal(option, word);
    case Option::Kind::Choice:
        if (isAmong(option.value, word))
            return {};
        return invalid(quoted(word) + " is none of " + option.value);
    }
    return {};
}

const Option* find(std::span<const Option> options, std::string_view name) {
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const Option& o) { return name == o.name; });
    return found == options.end() ? nullptr : &*found;
}

} // namespace

Result<std::int64_t> parseInteger(std::string_view word, std::int64_t min, std::int64_t max) {
    bool outOfRange = false;
    const std::optional<std::int64_t> value = number<std::int64_t>(word, &outOfRange);
    if (!value && !outOfRange)
        return invalid(quoted(word) + " is not a whole number");
    if (!value || *value < min || *value > max)
        return invalid(std::string(word) + " is out of range (" + std::to_string(min) + " to " +
                       std::to_string(max) + ")");
    return *value;
}

Result<Arguments> Arguments::parse(std::span<const char* const> words, std::span<const Option> options,
                                   std::size_t maxRest) {
    Arguments arguments;
    bool onlyRest = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        if (!onlyRest && word == "--") {
            onlyRest = true;
            continue;
        }
        // A lone dash is a file name: standard input.
        if (onlyRest || !word.starts_with('-') || word == "-") {
            if (arguments.m_rest.size() == maxRest)
                return invalid("unexpected argument " + quoted(word));
            arguments.m_rest.emplace_back(word);
            continue;
        }
        const std::size_t equals = word.starts_with("--") ? word.find('=') : word.npos;
        const std::string name(word.substr(0, equals));
        const Option* option = find(options, name);
        if (!option)
            return invalid("unknown option " + quoted(name));
        if (arguments.has(name))
            return invalid("option " + name + " is given twice");

        std::string value;
        if (option->kind == Option::Kind::Flag) {
            if (equals != word.npos)
                return invalid("option " + name + " takes no value");
        } else if (equals != word.npos) {
            value = word.substr(equals + 1);
        } else if (i + 1 == words.size() || find(options, words[i + 1])) {
            return invalid("option " + name + " needs a value: " + option->value);
        } else {
            value = words[++i];
        }
        if (const Result<void> checked = check(*option, value); !checked)
            return invalid("option " + name + ": " + checked.error().message);
        arguments.m_values.emplace(name, std::move(value));
    }
    for (const Option& option : options)
        if (option.isRequired && !arguments.has(option.name))
            return invalid(std::string("option ") + option.name + " " + option.value + " is missing");
    return arguments;
}

std::string Arguments::text(std::string_view name, std::string_view otherwise) const {
    const auto found = m_values.find(name);
    return found == m_values.end() ? std::string(otherwise) : found->second;
}

int Arguments::integer(std::string_view name, int otherwise) const {
    return has(name) ? number<int>(text(name)).value_or(otherwise) : otherwise;
}

std::uint64_t Arguments::unsignedInteger(std::string_view name, std::uint64_t otherwise) const {
    return has(name) ? number<std::uint64_t>(text(name)).value_or(otherwise) : otherwise;
}

double Arguments::real(std::string_view name, double otherwise) const {
    return has(name) ? number<double>(text(name)).value_or(otherwise) : otherwise;
}

} // namespace conclave::cli
