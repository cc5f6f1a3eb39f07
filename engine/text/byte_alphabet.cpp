// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/byte_alphabet.h"

#include "engine/text/utf8.h"

#include <array>

namespace conclave::engine {

namespace {

constexpr bool standsForItself(unsigned byte) {
    return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xAC) || (byte >= 0xAE && byte <= 0xFF);
}

constexpr std::array<char32_t, 256> makeLetters() {
    std::array<char32_t, 256> letters{};
    char32_t next = 0x100;
    for (unsigned byte = 0; byte < 256; ++byte) {
        letters[byte] = standsForItself(byte) ? char32_t(byte) : next++;
    }
    return letters;
}

constexpr std::array<char32_t, 256> kLetters = makeLetters();

constexpr std::array<int, 0x144> makeBytes() {
    std::array<int, 0x144> bytes{};
    bytes.fill(-1);
    for (int byte = 0; byte < 256; ++byte) {
        bytes[kLetters[static_cast<std::size_t>(byte)]] = byte;
    }
    return bytes;
}

constexpr std::array<int, 0x144> kBytes = makeBytes();

} // namespace

char32_t letterOfByte(unsigned char byte) {
    return kLetters[byte];
}

std::optional<std::string> bytesOfLetters(std::string_view piece) {
    std::string bytes;
    for (std::size_t i = 0; i < piece.size();) {
        const std::size_t length = utf8::characterLength(piece, i);
        const char32_t letter = length == 0 ? char32_t(0xFFFD) : utf8::decode(piece, i, length);
        if (letter >= kBytes.size() || kBytes[letter] < 0) {
            return std::nullopt;
        }
        bytes.push_back(static_cast<char>(kBytes[letter]));
        i += length;
    }
    return bytes;
}

} // namespace conclave::engine
