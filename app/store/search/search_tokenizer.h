// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <functional>
#include <string_view>

struct sqlite3;

namespace conclave {

/// A piece of text that is looked for as a whole.
///
/// A word is a run of letters and numbers, in lower case, without accents and other marks, full-width and
/// other compatibility forms as their plain ones. Chinese, Japanese and Korean (a syllable of Hangul), Thai,
/// Lao, Khmer and Burmese, which put no spaces between words, give a token for each character: any part of
/// such a text is a phrase of tokens. Everything else (spaces, punctuation, symbols, what is not valid) only
/// separates.
struct SearchToken {
    std::string_view text; ///< UTF-8, folded; valid during the call only
    qsizetype start = 0;   ///< in the source, in its units: bytes or UTF-16
    qsizetype end = 0;
    bool isCharacter = false; ///< one character of a script without spaces
};

/// Returns false to be called no more.
using SearchTokenSink = std::function<bool(const SearchToken&)>;

/// Words longer than this many characters (data in base64, say) are cut into pieces of that length.
constexpr int kLongestSearchWord = 64;

/// Calls @p sink for each token of @p utf8 in order. Takes any bytes. Thread-safe.
void forEachSearchToken(std::string_view utf8, const SearchTokenSink& sink);
/// The same of UTF-16; gives the same tokens for the same text.
void forEachSearchToken(QStringView text, const SearchTokenSink& sink);

/// Makes known to @p connection the FTS5 tokenizer "conclave" and the SQL function conclave_search_text(x),
/// which gives a text as it is, and a text that the store had to keep as a blob of UTF-16 as UTF-8. Returns
/// an SQLite result code.
int registerSearchTokenizer(sqlite3* connection);

} // namespace conclave
