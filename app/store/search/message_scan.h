// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/search/hit_finder.h"

#include <QByteArray>
#include <QByteArrayMatcher>

#include <initializer_list>
#include <vector>

namespace conclave {

// What the index of the search tells, told by reading through the history: for encrypted ones, which have no
// index. The same words mean the same, and the hits come in the same order.

/// As findMessages.
StoreResult<FoundMessages> scanMessages(Database& database, const ParsedSearch& search,
                                        const SearchQuery& query, const StopCheck& isStopped);

/// Whether rows have in them what a search wants, and nothing that it does not want.
class TextMatcher {
  public:
    explicit TextMatcher(const ParsedSearch& search);

    /// @p columns of the row are its texts: a phrase must stand in one of them, but each word may be in
    /// another.
    bool matches(const Statement& row, std::initializer_list<int> columns);

  private:
    bool mayMatch(const Statement& row, std::initializer_list<int> columns);
    void read(const Statement& row, int column);

    const ParsedSearch& m_search;
    std::vector<QByteArrayMatcher> m_longest; // token of each term
    std::vector<bool> m_found;                // by term
    QByteArray m_lowered;
};

} // namespace conclave
