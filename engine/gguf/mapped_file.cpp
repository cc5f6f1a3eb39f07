// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/mapped_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>
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
    void* pages =
        ::mmap(nullptr, static_cast<std::size_t>(length), PROT_READ, MAP_SHARED, mapped->m_descriptor, 0);
    if (pages == MAP_FAILED)
        return ioError(path, errno);
#ifdef MADV_HUGEPAGE
    // Pages of 2 MiB where the file system has them: walking gigabytes of 4 KiB pages costs some 5 % of a
    // token. What is in the page cache already stays as it is.
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
    if (!m_bytes.empty())
        (void)::madvise(const_cast<std::byte*>(m_bytes.data()), m_bytes.size(), MADV_RANDOM);
}

} // namespace conclave::engine
