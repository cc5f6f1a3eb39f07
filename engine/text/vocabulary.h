// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/pre_tokenizers.h"
#include "engine/text/special_finder.h"
#include "engine/text/tokenizer.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace conclave::engine {

/// The tokenizer arrays of a file, checked and put into order. Constant after readVocabulary().
/// Non-goal: the merges, which only byte-level BPE knows.
struct Vocabulary {
    enum class Model {
        sentencePiece,
        byteLevelBpe,
        rawBpe ///< merges on characters, U+2581 for the space, <0xNN> for what the vocabulary lacks (Gemma 4)
    };

    Vocabulary() = default;
    Vocabulary(Vocabulary&&) = default; // no copies: idOfText views into texts
    Vocabulary& operator=(Vocabulary&&) = default;

    Model model = Model::byteLevelBpe;
    const PreTokenizer* preTokenizer = nullptr; ///< null for SentencePiece

    // All of length size(), index = token id.
    std::vector<std::string> texts; ///< as in the file
    std::vector<std::string> bytes; ///< what the token stands for in running text
    std::vector<TokenKind> kinds;
    std::vector<bool> endsGeneration;
    std::vector<float> scores; ///< finite; SentencePiece only

    std::unordered_map<std::string_view, TokenId> idOfText; ///< views into texts; the first of duplicates

    TokenId bos = kNoToken;
    TokenId eos = kNoToken;
    TokenId unknown = kNoToken;
    bool addsBos = false;
    bool addsEos = false;
    bool dropsSpaceAfterMarkers = false; ///< Phi-3: white space that follows a marker belongs to it
    bool addsSpacePrefix = false; ///< SentencePiece: a space before the text and after every special token

    SpecialFinder markers;   ///< control, unknown and marker-like user-defined tokens: trusted text only
    SpecialFinder plainText; ///< user-defined tokens that are mere text (runs of spaces, letters)

    /// Pieces spell a space as U+2581, bytes as <0xNN>.
    bool marksSpaces() const { return model != Model::byteLevelBpe; }
    int size() const { return static_cast<int>(texts.size()); }
    bool has(TokenId token) const { return token >= 0 && token < size(); }
};

/// A user-defined token is mere text when it has no ASCII punctuation: nothing that templates mark turns
/// with. Such tokens (runs of spaces, DeepSeek's single letters) are recognised everywhere, as in training;
/// all the others in trusted text only.
bool isPlainText(std::string_view text);

/// Errors: Unsupported (model or pre-tokenizer by name), Corrupt (missing or short arrays).
Result<Vocabulary> readVocabulary(const GgufReader& file);

} // namespace conclave::engine
