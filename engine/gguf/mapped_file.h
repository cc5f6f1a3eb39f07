// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstddef>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

namespace conclave::engine {

/// A file mapped read-only. Immutable and shareable between threads; the pages live as long as the object.
class MappedFile {
  public:
    /// Errors: NotFound, Io (a directory, no permission, an empty file maps to an empty span).
    static Result<std::unique_ptr<MappedFile>> open(const std::string& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::string& path() const { return m_path; } ///< as it was opened
    std::span<const std::byte> bytes() const { return m_bytes; }

    /// Asks the system to read [offset, offset + length) soon. A hint: failures are ignored.
    void willNeed(std::size_t offset, std::size_t length) const;

    /// Puts memory of our own with the same contents, in pages of 2 MiB, under bytes(), piece by piece;
    /// others may read meanwhile. Takes as much memory as the file is long, but for its last piece of less
    /// than 2 MiB. Nothing happens where the system has the file on such pages already, or has none. Returns
    /// how many bytes lie on large pages now; stops early when there is no memory.
    std::size_t moveToLargePages(const std::stop_token& stop) const;
    /// Asks the system to read no more than the pages that are touched. A hint likewise.
    void expectRandomReads() const;

    /// The open file, for reading it otherwise (direct_file.h): the one that was mapped, whatever its path
    /// names by now.
    int descriptor() const { return m_descriptor; }

  private:
    MappedFile() = default;
    std::string m_path;
    int m_descriptor = -1;
    std::span<const std::byte> m_bytes;
};

} // namespace conclave::engine
