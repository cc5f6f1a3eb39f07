// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/machine.h"

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

/// The host's half of the dialect (gpu.h): what gpu_cuda.h makes of the CUDA runtime, over the emulated
/// device. Statuses have CUDA's numbers. What the device does with queued work is in README.md.
namespace emulation {
struct Stream;
struct Event;
struct Graph;
} // namespace emulation

namespace gpu {

using Status = int;
using Stream = emulation::Stream*;
using Event = emulation::Event*;
using Graph = emulation::Graph*;

inline constexpr Status kInvalidValue = 1;
inline constexpr Status kOutOfMemory = 2;
inline constexpr Status kNotSupported = 801;
inline constexpr Status kNoDriver = 35;

const char* statusName(Status status);
const char* statusText(Status status);

struct DeviceFacts {
    char name[256];
    int computeMajor;
    int computeMinor;
    int multiprocessors;
    std::size_t totalBytes;
    std::size_t sharedBytesPerBlock;
    bool launchesCooperatively;
};

Status deviceCount(int* count);
Status deviceFacts(int device, DeviceFacts* facts);
Status setDevice(int device);
Status memoryInfo(std::size_t* freeBytes, std::size_t* totalBytes);

Status allocate(void** memory, std::size_t bytes);
Status release(void* memory);
Status allocatePinned(void** memory, std::size_t bytes);
Status releasePinned(void* memory);
Status copyToDevice(void* to, const void* from, std::size_t bytes, Stream stream);
Status copyToHost(void* to, const void* from, std::size_t bytes, Stream stream);
Status copyOnDevice(void* to, const void* from, std::size_t bytes, Stream stream);
Status fillBytes(void* memory, int value, std::size_t bytes, Stream stream);

Status createStream(Stream* stream);
Status destroyStream(Stream stream);
Status synchronize(Stream stream);
Status createEvent(Event* event);
Status destroyEvent(Event event);
Status recordEvent(Event event, Stream stream);
Status waitForEvent(Stream stream, Event event);
Status synchronizeEvent(Event event);
Status elapsedMs(float* ms, Event from, Event to);

Status beginCapture(Stream stream);
Status endCapture(Stream stream, Graph* graph);
Status launchGraph(Graph graph, Stream stream);
Status destroyGraph(Graph graph);

struct LaunchConfig {
    dim3 grid;
    dim3 block;
    std::size_t sharedBytes = 0;
    Stream stream = nullptr;
    bool isCooperative = false;
};

} // namespace gpu

namespace emulation {

/// Copies the parameters and queues the kernel.
gpu::Status queueKernel(const gpu::LaunchConfig& config, Entry entry, const void* parameters,
                        std::size_t bytes);
gpu::Status residentBlocks(int* blocks, int threads, std::size_t sharedBytes);

} // namespace emulation

namespace gpu {

template <typename... Parameters, typename... Arguments>
Status launch(const LaunchConfig& config, void (*kernel)(Parameters...), Arguments&&... arguments) {
    static_assert((std::is_trivially_copyable_v<Parameters> && ...), "a kernel gets copies of plain data");
    using Call = std::tuple<void (*)(Parameters...), Parameters...>;
    const Call call{kernel, static_cast<Parameters>(std::forward<Arguments>(arguments))...};
    const auto entry = [](const void* parameters) {
        std::apply([](auto function, const auto&... values) { function(values...); },
                   *static_cast<const Call*>(parameters));
    };
    return emulation::queueKernel(config, entry, &call, sizeof call);
}

template <typename... Parameters>
Status residentBlocks(int* blocks, void (*)(Parameters...), int threads, std::size_t sharedBytes) {
    return emulation::residentBlocks(blocks, threads, sharedBytes);
}

} // namespace gpu
