// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace conclave {

// Whether a history is whole. The start of the program has it looked at when it may have changed since it was
// closed (last_time.h); this is for what changes by itself. Any thread.

/// Files up to this size are looked at as a whole: 104 MiB (2,000 conversations, 80,000 messages) took 0.3 s
/// of CPU time. Of larger ones the daily backups are checked.
constexpr qint64 kAlwaysCheckedBytes = 32LL << 20;

/// Pages, indices and keys; Kind::Corrupt says what is wrong. A damaged file may well open, and lose rows
/// only later. The index of the search (search_…) is no reason to set a file aside: it is made again from the
/// rest.
StoreDone checkContents(Database& database);

/// Looks at a history that is in use when nobody has for a day. Notes the outcome for the next start, which
/// sets a damaged file aside.
StoreDone checkDaily(const QString& historyPath);

} // namespace conclave
