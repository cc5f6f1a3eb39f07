// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/host_state.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace emulation {

namespace {

constexpr std::size_t kUsualBytes = std::size_t{16} << 30;
constexpr int kUsualMultiprocessors = 2;
constexpr int kUsualCompute = 90;

struct StatusName {
    gpu::Status status;
    const char* name;
    const char* text;
};
constexpr StatusName kStatusNames[] = {
    {0, "cudaSuccess", "no error"},
    {gpu::kInvalidValue, "cudaErrorInvalidValue", "invalid argument"},
    {gpu::kOutOfMemory, "cudaErrorMemoryAllocation", "out of memory"},
    {kInvalidConfiguration, "cudaErrorInvalidConfiguration", "invalid configuration argument"},
    {kInvalidDevice, "cudaErrorInvalidDevice", "invalid device ordinal"},
    {kInvalidHandle, "cudaErrorInvalidResourceHandle", "invalid resource handle"},
    {kIllegalState, "cudaErrorIllegalState", "the operation cannot be performed in the present state"},
    {kNotReady, "cudaErrorNotReady", "device not ready"},
    {kTooManyCooperativeBlocks, "cudaErrorCooperativeLaunchTooLarge",
     "too many blocks in cooperative launch"},
    {gpu::kNotSupported, "cudaErrorNotSupported", "operation not supported"},
    {kNotWhileCapturing, "cudaErrorStreamCaptureUnsupported",
     "operation not permitted when stream is capturing"},
    {kCaptureInvalidated, "cudaErrorStreamCaptureInvalidated",
     "operation failed due to a previous error during capture"},
    {kCaptureUnjoined, "cudaErrorStreamCaptureUnjoined",
     "capture was not ended because it still contains work not joined into the originating stream"},
    {kCaptureIsolated, "cudaErrorStreamCaptureIsolation",
     "dependency created on uncaptured work in another stream"},
};

const StatusName& nameOf(gpu::Status status) {
    static constexpr StatusName kUnknown = {-1, "cudaErrorUnknown", "unknown error"};
    const auto* const found = std::find_if(std::begin(kStatusNames), std::end(kStatusNames),
                                           [&](const StatusName& name) { return name.status == status; });
    return found == std::end(kStatusNames) ? kUnknown : *found;
}

gpu::DeviceFacts& device() {
    static gpu::DeviceFacts device = [] {
        const char* const compute = std::getenv("CONCLAVE_EMULATION_COMPUTE");
        const int generation = compute ? std::atoi(compute) : kUsualCompute;
        gpu::DeviceFacts usual = factsOfGeneration(generation / 10, generation % 10);
        if (const char* const megabytes = std::getenv("CONCLAVE_EMULATION_MEMORY_MB"))
            usual.totalBytes = std::strtoull(megabytes, nullptr, 10) << 20;
        return usual;
    }();
    return device;
}

std::size_t sharedBytesOf(int computeMajor, int computeMinor) {
    switch (10 * computeMajor + computeMinor) {
    case 75:
        return 64u << 10;
    case 80:
    case 87:
        return 163u << 10;
    case 90:
    case 100:
    case 103:
        return 227u << 10;
    default:
        return 99u << 10;
    }
}

} // namespace

gpu::DeviceFacts factsOfGeneration(int computeMajor, int computeMinor) {
    gpu::DeviceFacts made{};
    std::snprintf(made.name, sizeof made.name, "Emulated device");
    made.computeMajor = computeMajor;
    made.computeMinor = computeMinor;
    made.multiprocessors = kUsualMultiprocessors;
    made.totalBytes = kUsualBytes;
    made.sharedBytesPerBlock = sharedBytesOf(computeMajor, computeMinor);
    made.launchesCooperatively = true;
    return made;
}

void pretendDevice(const gpu::DeviceFacts& pretended) {
    const Lock lock(hostMutex());
    device() = pretended;
}

void setMemoryBytes(std::size_t bytes) {
    const Lock lock(hostMutex());
    device().totalBytes = bytes;
}

const gpu::DeviceFacts& facts() {
    return device();
}

AsyncTiming hostTiming() {
    static const AsyncTiming timing = asyncTiming();
    return timing;
}

std::recursive_mutex& hostMutex() {
    static std::recursive_mutex mutex;
    return mutex;
}

gpu::Status residentBlocks(int* blocks, int threads, std::size_t sharedBytes) {
    const bool fits = threads > 0 && threads <= 1024 && sharedBytes <= facts().sharedBytesPerBlock;
    *blocks = fits ? 1 : 0; // one, since every thread of a cooperative launch costs a stack
    return fits ? 0 : gpu::kInvalidValue;
}

} // namespace emulation

namespace gpu {

const char* statusName(Status status) {
    return emulation::nameOf(status).name;
}

const char* statusText(Status status) {
    return emulation::nameOf(status).text;
}

Status deviceCount(int* count) {
    *count = 1;
    return 0;
}

Status deviceFacts(int device, DeviceFacts* found) {
    const emulation::Lock lock(emulation::hostMutex());
    if (device != 0)
        return emulation::kInvalidDevice;
    *found = emulation::facts();
    return 0;
}

Status setDevice(int device) {
    return device == 0 ? 0 : emulation::kInvalidDevice;
}

} // namespace gpu
