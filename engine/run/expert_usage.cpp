// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/expert_usage.h"

#include "engine/model/weights.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <limits>
#include <numeric>
#include <spdlog/fmt/fmt.h>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace conclave::engine {

namespace {

constexpr char kMagic[4] = {'C', 'X', 'U', '1'};
constexpr std::size_t kHeaderBytes = sizeof kMagic + 2 * sizeof(std::uint32_t);

class Fnv1a {
  public:
    void add(const void* data, std::size_t bytes) {
        const auto* const at = static_cast<const unsigned char*>(data);
        for (std::size_t i = 0; i < bytes; ++i)
            m_hash = (m_hash ^ at[i]) * 0x100000001b3u;
    }
    std::uint64_t value() const { return m_hash; }

  private:
    std::uint64_t m_hash = 0xcbf29ce484222325u;
};

template <typename T>
void append(std::string& bytes, const T& value) {
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T>
T read(const std::string& bytes, std::size_t at) {
    T value;
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

std::uint64_t hashOf(const std::string& bytes, std::size_t length) {
    Fnv1a hash;
    hash.add(bytes.data(), length);
    return hash.value();
}

std::uint64_t saturatingSum(std::uint64_t a, std::uint64_t b) {
    return a > std::numeric_limits<std::uint64_t>::max() - b ? std::numeric_limits<std::uint64_t>::max()
                                                             : a + b;
}

/// All of @p bytes into a new file @p path, on the disk.
bool writeThrough(const std::string& path, const std::string& bytes) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return false;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t written = ::write(descriptor, bytes.data() + at, bytes.size() - at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break;
        at += static_cast<std::size_t>(written);
    }
    const bool isWhole = at == bytes.size() && ::fsync(descriptor) == 0;
    const int reason = errno;
    const bool isClosed = ::close(descriptor) == 0;
    if (!isWhole)
        errno = reason;
    return isWhole && isClosed;
}

} // namespace

ExpertUsage::ExpertUsage(int layers, int experts)
    : m_layers(std::max(layers, 0)), m_experts(std::max(experts, 0)),
      m_counts(static_cast<std::size_t>(m_layers) * static_cast<std::size_t>(m_experts)) {}

void ExpertUsage::count(int layer, std::span<const std::int32_t> ids) {
    if (layer < 0 || layer >= m_layers)
        return;
    std::uint64_t* const counts = m_counts.data() + static_cast<std::size_t>(layer) * m_experts;
    for (const std::int32_t id : ids)
        if (id >= 0 && id < m_experts)
            ++counts[id];
}

void ExpertUsage::add(int layer, std::span<const std::int32_t> counts) {
    if (layer < 0 || layer >= m_layers)
        return;
    std::uint64_t* const to = m_counts.data() + static_cast<std::size_t>(layer) * m_experts;
    for (std::size_t i = 0; i < counts.size() && i < static_cast<std::size_t>(m_experts); ++i)
        to[i] = saturatingSum(to[i], static_cast<std::uint64_t>(std::max(counts[i], 0)));
}

void ExpertUsage::merge(const ExpertUsage& other) {
    assert(other.m_layers == m_layers && other.m_experts == m_experts);
    std::transform(m_counts.begin(), m_counts.end(), other.m_counts.begin(), m_counts.begin(), saturatingSum);
}

std::span<const std::uint64_t> ExpertUsage::of(int layer) const {
    if (layer < 0 || layer >= m_layers)
        return {};
    const auto experts = static_cast<std::size_t>(m_experts);
    return std::span(m_counts).subspan(static_cast<std::size_t>(layer) * experts, experts);
}

std::uint64_t ExpertUsage::total() const {
    return std::accumulate(m_counts.begin(), m_counts.end(), std::uint64_t{0}, saturatingSum);
}

ExpertUsage::Loaded ExpertUsage::load(const std::string& path, int layers, int experts) {
    Loaded loaded{ExpertUsage(layers, experts), {}};
    std::error_code error;
    const std::uint64_t bytesThere = std::filesystem::file_size(path, error);
    if (error == std::errc::no_such_file_or_directory)
        return loaded;
    const auto unusable = [&](const char* why) {
        loaded.notice =
            fmt::format("The counts of chosen experts in '{}' {}: counting begins anew.", path, why);
        return loaded;
    };
    if (error)
        return unusable("cannot be read");
    std::vector<std::uint64_t>& counts = loaded.usage.m_counts;
    const std::uint64_t bytesOfCounts = counts.size() * sizeof counts[0];
    if (bytesThere != kHeaderBytes + bytesOfCounts + sizeof(std::uint64_t))
        return unusable("are of another size");
    std::string bytes(bytesThere, '\0');
    std::ifstream file(path, std::ios::binary);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return unusable("cannot be read");
    const std::size_t end = bytes.size() - sizeof(std::uint64_t);
    if (std::memcmp(bytes.data(), kMagic, sizeof kMagic) != 0 ||
        read<std::uint64_t>(bytes, end) != hashOf(bytes, end))
        return unusable("are damaged");
    if (read<std::uint32_t>(bytes, 4) != static_cast<std::uint32_t>(layers) ||
        read<std::uint32_t>(bytes, 8) != static_cast<std::uint32_t>(experts))
        return unusable("belong to another model");
    std::memcpy(counts.data(), bytes.data() + kHeaderBytes, bytesOfCounts);
    return loaded;
}

Result<void> ExpertUsage::save(const std::string& path) const {
    std::string bytes(kMagic, sizeof kMagic);
    append(bytes, static_cast<std::uint32_t>(m_layers));
    append(bytes, static_cast<std::uint32_t>(m_experts));
    bytes.append(reinterpret_cast<const char*>(m_counts.data()), m_counts.size() * sizeof m_counts[0]);
    append(bytes, hashOf(bytes, bytes.size()));

    const auto failed = [&](const std::string& reason) {
        return Error{ErrorKind::Io, fmt::format("'{}' cannot be written: {}.", path, reason)};
    };
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, error)) {
        std::filesystem::create_directories(folder, error);
        if (error)
            return failed(error.message());
    }
    // Beside the old one and then in its place, so that a crash leaves one of the two. The process's number
    // keeps two programs apart.
    const std::string part = fmt::format("{}.{}.part", path, ::getpid());
    if (!writeThrough(part, bytes) || ::rename(part.c_str(), path.c_str()) != 0) {
        const std::string reason = std::generic_category().message(errno);
        ::unlink(part.c_str());
        return failed(reason);
    }
    return {};
}

std::string expertUsageFileName(const Weights& weights) {
    Fnv1a hash;
    int routers = 0;
    for (const LayerWeights& layer : weights.layers) {
        const auto* const experts = std::get_if<ExpertWeights>(&layer.feedForward);
        if (!experts || !experts->router.data)
            continue;
        const kernels::WeightView& router = experts->router;
        // The first two rows tell models apart; more of each would only take longer.
        const std::int64_t rows = std::min<std::int64_t>(router.rows, 2);
        hash.add(router.data,
                 static_cast<std::size_t>(rows * kernels::quantRowBytes(router.type, router.cols)));
        ++routers;
    }
    return routers == 0 ? std::string() : fmt::format("experts-{:016x}.usage", hash.value());
}

} // namespace conclave::engine
