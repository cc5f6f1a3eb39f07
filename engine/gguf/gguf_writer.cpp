// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/gguf/gguf_writer.h"

#include "engine/gguf/gguf_parser.h"
#include "engine/gguf/gguf_types.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cerrno>
#include <filesystem>
#include <limits>
#include <system_error>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace conclave::engine {

namespace {

static_assert(std::endian::native == std::endian::little, "values are written as they are in memory");

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
// ggml keeps names in 64 bytes with a zero at the end; a longer one could not be loaded there.
constexpr std::size_t kMaxName = 63;

template <typename T>
void appendValue(std::string& bytes, T value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

std::string folderOf(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path().string();
    return folder.empty() ? "." : folder;
}

Error ioError(const std::string& path, int number) {
    const std::string name = "'" + path + "'";
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return {ErrorKind::Io, "the folder of " + name + " does not exist: create it first"};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorKind::Io, "no permission to write " + name + ": choose another folder"};
    case ENOSPC:
    case EDQUOT:
        return {ErrorKind::Io, "the disk is full, " + name + " was not written: make room and try again"};
    default:
        break;
    }
    return {ErrorKind::Io, "cannot write " + name + ": " + std::generic_category().message(number)};
}

/// A name beside @p path that nothing else in this computer uses at the moment.
std::string partPath(const std::string& path) {
    static std::atomic<unsigned> counter{0};
    return path + "." + std::to_string(::getpid()) + "-" + std::to_string(++counter) + ".part";
}

} // namespace

GgufWriter::GgufWriter() = default;

GgufWriter::~GgufWriter() {
    discard();
}

void GgufWriter::problem(std::string message) {
    if (!m_problem)
        m_problem = Error{ErrorKind::Internal, std::move(message)};
}

void GgufWriter::append(const void* values, std::size_t bytes) {
    if (bytes > 0)
        m_entries.append(static_cast<const char*>(values), bytes);
}

void GgufWriter::appendText(std::string& bytes, std::string_view text) {
    appendValue(bytes, std::uint64_t{text.size()});
    bytes.append(text);
}

bool GgufWriter::beginEntry(std::string_view key, GgufType type) {
    if (key.empty() || std::find(m_keys.begin(), m_keys.end(), key) != m_keys.end()) {
        problem("metadata " + quotedName(key) + " must have a name of its own");
        return false;
    }
    m_keys.emplace_back(key);
    appendText(m_entries, key);
    appendValue(m_entries, static_cast<std::uint32_t>(type));
    return true;
}

bool GgufWriter::beginArray(std::string_view key, GgufType elementType, std::uint64_t count) {
    if (!beginEntry(key, GgufType::array))
        return false;
    appendValue(m_entries, static_cast<std::uint32_t>(elementType));
    appendValue(m_entries, count);
    return true;
}

void GgufWriter::add(std::string_view key, std::string_view value) {
    if (beginEntry(key, GgufType::string))
        appendText(m_entries, value);
}

void GgufWriter::addArray(std::string_view key, const std::vector<bool>& values) {
    if (beginArray(key, GgufType::boolean, values.size()))
        for (const bool value : values)
            appendValue(m_entries, std::uint8_t{value});
}

void GgufWriter::addArray(std::string_view key, const std::vector<std::string>& values) {
    if (beginArray(key, GgufType::string, values.size()))
        for (const std::string& value : values)
            appendText(m_entries, value);
}

void GgufWriter::addArray(std::string_view key, const std::vector<std::string_view>& values) {
    if (beginArray(key, GgufType::string, values.size()))
        for (const std::string_view value : values)
            appendText(m_entries, value);
}

void GgufWriter::addCopy(const GgufReader& file, std::string_view key) {
    const GgufEntry* entry = file.entry(key);
    if (!entry) {
        problem("metadata " + quotedName(key) + " cannot be copied, '" + file.path() + "' does not have it");
        return;
    }
    const bool begun = entry->type == GgufType::array ? beginArray(key, entry->elementType, entry->count)
                                                      : beginEntry(key, entry->type);
    if (begun)
        append(entry->payload.data(), entry->payload.size());
}

void GgufWriter::setAlignment(std::uint32_t alignment) {
    if (!std::has_single_bit(alignment) || !m_tensors.empty())
        return problem("an alignment of " + std::to_string(alignment) +
                       " must be a power of two that is set before the first tensor");
    m_alignment = alignment;
    add("general.alignment", alignment);
}

std::uint64_t GgufWriter::padding(std::uint64_t offset) const {
    return (m_alignment - offset % m_alignment) % m_alignment;
}

void GgufWriter::addTensor(std::string_view name, std::uint32_t rawType,
                           std::span<const std::uint64_t> shape) {
    const std::string quoted = "tensor " + quotedName(name);
    if (name.empty() || name.size() > kMaxName)
        return problem(quoted + " must have a name of 1 to " + std::to_string(kMaxName) + " bytes");
    if (std::any_of(m_tensors.begin(), m_tensors.end(), [&](const Tensor& t) { return t.name == name; }))
        return problem(quoted + " is there twice");
    const GgmlType* type = ggmlType(rawType);
    if (!type || type->blockElements == 0)
        return problem(quoted + " is of " + ggmlTypeName(rawType) + ", which cannot be written");
    if (shape.empty() || shape.size() > 4)
        return problem(quoted + " has " + std::to_string(shape.size()) + " dimensions, 1 to 4 are possible");
    if (shape[0] == 0 || shape[0] % type->blockElements != 0)
        return problem(quoted + " has rows of " + std::to_string(shape[0]) +
                       " weights, which is no multiple of " + std::to_string(type->blockElements) + " as " +
                       type->name + " needs");

    // Each factor is held against what is left, so that the product cannot wrap.
    constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 50;
    std::uint64_t bytes = type->blockBytes;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        const std::uint64_t length = i == 0 ? shape[0] / type->blockElements : shape[i];
        if (length == 0 || length > kMaxBytes / bytes)
            return problem(quoted + " has an impossible dimension of " + std::to_string(shape[i]));
        bytes *= length;
    }

    appendText(m_tensorInfos, name);
    appendValue(m_tensorInfos, static_cast<std::uint32_t>(shape.size()));
    for (const std::uint64_t length : shape)
        appendValue(m_tensorInfos, length);
    appendValue(m_tensorInfos, rawType);
    appendValue(m_tensorInfos, m_dataBytes);
    m_tensors.push_back({std::string(name), bytes});
    m_dataBytes += bytes + padding(bytes);
}

Result<void> GgufWriter::open(const std::string& path) {
    if (m_problem)
        return *m_problem;
    if (m_descriptor >= 0)
        return Error{ErrorKind::Internal, "'" + path + "' cannot be written: the writer is at work already"};

    std::string start = "GGUF";
    appendValue(start, std::uint32_t{3});
    appendValue(start, std::uint64_t{m_tensors.size()});
    appendValue(start, std::uint64_t{m_keys.size()});
    const std::uint64_t headerBytes = start.size() + m_entries.size() + m_tensorInfos.size();
    const std::uint64_t needed = headerBytes + padding(headerBytes) + m_dataBytes;

    // Said at once rather than after an hour. Systems that do not know (0 blocks in all) are believed.
    struct statvfs disk {};
    if (::statvfs(folderOf(path).c_str(), &disk) == 0 && disk.f_blocks > 0) {
        const std::uint64_t free = std::uint64_t{disk.f_bavail} * disk.f_frsize;
        if (free < needed)
            return Error{ErrorKind::Io, "'" + path + "' needs " + std::to_string(needed) +
                                            " bytes, but only " + std::to_string(free) +
                                            " are free there: make room or choose another disk"};
    }

    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return Error{ErrorKind::Io, "'" + path + "' is a folder: give a file name in it"};
    m_path = path;
    m_partPath = partPath(path);
    m_descriptor = ::open(m_partPath.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (m_descriptor < 0) {
        const int number = errno;
        m_partPath.clear();
        return ioError(path, number);
    }
    for (const std::string* part : {&start, &m_entries, &m_tensorInfos})
        if (Result<void> done = put(std::as_bytes(std::span(*part))); !done)
            return done;
    return putPadding(padding(headerBytes));
}

Result<void> GgufWriter::write(std::span<const std::byte> data) {
    if (m_descriptor < 0)
        return Error{ErrorKind::Internal, "tensor data was given to a file that is not open"};
    if (data.empty())
        return {};
    if (m_tensor == m_tensors.size() || data.size() > m_tensors[m_tensor].bytes - m_written)
        return failed({ErrorKind::Internal,
                       "more data than " +
                           (m_tensor == m_tensors.size() ? std::string("all tensors")
                                                         : "tensor " + quotedName(m_tensors[m_tensor].name)) +
                           " can hold was given to '" + m_path + "'"});
    if (Result<void> done = put(data); !done)
        return done;
    m_written += data.size();
    const std::uint64_t bytes = m_tensors[m_tensor].bytes;
    if (m_written < bytes)
        return {};
    m_written = 0;
    ++m_tensor;
    return putPadding(padding(bytes));
}

Result<void> GgufWriter::finish() {
    if (m_descriptor < 0)
        return Error{ErrorKind::Internal, "a file that is not open was to be finished"};
    if (m_tensor < m_tensors.size())
        return failed({ErrorKind::Internal, "tensor " + quotedName(m_tensors[m_tensor].name) + " of '" +
                                                m_path + "' has not got all of its data"});
    if (Result<void> done = flush(); !done)
        return done;
    if (::fsync(m_descriptor) != 0)
        return failed(ioError(m_path, errno));
    const int descriptor = m_descriptor;
    m_descriptor = -1;
    if (::close(descriptor) != 0 || ::rename(m_partPath.c_str(), m_path.c_str()) != 0)
        return failed(ioError(m_path, errno));
    m_partPath.clear();
    // The new name, too, is to outlive a power cut. Some network disks refuse; the file is there all the
    // same.
    const int folder = ::open(folderOf(m_path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        (void)::fsync(folder);
        ::close(folder);
    }
    return {};
}

Result<void> GgufWriter::put(std::span<const std::byte> bytes) {
    if (m_buffer.size() + bytes.size() > kBufferBytes)
        if (Result<void> done = flush(); !done)
            return done;
    if (bytes.size() > kBufferBytes)
        return writeOut(bytes);
    m_buffer.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return {};
}

Result<void> GgufWriter::flush() {
    Result<void> done = writeOut(std::as_bytes(std::span(m_buffer)));
    m_buffer.clear();
    return done;
}

Result<void> GgufWriter::writeOut(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        // Linux writes at most 2 GiB in one call.
        const ssize_t written =
            ::write(m_descriptor, bytes.data(), std::min(bytes.size(), std::size_t{1} << 30));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failed(ioError(m_path, written == 0 ? ENOSPC : errno));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> GgufWriter::putPadding(std::uint64_t bytes) {
    const std::string zeros(bytes, '\0');
    return put(std::as_bytes(std::span(zeros)));
}

Result<void> GgufWriter::failed(Error error) {
    discard();
    return error;
}

void GgufWriter::discard() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    m_buffer.clear();
    if (!m_partPath.empty())
        ::unlink(m_partPath.c_str());
    m_partPath.clear();
}

} // namespace conclave::engine
