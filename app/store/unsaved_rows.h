// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace conclave {

// Which rows of a history have been written and are not yet in its file. They are found by temporary triggers
// on every table that holds data (search indices are made anew by the file's own triggers), so a table that a
// later version brings needs nothing here. Everything is a part of its connection; functions block.

/// From now on notes the key of each row that is inserted, changed or deleted in @p database.
StoreDone trackUnsaved(Database& database);

/// How many rows, and of these how many messages that are there.
StoreResult<qint64> unsavedRows(Database& database);
StoreResult<qint64> unsavedMessages(Database& database);

/// Makes the noted rows of @p from the same in @p to (inserts, changes, deletes them) in one transaction, ids
/// as they are; columns that only one side has are left out. @p from may be a recovery file (see below). A
/// new row whose id names another row in @p to is an error of Kind::Busy, and nothing is changed.
StoreDone saveUnsaved(Database& from, Database& to);
/// After saveUnsaved: what is noted is in the file now.
StoreDone forgetUnsaved(Database& database);

/// Copies the noted rows with their notes into @p to, an empty history of the same schema, whose foreign keys
/// are then not kept: a recovery file, of which saveUnsaved() makes a whole again.
StoreDone exportUnsaved(Database& from, Database& to);

} // namespace conclave
