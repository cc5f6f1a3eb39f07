// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_expert_stream.h"

#include "kernels/cuda/weight_planes.h"

#include <algorithm>

namespace conclave::engine {

using kernels::WeightStack;

namespace {

std::uint64_t bytesOf(const WeightStack& stack) {
    return static_cast<std::uint64_t>(kernels::cuda::planesBytes(stack.type, stack.rows, stack.cols));
}

/// A table of pointers to a stack's matrices.
std::uint64_t tableBytes(const WeightStack& stack) {
    constexpr std::uint64_t kAlign = kernels::cuda::kPlaneAlignment;
    const std::uint64_t bytes = static_cast<std::uint64_t>(stack.count) * sizeof(void*);
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

} // namespace

Result<std::unique_ptr<CudaExpertStream>> CudaExpertStream::create(const Parts& parts) {
    std::unique_ptr<CudaExpertStream> stream(new CudaExpertStream(parts));
    auto queue = CudaQueue::create(*parts.module, parts.device);
    if (!queue)
        return queue.error();
    stream->m_queue = std::move(*queue);
    auto uploader = CudaUploader::create(*stream->m_queue, parts.threads);
    if (!uploader)
        return uploader.error();
    stream->m_uploader = std::move(*uploader);
    std::uint64_t tables = 0;
    const std::size_t layers = parts.weights->layers.size() - (parts.weights->prediction ? 1 : 0);
    for (std::size_t i = 0; i < layers; ++i) {
        const auto layer = static_cast<int>(i);
        if (parts.deviceWeights->residentOf(layer).empty())
            continue;
        const auto& experts = std::get<ExpertWeights>(parts.weights->layers[i].feedForward);
        stream->m_layers.push_back(layer);
        tables =
            std::max(tables, tableBytes(experts.gate) + tableBytes(experts.up) + tableBytes(experts.down));
    }
    stream->m_next = stream->m_layers.size();
    for (Area& area : stream->m_areas) {
        auto memory = stream->m_queue->allocate(parts.areaBytes + tables, "copying experts to the GPU");
        if (!memory)
            return memory.error();
        area.memory = std::move(*memory);
    }
    return stream;
}

bool CudaExpertStream::fits(int layer) const {
    const std::vector<bool>& resident = m_parts.deviceWeights->residentOf(layer);
    const auto missing = static_cast<std::uint64_t>(std::count(resident.begin(), resident.end(), false));
    return missing * expertBytes(layer) <= m_parts.areaBytes;
}

/// Of one expert as planes.
std::uint64_t CudaExpertStream::expertBytes(int layer) const {
    const auto& experts =
        std::get<ExpertWeights>(m_parts.weights->layers[static_cast<std::size_t>(layer)].feedForward);
    return bytesOf(experts.gate) + bytesOf(experts.up) + bytesOf(experts.down);
}

CudaExpertStream::~CudaExpertStream() {
    static_cast<void>(arrived());
    if (m_queue)
        static_cast<void>(m_queue->synchronize());
}

/// Waits for the thread.
Result<void> CudaExpertStream::arrived() {
    return m_copying.valid() ? m_copying.get() : Result<void>();
}

void CudaExpertStream::begin(CudaQueue& queue, const std::stop_token& stop) {
    static_cast<void>(arrived()); // of a batch that was stopped
    m_stop = stop;
    m_queue->waitFor(queue);
    setOut(0);
}

void CudaExpertStream::setOut(std::size_t next) {
    m_next = next;
    if (next >= m_layers.size())
        return;
    // Deferred only where no thread is to be had: then take() copies.
    m_copying = std::async(std::launch::async | std::launch::deferred,
                           [this, next] { return copy(next, m_areas[next % m_areas.size()]); });
}

/// On the thread: as many missing experts as there is room for, then the tables of all.
Result<void> CudaExpertStream::copy(std::size_t next, Area& area) {
    const int index = m_layers[next];
    const auto& experts =
        std::get<ExpertWeights>(m_parts.weights->layers[static_cast<std::size_t>(index)].feedForward);
    area.isOnDevice = m_parts.deviceWeights->residentOf(index);
    const std::array<const WeightStack*, 3> stacks{&experts.gate, &experts.up, &experts.down};
    const std::array<kernels::cuda::MatrixStack*, 3> results{&area.layer.gate, &area.layer.up,
                                                             &area.layer.down};
    std::array<std::vector<const std::byte*>, 3> tables;
    for (std::size_t s = 0; s < stacks.size(); ++s) {
        const auto resident = m_parts.deviceWeights->matricesOf(*stacks[s]);
        tables[s].assign(resident.begin(), resident.end());
    }
    std::byte* free = area.memory.data();
    std::uint64_t room = m_parts.areaBytes;
    const std::uint64_t bytes = expertBytes(index);
    for (std::size_t e = 0; e < area.isOnDevice.size() && room >= bytes; ++e) {
        if (area.isOnDevice[e])
            continue;
        for (std::size_t s = 0; s < stacks.size(); ++s) {
            const Result<void> sent = m_uploader->sendMatrix(
                kernels::stackedMatrix(*stacks[s], static_cast<std::int64_t>(e)), free, m_stop);
            if (!sent)
                return sent;
            tables[s][e] = free;
            free += bytesOf(*stacks[s]);
        }
        room -= bytes;
        area.isOnDevice[e] = true;
    }
    std::byte* place = area.memory.data() + m_parts.areaBytes;
    for (std::size_t s = 0; s < stacks.size(); ++s) {
        const Result<void> sent = m_uploader->sendBytes(reinterpret_cast<const std::byte*>(tables[s].data()),
                                                        tables[s].size() * sizeof(void*), place);
        if (!sent)
            return sent;
        *results[s] = m_parts.deviceWeights->stack(*stacks[s]);
        results[s]->data = reinterpret_cast<const std::byte* const*>(place);
        place += tableBytes(*stacks[s]);
    }
    area.layer.isOnDevice = &area.isOnDevice;
    area.layer.isWhole =
        std::find(area.isOnDevice.begin(), area.isOnDevice.end(), false) == area.isOnDevice.end();
    return {};
}

Result<CudaExpertStream::Layer> CudaExpertStream::take(int layer, CudaQueue& queue) {
    if (Result<void> copied = arrived(); !copied)
        return copied.error();
    if (m_next >= m_layers.size() || m_layers[m_next] != layer)
        return Error{ErrorKind::Internal, "The experts of another layer were on their way."};
    const std::size_t taken = m_next;
    queue.waitFor(*m_queue);
    // The other area was read by what is in the queue by now; this layer's own work comes behind.
    m_queue->waitFor(queue);
    setOut(taken + 1);
    return m_areas[taken % m_areas.size()].layer;
}

} // namespace conclave::engine
