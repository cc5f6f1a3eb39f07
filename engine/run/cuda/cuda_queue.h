// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "kernels/cuda/cuda_module.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace conclave::engine {

class CudaQueue;

/// Memory of a device, or pinned memory of the host; given back with its owner, before its queue.
class CudaMemory {
  public:
    CudaMemory() = default;
    CudaMemory(CudaMemory&& other) noexcept { *this = std::move(other); }
    CudaMemory& operator=(CudaMemory&& other) noexcept {
        std::swap(m_queue, other.m_queue);
        std::swap(m_data, other.m_data);
        std::swap(m_bytes, other.m_bytes);
        std::swap(m_isPinned, other.m_isPinned);
        return *this;
    }
    ~CudaMemory();

    std::byte* data() const { return m_data; }
    std::uint64_t bytes() const { return m_bytes; }

  private:
    friend class CudaQueue;
    CudaQueue* m_queue = nullptr;
    std::byte* m_data = nullptr;
    std::uint64_t m_bytes = 0;
    bool m_isPinned = false;
};

/// What an evaluator sends to its device, in order. Owned by one object and used by one thread at a time.
///
/// What is sent does not report errors one by one: after the first one nothing is sent any more, and status()
/// or synchronize() tells it.
class CudaQueue {
  public:
    /// Errors: Device.
    static Result<std::unique_ptr<CudaQueue>> create(const kernels::cuda::Module& module, int device);
    ~CudaQueue();
    CudaQueue(const CudaQueue&) = delete;
    CudaQueue& operator=(const CudaQueue&) = delete;

    /// Errors: OutOfMemory (what was asked for, what is free; @p purpose: "the weights of this model"),
    /// Device.
    Result<CudaMemory> allocate(std::uint64_t bytes, const char* purpose);
    Result<CudaMemory> allocatePinned(std::uint64_t bytes, const char* purpose);
    Result<std::uint64_t> freeBytes();

    /// Sends an operation; its scratch is the queue's.
    template <typename Arguments>
    void run(Arguments arguments) {
        constexpr kernels::cuda::Operation operation = kernels::cuda::OperationOf<Arguments>::kOperation;
        if (m_isMeasuring) {
            measure(operation, &arguments);
            return;
        }
        if constexpr (requires { arguments.scratch; })
            arguments.scratch = {.data = m_scratch.data(),
                                 .bytes = static_cast<std::int64_t>(m_scratch.bytes())};
        send(operation, &arguments);
    }

    void copyToDevice(void* to, const void* from, std::uint64_t bytes);
    void copyToHost(void* to, const void* from, std::uint64_t bytes);
    void copyOnDevice(void* to, const void* from, std::uint64_t bytes);
    void fillZero(void* memory, std::uint64_t bytes);
    void mark(int mark);
    void waitFor(CudaQueue& other);

    // Scratch: first everything that will ever be sent is "sent" while measuring, at its largest.
    void beginMeasuring() { m_isMeasuring = true; }
    Result<void> allocateMeasured();
    std::uint64_t scratchBytes() const { return m_isMeasuring ? m_measured : m_scratch.bytes(); }

    /// Records what is sent until endRecording(); false when this kind cannot be recorded here.
    bool beginRecording(kernels::cuda::RecordingKind kind);
    bool isRecording() const { return m_isRecording; }
    /// nullptr when something that was sent cannot be recorded; then nothing has run, and nothing has failed.
    kernels::cuda::Recording* endRecording();
    void replay(kernels::cuda::Recording* recording);
    void destroyRecording(kernels::cuda::Recording* recording);

    Result<void> status() const;
    /// Waits for everything sent. Errors: Device, and OutOfMemory.
    Result<void> synchronize();
    Result<void> waitForMark(int mark);
    Result<float> elapsedMs(int from, int to);

  private:
    friend class CudaMemory;
    CudaQueue(const kernels::cuda::Module& module, kernels::cuda::Queue* queue)
        : m_module(module), m_queue(queue) {}
    void send(kernels::cuda::Operation operation, const void* arguments);
    void measure(kernels::cuda::Operation operation, const void* arguments);
    bool isSending() const { return !m_hasFailed && !m_isMeasuring; }
    void note(bool succeeded, const kernels::cuda::Failure& failure);
    Result<CudaMemory> take(std::uint64_t bytes, const char* purpose, bool isPinned);

    const kernels::cuda::Module& m_module;
    kernels::cuda::Queue* const m_queue;
    bool m_hasFailed = false;
    kernels::cuda::Failure m_failure;
    bool m_isMeasuring = false;
    bool m_isRecording = false;
    std::uint64_t m_measured = 0;
    CudaMemory m_scratch;
};

/// The Error that a failure of the module is, with what to do about it.
Error cudaError(const kernels::cuda::Failure& failure);

} // namespace conclave::engine
