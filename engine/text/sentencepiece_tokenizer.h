// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/vocabulary.h"

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// SentencePiece BPE by scores, run by the sentencepiece library. The library is given a model rebuilt from
/// the file's arrays and encodes plain text only: prefix space, special tokens and decoding are ours, since
/// its own rules differ from what models in GGUF files were trained with.
class SentencePieceTokenizer final : public Tokenizer {
  public:
    /// Errors: Corrupt with the library's reason.
    static Result<std::unique_ptr<Tokenizer>> create(Vocabulary vocabulary);
    ~SentencePieceTokenizer() override;

  private:
    struct Library;

    explicit SentencePieceTokenizer(Vocabulary vocabulary);
    std::string serializedModel() const;
    void encodeText(std::string_view text, bool atStart, std::vector<TokenId>& out) const override;
    void encodeValid(std::string_view text, std::vector<TokenId>& out) const;
    void encodeBytes(std::string_view bytes, std::vector<TokenId>& out) const;

    // Constant after create().
    std::unique_ptr<Library> m_library;
    std::array<TokenId, 256> m_idOfByte{};
    bool m_hasAllBytes = false;
    bool m_wordsAreIndependent = false; // no token has a space after another letter
};

} // namespace conclave::engine
