// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kernels/cuda/operation_list.h"

#include <cstdint>

/// The door of libconclave_cuda.so: one C entry that hands out a table of functions. Plain data and plain
/// functions only, for the module and the program are built by different compilers. Loaded with dlopen by
/// engine/run/cuda/cuda_module, so that the program starts where there is no driver. The emulated device of
/// the tests has the same door.
///
/// Functions that can fail return false (or nullptr, or -1) and fill the Failure. They may be called from any
/// thread, for one queue from one thread at a time.
namespace conclave::kernels::cuda {

/// Rises with every change of this file, of operations.h or of weight_planes.h.
inline constexpr int kModuleVersion = 3;

enum class FailureKind : int {
    OutOfMemory,
    NotSupported, ///< by this device, or not at all: nothing was queued
    Device,       ///< the driver refused, or earlier work on the device has failed
};
struct Failure {
    FailureKind kind = FailureKind::Device;
    char text[240] = "";
};

struct DeviceInfo {
    char name[256];
    int computeMajor;
    int computeMinor;
    int multiprocessors;
    std::uint64_t totalBytes;
    std::uint64_t freeBytes;
};

/// What happens in order on a device. All that it is given lives until the work is done.
struct Queue;

/// A step that was recorded and can be repeated.
struct Recording;
enum class RecordingKind : int {
    Graph,      ///< the same launches, sent at once
    Persistent, ///< one cooperative kernel that runs all operations
};

inline constexpr int kMarks = 64; ///< points in time per queue

struct Module {
    int version = kModuleVersion;

    /// How many devices there are; fills up to @p capacity of them. -1: no driver or a broken one.
    int (*devices)(DeviceInfo* devices, int capacity, Failure* failure);

    Queue* (*createQueue)(int device, Failure* failure);
    /// Waits for the queue first. nullptr is allowed.
    void (*destroyQueue)(Queue* queue);

    bool (*memory)(Queue* queue, std::uint64_t* freeBytes, std::uint64_t* totalBytes, Failure* failure);
    void* (*allocate)(Queue* queue, std::uint64_t bytes, Failure* failure);
    void (*release)(Queue* queue, void* memory);
    /// Host memory that the device copies from and to while the program goes on.
    void* (*allocatePinned)(Queue* queue, std::uint64_t bytes, Failure* failure);
    void (*releasePinned)(Queue* queue, void* memory);

    // Queued like operations. Host memory is pinned, or the call waits for it.
    bool (*copyToDevice)(Queue* queue, void* to, const void* from, std::uint64_t bytes, Failure* failure);
    bool (*copyToHost)(Queue* queue, void* to, const void* from, std::uint64_t bytes, Failure* failure);
    bool (*copyOnDevice)(Queue* queue, void* to, const void* from, std::uint64_t bytes, Failure* failure);
    bool (*fillZero)(Queue* queue, void* memory, std::uint64_t bytes, Failure* failure);

    /// Waits until everything queued is done; says what has failed since the last call.
    bool (*synchronize)(Queue* queue, Failure* failure);
    /// What is queued on @p queue from here on waits for what is queued on @p other now.
    bool (*waitFor)(Queue* queue, Queue* other, Failure* failure);

    // Points in time, 0 to kMarks - 1: waiting for one, and milliseconds between two that are over.
    bool (*mark)(Queue* queue, int mark, Failure* failure);
    bool (*waitForMark)(Queue* queue, int mark, Failure* failure);
    bool (*elapsed)(Queue* queue, int from, int to, float* milliseconds, Failure* failure);

    /// @p arguments is the struct of that name; it is read before the call returns.
    bool (*run)(Queue* queue, Operation operation, const void* arguments, Failure* failure);
    /// Working memory that run() wants in the struct's `scratch`.
    std::int64_t (*scratchBytes)(Queue* queue, Operation operation, const void* arguments);

    /// From here on run() and the copies on the device record instead of running.
    bool (*beginRecording)(Queue* queue, RecordingKind kind, Failure* failure);
    /// nullptr also when something in the recording could not be recorded (NotSupported).
    Recording* (*endRecording)(Queue* queue, Failure* failure);
    bool (*replay)(Queue* queue, Recording* recording, Failure* failure);
    void (*destroyRecording)(Queue* queue, Recording* recording);
};

} // namespace conclave::kernels::cuda

/// nullptr when @p version is not kModuleVersion.
extern "C" const conclave::kernels::cuda::Module* conclaveCudaModule(int version);
