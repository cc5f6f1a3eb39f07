// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/search/history_search.h"
#include "app/store/search/hit_finder.h"

namespace conclave {

/// What HistorySearch does for one query, blocking: on the thread of @p database, in one read transaction.
StoreResult<SearchPage> findPage(
    Database& database, const SearchQuery& query, const StopCheck& isStopped = [] { return false; });

/// What HistorySearch::modelNames does.
StoreResult<QStringList> findModelNames(Database& database);

} // namespace conclave
