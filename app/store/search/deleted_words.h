// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace conclave {

/// FTS5 takes nothing out of its pages: what is deleted gets a mark in newer pages, and its words go when the
/// old and the new pages happen to be merged. These functions have them merged, a little at a time, so that
/// what was deleted for good is in no page of the file any more. How far it is stands in search_meta, so it
/// goes on after a death.
///
/// Called on the thread of @p database, outside of transactions, when the index is there.

/// Whether eraseDeletedWords has something to do.
bool hasDeletedWords(Database& database);

/// One piece, in one transaction of some 10 to 50 ms. True when nothing more can be done now.
StoreResult<bool> eraseDeletedWords(Database& database);

} // namespace conclave
