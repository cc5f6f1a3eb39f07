// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cuda/cuda_queue.h"

namespace conclave::engine {

/// How fast a device's memory and the way to it are, measured now with buffers of up to @p mostBytes.
struct CudaRates {
    double device = 0; ///< bytes per second that copies on the device read and write; 0: not measured
    double bus = 0;    ///< from pinned main memory to the device; likewise
};
/// Takes some milliseconds, and two buffers on the device for that long. What cannot be measured, for want of
/// memory, stays 0.
CudaRates measureCudaRates(CudaQueue& queue, std::uint64_t mostBytes);

} // namespace conclave::engine
