// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <cstdint>
#include <stop_token>

namespace conclave::engine {

inline constexpr std::uint64_t kMeasuredBytes = std::uint64_t{1} << 30; ///< of a buffer that no cache holds

/// How fast a CUDA device moves memory, measured now.
struct DeviceBandwidth {
    double copyBytesPerSecond = 0; ///< within its memory, what is read and what is written counted
    double busBytesPerSecond = 0;  ///< from pinned main memory to the device
    std::uint64_t bufferBytes = 0; ///< of one buffer
};

/// Copies a buffer that no cache holds (1 GiB, or less where less is free) @p passes times within the device
/// and to it, and takes the fastest of each: what kernels that read each weight once can be held against, and
/// what a placement is planned with. Errors: Device (no device, or it failed), OutOfMemory, Cancelled.
Result<DeviceBandwidth> measureDeviceBandwidth(int device, int passes, const std::stop_token& stop,
                                               std::uint64_t bytes = kMeasuredBytes);

} // namespace conclave::engine
