// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/synth/made_up_vocabulary.h"

#include "engine/text/byte_alphabet.h"
#include "engine/text/utf8.h"

namespace conclave::engine {

namespace {

constexpr int kPairs = 26 * 26;

std::string letter(int byte) {
    std::string text;
    utf8::append(text, letterOfByte(static_cast<unsigned char>(byte)));
    return text;
}

} // namespace

MadeUpVocabulary makeUpVocabulary(int size) {
    MadeUpVocabulary vocabulary;
    vocabulary.texts.reserve(static_cast<std::size_t>(size));
    for (int byte = 0; byte < 256; ++byte)
        vocabulary.texts.push_back(letter(byte));
    for (int pair = 0; pair < kPairs && static_cast<int>(vocabulary.texts.size()) < size - 1; ++pair) {
        const std::string first(1, static_cast<char>('a' + pair / 26));
        const std::string second(1, static_cast<char>('a' + pair % 26));
        vocabulary.merges.push_back(first + " " + second);
        vocabulary.texts.push_back(first + second);
    }
    const std::string space = letter(' ');
    while (static_cast<int>(vocabulary.texts.size()) < size - 1)
        vocabulary.texts.push_back(space + "w" + std::to_string(vocabulary.texts.size()));
    vocabulary.kinds.assign(vocabulary.texts.size(), 1);
    vocabulary.end = static_cast<std::uint32_t>(vocabulary.texts.size());
    vocabulary.texts.push_back("<|endoftext|>");
    vocabulary.kinds.push_back(3);
    return vocabulary;
}

} // namespace conclave::engine
