// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/search/hit_finder.h"

#include <functional>

namespace conclave {

// What the index of the search tells, told by reading through the history: for encrypted ones, which have no
// index. The same words mean the same, and the hits come in the same order.

/// As findMessages.
StoreResult<FoundMessages> scanMessages(Database& database, const ParsedSearch& search,
                                        const SearchQuery& query, const StopCheck& isStopped);

/// Whether a text has all that @p search wants in it and nothing that it does not want. Thread-safe.
class TextMatcher {
  public:
    explicit TextMatcher(const ParsedSearch& search);

    /// Begins anew with a row, of which the texts are put one by one: a phrase must stand in one of them, but
    /// each word may be in another.
    void begin();
    void put(const Statement& row, int column);
    bool matches() const;

  private:
    const ParsedSearch& m_search;
    std::vector<bool> m_found; // by term
};

} // namespace conclave
