// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/kernels/emulation/host_state.h"

namespace emulation {

namespace {

Parameters* freeParameters = nullptr;
std::size_t calls = 0;

gpu::Status checkLaunch(const gpu::LaunchConfig& config) {
    const std::size_t threads = std::size_t{config.block.x} * config.block.y * config.block.z;
    const std::size_t blocks = std::size_t{config.grid.x} * config.grid.y * config.grid.z;
    if (threads == 0 || threads > 1024 || config.block.z > 64 || blocks == 0 || config.grid.x > 0x7fffffffu ||
        config.grid.y > 65535 || config.grid.z > 65535)
        return kInvalidConfiguration;
    if (config.sharedBytes > facts().sharedBytesPerBlock)
        return gpu::kInvalidValue;
    if (!config.isCooperative)
        return 0;
    if (!facts().launchesCooperatively)
        return gpu::kNotSupported;
    int resident = 0;
    if (const gpu::Status failed = residentBlocks(&resident, static_cast<int>(threads), config.sharedBytes))
        return failed;
    return blocks > static_cast<std::size_t>(resident) * static_cast<std::size_t>(facts().multiprocessors)
               ? kTooManyCooperativeBlocks
               : 0;
}

void copy(const Work& work) {
    const Location at = Location::current();
    const void* const from = work.staged ? work.staged.get() : work.from;
    if (!work.staged)
        noteRead(from, work.bytes, at);
    noteWrite(work.to, work.bytes, at);
    copyBytes(work.to, from, work.bytes);
}

/// What cudaMemcpyAsync does: memory that is not pinned is read at once, into a buffer of the driver's.
gpu::Status queueCopy(gpu::Stream stream, void* to, const void* from, std::size_t bytes, bool fromHost) {
    const Lock lock(hostMutex());
    Stream* const queue = opened(stream);
    if (!queue)
        return kInvalidHandle;
    if (bytes == 0)
        return 0;
    auto work = std::make_unique<Work>();
    work->kind = WorkKind::Copy;
    work->to = to;
    work->from = from;
    work->bytes = bytes;
    if (fromHost && !isPinned(from, bytes) && !queue->capture) {
        noteRead(from, bytes, Location::current());
        work->staged = std::make_unique_for_overwrite<unsigned char[]>(bytes);
        copyBytes(work->staged.get(), from, bytes);
    }
    return enqueue(*queue, std::move(work));
}

} // namespace

Work::~Work() {
    if (!parameters)
        return;
    parameters->next = freeParameters;
    freeParameters = parameters;
}

void perform(Work& work, char* orders) {
    openDeviceMemory();
    switch (work.kind) {
    case WorkKind::Kernel:
        work.grid.stream = orders;
        runGrid(work.grid);
        break;
    case WorkKind::Copy:
        copy(work);
        break;
    case WorkKind::Fill:
        noteWrite(work.to, work.bytes, Location::current());
        fillBytes(work.to, static_cast<unsigned char>(work.value), work.bytes);
        break;
    case WorkKind::Record:
    case WorkKind::Wait:
    case WorkKind::Graph:
        break; // of queues, not of the device
    }
    closeDeviceMemory();
}

gpu::Status queueKernel(const gpu::LaunchConfig& config, Entry entry, const void* parameters,
                        std::size_t bytes) {
    const Lock lock(hostMutex());
    ++calls;
    Stream* const queue = opened(config.stream);
    if (!queue)
        return kInvalidHandle;
    if (const gpu::Status failed = checkLaunch(config))
        return failed;
    auto work = std::make_unique<Work>();
    if (bytes > sizeof work->parameters->bytes)
        return gpu::kInvalidValue;
    work->parameters = freeParameters;
    if (freeParameters)
        freeParameters = freeParameters->next;
    else
        work->parameters = static_cast<Parameters*>(coreMemory(sizeof(Parameters)));
    copyBytes(work->parameters->bytes, parameters, bytes);
    work->grid = {.size = config.grid,
                  .block = config.block,
                  .sharedBytes = config.sharedBytes,
                  .isCooperative = config.isCooperative,
                  .entry = entry,
                  .parameters = work->parameters->bytes,
                  .computeMajor = facts().computeMajor,
                  .computeMinor = facts().computeMinor,
                  .stream = nullptr};
    return enqueue(*queue, std::move(work));
}

std::size_t queuedCalls() {
    const Lock lock(hostMutex());
    return calls;
}

} // namespace emulation

namespace gpu {

Status copyToDevice(void* to, const void* from, std::size_t bytes, Stream stream) {
    const emulation::Lock lock(emulation::hostMutex());
    if (bytes > 0 && (!emulation::isDeviceMemory(to, bytes) || emulation::isDeviceMemory(from, 1)))
        return kInvalidValue;
    return emulation::queueCopy(stream, to, from, bytes, true);
}

Status copyToHost(void* to, const void* from, std::size_t bytes, Stream stream) {
    const emulation::Lock lock(emulation::hostMutex());
    if (bytes > 0 && (!emulation::isDeviceMemory(from, bytes) || emulation::isDeviceMemory(to, 1)))
        return kInvalidValue;
    return emulation::queueCopy(stream, to, from, bytes, false);
}

Status copyOnDevice(void* to, const void* from, std::size_t bytes, Stream stream) {
    const emulation::Lock lock(emulation::hostMutex());
    if (bytes > 0 && (!emulation::isDeviceMemory(from, bytes) || !emulation::isDeviceMemory(to, bytes)))
        return kInvalidValue;
    return emulation::queueCopy(stream, to, from, bytes, false);
}

Status fillBytes(void* memory, int value, std::size_t bytes, Stream stream) {
    const emulation::Lock lock(emulation::hostMutex());
    emulation::Stream* const queue = emulation::opened(stream);
    if (!queue)
        return emulation::kInvalidHandle;
    if (bytes == 0)
        return 0;
    if (!emulation::isDeviceMemory(memory, bytes))
        return kInvalidValue;
    auto work = std::make_unique<emulation::Work>();
    work->kind = emulation::WorkKind::Fill;
    work->to = memory;
    work->value = value;
    work->bytes = bytes;
    return emulation::enqueue(*queue, std::move(work));
}

} // namespace gpu
