// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/host_state.h"

#include <cstdlib>
#include <map>

namespace emulation {

namespace {

constexpr std::size_t kAlignment = 256; ///< of everything the device gives out

/// NaN in every floating-point format.
constexpr unsigned char kUnset = 0xff;

struct Allocation {
    std::size_t bytes;
    bool isPinned; ///< else on the device
};

std::map<std::uintptr_t, Allocation>& allocations() {
    static std::map<std::uintptr_t, Allocation> all;
    return all;
}

std::size_t used = 0;
int openings = 0;

std::size_t charged(std::size_t bytes) {
    return (bytes + kAlignment - 1) / kAlignment * kAlignment;
}

/// Of exactly this size, so that the next byte belongs to nobody.
gpu::Status take(void** memory, std::size_t bytes, bool isPinned) {
    *memory = nullptr;
    if (spoilCaptures())
        return kNotWhileCapturing;
    if (bytes == 0)
        return 0;
    if (!isPinned && charged(bytes) > facts().totalBytes - std::min(used, facts().totalBytes))
        return gpu::kOutOfMemory;
    if (posix_memalign(memory, kAlignment, bytes) != 0) {
        *memory = nullptr;
        return gpu::kOutOfMemory;
    }
    fillBytes(*memory, kUnset, bytes);
    allocations()[reinterpret_cast<std::uintptr_t>(*memory)] = {bytes, isPinned};
    if (!isPinned) {
        used += charged(bytes);
        poison(*memory, bytes);
    }
    return 0;
}

gpu::Status give(void* memory, bool isPinned) {
    if (!memory)
        return 0;
    if (spoilCaptures())
        return kNotWhileCapturing;
    const auto found = allocations().find(reinterpret_cast<std::uintptr_t>(memory));
    if (found == allocations().end() || found->second.isPinned != isPinned)
        return gpu::kInvalidValue;
    runAll(); // as CUDA does before it takes memory away
    if (!isPinned) {
        used -= charged(found->second.bytes);
        unpoison(memory, found->second.bytes);
    }
    fillBytes(memory, kUnset, found->second.bytes);
    allocations().erase(found);
    std::free(memory);
    return 0;
}

/// The allocation that all these bytes are in.
const Allocation* allocationOf(const void* memory, std::size_t bytes) {
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    auto after = allocations().upper_bound(address);
    if (after == allocations().begin())
        return nullptr;
    const auto& [start, allocation] = *--after;
    return address + bytes <= start + allocation.bytes ? &allocation : nullptr;
}

} // namespace

bool isDeviceMemory(const void* memory, std::size_t bytes) {
    const Allocation* const found = allocationOf(memory, bytes);
    return found && !found->isPinned;
}

bool isPinned(const void* memory, std::size_t bytes) {
    const Allocation* const found = allocationOf(memory, bytes);
    return found && found->isPinned;
}

void openDeviceMemory() {
    if (!hasAddressSanitizer() || openings++ > 0)
        return;
    for (const auto& [start, allocation] : allocations())
        if (!allocation.isPinned)
            unpoison(reinterpret_cast<void*>(start), allocation.bytes);
}

void closeDeviceMemory() {
    if (!hasAddressSanitizer() || --openings > 0)
        return;
    for (const auto& [start, allocation] : allocations())
        if (!allocation.isPinned)
            poison(reinterpret_cast<void*>(start), allocation.bytes);
}

std::size_t usedBytes() {
    const Lock lock(hostMutex());
    return used;
}

} // namespace emulation

namespace gpu {

Status memoryInfo(std::size_t* freeBytes, std::size_t* totalBytes) {
    const emulation::Lock lock(emulation::hostMutex());
    *totalBytes = emulation::facts().totalBytes;
    *freeBytes = *totalBytes - std::min(emulation::used, *totalBytes);
    return 0;
}

Status allocate(void** memory, std::size_t bytes) {
    const emulation::Lock lock(emulation::hostMutex());
    return emulation::take(memory, bytes, false);
}

Status release(void* memory) {
    const emulation::Lock lock(emulation::hostMutex());
    return emulation::give(memory, false);
}

Status allocatePinned(void** memory, std::size_t bytes) {
    const emulation::Lock lock(emulation::hostMutex());
    return emulation::take(memory, bytes, true);
}

Status releasePinned(void* memory) {
    const emulation::Lock lock(emulation::hostMutex());
    return emulation::give(memory, true);
}

} // namespace gpu
