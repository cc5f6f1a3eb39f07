// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/backend.h"

#include "engine/base/log.h"
#include "engine/run/cpu_backend.h"
#include "engine/run/cuda/cuda_backend.h"
#include "engine/run/cuda/cuda_module.h"
#include "engine/run/system_memory.h"

#include <spdlog/fmt/fmt.h>

namespace conclave::engine {

namespace {

Result<std::unique_ptr<Backend>> onCuda(const ModelConfig& config, const Weights& weights,
                                        const BackendOptions& options, const std::stop_token& stop) {
    const CudaStatus& status = cudaStatus();
    if (!status.module)
        return Error{ErrorKind::Device,
                     fmt::format("A GPU was asked for, but {}. Choose the CPU or automatic device selection.",
                                 status.reason)};
    auto backend = CudaBackend::create(config, weights, *status.module,
                                       {.threads = options.threads,
                                        .onProgress = options.onProgress,
                                        .deviceMemoryLimit = options.deviceMemoryLimit,
                                        .mustUseDevice = options.device == DeviceChoice::Cuda,
                                        .usageFolder = options.usageFolder},
                                       stop);
    if (!backend)
        return backend.error();
    return std::unique_ptr<Backend>(std::move(*backend));
}

} // namespace

Result<std::unique_ptr<Backend>> createBackend(const ModelConfig& config, const Weights& weights,
                                               const BackendOptions& options, const std::stop_token& stop) {
    std::string reason;
    if (options.device == DeviceChoice::Cuda)
        return onCuda(config, weights, options, stop);
    if (options.device == DeviceChoice::Auto) {
        reason = cudaStatus().reason;
        if (cudaStatus().module) {
            auto backend = onCuda(config, weights, options, stop);
            if (backend || backend.error().kind == ErrorKind::Cancelled)
                return backend;
            log().warn("Running on the CPU: {}", backend.error().message);
            reason = backend.error().message;
        }
    }
    auto backend = CpuBackend::create(config, weights,
                                      {.threads = options.threads,
                                       .reason = reason,
                                       .onProgress = options.onProgress,
                                       .memoryLimit = options.memoryLimit,
                                       .usageFolder = options.usageFolder,
                                       .onlyPlans = options.onlyPlans},
                                      stop);
    if (!backend)
        return backend.error();
    return std::unique_ptr<Backend>(std::move(*backend));
}

std::string deviceForecast(const ModelConfig& config, const Weights& weights) {
    const CudaStatus& status = cudaStatus();
    if (!status.module)
        return "CPU: " + status.reason;
    const kernels::cuda::DeviceInfo& device = status.devices.front();
    if (const std::string part = CudaBackend::missingPart(config); !part.empty())
        return fmt::format("CPU: the GPU backend does not run {} yet", part);
    const std::uint64_t bytes = CudaWeights::bytes(weights, {});
    if (bytes > device.freeBytes) {
        const auto placement = placeOnCuda({.config = &config,
                                            .weights = &weights,
                                            .deviceBytes = device.freeBytes,
                                            .hostBytes = availableMemory()});
        if (!placement)
            return fmt::format("CPU: the weights take {}, but {} is free on {}", memoryText(bytes),
                               memoryText(device.freeBytes), device.name);
        const ExpertCount experts = countExperts(weights, placement->residence);
        return fmt::format(
            "{}, with {} of {} experts; the others on the CPU, for the weights take {}, but {} is "
            "free",
            device.name, experts.resident, experts.all, memoryText(bytes), memoryText(device.freeBytes));
    }
    return fmt::format("{}: the weights take {} of {} that is free", device.name, memoryText(bytes),
                       memoryText(device.freeBytes));
}

} // namespace conclave::engine
