// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/mapped_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <spdlog/fmt/fmt.h>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace conclave::engine {

namespace {

Error ioError(const std::string& path, int number) {
    const std::string quoted = "'" + path + "'";
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorKind::NotFound, quoted + " does not exist"};
    case EACCES:
    case EPERM:
        return {ErrorKind::Io, "no permission to read " + quoted + ": check the file's access rights"};
    case EISDIR:
        return {ErrorKind::Io, quoted + " is a folder, not a model file: choose a file in it"};
    default:
        break;
    }
    return {ErrorKind::Io, "cannot read " + quoted + ": " + std::generic_category().message(number)};
}

constexpr std::size_t kLargePage = std::size_t{2} << 20;

/// Addresses for @p length bytes that begin at a large page, without memory; MAP_FAILED: none.
void* reserve(std::size_t length) {
    const std::size_t whole = length + kLargePage;
    void* const start = ::mmap(nullptr, whole, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED)
        return start;
    const auto address = reinterpret_cast<std::uintptr_t>(start);
    const std::size_t before = (kLargePage - address % kLargePage) % kLargePage;
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t used = (length + page - 1) / page * page;
    auto* const begin = static_cast<std::byte*>(start) + before;
    if (before > 0)
        ::munmap(start, before);
    if (before + used < whole)
        ::munmap(begin + used, whole - before - used);
    return begin;
}

#if defined(__linux__) && defined(MADV_HUGEPAGE)
/// Whether programs may ask for large pages.
bool hasLargePages() {
    std::ifstream file("/sys/kernel/mm/transparent_hugepage/enabled");
    const std::string modes{std::istreambuf_iterator<char>(file), {}};
    return modes.find("[always]") != std::string::npos || modes.find("[madvise]") != std::string::npos;
}

/// Whether nearly all that is in memory of the mapping at @p address lies on large pages of the file's.
bool liesOnLargePages(const void* address) {
    std::ifstream file("/proc/self/smaps");
    const std::string start = fmt::format("{:x}-", reinterpret_cast<std::uintptr_t>(address));
    std::string line;
    while (std::getline(file, line) && !line.starts_with(start)) {
    }
    const auto kilobytes = [&](std::string_view name) {
        return line.starts_with(name) ? std::strtoull(line.c_str() + name.size(), nullptr, 10) : 0;
    };
    unsigned long long resident = 0;
    unsigned long long large = 0;
    while (std::getline(file, line) && !line.starts_with("VmFlags:")) {
        resident += kilobytes("Rss:");
        large += kilobytes("FilePmdMapped:");
    }
    return large > 0 && large >= resident / 10 * 9;
}

/// Replaces [begin, begin + length), whole large pages, by a copy. Whoever reads them meanwhile sees the old
/// pages or the new ones.
bool replaceByCopy(std::byte* begin, std::size_t length) {
    void* const copy = reserve(length);
    if (copy == MAP_FAILED)
        return false;
    bool isMoved =
        ::mprotect(copy, length, PROT_READ | PROT_WRITE) == 0 && ::madvise(copy, length, MADV_HUGEPAGE) == 0;
    if (isMoved) {
        std::memcpy(copy, begin, length);
        isMoved = ::mprotect(copy, length, PROT_READ) == 0 &&
                  ::mremap(copy, length, length, MREMAP_MAYMOVE | MREMAP_FIXED, begin) != MAP_FAILED;
    }
    if (!isMoved)
        ::munmap(copy, length);
    return isMoved;
}
#endif

} // namespace

Result<std::unique_ptr<MappedFile>> MappedFile::open(const std::string& path) {
    if (path.find('\0') != std::string::npos)
        return Error{ErrorKind::NotFound, "the file name contains a zero byte"};
    std::unique_ptr<MappedFile> mapped(new MappedFile);
    mapped->m_path = path;
    // Without O_NONBLOCK a named pipe would wait for a writer for ever.
    mapped->m_descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (mapped->m_descriptor < 0)
        return ioError(path, errno);

    struct stat status {};
    if (::fstat(mapped->m_descriptor, &status) != 0)
        return ioError(path, errno);
    if (S_ISDIR(status.st_mode))
        return ioError(path, EISDIR);
    if (!S_ISREG(status.st_mode))
        return Error{ErrorKind::Io, "'" + path + "' is not a regular file"};

    if (status.st_size == 0)
        return mapped;
    const auto length = static_cast<std::uint64_t>(status.st_size);
    if (length > std::numeric_limits<std::size_t>::max())
        return ioError(path, EFBIG);
    void* const place = reserve(static_cast<std::size_t>(length));
    void* const pages = place == MAP_FAILED ? MAP_FAILED
                                            : ::mmap(place, static_cast<std::size_t>(length), PROT_READ,
                                                     MAP_SHARED | MAP_FIXED, mapped->m_descriptor, 0);
    if (pages == MAP_FAILED) {
        const int number = errno;
        if (place != MAP_FAILED)
            ::munmap(place, static_cast<std::size_t>(length));
        return ioError(path, number);
    }
#ifdef MADV_HUGEPAGE
    // Of the file system's own, where it has them and reads the file now; what is in the page cache already
    // stays on the pages that it lies on.
    (void)::madvise(pages, static_cast<std::size_t>(length), MADV_HUGEPAGE);
#endif
    mapped->m_bytes = {static_cast<const std::byte*>(pages), static_cast<std::size_t>(length)};
    return mapped;
}

MappedFile::~MappedFile() {
    if (!m_bytes.empty())
        ::munmap(const_cast<std::byte*>(m_bytes.data()), m_bytes.size());
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void MappedFile::willNeed(std::size_t offset, std::size_t length) const {
    if (offset >= m_bytes.size())
        return;
    // madvise wants a page boundary.
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    const std::size_t begin = offset - offset % page;
    const std::size_t end = offset + std::min(length, m_bytes.size() - offset);
    (void)::madvise(const_cast<std::byte*>(m_bytes.data()) + begin, end - begin, MADV_WILLNEED);
}

void MappedFile::expectRandomReads() const {
    if (m_bytes.empty())
        return;
    auto* const pages = const_cast<std::byte*>(m_bytes.data());
    (void)::madvise(pages, m_bytes.size(), MADV_RANDOM);
#ifdef MADV_NOHUGEPAGE
    (void)::madvise(pages, m_bytes.size(), MADV_NOHUGEPAGE); // or each would read 2 MiB
#endif
}

std::size_t MappedFile::moveToLargePages(const std::stop_token& stop) const {
    std::size_t moved = 0;
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    constexpr std::size_t kPiece = 16 * kLargePage; // what lies there twice for a moment
    if (!hasLargePages())
        return 0;
    if (liesOnLargePages(m_bytes.data()))
        return m_bytes.size();
    auto* const start = const_cast<std::byte*>(m_bytes.data());
    while (!stop.stop_requested()) {
        const std::size_t length = std::min(kPiece, (m_bytes.size() - moved) / kLargePage * kLargePage);
        if (length == 0 || !replaceByCopy(start + moved, length))
            break;
        moved += length;
    }
#endif
    return moved;
}

} // namespace conclave::engine
