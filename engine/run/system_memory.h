// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace conclave::engine {

/// Bytes that programs can still take without swapping, as the system estimates them (MemAvailable of
/// /proc/meminfo). The largest number there is where the system does not say: then nothing is refused
/// beforehand.
std::uint64_t availableMemory();

/// "1.6 GB", "40 MB": decimal units, two digits where they matter.
std::string memoryText(std::uint64_t bytes);

} // namespace conclave::engine
