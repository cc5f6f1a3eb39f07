// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/system_memory.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <spdlog/fmt/fmt.h>
#include <string_view>

namespace conclave::engine {

namespace {

constexpr std::uint64_t kUnlimited = std::numeric_limits<std::uint64_t>::max();

/// The number that follows @p key in a file of such lines, or with an empty key the file's first.
std::optional<std::uint64_t> numberIn(const std::string& path, std::string_view key = {}) {
    std::ifstream file(path);
    std::string word;
    bool isFound = key.empty();
    while (!isFound && file >> word) {
        isFound = word == key;
        if (!isFound)
            std::getline(file, word);
    }
    std::uint64_t value = 0;
    return isFound && file >> value ? std::optional(value) : std::nullopt;
}

/// What differs between the two versions of control groups.
struct GroupFiles {
    const char* limit;
    const char* usage;
    const char* cached[2]; ///< of memory.stat: what is dropped when memory runs short
};
constexpr GroupFiles kVersion1{
    "memory.limit_in_bytes", "memory.usage_in_bytes", {"total_inactive_file", "total_active_file"}};
constexpr GroupFiles kVersion2{"memory.max", "memory.current", {"inactive_file", "active_file"}};

/// What the group in @p folder has left; all there is when it has no limit ("max").
std::uint64_t leftIn(const std::string& folder, const GroupFiles& files) {
    const auto limit = numberIn(folder + '/' + files.limit);
    const auto usage = numberIn(folder + '/' + files.usage);
    if (!limit || !usage)
        return kUnlimited;
    std::uint64_t cached = 0;
    for (const char* const key : files.cached)
        cached += numberIn(folder + "/memory.stat", key).value_or(0);
    const std::uint64_t used = *usage - std::min(*usage, cached);
    return *limit - std::min(*limit, used);
}

/// The least that the group @p path below @p mount or one above it has left. In a container the path may be
/// one that only the host knows; the mount is then the container's own.
std::uint64_t leftAbove(const std::string& mount, std::string path, const GroupFiles& files) {
    std::uint64_t left = leftIn(mount, files);
    while (path.size() > 1) {
        left = std::min(left, leftIn(mount + path, files));
        path.erase(path.find_last_of('/'));
    }
    return left;
}

} // namespace

std::uint64_t memoryLeftInGroups(const std::string& root) {
    std::uint64_t left = kUnlimited;
    std::ifstream groups(root + "/proc/self/cgroup");
    std::string line; // "4:memory:/user.slice" or, version 2, "0::/user.slice"
    while (std::getline(groups, line)) {
        const std::size_t first = line.find(':');
        const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = ',' + line.substr(first + 1, second - first - 1) + ',';
        const std::string path = line.substr(second + 1);
        if (controllers == ",,")
            left = std::min(left, leftAbove(root + "/sys/fs/cgroup", path, kVersion2));
        else if (controllers.find(",memory,") != std::string::npos)
            left = std::min(left, leftAbove(root + "/sys/fs/cgroup/memory", path, kVersion1));
    }
    return left;
}

std::uint64_t availableMemory() {
    const auto kilobytes = numberIn("/proc/meminfo", "MemAvailable:");
    return std::min(kilobytes ? *kilobytes * 1024 : kUnlimited, memoryLeftInGroups());
}

std::string memoryText(std::uint64_t bytes) {
    const auto value = static_cast<double>(bytes);
    if (value >= 1e10)
        return fmt::format("{:.0f} GB", value / 1e9);
    if (value >= 1e9)
        return fmt::format("{:.1f} GB", value / 1e9);
    if (value >= 1e7)
        return fmt::format("{:.0f} MB", value / 1e6);
    return fmt::format("{:.1f} MB", value / 1e6);
}

} // namespace conclave::engine
