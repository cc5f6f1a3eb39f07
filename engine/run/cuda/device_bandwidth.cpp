// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/device_bandwidth.h"

#include "engine/run/cuda/cuda_module.h"
#include "engine/run/cuda/cuda_queue.h"

#include <algorithm>
#include <cstring>

namespace conclave::engine {

namespace {

constexpr std::uint64_t kLargestPinned = std::uint64_t{256} << 20;

/// The fastest of @p passes of what @p send queues, in bytes per second; one more comes first and does not
/// count.
template <typename Send>
Result<double> fastest(CudaQueue& queue, std::uint64_t bytes, int passes, const std::stop_token& stop,
                       const Send& send) {
    double best = 0;
    for (int pass = 0; pass <= passes; ++pass) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, "The measurement was cancelled."};
        queue.mark(0);
        send();
        queue.mark(1);
        if (const Result<void> done = queue.synchronize(); !done)
            return done.error();
        const Result<float> milliseconds = queue.elapsedMs(0, 1);
        if (!milliseconds)
            return milliseconds.error();
        if (pass > 0 && *milliseconds > 0)
            best = std::max(best, static_cast<double>(bytes) / (*milliseconds * 1e-3));
    }
    return best;
}

} // namespace

Result<DeviceBandwidth> measureDeviceBandwidth(int device, int passes, const std::stop_token& stop,
                                               std::uint64_t bytes) {
    const CudaStatus& status = cudaStatus();
    if (!status.module)
        return Error{ErrorKind::Device, "There is no GPU to measure: " + status.reason + "."};
    const auto queue = CudaQueue::create(*status.module, device);
    if (!queue)
        return queue.error();
    const Result<std::uint64_t> free = (*queue)->freeBytes();
    if (!free)
        return free.error();
    DeviceBandwidth result;
    result.bufferBytes = std::min(bytes, *free / 4) / 4096 * 4096;
    const std::uint64_t pinnedBytes = std::min(kLargestPinned, result.bufferBytes);
    const auto from = (*queue)->allocate(result.bufferBytes, "a buffer to measure with");
    const auto to = (*queue)->allocate(result.bufferBytes, "a buffer to measure with");
    const auto pinned = (*queue)->allocatePinned(pinnedBytes, "a buffer to measure with");
    for (const auto* memory : {&from, &to, &pinned})
        if (!*memory)
            return memory->error();
    (*queue)->fillZero(from->data(), result.bufferBytes);
    std::memset(pinned->data(), 1, pinnedBytes);

    const Result<double> copy = fastest(**queue, 2 * result.bufferBytes, passes, stop, [&] {
        (*queue)->copyOnDevice(to->data(), from->data(), result.bufferBytes);
    });
    if (!copy)
        return copy.error();
    result.copyBytesPerSecond = *copy;
    const Result<double> bus = fastest(**queue, pinnedBytes, passes, stop, [&] {
        (*queue)->copyToDevice(to->data(), pinned->data(), pinnedBytes);
    });
    if (!bus)
        return bus.error();
    result.busBytesPerSecond = *bus;
    return result;
}

} // namespace conclave::engine
