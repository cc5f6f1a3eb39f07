// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string>
#include <vector>

namespace conclave {

/// A word or phrase to look for: tokens side by side.
struct SearchTerm {
    std::vector<std::string> tokens; ///< folded as search_tokenizer.h says; never empty
    bool isPrefix = false;           ///< the last token may go on
    bool isNegated = false;
    bool operator==(const SearchTerm&) const = default;
};

/// What somebody typed, understood as SearchQuery::text says. Any text is understood somehow: what cannot be
/// looked for (punctuation, a quote that is not closed) is left out or taken as finished.
struct ParsedSearch {
    std::vector<SearchTerm> terms;
    /// For FTS5's MATCH, always of valid syntax; empty when nothing that must occur was typed.
    QByteArray match;
    bool isEmpty() const { return match.isEmpty(); }
};

/// Terms beyond this many are left out, and so are tokens of one term.
constexpr int kMostSearchTerms = 32;
constexpr int kMostTokensOfTerm = 64;

ParsedSearch parseSearch(const QString& text);

} // namespace conclave
