// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/cuda/cuda_module.h"

#include "kernels/cuda/blas.h"
#include "kernels/cuda/launchers.h"
#include "kernels/cuda/persistent_step.h"

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <new>
#include <vector>

namespace conclave::kernels::cuda {

/// A part of a persistent recording: operations that one kernel runs, or one that has a kernel of its own.
struct Segment {
    StepRecorder recorder;
    Operation operation = Operation::NormRows;
    std::vector<std::byte> arguments; ///< of that one; empty: the recorder's
    StepPhase* phases = nullptr;      ///< on the device
    int blocks = 0;
};

struct Recording {
    gpu::Graph graph = nullptr; ///< or else:
    std::vector<Segment> segments;
    gpu::GridBarrier* barrier = nullptr;
};

struct Queue {
    int device = 0;
    gpu::DeviceFacts facts{};
    gpu::Stream stream = nullptr;
    gpu::Event marks[kMarks] = {};
    gpu::Event handOver = nullptr;   ///< for queues that wait for this one
    bool isCapturing = false;        ///< into a graph
    Recording* recording = nullptr;  ///< the persistent one that is being made
    gpu::Status recordingStatus = 0; ///< the first refusal of the recording
};

namespace {

constexpr int kCallsText = 120;

void say(Failure* failure, FailureKind kind, const char* format, ...) {
    if (!failure)
        return;
    failure->kind = kind;
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(failure->text, sizeof failure->text, format, arguments);
    va_end(arguments);
}

/// True when @p status is success; else fills the failure with what was tried, where, and the driver's words.
bool succeeded(gpu::Status status, const char* what, const char* file, int line, Failure* failure) {
    if (status == 0)
        return true;
    const FailureKind kind = status == gpu::kOutOfMemory    ? FailureKind::OutOfMemory
                             : status == gpu::kNotSupported ? FailureKind::NotSupported
                                                            : FailureKind::Device;
    const char* const slash = std::strrchr(file, '/');
    say(failure, kind, "%s: %s (%.*s, %s:%d)", gpu::statusName(status), gpu::statusText(status), kCallsText,
        what, slash ? slash + 1 : file, line);
    return false;
}

#define CUDA_TRY(call)                                                                                       \
    do {                                                                                                     \
        if (!succeeded((call), #call, __FILE__, __LINE__, failure))                                          \
            return {};                                                                                       \
    } while (false)

/// The device is a property of the thread, and any thread may call.
bool enter(const Queue* queue, Failure* failure) {
    return succeeded(gpu::setDevice(queue->device), "choosing the device", __FILE__, __LINE__, failure);
}

int listDevices(DeviceInfo* devices, int capacity, Failure* failure) {
    int count = 0;
    const gpu::Status counted = gpu::deviceCount(&count);
    if (counted == gpu::kNoDriver) {
        say(failure, FailureKind::Device, "none is installed, or it is older than this build needs");
        return -1;
    }
    if (!succeeded(counted, "counting devices", __FILE__, __LINE__, failure))
        return -1;
    for (int i = 0; i < count && i < capacity; ++i) {
        gpu::DeviceFacts facts{};
        if (!succeeded(gpu::deviceFacts(i, &facts), "asking a device", __FILE__, __LINE__, failure))
            return -1;
        DeviceInfo& info = devices[i];
        std::snprintf(info.name, sizeof info.name, "%s", facts.name);
        info.computeMajor = facts.computeMajor;
        info.computeMinor = facts.computeMinor;
        info.multiprocessors = facts.multiprocessors;
        info.totalBytes = facts.totalBytes;
        std::size_t freeBytes = 0;
        std::size_t totalBytes = 0;
        const bool isKnown = gpu::setDevice(i) == 0 && gpu::memoryInfo(&freeBytes, &totalBytes) == 0;
        info.freeBytes = isKnown ? freeBytes : 0;
    }
    return count;
}

void destroyQueue(Queue* queue) {
    if (!queue)
        return;
    gpu::setDevice(queue->device);
    if (queue->stream)
        gpu::synchronize(queue->stream);
    for (const gpu::Event event : queue->marks)
        if (event)
            gpu::destroyEvent(event);
    if (queue->handOver)
        gpu::destroyEvent(queue->handOver);
    if (queue->stream)
        gpu::destroyStream(queue->stream);
    delete queue;
}

bool openQueue(Queue* queue, Failure* failure) {
    CUDA_TRY(gpu::setDevice(queue->device));
    CUDA_TRY(gpu::deviceFacts(queue->device, &queue->facts));
    CUDA_TRY(gpu::createStream(&queue->stream));
    for (gpu::Event& event : queue->marks)
        CUDA_TRY(gpu::createEvent(&event));
    CUDA_TRY(gpu::createEvent(&queue->handOver));
    return true;
}

Queue* createQueue(int device, Failure* failure) {
    Queue* const queue = new (std::nothrow) Queue;
    if (!queue) {
        say(failure, FailureKind::OutOfMemory, "no main memory for a queue");
        return nullptr;
    }
    queue->device = device;
    if (openQueue(queue, failure))
        return queue;
    destroyQueue(queue);
    return nullptr;
}

bool memory(Queue* queue, std::uint64_t* freeBytes, std::uint64_t* totalBytes, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    std::size_t freeNow = 0;
    std::size_t total = 0;
    CUDA_TRY(gpu::memoryInfo(&freeNow, &total));
    *freeBytes = freeNow;
    *totalBytes = total;
    return true;
}

void* allocate(Queue* queue, std::uint64_t bytes, Failure* failure) {
    if (!enter(queue, failure))
        return nullptr;
    void* found = nullptr;
    CUDA_TRY(gpu::allocate(&found, bytes));
    return found;
}

void release(Queue* queue, void* memory) {
    gpu::setDevice(queue->device);
    gpu::synchronize(queue->stream);
    gpu::release(memory);
}

void* allocatePinned(Queue* queue, std::uint64_t bytes, Failure* failure) {
    if (!enter(queue, failure))
        return nullptr;
    void* found = nullptr;
    CUDA_TRY(gpu::allocatePinned(&found, bytes));
    return found;
}

void releasePinned(Queue* queue, void* memory) {
    gpu::setDevice(queue->device);
    gpu::synchronize(queue->stream);
    gpu::releasePinned(memory);
}

bool copyToDevice(Queue* queue, void* to, const void* from, std::uint64_t bytes, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    CUDA_TRY(gpu::copyToDevice(to, from, bytes, queue->stream));
    return true;
}

bool copyToHost(Queue* queue, void* to, const void* from, std::uint64_t bytes, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    CUDA_TRY(gpu::copyToHost(to, from, bytes, queue->stream));
    return true;
}

bool copyOnDevice(Queue* queue, void* to, const void* from, std::uint64_t bytes, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    CUDA_TRY(gpu::copyOnDevice(to, from, bytes, queue->stream));
    return true;
}

bool fillZero(Queue* queue, void* memory, std::uint64_t bytes, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    CUDA_TRY(gpu::fillBytes(memory, 0, bytes, queue->stream));
    return true;
}

bool synchronize(Queue* queue, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    CUDA_TRY(gpu::synchronize(queue->stream));
    return true;
}

bool waitFor(Queue* queue, Queue* other, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    CUDA_TRY(gpu::recordEvent(other->handOver, other->stream));
    CUDA_TRY(gpu::waitForEvent(queue->stream, other->handOver));
    return true;
}

bool isMark(int mark, Failure* failure) {
    if (mark >= 0 && mark < kMarks)
        return true;
    say(failure, FailureKind::NotSupported, "mark %d; there are %d", mark, kMarks);
    return false;
}

bool setMark(Queue* queue, int mark, Failure* failure) {
    if (!enter(queue, failure) || !isMark(mark, failure))
        return false;
    CUDA_TRY(gpu::recordEvent(queue->marks[mark], queue->stream));
    return true;
}

bool waitForMark(Queue* queue, int mark, Failure* failure) {
    if (!enter(queue, failure) || !isMark(mark, failure))
        return false;
    CUDA_TRY(gpu::synchronizeEvent(queue->marks[mark]));
    return true;
}

bool elapsed(Queue* queue, int from, int to, float* milliseconds, Failure* failure) {
    if (!enter(queue, failure) || !isMark(from, failure) || !isMark(to, failure))
        return false;
    CUDA_TRY(gpu::elapsedMs(milliseconds, queue->marks[from], queue->marks[to]));
    return true;
}

/// One line for each operation: this is all that dispatches them.
gpu::Status runOperation(const Launch& launch, Operation operation, const void* arguments) {
    switch (operation) {
#define CONCLAVE_CUDA_OPERATION(Name)                                                                        \
    case Operation::Name:                                                                                    \
        return run(launch, *static_cast<const Name*>(arguments));
        CONCLAVE_CUDA_OPERATIONS(CONCLAVE_CUDA_OPERATION)
#undef CONCLAVE_CUDA_OPERATION
    }
    return gpu::kNotSupported;
}

const char* nameOf(Operation operation) {
    switch (operation) {
#define CONCLAVE_CUDA_OPERATION(Name)                                                                        \
    case Operation::Name:                                                                                    \
        return #Name;
        CONCLAVE_CUDA_OPERATIONS(CONCLAVE_CUDA_OPERATION)
#undef CONCLAVE_CUDA_OPERATION
    }
    return "an unknown operation";
}

std::size_t argumentBytes(Operation operation) {
    switch (operation) {
#define CONCLAVE_CUDA_OPERATION(Name)                                                                        \
    case Operation::Name:                                                                                    \
        return sizeof(Name);
        CONCLAVE_CUDA_OPERATIONS(CONCLAVE_CUDA_OPERATION)
#undef CONCLAVE_CUDA_OPERATION
    }
    return 0;
}

/// Into the kernel that the operations before are in, or by itself where that cannot run it.
void record(Queue* queue, Operation operation, const void* arguments) {
    std::vector<Segment>& segments = queue->recording->segments;
    if (segments.empty() || !segments.back().arguments.empty())
        segments.push_back({.recorder = StepRecorder(queue->facts)});
    if (segments.back().recorder.add(operation, arguments))
        return;
    if (segments.back().recorder.phases().empty())
        segments.pop_back();
    const auto* const bytes = static_cast<const std::byte*>(arguments);
    segments.push_back({.recorder = StepRecorder(queue->facts),
                        .operation = operation,
                        .arguments = {bytes, bytes + argumentBytes(operation)}});
}

bool runQueued(Queue* queue, Operation operation, const void* arguments, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    if (queue->recording) {
        record(queue, operation, arguments);
        return true;
    }
    const gpu::Status status =
        runOperation({.stream = queue->stream, .device = &queue->facts}, operation, arguments);
    if (status != 0 && queue->isCapturing && queue->recordingStatus == 0)
        queue->recordingStatus = status;
    return succeeded(status, nameOf(operation), __FILE__, __LINE__, failure);
}

template <typename Arguments>
concept NeedsScratch = requires(const Arguments& arguments) {
    scratchBytes(arguments);
};

template <typename Arguments>
std::int64_t scratchOf(const void* arguments) {
    if constexpr (NeedsScratch<Arguments>)
        return scratchBytes(*static_cast<const Arguments*>(arguments));
    return 0;
}

std::int64_t scratchBytesOf(Queue*, Operation operation, const void* arguments) {
    switch (operation) {
#define CONCLAVE_CUDA_OPERATION(Name)                                                                        \
    case Operation::Name:                                                                                    \
        return scratchOf<Name>(arguments);
        CONCLAVE_CUDA_OPERATIONS(CONCLAVE_CUDA_OPERATION)
#undef CONCLAVE_CUDA_OPERATION
    }
    return 0;
}

bool beginRecording(Queue* queue, RecordingKind kind, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    queue->recordingStatus = 0;
    if (kind == RecordingKind::Persistent) {
        if (!queue->facts.launchesCooperatively) {
            say(failure, FailureKind::NotSupported, "this device cannot run all blocks of a kernel at once");
            return false;
        }
        queue->recording = new (std::nothrow) Recording;
        if (!queue->recording)
            say(failure, FailureKind::OutOfMemory, "no main memory for a recorded step");
        return queue->recording != nullptr;
    }
    CUDA_TRY(gpu::beginCapture(queue->stream));
    queue->isCapturing = true;
    return true;
}

void destroyRecording(Queue* queue, Recording* recording) {
    if (!recording)
        return;
    gpu::setDevice(queue->device);
    gpu::synchronize(queue->stream);
    if (recording->graph)
        gpu::destroyGraph(recording->graph);
    for (const Segment& segment : recording->segments)
        if (segment.phases)
            gpu::release(segment.phases);
    if (recording->barrier)
        gpu::release(recording->barrier);
    delete recording;
}

/// Puts the phases of a finished recording on the device.
bool placePhases(Queue* queue, Recording* recording, Failure* failure) {
    CUDA_TRY(gpu::allocate(reinterpret_cast<void**>(&recording->barrier), sizeof(gpu::GridBarrier)));
    CUDA_TRY(gpu::fillBytes(recording->barrier, 0, sizeof(gpu::GridBarrier), queue->stream));
    for (Segment& segment : recording->segments) {
        const std::vector<StepPhase>& phases = segment.recorder.phases();
        if (phases.empty())
            continue;
        const std::size_t bytes = phases.size() * sizeof(StepPhase);
        CUDA_TRY(gpu::allocate(reinterpret_cast<void**>(&segment.phases), bytes));
        CUDA_TRY(gpu::copyToDevice(segment.phases, phases.data(), bytes, queue->stream));
        CUDA_TRY(persistentBlocks(queue->facts, segment.recorder.sharedBytes(), &segment.blocks));
    }
    CUDA_TRY(gpu::synchronize(queue->stream));
    return true;
}

Recording* endPersistent(Queue* queue, Failure* failure) {
    Recording* const recording = queue->recording;
    queue->recording = nullptr;
    if (placePhases(queue, recording, failure))
        return recording;
    destroyRecording(queue, recording);
    return nullptr;
}

Recording* endRecording(Queue* queue, Failure* failure) {
    if (!enter(queue, failure))
        return nullptr;
    if (queue->recording)
        return endPersistent(queue, failure);
    queue->isCapturing = false;
    gpu::Graph graph = nullptr;
    const gpu::Status ended = gpu::endCapture(queue->stream, &graph);
    const gpu::Status status = queue->recordingStatus != 0 ? queue->recordingStatus : ended;
    Recording* const recording = status == 0 ? new (std::nothrow) Recording{.graph = graph} : nullptr;
    if (!recording && graph)
        gpu::destroyGraph(graph);
    if (!succeeded(status, "recording a step", __FILE__, __LINE__, failure))
        return nullptr;
    if (!recording)
        say(failure, FailureKind::OutOfMemory, "no main memory for a recorded step");
    return recording;
}

bool replay(Queue* queue, Recording* recording, Failure* failure) {
    if (!enter(queue, failure))
        return false;
    if (recording->graph) {
        CUDA_TRY(gpu::launchGraph(recording->graph, queue->stream));
        return true;
    }
    const Launch launch{.stream = queue->stream, .device = &queue->facts};
    for (Segment& segment : recording->segments) {
        if (!segment.arguments.empty())
            CUDA_TRY(runOperation(launch, segment.operation, segment.arguments.data()));
        else
            CUDA_TRY(runPersistentStep(launch, segment.phases,
                                       static_cast<int>(segment.recorder.phases().size()), segment.blocks,
                                       segment.recorder.sharedBytes(), recording->barrier));
    }
    return true;
}

constexpr Module kModule{
    .devices = listDevices,
    .createQueue = createQueue,
    .destroyQueue = destroyQueue,
    .memory = memory,
    .allocate = allocate,
    .release = release,
    .allocatePinned = allocatePinned,
    .releasePinned = releasePinned,
    .copyToDevice = copyToDevice,
    .copyToHost = copyToHost,
    .copyOnDevice = copyOnDevice,
    .fillZero = fillZero,
    .synchronize = synchronize,
    .waitFor = waitFor,
    .blasText = blasText,
    .mark = setMark,
    .waitForMark = waitForMark,
    .elapsed = elapsed,
    .run = runQueued,
    .scratchBytes = scratchBytesOf,
    .beginRecording = beginRecording,
    .endRecording = endRecording,
    .replay = replay,
    .destroyRecording = destroyRecording,
};

} // namespace

} // namespace conclave::kernels::cuda

extern "C" const conclave::kernels::cuda::Module* conclaveCudaModule(int version) {
    using namespace conclave::kernels::cuda;
    return version == kModuleVersion ? &kModule : nullptr;
}
