// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_backend.h"

#include "engine/base/log.h"
#include "engine/model/model_parts.h"
#include "engine/run/cache_layout.h"
#include "engine/run/cuda/cuda_buffers.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/cuda/cuda_states.h"
#include "engine/run/cuda/device_bandwidth.h"
#include "engine/run/memory_bandwidth.h"
#include "engine/run/placement_text.h"
#include "engine/run/system_memory.h"

#include <algorithm>
#include <array>
#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

std::string CudaBackend::missingPart(const ModelConfig& config) {
    for (const LayerConfig& layer : config.layers)
        if (const auto* net = std::get_if<DeltaNetConfig>(&layer.mixer))
            if (net->keyWidth > kernels::cuda::DeltaNet::kMostKeyWidth)
                return fmt::format("delta nets with keys of {} numbers (at most {})", net->keyWidth,
                                   kernels::cuda::DeltaNet::kMostKeyWidth);
    return {};
}

Result<std::unique_ptr<CudaBackend>> CudaBackend::create(const ModelConfig& config, const Weights& weights,
                                                         const kernels::cuda::Module& module,
                                                         const Options& options,
                                                         const std::stop_token& stop) {
    if (const std::string part = missingPart(config); !part.empty())
        return Error{
            ErrorKind::Unsupported,
            fmt::format("This model has {}, which the GPU backend does not run yet. Choose the CPU.", part)};
    std::unique_ptr<CudaBackend> backend(new CudaBackend(config, weights, module, options));
    std::array<kernels::cuda::DeviceInfo, 16> devices{};
    kernels::cuda::Failure failure;
    const int count = module.devices(devices.data(), static_cast<int>(devices.size()), &failure);
    if (count < 0)
        return cudaError(failure);
    if (options.device >= count)
        return Error{
            ErrorKind::Device,
            fmt::format("GPU {} was asked for, but there are {}, numbered from 0.", options.device, count)};
    backend->m_info = devices[static_cast<std::size_t>(options.device)];
    auto queue = CudaQueue::create(module, options.device);
    if (!queue)
        return queue.error();
    backend->m_queue = std::move(*queue);
    if (Result<void> placed = backend->place(stop); !placed)
        return placed.error();
    return backend;
}

namespace {

/// Left to the system and to other programs.
std::uint64_t reserveOf(const kernels::cuda::DeviceInfo& info) {
    return std::min<std::uint64_t>(512 << 20, info.totalBytes / 32);
}

} // namespace

Result<void> CudaBackend::place(const std::stop_token& stop) {
    const auto free = m_queue->freeBytes();
    if (!free)
        return free.error();
    const std::uint64_t reserve = reserveOf(m_info);
    CudaPlacementRequest request{.config = &m_config,
                                 .weights = &m_weights,
                                 .deviceBytes = *free > reserve ? *free - reserve : 0,
                                 .hostBytes = availableMemory(),
                                 .mustUseDevice = m_options.mustUseDevice};
    if (m_options.deviceMemoryLimit > 0)
        request.deviceBytes = std::min(request.deviceBytes, m_options.deviceMemoryLimit);
    if (m_config.experts && !m_options.usageFolder.empty())
        m_usage = std::make_unique<KeptUsage>(m_options.usageFolder, m_weights, m_config.mainLayers(),
                                              static_cast<int>(m_config.experts->routing.experts));
    const ExpertUsage counts = m_usage ? m_usage->counts() : ExpertUsage(0, 0);
    if (counts.total() > 0)
        request.usage = &counts;
    if (m_options.placement) {
        m_placement = *m_options.placement;
        return upload(request, stop);
    }
    const bool isWhole =
        CudaWeights::bytes(m_weights, {}) + usualSessionBytes(m_config, m_weights) <= request.deviceBytes;
    if (m_config.experts && !isWhole) {
        constexpr std::uint64_t kBytes = 256 << 20;
        const auto device =
            measureDeviceBandwidth(m_options.device, 2, stop, std::min(kBytes, request.deviceBytes / 4));
        const MemoryBandwidth host = measureReadBandwidth(m_options.threads, 2, stop);
        if (device && device->copyBytesPerSecond > 0)
            request.rates.device = device->copyBytesPerSecond;
        if (device && device->busBytesPerSecond > 0)
            request.rates.bus = device->busBytesPerSecond;
        if (host.bytesPerSecond > 0)
            request.rates.host = host.bytesPerSecond;
    }
    auto placement = placeOnCuda(request);
    if (!placement)
        return placement.error();
    m_placement = std::move(*placement);
    if (Result<void> uploaded = upload(request, stop); !uploaded)
        return uploaded;
    logPlacement();
    return {};
}

/// Uploads what the placement says, or less.
Result<void> CudaBackend::upload(const CudaPlacementRequest& request, const std::stop_token& stop) {
    while (true) {
        auto uploaded = CudaWeights::upload(*m_queue, m_weights, m_placement.residence, m_options.threads,
                                            m_options.onProgress, stop);
        Result<void> fits;
        if (uploaded) {
            m_device = std::move(*uploaded);
            fits = m_config.experts ? tryUsualSession() : Result<void>();
        } else {
            fits = uploaded.error();
        }
        if (fits || fits.error().kind != ErrorKind::OutOfMemory)
            return uploaded ? Result<void>() : fits;
        const auto free = m_queue->freeBytes();
        const std::uint64_t asked = m_device ? usualSessionBytes(m_config, m_weights)
                                             : CudaWeights::bytes(m_weights, m_placement.residence);
        auto lower = m_placement.plan.layers.empty()
                         ? fits.error()
                         : lowerOnCuda(request, m_placement, asked, free ? *free : 0);
        if (!lower) // with the weights there, a conversation says itself what it misses
            return m_device ? Result<void>() : lower.error();
        log().warn("Fewer experts for the GPU: {}", fits.error().message);
        m_placement = std::move(*lower);
        m_device.reset();
    }
}

/// Whether there is room for a conversation of usual length beside the weights.
Result<void> CudaBackend::tryUsualSession() const {
    const auto evaluator =
        createEvaluator({.contextTokens = std::min(m_config.contextTokens, kUsualContextTokens)});
    if (!evaluator)
        return evaluator.error();
    return {};
}

void CudaBackend::logPlacement() const {
    if (m_placement.residence.empty() || m_placement.plan.layers.empty())
        return;
    log().info("Not all experts fit into the GPU's memory:\n{}", placementText(m_placement.plan));
}

std::string CudaBackend::description() const {
    std::string text = fmt::format("{}, compute {}.{}, {} of weights on it", m_info.name, m_info.computeMajor,
                                   m_info.computeMinor, memoryText(m_device->bytes()));
    if (m_device->isWhole())
        return text;
    const ExpertCount experts = countExperts(m_weights, m_placement.residence);
    return text + fmt::format(" with {} of {} experts, the others on the CPU", experts.resident, experts.all);
}

std::uint64_t CudaBackend::cacheBytes(const SessionOptions& options) const {
    return CacheLayout({.config = &m_config,
                        .type = options.cacheType,
                        .contextTokens = options.contextTokens,
                        .batchTokens = std::min(CudaEvaluator::kBatchTokens, options.contextTokens),
                        .predictsAhead = options.predictsAhead})
        .bytes();
}

std::uint64_t CudaBackend::workingBytes(int contextTokens) const {
    return CudaBuffers::bytes({.config = &m_config,
                               .weights = &m_weights,
                               .batch = std::min(CudaEvaluator::kBatchTokens, contextTokens)}) +
           CudaStates::bytes(m_config);
}

Result<std::unique_ptr<Evaluator>> CudaBackend::createEvaluator(const SessionOptions& options) const {
    auto evaluator = CudaEvaluator::create({.config = &m_config,
                                            .weights = &m_weights,
                                            .deviceWeights = m_device.get(),
                                            .module = &m_module,
                                            .device = m_options.device,
                                            .stepMode = m_options.stepMode,
                                            .stepChoice = &m_stepChoice,
                                            .placement = &m_placement,
                                            .usage = m_usage && m_usage->isKept() ? m_usage.get() : nullptr,
                                            .threads = m_options.threads},
                                           options);
    if (!evaluator)
        return evaluator.error();
    return std::unique_ptr<Evaluator>(std::move(*evaluator));
}

} // namespace conclave::engine
