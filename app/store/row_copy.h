// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <functional>
#include <stop_token>

namespace conclave {

// What page_copy.h does where pages cannot be copied because one database is encrypted and the other is not,
// or otherwise: schema and rows through SQL. The index of the search (search_…) is left out, as derived. Both
// run until @p stop is asked for, and fail with Kind::Cancelled then.

/// Copies @p from, as it was at one moment, over @p to, in one transaction of @p to: a death in between
/// leaves what was there. @p progress gets 0 to 1.
StoreDone copyAllRows(Database& from, Database& to, const std::stop_token& stop = {},
                      const std::function<void(double)>& progress = {});

/// Holds schema and rows of the two against each other, value by value. Kind::Corrupt when they differ.
StoreDone compareAllRows(Database& from, Database& to, const std::stop_token& stop = {},
                         const std::function<void(double)>& progress = {});

} // namespace conclave
