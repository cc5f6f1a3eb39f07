// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/host_runtime.h"

/// What tests may decide about the emulated device. Without them it is of generation 9.0 with 2
/// multiprocessors and 16 GiB; the environment says otherwise with CONCLAVE_EMULATION_COMPUTE=75 and
/// CONCLAVE_EMULATION_MEMORY_MB=512.
namespace emulation {

/// A device of this generation, as much shared memory as it has. Nothing is queued.
gpu::DeviceFacts factsOfGeneration(int computeMajor, int computeMinor);
/// From here on the device is this one. Memory that is allocated stays.
void pretendDevice(const gpu::DeviceFacts& facts);
/// The next allocations fit into this, no more.
void setMemoryBytes(std::size_t bytes);

/// How much device memory is in use, for tests of leaks.
std::size_t usedBytes();
/// How many calls put work into queues since the program began, for tests of what is queued.
std::size_t queuedCalls();

} // namespace emulation
