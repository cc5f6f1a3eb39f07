// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace conclave::engine {

/// A byte-level BPE vocabulary that is a valid one and no more: any text has a tokenization, any token a
/// text.
struct MadeUpVocabulary {
    std::vector<std::string> texts;
    std::vector<std::int32_t> kinds; ///< tokenizer.ggml.token_type: 1 normal, 3 control
    std::vector<std::string> merges; ///< of pairs of letters
    std::uint32_t end = 0;           ///< "<|endoftext|>", the last token
};

inline constexpr int kSmallestVocabulary = 512;

/// @p size tokens, at least kSmallestVocabulary: the 256 bytes, pairs of small letters as far as they go,
/// words with numbers that no text is cut into, and the end.
MadeUpVocabulary makeUpVocabulary(int size);

} // namespace conclave::engine
