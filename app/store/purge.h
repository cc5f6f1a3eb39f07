// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace conclave {

// Deleting for good what acts have put into the trash. Every function is a part of its caller's transaction.

/// Gives an act to what is in the trash without one (a file that was recovered, or changed by another
/// program), so that it can be seen and purged like the rest.
StoreDone adoptStrayRemovals(Database& database);
/// Deletes what the act @p stampMs removed.
StoreDone purgeRemoval(Database& database, qint64 stampMs);
/// Deletes what was removed before @p beforeMs: summaries that were taken back, presets and prompts too.
StoreDone purgeRemovalsBefore(Database& database, qint64 beforeMs);

} // namespace conclave
