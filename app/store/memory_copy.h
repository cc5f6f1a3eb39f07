// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"

#include <QTemporaryDir>

#include <memory>

namespace conclave {

/// A history that is only read, whatever disk it lies on: full, read-only, without locks or shared memory.
/// The file and its log keep their bytes.
class ReadableFile {
  public:
    static StoreResult<std::unique_ptr<ReadableFile>> open(const QString& path);
    Database& database() { return *m_database; }

  private:
    std::unique_ptr<QTemporaryDir>
        m_copies; // of the file and its log, where they cannot be read in their place
    std::unique_ptr<Database> m_database;
};

/// What is known of a file that is copied.
enum class Trust {
    Pages,  ///< it was in use until now
    Nothing ///< it may be damaged: then the rows that can be read are taken
};

/// A history of today's schema in memory with all that is in @p from: an older one is migrated there, and of
/// a newer one the tables and columns that we know are taken. A database that is no history is an error.
StoreResult<std::unique_ptr<Database>> copyToMemory(Database& from, Trust trust);

/// A history in memory with nothing in it.
StoreResult<std::unique_ptr<Database>> emptyInMemory();

/// Makes new ids of @p memory begin so far above those of its file that no other program, writing to the file
/// meanwhile, takes the same: a random distance, because the other one may be in memory too. @p isEmpty: it
/// does not even know where the file's ids end.
StoreDone leaveRoomForIds(Database& memory, bool isEmpty);

} // namespace conclave
