// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <functional>
#include <stop_token>

namespace conclave {

/// Copies @p from, which may be in use by other connections, over @p to: page by page, as it was at one
/// moment; row by row (row_copy.h) when one of the two is encrypted and the other not so.
/// @p progress gets 0 to 1. Fails with Kind::Cancelled when @p stop is asked for; then @p to is to be thrown
/// away.
StoreDone copyPages(Database& from, Database& to, std::stop_token stop = {},
                    const std::function<void(double)>& progress = {});

} // namespace conclave
