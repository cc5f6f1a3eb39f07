// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "app/store/search/history_search.h"
#include "app/store/search/search_query.h"

#include <QVector>

#include <functional>

namespace conclave {

struct FoundMessages {
    QVector<qint64> ids;    ///< newest first
    bool isComplete = true; ///< false: there are more
};

/// Returns true when nobody waits for the result any more.
using StopCheck = std::function<bool()>;

/// The ids of the newest messages below query.beforeMessageId that hold what @p search wants and that pass
/// all filters, at most query.limit. app/store/search/README.md tells how a rare combination of common things
/// is found in time. Kind::Cancelled when @p isStopped said so.
StoreResult<FoundMessages> findMessages(Database& database, const ParsedSearch& search,
                                        const SearchQuery& query, const StopCheck& isStopped);

/// The failure that stands for "nobody waits for it any more".
StoreError searchCancelled();

} // namespace conclave
