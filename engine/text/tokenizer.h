// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

class GgufReader;
struct Vocabulary;

using TokenId = std::int32_t;
inline constexpr TokenId kNoToken = -1;

/// Kinds of vocabulary entries, numbered as in tokenizer.ggml.token_type.
enum class TokenKind : std::uint8_t {
    undefined = 0,
    normal = 1,
    unknown = 2,
    control = 3,
    userDefined = 4,
    unused = 5,
    byte = 6
};

/// A piece of text and where it came from. Special tokens are looked for in trusted text only, so nothing
/// that a user, a file or a tool wrote can become a control token.
struct TextFragment {
    std::string text;
    bool trusted = false;
};

/// Text to token ids and back, for the vocabulary of one model. Immutable, shareable between threads.
///
/// SentencePiece vocabularies (tokenizer.ggml.model = llama) are run by the sentencepiece library, built from
/// the file's own pieces, scores and types; byte-level BPE (gpt2) and BPE on characters (gemma4) are our own
/// with the pre-tokenizer's regexes run by PCRE2. Anything else is refused by name.
class Tokenizer {
  public:
    /// Errors: Unsupported (model or pre-tokenizer, with its name), Corrupt (arrays that do not fit
    /// together).
    static Result<std::unique_ptr<Tokenizer>> fromGguf(const GgufReader& file);
    virtual ~Tokenizer();

    struct EncodeOptions {
        bool addSpecial = true;    ///< BOS (and EOS) as the file's add_bos_token / add_eos_token say
        bool parseSpecial = false; ///< whether control and user-defined tokens are recognised in the text
    };
    /// Total: any bytes give ids. Invalid UTF-8 is encoded byte for byte where the vocabulary allows, else as
    /// U+FFFD.
    std::vector<TokenId> encode(std::string_view text, EncodeOptions options) const;

    /// A rendered prompt: specials are recognised in trusted fragments only (also across trusted neighbours,
    /// which are joined first). Adds a BOS only if the file asks for one and the text does not begin with it.
    std::vector<TokenId> encodePrompt(std::span<const TextFragment> fragments) const;

    /// The bytes of @p tokens, one leading space of a SentencePiece text stripped as the encoder added it.
    /// Control tokens give nothing unless @p withSpecial. detokenize(encode(x)) == x for valid UTF-8.
    std::string decode(std::span<const TokenId> tokens, bool withSpecial = false) const;

    /// The bytes of one token in the middle of a text: may be half a character, keeps its leading space.
    /// Empty for control tokens unless @p withSpecial, and for ids outside the vocabulary.
    std::string_view piece(TokenId token, bool withSpecial = false) const;

    TokenKind kind(TokenId token) const;
    /// Whether @p token is a control token or a user-defined one that marks something (<think>, <tool_call>):
    /// one whose text in an answer is not what the model wrote for people.
    bool isMarker(TokenId token) const;
    int size() const;
    TokenId bos() const; ///< kNoToken when the file names none
    TokenId eos() const;
    bool addsBos() const;
    /// Whether @p token ends a turn (eos, eot, eom, and the well-known markers by text; facts in text.md).
    bool endsGeneration(TokenId token) const;
    /// The id of the token whose text is exactly @p text, else kNoToken.
    TokenId find(std::string_view text) const;
    std::string
    description() const; ///< "SentencePiece, 32000 tokens", "byte-level BPE (qwen2), 151936 tokens"

  protected:
    explicit Tokenizer(Vocabulary vocabulary);
    const Vocabulary& vocabulary() const { return *m_vocabulary; }
    /// Appends the ids of text without specials, never empty; @p atStart when nothing or a special token
    /// precedes it.
    virtual void encodeText(std::string_view text, bool atStart, std::vector<TokenId>& out) const = 0;

  private:
    void encodeRun(std::string_view run, bool atStart, std::vector<TokenId>& out) const;
    std::unique_ptr<const Vocabulary> m_vocabulary;

  public:
    Tokenizer(const Tokenizer&) = delete;
    Tokenizer& operator=(const Tokenizer&) = delete;
};

} // namespace conclave::engine
