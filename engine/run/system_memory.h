// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace conclave::engine {

/// Bytes that this program can still take without swapping: as the system estimates them (MemAvailable of
/// /proc/meminfo), or less where a control group of it is limited (a container, systemd's MemoryMax). The
/// largest number there is where the system does not say: then nothing is refused beforehand.
std::uint64_t availableMemory();

/// What the limits of this program's control groups leave, of both versions; the largest number where there
/// is no limit. File pages count as free. @p root stands before the paths in /proc and /sys.
std::uint64_t memoryLeftInGroups(const std::string& root = {});

/// "1.6 GB", "40 MB": decimal units, two digits where they matter.
std::string memoryText(std::uint64_t bytes);

} // namespace conclave::engine
