// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/direct_file.h"

#include "engine/gguf/mapped_file.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace conclave::engine {

namespace {

std::uint64_t alignedDown(std::uint64_t offset) {
    return offset / DirectFile::kAlign * DirectFile::kAlign;
}

std::uint64_t alignedUp(std::uint64_t offset) {
    return alignedDown(offset + DirectFile::kAlign - 1);
}

/// How many bytes of [offset, offset + length) came, less than all only at the end of the file; -1 with
/// errno.
ssize_t readPiece(int descriptor, std::uint64_t offset, std::size_t length, bool isDirect,
                  std::byte* memory) {
    std::size_t done = 0;
    while (done < length) {
        const ssize_t count =
            ::pread(descriptor, memory + done, length - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return -1;
        done += static_cast<std::size_t>(count);
        // Directly, nothing can be asked for from the end of a file on that is not a multiple of kAlign.
        if (count == 0 || (isDirect && done % DirectFile::kAlign != 0))
            break;
    }
    return static_cast<ssize_t>(done);
}

} // namespace

DirectFile::DirectFile(const MappedFile& mapped) : m_path(mapped.path()), m_shared(mapped.descriptor()) {
    // By its descriptor, not its path: another file may have that by now.
    const std::string same = "/proc/self/fd/" + std::to_string(m_shared);
    m_direct = ::open(same.c_str(), O_RDONLY | O_DIRECT | O_CLOEXEC);
    m_isDirect = m_direct >= 0;
}

DirectFile::~DirectFile() {
    if (m_direct >= 0)
        ::close(m_direct);
}

std::size_t DirectFile::room(std::uint64_t offset, std::size_t length) {
    return static_cast<std::size_t>(alignedUp(offset + length) - alignedDown(offset));
}

Result<void> DirectFile::read(std::uint64_t offset, std::size_t length, std::byte* memory) const {
    const std::uint64_t begin = alignedDown(offset);
    const std::size_t wanted = room(offset, length);
    const std::size_t needed = static_cast<std::size_t>(offset - begin) + length;
    ssize_t count = -1;
    if (m_isDirect) {
        count = readPiece(m_direct, begin, wanted, true, memory);
        if (count < 0 && (errno == EINVAL || errno == EOPNOTSUPP))
            m_isDirect = false; // refused only now: some file systems say so at the first read
    }
    if (!m_isDirect) {
        count = readPiece(m_shared, begin, wanted, false, memory);
        (void)::posix_fadvise(m_shared, static_cast<off_t>(begin), static_cast<off_t>(wanted),
                              POSIX_FADV_DONTNEED);
    }
    if (count < 0)
        return Error{ErrorKind::Io, "The model file '" + m_path +
                                        "' cannot be read: " + std::generic_category().message(errno) +
                                        ". Check the disk and load the model again."};
    if (static_cast<std::size_t>(count) < needed)
        return Error{ErrorKind::Io, "The model file '" + m_path +
                                        "' has become shorter since it was opened. Copy or download it anew "
                                        "and load the model again."};
    return {};
}

} // namespace conclave::engine
