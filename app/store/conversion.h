// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history_key.h"
#include "app/store/rows.h"

#include <functional>
#include <optional>
#include <stop_token>

namespace conclave {

// Encryption and decryption of a history that is there, and of what is kept beside it. All of it blocks, and
// ends with Kind::Cancelled when it is stopped.

/// Gives the history the key @p key (none: no encryption): copies it into HISTORY.converting, holds the copy
/// against it row by row, and puts it in its place in one step. Until then nothing is changed. The key is not
/// held afterwards.
///
/// Nobody may have the history open for writing: of this process that is the caller's care, another one is
/// Kind::Busy. A death leaves, at any moment, the old history or the new one:
///
///     before the rename   the old one; HISTORY.converting is removed by the next conversion or start, the
///                         marker has an entry too many, which says nothing about the file
///     after it            the new one; the old log was poured in and removed before
StoreDone convertHistory(const QString& historyPath, const std::optional<HistoryKey>& key, KeyCustody custody,
                         const std::stop_token& stop, const std::function<void(double)>& progress);

/// Whether copies of the history (its backups, recovery files, what was set aside as damaged) have another
/// key than it.
bool hasCopiesToConvert(const QString& historyPath);

/// Gives them its key, one by one: at the end of a conversion, and at the next start when that was cut off.
/// Copies whose own key is not known are left as they are. Goes on after a failure, which it returns.
StoreDone convertCopies(const QString& historyPath, const std::stop_token& stop,
                        const std::function<void(double)>& progress);

/// Removes what a conversion that died has left.
void removeUnfinishedConversion(const QString& historyPath);

} // namespace conclave
