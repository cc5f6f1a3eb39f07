// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_queue.h"

#include "engine/base/log.h"
#include "engine/run/system_memory.h"

#include <atomic>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

using kernels::cuda::Failure;
using kernels::cuda::FailureKind;
using kernels::cuda::Operation;
using kernels::cuda::Recording;
using kernels::cuda::RecordingKind;

Error cudaError(const Failure& failure) {
    switch (failure.kind) {
    case FailureKind::OutOfMemory:
        return {
            ErrorKind::OutOfMemory,
            fmt::format("The GPU has no memory left for this: {}. Close other programs that use it, choose "
                        "a shorter context, or run this model on the CPU.",
                        failure.text)};
    case FailureKind::NotSupported:
        return {
            ErrorKind::Unsupported,
            fmt::format("This GPU cannot run a part of this model: {}. Run it on the CPU.", failure.text)};
    case FailureKind::Device:
        break;
    }
    return {ErrorKind::Device,
            fmt::format("The GPU reported an error: {}. Load the model anew, or run it on the CPU.",
                        failure.text)};
}

CudaMemory::~CudaMemory() {
    if (m_data && m_isPinned)
        m_queue->m_module.releasePinned(m_queue->m_queue, m_data);
    else if (m_data)
        m_queue->m_module.release(m_queue->m_queue, m_data);
}

Result<std::unique_ptr<CudaQueue>> CudaQueue::create(const kernels::cuda::Module& module, int device) {
    Failure failure;
    kernels::cuda::Queue* const queue = module.createQueue(device, &failure);
    if (!queue)
        return cudaError(failure);
    return std::unique_ptr<CudaQueue>(new CudaQueue(module, queue));
}

CudaQueue::~CudaQueue() {
    m_scratch = {};
    m_module.destroyQueue(m_queue);
}

Result<std::uint64_t> CudaQueue::freeBytes() {
    Failure failure;
    std::uint64_t free = 0;
    std::uint64_t total = 0;
    if (!m_module.memory(m_queue, &free, &total, &failure))
        return cudaError(failure);
    return free;
}

Result<CudaMemory> CudaQueue::take(std::uint64_t bytes, const char* purpose, bool isPinned) {
    CudaMemory memory;
    if (bytes == 0)
        return memory;
    Failure failure;
    void* const data = isPinned ? m_module.allocatePinned(m_queue, bytes, &failure)
                                : m_module.allocate(m_queue, bytes, &failure);
    if (data) {
        memory.m_queue = this;
        memory.m_data = static_cast<std::byte*>(data);
        memory.m_bytes = bytes;
        memory.m_isPinned = isPinned;
        return memory;
    }
    if (failure.kind != FailureKind::OutOfMemory)
        return cudaError(failure);
    if (isPinned)
        return Error{
            ErrorKind::OutOfMemory,
            fmt::format("{} of main memory for {} cannot be pinned for the GPU. Close other programs.",
                        memoryText(bytes), purpose)};
    const Result<std::uint64_t> free = freeBytes();
    return Error{
        ErrorKind::OutOfMemory,
        fmt::format("{} of GPU memory were asked for ({}), but {} is free. Close other programs that "
                    "use the GPU, choose a shorter context, or run this model on the CPU.",
                    memoryText(bytes), purpose, memoryText(free ? *free : 0))};
}

Result<CudaMemory> CudaQueue::allocate(std::uint64_t bytes, const char* purpose) {
    return take(bytes, purpose, false);
}

Result<CudaMemory> CudaQueue::allocatePinned(std::uint64_t bytes, const char* purpose) {
    return take(bytes, purpose, true);
}

void CudaQueue::note(bool succeeded, const Failure& failure) {
    if (succeeded || m_hasFailed)
        return;
    m_hasFailed = true;
    m_failure = failure;
}

void CudaQueue::send(Operation operation, const void* arguments) {
    if (!isSending())
        return;
    Failure failure;
    const bool succeeded = m_module.run(m_queue, operation, arguments, &failure);
    if (!m_isRecording) // a recording tells at its end
        note(succeeded, failure);
}

void CudaQueue::measure(Operation operation, const void* arguments) {
    const std::int64_t bytes = m_module.scratchBytes(m_queue, operation, arguments);
    m_measured = std::max(m_measured, static_cast<std::uint64_t>(bytes));
}

Result<void> CudaQueue::allocateMeasured() {
    m_isMeasuring = false;
    auto memory = allocate(m_measured, "working memory of one step");
    if (!memory)
        return memory.error();
    m_scratch = std::move(*memory);
    return {};
}

void CudaQueue::copyToDevice(void* to, const void* from, std::uint64_t bytes) {
    if (!isSending() || bytes == 0)
        return;
    Failure failure;
    note(m_module.copyToDevice(m_queue, to, from, bytes, &failure), failure);
}

void CudaQueue::copyToHost(void* to, const void* from, std::uint64_t bytes) {
    if (!isSending() || bytes == 0)
        return;
    Failure failure;
    note(m_module.copyToHost(m_queue, to, from, bytes, &failure), failure);
}

void CudaQueue::copyOnDevice(void* to, const void* from, std::uint64_t bytes) {
    if (!isSending() || bytes == 0)
        return;
    Failure failure;
    note(m_module.copyOnDevice(m_queue, to, from, bytes, &failure), failure);
}

void CudaQueue::fillZero(void* memory, std::uint64_t bytes) {
    if (!isSending() || bytes == 0)
        return;
    Failure failure;
    note(m_module.fillZero(m_queue, memory, bytes, &failure), failure);
}

void CudaQueue::mark(int mark) {
    if (!isSending())
        return;
    Failure failure;
    note(m_module.mark(m_queue, mark, &failure), failure);
}

void CudaQueue::waitFor(CudaQueue& other) {
    if (!isSending())
        return;
    Failure failure;
    note(m_module.waitFor(m_queue, other.m_queue, &failure), failure);
}

bool CudaQueue::beginRecording(RecordingKind kind) {
    Failure failure;
    if (!isSending() || !m_module.beginRecording(m_queue, kind, &failure))
        return false;
    m_isRecording = true;
    return true;
}

Recording* CudaQueue::endRecording() {
    m_isRecording = false;
    Failure failure;
    return m_module.endRecording(m_queue, &failure);
}

void CudaQueue::replay(Recording* recording) {
    if (!isSending())
        return;
    Failure failure;
    note(m_module.replay(m_queue, recording, &failure), failure);
}

void CudaQueue::destroyRecording(Recording* recording) {
    m_module.destroyRecording(m_queue, recording);
}

void CudaQueue::logBlas() const {
    static std::atomic<bool> isSaid{false};
    const char* const text = m_module.blasText();
    if (*text && !isSaid.exchange(true))
        log().info("{}", text);
}

Result<void> CudaQueue::status() const {
    if (m_hasFailed)
        return cudaError(m_failure);
    return {};
}

Result<void> CudaQueue::synchronize() {
    Failure failure;
    if (isSending())
        note(m_module.synchronize(m_queue, &failure), failure);
    return status();
}

Result<void> CudaQueue::waitForMark(int mark) {
    Failure failure;
    if (isSending())
        note(m_module.waitForMark(m_queue, mark, &failure), failure);
    return status();
}

Result<float> CudaQueue::elapsedMs(int from, int to) {
    Failure failure;
    float milliseconds = 0;
    if (!m_module.elapsed(m_queue, from, to, &milliseconds, &failure))
        return cudaError(failure);
    return milliseconds;
}

} // namespace conclave::engine
