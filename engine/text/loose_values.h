// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace conclave::engine {

/// Reads values as models write them in tool calls: JSON, and what they mix into it of Python (True, None,
/// 'text', tuples) and of Gemma (keys without quotes, strings between <|"|>). Bounded in depth.
class LooseReader {
  public:
    explicit LooseReader(std::string_view text) : m_rest(text) {}

    /// nullopt when there is no value at the current place; the place is undefined then.
    std::optional<nlohmann::ordered_json> value(int depth = 0);
    /// A name: letters, digits and _ - . (tools are called so), nullopt when there is none.
    std::optional<std::string> name();
    /// Whether @p mark came next, after white space; skips it then.
    bool skip(std::string_view mark);
    bool atEnd();

  private:
    std::optional<std::string> string(std::string_view quote);
    std::optional<nlohmann::ordered_json> list(std::string_view close, int depth);
    std::optional<nlohmann::ordered_json> object(int depth);
    std::optional<nlohmann::ordered_json> number();
    void skipSpace();

    std::string_view m_rest;
};

/// @p text as strict JSON without deep nesting; nullopt otherwise.
std::optional<nlohmann::ordered_json> strictJson(std::string_view text);

} // namespace conclave::engine
