// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/kernels/emulation/emulated_device.h"
#include "tests/kernels/emulation/machine_state.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

/// Inside of the host runtime; only its own sources include this. Everything happens under one lock.
namespace emulation {

// CUDA's numbers beyond those that the dialect names.
inline constexpr gpu::Status kInvalidConfiguration = 9;
inline constexpr gpu::Status kInvalidDevice = 101;
inline constexpr gpu::Status kInvalidHandle = 400;
inline constexpr gpu::Status kIllegalState = 401;
inline constexpr gpu::Status kNotReady = 600;
inline constexpr gpu::Status kTooManyCooperativeBlocks = 720;
inline constexpr gpu::Status kNotWhileCapturing = 900;
inline constexpr gpu::Status kCaptureInvalidated = 901;
inline constexpr gpu::Status kCaptureUnjoined = 904;
inline constexpr gpu::Status kCaptureIsolated = 905;

using Lock = std::lock_guard<std::recursive_mutex>;
std::recursive_mutex& hostMutex();

// ---- Queued work ----

enum class WorkKind { Kernel, Copy, Fill, Record, Wait, Graph };

/// The most that a kernel's parameters may take, as on the device.
struct Parameters {
    alignas(64) unsigned char bytes[4096];
    Parameters* next; ///< while it is not in use
};

struct Work {
    WorkKind kind = WorkKind::Kernel;
    // Kernel
    Grid grid = {};
    Parameters* parameters = nullptr;
    // Copy, Fill
    void* to = nullptr;
    const void* from = nullptr;
    std::size_t bytes = 0;
    int value = 0;
    std::unique_ptr<unsigned char[]> staged; ///< of a copy from memory that is not pinned
    // Record, Wait
    Event* event = nullptr;
    unsigned record = 0;
    Stream* other = nullptr;
    std::uint64_t position = 0;
    // Graph
    Graph* graph = nullptr;
    // In a graph
    unsigned branch = 0;
    std::size_t recordedBy = 0; ///< index of the node that a Wait waits for
    char order = 0;             ///< stands for the moment of queuing; of a Record in a graph: of running

    Work() = default;
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;
    ~Work();
};
using WorkPointer = std::unique_ptr<Work>;

/// Does what @p work says, as stream @p orders (two bytes, see Grid), in the trace that is current.
void perform(Work& work, char* orders);

// ---- Streams, events, captures, graphs ----

struct Graph {
    std::vector<WorkPointer> nodes; ///< in the order of recording
    std::vector<void*> traces;      ///< by branch; the first is the launching stream's
    std::unique_ptr<char[]> orders; ///< two per branch
    bool isDestroyed = false;
};
void runGraph(Graph& graph, void* trace, char* orders);

struct Capture {
    Stream* origin = nullptr;
    std::vector<Stream*> branches;     ///< origin first
    std::vector<std::size_t> unjoined; ///< by branch: nodes since somebody last waited for it
    std::vector<WorkPointer> nodes;
    std::thread::id thread;
    bool isInvalid = false;
};

struct Stream {
    std::deque<WorkPointer> pending;
    std::uint64_t issued = 0; ///< how many were ever queued
    std::uint64_t done = 0;
    void* trace = nullptr;
    char orders[2] = {}; ///< of its grids
    char doneOrder = 0;  ///< what it has done
    std::shared_ptr<Capture> capture;
    unsigned branch = 0; ///< in the capture
    bool isDestroyed = false;
};

struct Event {
    static constexpr unsigned kOrders = 8;
    Stream* stream = nullptr; ///< of the last record; nullptr: none yet
    std::uint64_t position = 0;
    unsigned records = 0;
    unsigned recordsDone = 0;
    std::chrono::steady_clock::time_point time;
    char orders[kOrders] = {};
    std::weak_ptr<Capture> capture;
    std::size_t node = 0; ///< in the capture
    bool isDestroyed = false;
};

/// nullptr is the default stream; nullptr comes back for one that has been destroyed.
Stream* opened(gpu::Stream stream);
/// Queues @p work, or records it.
gpu::Status enqueue(Stream& stream, WorkPointer work);
/// Until @p position works of the stream are done, and what they wait for.
void runUntil(Stream& stream, std::uint64_t position);
/// All streams; what they did has happened for the caller.
void runAll();
/// Ends the captures of this thread as CUDA does when something not recordable is called. Whether there was
/// one.
bool spoilCaptures();

// ---- Device and memory ----

const gpu::DeviceFacts& facts();
AsyncTiming hostTiming();

bool isDeviceMemory(const void* memory, std::size_t bytes);
bool isPinned(const void* memory, std::size_t bytes);
/// Between these the device may touch its memory; outside AddressSanitizer keeps everybody off.
void openDeviceMemory();
void closeDeviceMemory();

} // namespace emulation
