// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace conclave::engine::utf8 {

/// Length in bytes (1-4) of the well-formed character at @p offset, 0 when the bytes there are not one
/// (Unicode 15 table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF, no cut-off sequence).
std::size_t characterLength(std::string_view text, std::size_t offset);

/// Whether @p text ends inside a character that could still become well formed; @p start is where it begins.
bool endsInsideCharacter(std::string_view text, std::size_t& start);

/// The code point of the well-formed character of @p length bytes at @p offset.
char32_t decode(std::string_view text, std::size_t offset, std::size_t length);

/// Appends the 1-4 bytes of @p codePoint, U+FFFD for what is no scalar value.
void append(std::string& text, char32_t codePoint);

/// Number of characters; every byte that belongs to no character counts as one.
std::size_t characterCount(std::string_view text);

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; ///< U+FFFD
inline constexpr std::string_view kSpaceMark = "\xE2\x96\x81";   ///< U+2581, SentencePiece's space

} // namespace conclave::engine::utf8
