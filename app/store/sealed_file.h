// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/history_key.h"
#include "app/store/rows.h"

#include <QStringList>

namespace conclave {

// What was set aside as damaged (HISTORY.damaged-…, with its log) is no database that could be encrypted row
// by row, and holds what people wrote all the same. Beside an encrypted history its bytes are kept in an
// encrypted database, FILE.sealed, with a table `parts (number INTEGER PRIMARY KEY, bytes BLOB)`; they come
// out of it as they were when the history is decrypted.

/// Sealed ones and others.
QStringList setAsideFiles(const QString& historyPath);
bool isSealed(const QString& path);

/// Puts @p path into a sealed file and overwrites what it held.
StoreDone sealFile(const QString& path, const HistoryKey& key, const QString& historyPath);
/// The way back. The key of @p sealedPath must be held.
StoreDone unsealFile(const QString& sealedPath, const QString& historyPath);

} // namespace conclave
