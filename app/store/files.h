// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <QString>

namespace conclave {

// What the store does with files beside SQLite's own work. Errors speak of the history at historyPath, which
// is what people know of. Any thread.

/// What the system's @p number (errno) of the call @p what means for the history.
StoreError systemError(const QString& historyPath, const char* what, int number);

/// Makes the missing folders of @p folder, each for its owner only (what the XDG base directory specification
/// asks for).
StoreDone makePrivateFolder(const QString& folder, const QString& historyPath);

/// An empty file for its owner only; one that is there already is an error.
StoreDone makePrivateFile(const QString& path, const QString& historyPath);

/// Puts what was written to a file on the disk.
StoreDone syncFile(const QString& path, const QString& historyPath);

/// A new name is on the disk only when its folder is. Some file systems cannot do it; then it is not needed.
void syncFolder(const QString& folder);

/// In one step; replaces @p to.
StoreDone moveFile(const QString& from, const QString& to, const QString& historyPath);

/// Overwrites with zeros what a file held, after it has lost its name. As good as a file system allows: one
/// that writes elsewhere (btrfs, flash memory) may keep the old bytes.
class DoomedFile {
  public:
    /// While it still has its name.
    explicit DoomedFile(const QString& path);
    ~DoomedFile();
    DoomedFile(const DoomedFile&) = delete;
    DoomedFile& operator=(const DoomedFile&) = delete;
    void overwrite() const;

  private:
    int m_file = -1;
};

/// The file and what SQLite keeps beside it.
void removeDatabase(const QString& path);

} // namespace conclave
