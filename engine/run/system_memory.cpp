// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/system_memory.h"

#include <fstream>
#include <limits>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

std::uint64_t availableMemory() {
    std::ifstream file("/proc/meminfo");
    std::string key;
    std::uint64_t kilobytes = 0;
    std::string unit;
    while (file >> key >> kilobytes) {
        std::getline(file, unit);
        if (key == "MemAvailable:")
            return kilobytes * 1024;
    }
    return std::numeric_limits<std::uint64_t>::max();
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
