// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QString>

namespace conclave {

struct Salvaged {
    qint64 conversations = 0;
    qint64 messages = 0;
};

/// Copies the rows that can still be read of the damaged history @p damagedPath into @p fresh, an empty
/// history of the current schema, in one transaction. Pages that cannot be read are jumped over. What has
/// lost its parent hangs below the message before it; what has lost its conversation gets a new one.
///
/// A file of which nothing can be read is no error. Errors are those of writing @p fresh. The damaged file is
/// only read (SQLite may leave -wal and -shm files beside it).
StoreResult<Salvaged> salvage(const QString& damagedPath, Database& fresh);

/// The same from an open database, which need not be damaged: a newer version's, of which only the tables and
/// columns that we know are read.
StoreResult<Salvaged> copyReadable(Database& from, Database& fresh);

} // namespace conclave
