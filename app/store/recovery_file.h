// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QStringList>

namespace conclave {

// What could not be written to the history before the program ended: a small SQLite file with the rows alone
// (unsaved_rows.h), in the first folder of this user that takes it: state, cache, temporary. The next opening
// of the same history, by its path, adds it and deletes the file.

/// All rows that @p memory has noted as unsaved, encrypted when the history is. Returns where they are.
StoreResult<QString> writeRecoveryFile(Database& memory, const QString& historyPath);

/// Those of @p historyPath, oldest first.
QStringList recoveryFiles(const QString& historyPath);

/// Adds the rows of @p recoveryPath to @p to, in one transaction. Returns how many messages that were. The
/// file stays; removeDatabase() is for afterwards.
StoreResult<qint64> addRecovered(const QString& recoveryPath, Database& to);

} // namespace conclave
