// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace conclave::engine {

/// How byte-level BPE vocabularies of one name (tokenizer.ggml.pre) cut text before merging.
struct PreTokenizer {
    std::string_view name;
    /// Applied in this order, each to every piece that the one before left; matches and gaps both are pieces.
    /// PCRE2 spelling of the patterns in the models' own tokenizer.json. ASCII only: letters beyond are
    /// written \x{...}, because copies of such patterns have been damaged by Unicode normalisation.
    std::span<const char* const> regexes;
    bool ignoresMerges = false;  ///< a whole piece that is a token is taken without merging
    bool addsBos = false;        ///< default of add_bos_token
    bool mergesOptional = false; ///< without merges the token ids are the ranks (tiktoken)
};

/// The row for @p name, nullptr when nothing here knows it.
const PreTokenizer* findPreTokenizer(std::string_view name);

/// How vocabularies of tokenizer.ggml.model = gemma4 are cut; their files name no pre-tokenizer.
const PreTokenizer& gemma4PreTokenizer();

/// Every known row, for tests and the README's table.
std::span<const PreTokenizer> allPreTokenizers();

} // namespace conclave::engine
