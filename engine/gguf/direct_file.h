// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace conclave::engine {

class MappedFile;

/// Reads pieces of a file into memory of the caller's, past the system's page cache: what is read is then in
/// memory once, and pushes nothing else out. Where the file system refuses that (O_DIRECT), through the page
/// cache, which is asked to drop the pages behind each piece. Thread-safe: several threads may read at once.
class DirectFile {
  public:
    /// What offsets in the file and addresses in memory are multiples of.
    static constexpr std::size_t kAlign = 4096;

    /// Of the file that @p mapped has open, which outlives the reader.
    explicit DirectFile(const MappedFile& mapped);
    ~DirectFile();
    DirectFile(const DirectFile&) = delete;
    DirectFile& operator=(const DirectFile&) = delete;

    /// Bytes of memory that read() needs for [offset, offset + length).
    static std::size_t room(std::uint64_t offset, std::size_t length);

    /// Reads [offset, offset + length) to @p memory + offset % kAlign; the rest of the first and last kAlign
    /// bytes is written too. @p memory is a multiple of kAlign and has room(). Errors: Io, also for a file
    /// that has become shorter since it was opened.
    Result<void> read(std::uint64_t offset, std::size_t length, std::byte* memory) const;

    /// Whether pieces go past the page cache.
    bool isDirect() const { return m_isDirect; }

  private:
    const std::string m_path;
    const int m_shared; ///< the mapped file's own
    int m_direct = -1;  ///< the same file, opened for direct reading; -1: not possible
    mutable std::atomic<bool> m_isDirect = false;
};

} // namespace conclave::engine
