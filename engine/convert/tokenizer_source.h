// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/convert/checkpoint.h"
#include "engine/convert/family.h"
#include "engine/convert/metadata.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// Token types as in GGUF files, which took them from SentencePiece.
enum class TokenType : std::int32_t {
    normal = 1,
    unknown = 2,
    control = 3,
    userDefined = 4,
    unused = 5,
    byte = 6
};

/// A tokenizer on its way into a file. Vectors are indexed by token id.
struct SourceVocabulary {
    std::string model; ///< tokenizer.ggml.model: "llama", "gpt2", "gemma4"
    std::string pre;   ///< tokenizer.ggml.pre; empty for none
    std::vector<std::string> texts;
    std::vector<TokenType> types;
    std::vector<float> scores;       ///< empty where the model has none
    std::vector<std::string> merges; ///< "left right"; empty where the model has none
    std::optional<bool> addsSpacePrefix;
    std::map<std::string, std::uint32_t, std::less<>> addedTokens; ///< by text

    /// Gives token @p id a text and a type; grows the lists with unused tokens as needed. False when the id
    /// is not below @p limit.
    bool put(std::uint64_t id, std::string text, TokenType type, float score, std::size_t limit);
    /// Fills up to @p size with tokens that nothing produces.
    void pad(std::size_t size);
    /// The id of @p text among all tokens.
    std::optional<std::uint32_t> find(std::string_view text) const;
};

/// Reads the vocabulary of a SentencePiece model (tokenizer.model, a protobuf message). Pieces of a unigram
/// model are refused: files that say "llama" stand for the BPE kind. Errors: Corrupt, Unsupported.
Result<SourceVocabulary> readSentencePiece(std::string_view model);

/// Reads tokenizer.json: BPE on bytes ("gpt2", with its pre-tokenizer found by its regexes; those of @p
/// family are preferred among the names of equal ones), or BPE on characters with bytes as a way out
/// ("llama", and "gemma4" for that architecture). @p limit is the number of rows of the embeddings. Errors:
/// Corrupt, Unsupported (another kind, an unknown pre-tokenizer).
Result<SourceVocabulary> readTokenizerJson(const nlohmann::json& tokenizer, const Family& family,
                                           std::size_t limit);

/// Reads a tiktoken file (lines of base64 and rank), which Kimi models have. The added tokens are those of
/// tokenizer_config.json. Errors: Corrupt.
Result<SourceVocabulary> readTiktoken(std::string_view file);

/// Everything about text: the tokenizer of the folder with @p size tokens, its special tokens and the chat
/// templates. Errors: NotFound (no tokenizer), Corrupt, Unsupported.
Result<void> addTokenizer(const Checkpoint& checkpoint, const Family& family, std::size_t size,
                          Metadata& metadata);

/// Whether the text is one that control tokens have, although some files do not mark it as special.
bool looksSpecial(std::string_view text);

/// @p text with spaces for the marks that stand for them: added tokens are found in the text as it is.
std::string withSpaces(std::string text);

/// The name (tokenizer.ggml.pre) for a pre_tokenizer of tokenizer.json. Errors: Unsupported.
Result<std::string> detectPreTokenizer(const nlohmann::json& preTokenizer, bool ignoresMerges,
                                       const Family& family);

} // namespace conclave::engine
