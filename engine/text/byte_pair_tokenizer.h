// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/merge_table.h"
#include "engine/text/regex_splitter.h"
#include "engine/text/vocabulary.h"

#include <array>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace conclave::engine {

/// BPE by ranks: a regex cuts the text into pieces, within a piece the neighbours with the lowest rank are
/// merged until none can be (Sennrich et al. 2016, arXiv 1508.07909). Begins with bytes as since GPT-2, or
/// with characters, and bytes for those that the vocabulary lacks (Gemma 4).
class BytePairTokenizer final : public Tokenizer {
  public:
    /// Errors: Corrupt (merges missing or without a space).
    static Result<std::unique_ptr<Tokenizer>> create(const GgufReader& file, Vocabulary vocabulary);

  private:
    struct Work;

    BytePairTokenizer(Vocabulary vocabulary, std::unique_ptr<RegexSplitter> splitter);
    Result<void> readMerges(const GgufReader& file);
    void indexPieces();

    void encodeText(std::string_view text, bool atStart, std::vector<TokenId>& out) const override;
    void encodeValid(std::string_view text, Work& work, std::vector<TokenId>& out) const;
    void encodePiece(std::string_view piece, Work& work, std::vector<TokenId>& out) const;
    void placeSymbols(std::string_view piece, Work& work) const;
    void encodeByte(unsigned char byte, std::vector<TokenId>& out) const;
    Merge mergeOf(TokenId left, TokenId right, std::string_view joined) const;

    // Constant after create().
    std::unique_ptr<RegexSplitter> m_splitter;
    MergeTable m_merges;
    bool m_idsAreRanks = false;                                // tiktoken vocabularies without merges
    std::unordered_map<std::string_view, TokenId> m_idOfBytes; // normal tokens; views into vocabulary().bytes
    std::size_t m_longestPiece = 0;                            // bytes
    std::array<TokenId, 256> m_idOfByte{};
};

} // namespace conclave::engine
