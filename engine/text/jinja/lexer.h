// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine::jinja {

enum class TokenType {
    data,          ///< text between tags
    blockBegin,    ///< {%
    blockEnd,      ///< %}
    variableBegin, ///< {{
    variableEnd,   ///< }}
    name,
    string, ///< text is the value, escapes resolved
    integer,
    real,
    op, ///< text is the operator
    end,
};

struct Token {
    TokenType type = TokenType::end;
    std::string text;
    std::int64_t integer = 0;
    double real = 0;
    int line = 1;
};

/// Cuts a template into tokens, with trim_blocks and lstrip_blocks on and the last newline dropped (how
/// Hugging Face sets Jinja up). Comments vanish, {% raw %} becomes data. Raises TemplateError.
std::vector<Token> tokenize(std::string_view source);

} // namespace conclave::engine::jinja
