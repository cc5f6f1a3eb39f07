// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/page_memory.h"

#include <new>
#include <utility>

#include <sys/mman.h>

namespace conclave::engine {

PageMemory::PageMemory(std::size_t bytes) {
    if (bytes == 0)
        return;
    // Unreserved: what it may take was reckoned with before.
    void* const pages =
        ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (pages == MAP_FAILED)
        throw std::bad_alloc();
    m_data = static_cast<std::byte*>(pages);
    m_bytes = bytes;
    // Weights are read from end to end: large pages cost fewer table look-ups, and fewer faults to fill.
    (void)::madvise(pages, bytes, MADV_HUGEPAGE);
}

PageMemory::~PageMemory() {
    if (m_data)
        ::munmap(m_data, m_bytes);
}

PageMemory::PageMemory(PageMemory&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_bytes(std::exchange(other.m_bytes, 0)) {}

PageMemory& PageMemory::operator=(PageMemory&& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

void PageMemory::giveBack(std::size_t offset, std::size_t length) {
    (void)::madvise(m_data + offset, length, MADV_DONTNEED);
}

} // namespace conclave::engine
