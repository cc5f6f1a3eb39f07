// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/config_reader.h"

#include <algorithm>
#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

ConfigReader::ConfigReader(const GgufReader& file, std::string architecture)
    : m_file(file), m_architecture(std::move(architecture)) {}

std::string ConfigReader::fullKey(std::string_view key) const {
    return m_architecture + "." + std::string(key);
}

std::string ConfigReader::quoted(std::string_view key) const {
    return fmt::format("'{}'", fullKey(key));
}

bool ConfigReader::has(std::string_view key) const {
    return m_file.has(fullKey(key));
}

void ConfigReader::require(bool condition, ErrorKind kind, const std::string& sentence) {
    if (!condition && !m_error)
        m_error = Error{kind, sentence};
}

std::optional<std::int64_t> ConfigReader::readInteger(std::string_view key) {
    const auto value = m_file.integer(fullKey(key));
    if (!value) {
        require(false, value.error().kind, value.error().message);
        return std::nullopt;
    }
    return *value;
}

std::optional<double> ConfigReader::readReal(std::string_view key) {
    const auto value = m_file.real(fullKey(key));
    if (!value) {
        require(false, value.error().kind, value.error().message);
        return std::nullopt;
    }
    return *value;
}

int ConfigReader::count(std::string_view key, int low, int high) {
    require(has(key), ErrorKind::Corrupt,
            fmt::format("The metadata key {} is missing; expected a whole number from {} to {}.", quoted(key),
                        low, high));
    return countOr(key, low, low, high);
}

int ConfigReader::countOr(std::string_view key, int fallback, int low, int high) {
    const std::optional<std::int64_t> value = readInteger(key);
    if (!value)
        return fallback;
    const bool fits = *value >= low && *value <= high;
    require(fits, ErrorKind::Corrupt,
            fmt::format("The metadata key {} is {}; expected a whole number from {} to {}.", quoted(key),
                        *value, low, high));
    return fits ? static_cast<int>(*value) : fallback;
}

std::vector<int> ConfigReader::countPerLayer(std::string_view key, int layers, int fallback, int low,
                                             int high) {
    const auto count = static_cast<std::size_t>(layers);
    if (m_file.type(fullKey(key)) != GgufType::array)
        return std::vector<int>(count, countOr(key, fallback, low, high));
    std::vector<int> numbers(count, fallback);
    const auto values = m_file.integers(fullKey(key));
    if (!values) {
        require(false, values.error().kind, values.error().message);
        return numbers;
    }
    require((*values)->size() >= count, ErrorKind::Corrupt,
            fmt::format("The metadata key {} holds {} numbers; expected one for each of the {} layers.",
                        quoted(key), (*values)->size(), layers));
    for (std::size_t i = 0; i < std::min(count, (*values)->size()); ++i) {
        const std::int64_t value = (**values)[i];
        const bool fits = value >= low && value <= high;
        require(fits, ErrorKind::Corrupt,
                fmt::format("The metadata key {} is {} for layer {}; expected a whole number from {} to {}.",
                            quoted(key), value, i, low, high));
        numbers[i] = fits ? static_cast<int>(value) : fallback;
    }
    return numbers;
}

double ConfigReader::real(std::string_view key, double low, double high) {
    require(has(key), ErrorKind::Corrupt,
            fmt::format("The metadata key {} is missing; expected a number from {} to {}.", quoted(key), low,
                        high));
    return realOr(key, low, low, high);
}

double ConfigReader::realOr(std::string_view key, double fallback, double low, double high) {
    const std::optional<double> value = readReal(key);
    if (!value)
        return fallback;
    const bool fits = std::isfinite(*value) && *value >= low && *value <= high;
    require(fits, ErrorKind::Corrupt,
            fmt::format("The metadata key {} is {}; expected a number from {} to {}.", quoted(key), *value,
                        low, high));
    return fits ? *value : fallback;
}

bool ConfigReader::flagOr(std::string_view key, bool fallback) {
    const auto value = m_file.boolean(fullKey(key));
    if (!value) {
        require(false, value.error().kind, value.error().message);
        return fallback;
    }
    return (*value).value_or(fallback);
}

std::string ConfigReader::textOr(std::string_view key, std::string fallback) {
    const auto value = m_file.string(fullKey(key));
    if (!value) {
        require(false, value.error().kind, value.error().message);
        return fallback;
    }
    return *value ? std::string(**value) : fallback;
}

} // namespace conclave::engine
