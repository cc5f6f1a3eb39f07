// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace conclave::engine {

/// A large piece of memory, straight from the system in whole pages, which takes nothing until it is written
/// to and can be given back in parts.
class PageMemory {
  public:
    PageMemory() = default;
    /// Throws std::bad_alloc.
    explicit PageMemory(std::size_t bytes);
    ~PageMemory();
    PageMemory(PageMemory&& other) noexcept;
    PageMemory& operator=(PageMemory&& other) noexcept;

    std::byte* data() const { return m_data; } ///< a multiple of the page size
    /// Gives [offset, offset + length) back: whole pages that the system zeroes when they are written again.
    void giveBack(std::size_t offset, std::size_t length);

  private:
    std::byte* m_data = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace conclave::engine
