// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/rows.h"

#include <QByteArray>
#include <QString>

#include <mutex>
#include <sys/types.h>

namespace conclave {

/// What a file begins with.
struct FileHead {
    enum class Kind {
        Missing,
        Plain,     ///< SQLite's header
        Encrypted, ///< a page of what looks like random bytes
        Other,     ///< something else: nothing yet, damage, or no database
    };
    Kind kind = Kind::Missing;
    QByteArray salt; ///< of Encrypted: the first 16 bytes
};

/// The database files that this process has open. They are kept track of because the system's locks belong to
/// the process
/// (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_):
/// closing a file that was opened only to look at its beginning would take all locks of SQLite's connections
/// off it, and a file must be open through one of the two libraries only. Thread-safe.
class OpenFiles {
  public:
    /// One open file, for as long as it lives.
    class Entry {
      public:
        Entry() = default;
        Entry(Entry&& other) noexcept;
        Entry& operator=(Entry&& other) noexcept;
        ~Entry();

      private:
        friend class OpenFiles;
        dev_t m_device = 0;
        ino_t m_number = 0;
        bool m_isListed = false;
    };

    /// What @p path begins with; of a file that is open here, what its connection knows.
    static FileHead head(const QString& path);

    /// Carries out @p open, which opens @p path as @p head says, and lists the file. Nobody looks at a file
    /// meanwhile.
    template <typename Open>
    static Entry list(const QString& path, const FileHead& head, const Open& open) {
        const std::lock_guard lock(mutex());
        open();
        return enter(path, head);
    }

    /// Gives @p from the name @p to, whose log goes with what it had. Nobody opens a database meanwhile.
    static StoreDone replace(const QString& from, const QString& to, const QString& historyPath);

  private:
    static std::mutex& mutex();
    static Entry enter(const QString& path, const FileHead& head);
};

} // namespace conclave
