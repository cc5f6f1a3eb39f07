// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/json_reader.h"

#include "engine/gguf/gguf_parser.h"

#include <cmath>

namespace conclave::engine {

namespace {

using nlohmann::json;

const json kEmptyObject = json::object();

/// A whole number that fits u32, however it is written ("1000000.0" is one, too).
std::optional<std::uint32_t> wholeNumber(const json& value) {
    constexpr std::uint32_t kMax = std::numeric_limits<std::uint32_t>::max();
    if (value.is_number_unsigned()) {
        const auto number = value.get<std::uint64_t>();
        return number <= kMax ? std::optional(static_cast<std::uint32_t>(number)) : std::nullopt;
    }
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (number >= 0 && number <= kMax && number == std::floor(number))
            return static_cast<std::uint32_t>(number);
    }
    return std::nullopt;
}

} // namespace

JsonReader::JsonReader(const json& object, std::string where, std::optional<Error>& problem)
    : m_object(object.is_object() ? object : kEmptyObject), m_where(std::move(where)), m_problem(problem) {}

const json* JsonReader::find(std::string_view key) const {
    const auto found = m_object.find(key);
    return found == m_object.end() || found->is_null() ? nullptr : &*found;
}

std::string_view JsonReader::firstOf(std::initializer_list<std::string_view> keys) const {
    for (const std::string_view key : keys)
        if (has(key))
            return key;
    return *keys.begin();
}

void JsonReader::refuse(ErrorKind kind, std::string sentence) {
    if (!m_problem)
        m_problem = Error{kind, std::move(sentence)};
}

void JsonReader::wrongType(std::string_view key, const char* wanted) {
    refuse(ErrorKind::Corrupt,
           m_where + ": " + quotedName(key) + " must be " + wanted + " but is " +
               quotedName(find(key)->dump(-1, ' ', true, json::error_handler_t::replace)));
}

void JsonReader::missing(std::string_view key) {
    refuse(ErrorKind::Corrupt, m_where + ": " + quotedName(key) + " is missing");
}

std::optional<std::uint32_t> JsonReader::countIf(std::string_view key) {
    const json* value = find(key);
    if (!value)
        return std::nullopt;
    const std::optional<std::uint32_t> number = wholeNumber(*value);
    if (!number)
        wrongType(key, "a whole number below 2^32");
    return number.value_or(0);
}

std::uint32_t JsonReader::countOr(std::string_view key, std::uint32_t fallback) {
    return countIf(key).value_or(fallback);
}

std::uint32_t JsonReader::count(std::string_view key) {
    const std::optional<std::uint32_t> number = countIf(key);
    if (!number)
        missing(key);
    else if (*number == 0)
        wrongType(key, "at least 1");
    return number.value_or(0) == 0 ? 1 : *number;
}

std::optional<double> JsonReader::realIf(std::string_view key) {
    const json* value = find(key);
    if (!value)
        return std::nullopt;
    if (!value->is_number()) {
        wrongType(key, "a number");
        return 0;
    }
    return value->get<double>();
}

double JsonReader::realOr(std::string_view key, double fallback) {
    return realIf(key).value_or(fallback);
}

double JsonReader::real(std::string_view key) {
    const std::optional<double> number = realIf(key);
    if (!number)
        missing(key);
    return number.value_or(0);
}

bool JsonReader::flagOr(std::string_view key, bool fallback) {
    const json* value = find(key);
    if (!value)
        return fallback;
    if (!value->is_boolean()) {
        wrongType(key, "true or false");
        return fallback;
    }
    return value->get<bool>();
}

std::string JsonReader::textOr(std::string_view key, std::string fallback) {
    const json* value = find(key);
    if (!value)
        return fallback;
    if (!value->is_string()) {
        wrongType(key, "a text");
        return fallback;
    }
    return value->get<std::string>();
}

template <typename T, typename Get>
std::vector<T> JsonReader::list(std::string_view key, const char* wanted, Get get) {
    std::vector<T> values;
    const json* value = find(key);
    if (!value)
        return values;
    if (!value->is_array()) {
        wrongType(key, wanted);
        return values;
    }
    for (const json& element : *value) {
        std::optional<T> got = get(element);
        if (!got) {
            wrongType(key, wanted);
            return values;
        }
        values.push_back(*std::move(got));
    }
    return values;
}

std::vector<double> JsonReader::reals(std::string_view key) {
    return list<double>(key, "a list of numbers", [](const json& element) {
        return element.is_number() ? std::optional(element.get<double>()) : std::nullopt;
    });
}

std::vector<std::uint32_t> JsonReader::counts(std::string_view key) {
    return list<std::uint32_t>(key, "a list of whole numbers", wholeNumber);
}

std::vector<std::string> JsonReader::texts(std::string_view key) {
    return list<std::string>(key, "a list of texts", [](const json& element) {
        return element.is_string() ? std::optional(element.get<std::string>()) : std::nullopt;
    });
}

JsonReader JsonReader::object(std::string_view key) {
    const json* value = find(key);
    if (value && !value->is_object())
        wrongType(key, "an object");
    return {value ? *value : kEmptyObject, m_where + ", " + std::string(key), m_problem};
}

} // namespace conclave::engine
