// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// Reads the settings of a JSON object (config.json and the like), each with its allowed range.
///
/// The first problem is kept and everything after it gives harmless values, so that a function reads as a
/// list of keys and the caller asks once. A key whose value is null counts as missing. The object and the
/// place of the problem outlive the reader.
class JsonReader {
  public:
    /// @p where names the object in sentences: "config.json".
    JsonReader(const nlohmann::json& object, std::string where, std::optional<Error>& problem);

    bool has(std::string_view key) const { return find(key) != nullptr; }
    /// The first of @p keys that is there, else the first.
    std::string_view firstOf(std::initializer_list<std::string_view> keys) const;

    /// A whole number of at least 1 that must be there.
    std::uint32_t count(std::string_view key);
    /// A whole number; @p fallback when the key is missing.
    std::uint32_t countOr(std::string_view key, std::uint32_t fallback);
    std::optional<std::uint32_t> countIf(std::string_view key);
    double real(std::string_view key);
    double realOr(std::string_view key, double fallback);
    std::optional<double> realIf(std::string_view key);
    bool flagOr(std::string_view key, bool fallback);
    std::string textOr(std::string_view key, std::string fallback);
    std::vector<double> reals(std::string_view key);
    std::vector<std::uint32_t> counts(std::string_view key);
    std::vector<std::string> texts(std::string_view key);

    /// The value as it is; nullptr when it is missing.
    const nlohmann::json* find(std::string_view key) const;
    /// A reader of the object under @p key, of an empty one when there is none.
    JsonReader object(std::string_view key);

    void refuse(ErrorKind kind, std::string sentence); ///< only the first refusal counts
    const std::optional<Error>& problem() const { return m_problem; }

  private:
    template <typename T, typename Get>
    std::vector<T> list(std::string_view key, const char* wanted, Get get);
    void wrongType(std::string_view key, const char* wanted);
    void missing(std::string_view key);

    const nlohmann::json& m_object;
    std::string m_where;
    std::optional<Error>& m_problem;
};

} // namespace conclave::engine
