// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <stop_token>

namespace conclave::engine {

/// How fast this machine's memory can be read, measured now.
struct MemoryBandwidth {
    double bytesPerSecond = 0; ///< of the fastest pass; 0 when nothing could be measured
    std::uint64_t bufferBytes = 0;
    int threads = 0;
};

/// Reads a buffer several times larger than the last-level cache @p passes times with a thread pool of
/// @p threads (0: one per physical core) and takes the fastest pass: the peak that a kernel which reads its
/// weights once can be held against, and what a placement is planned with.
MemoryBandwidth measureReadBandwidth(int threads, int passes, std::stop_token stop);

} // namespace conclave::engine
