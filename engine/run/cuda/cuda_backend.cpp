// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cuda/cuda_backend.h"

#include "engine/run/cache_layout.h"
#include "engine/run/cuda/cuda_buffers.h"
#include "engine/run/cuda/cuda_evaluator.h"
#include "engine/run/cuda/cuda_states.h"
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
    auto uploaded = CudaWeights::upload(*backend->m_queue, weights, options.residence, options.threads,
                                        options.onProgress, stop);
    if (!uploaded)
        return uploaded.error();
    backend->m_device = std::move(*uploaded);
    return backend;
}

std::string CudaBackend::description() const {
    return fmt::format("{}, compute {}.{}, {} of weights on it", m_info.name, m_info.computeMajor,
                       m_info.computeMinor, memoryText(m_device->bytes()));
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
                                            .threads = m_options.threads},
                                           options);
    if (!evaluator)
        return evaluator.error();
    return std::unique_ptr<Evaluator>(std::move(*evaluator));
}

} // namespace conclave::engine
