// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history_key.h"
#include "app/store/rows.h"

#include <optional>

namespace conclave {

/// What can be told of a history's encryption by its files. The first page decides; the marker (key_marker.h)
/// knows the rest, and speaks for a file that is too damaged to say anything.
struct FileEncryption {
    bool isEncrypted = false;
    QByteArray salt; ///< of the key that opens it
    KeyCustody custody = KeyCustody::None;
    int iterations = HistoryKey::kKeyIterations;
    bool isMarked = false; ///< the marker says so
};
FileEncryption encryptionOf(const QString& historyPath);

/// The key that the history has, and that what is made in its place or beside it must have; none for a plain
/// one. Kind::Locked when it is not held.
StoreResult<std::optional<HistoryKey>> keyOfHistory(const QString& historyPath);

/// Whether @p key opens the history: Kind::WrongKey when not. Changes nothing, locks nothing, holds nothing.
StoreDone tryKey(const QString& historyPath, const HistoryKey& key);
/// The key that this passphrase makes of the history's salt, tried. Slow on purpose.
StoreResult<HistoryKey> keyFromPassphrase(const QString& historyPath, const QString& passphrase);

/// Makes the marker say what is so: @p custody of the key that the history has, nothing for a plain one.
/// KeyCustody::None: as it was.
StoreDone settleMarker(const QString& historyPath, KeyCustody custody);

} // namespace conclave
