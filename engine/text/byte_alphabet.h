// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace conclave::engine {

/// The printable letters that byte-level BPE vocabularies write bytes with (GPT-2's table: printable Latin-1
/// stands for itself, the 68 other bytes for U+0100 and up, so that space is U+0120).

/// The letter of @p byte.
char32_t letterOfByte(unsigned char byte);

/// The bytes that @p piece spells; nullopt when it contains anything that is no letter of the alphabet.
std::optional<std::string> bytesOfLetters(std::string_view piece);

} // namespace conclave::engine
