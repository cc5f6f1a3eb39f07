// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

namespace conclave {

/// What the words of the history are found with: tables and triggers beside those of the schema, with names
/// that begin with "search_". README.md describes them. They are derived from the rest, can be thrown away at
/// any time and are made again. Messages that were there before the index are put into it piece by piece, the
/// newest first. Of everything that is written afterwards triggers keep a list, which is taken into the index
/// when a Transaction of a connection with prepareSearchIndex has been committed; what other connections and
/// other programs write is taken along with the next one.
///
/// An encrypted history has no index, because SQLCipher may be without FTS5: it is read through instead
/// (message_scan.h), and here it always counts as complete.
///
/// All functions are called on the thread of @p database, outside of transactions.

/// Makes an empty index when there is none, or none of this version; titles are in it at once. Where a large
/// one of another version is in the way, that is left to buildSearchIndex, and nothing can be found until
/// then. From now on the transactions of @p database keep it up to date.
StoreDone prepareSearchIndex(Database& database);

/// Whether all messages are in the index.
StoreResult<bool> isSearchIndexComplete(Database& database);

/// Whether buildSearchIndex has something to do.
bool isSearchIndexBehind(Database& database);

/// Takes into the index what has been written by others. A failure concerns the index only.
StoreDone updateSearchIndex(Database& database);

/// The same, and puts the newest messages that are missing into the index, some 130 KB of text, in one
/// transaction; when none is missing, a piece of erasing the words of what was deleted (deleted_words.h).
/// True when nothing is left to do. Dying in between loses nothing.
StoreResult<bool> buildSearchIndex(Database& database);

/// Checks the index and begins it anew when it is damaged. Returns whether it was.
StoreResult<bool> repairSearchIndex(Database& database);

/// Whether a failure says that the index cannot be used as it is, rather than something of the disk.
bool isDamageOfSearchIndex(const StoreError& error);

/// Throws the index away and begins it anew, as prepareSearchIndex does.
StoreDone renewSearchIndex(Database& database);

} // namespace conclave
