// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/backend.h"
#include "engine/run/cuda/cuda_module.h"
#include "engine/run/cuda/cuda_placement.h"
#include "engine/run/cuda/cuda_queue.h"
#include "engine/run/cuda/cuda_weights.h"
#include "engine/run/cuda/step_recordings.h"
#include "engine/run/kept_usage.h"

#include <functional>
#include <optional>
#include <string>

namespace conclave::engine {

/// A model on one CUDA device, or as much of it as every token reads with as many experts as fit; then the
/// processor computes the others.
class CudaBackend final : public Backend {
  public:
    struct Options {
        int device = 0;
        int threads = 0;                        ///< of the processor; 0: one per physical core
        std::function<void(double)> onProgress; ///< of the upload, may be empty
        StepMode stepMode = StepMode::Fastest;  ///< for tests and comparisons
        std::uint64_t deviceMemoryLimit = 0; ///< for weights and one usual conversation; 0: all that is free
        bool mustUseDevice = true;           ///< CudaPlacementRequest::mustUseDevice
        std::string usageFolder;             ///< where counts of chosen experts are kept; empty: nowhere
        std::optional<CudaPlacement> placement; ///< instead of one that is planned
    };
    /// Plans what goes to the device, for its free memory and a conversation of usual length, and uploads it;
    /// when that turns out to be too much after all, fewer experts, again and again. @p module, configuration
    /// and weights outlive the backend. Errors: Unsupported (a part of the model that this backend does not
    /// run, by name), OutOfMemory, Device, Cancelled.
    static Result<std::unique_ptr<CudaBackend>> create(const ModelConfig& config, const Weights& weights,
                                                       const kernels::cuda::Module& module,
                                                       const Options& options, const std::stop_token& stop);

    /// The first part of a model that has no operation on the device, as part of a sentence; empty: it has
    /// all.
    static std::string missingPart(const ModelConfig& config);

    std::string description() const override;
    bool readsFile() const override { return !m_device->isWhole(); }
    std::uint64_t cacheBytes(const SessionOptions& options) const override;
    std::uint64_t workingBytes(int contextTokens) const override;
    Result<std::unique_ptr<Evaluator>> createEvaluator(const SessionOptions& options) const override;

  private:
    CudaBackend(const ModelConfig& config, const Weights& weights, const kernels::cuda::Module& module,
                const Options& options)
        : m_config(config), m_weights(weights), m_module(module), m_options(options) {}

    Result<void> place(const std::stop_token& stop);
    Result<void> upload(const CudaPlacementRequest& request, const std::stop_token& stop);
    Result<void> tryUsualSession() const;
    void logPlacement() const;

    const ModelConfig& m_config;
    const Weights& m_weights;
    const kernels::cuda::Module& m_module;
    const Options m_options;
    kernels::cuda::DeviceInfo m_info{};
    std::unique_ptr<CudaQueue> m_queue; ///< of the upload
    std::unique_ptr<CudaWeights> m_device;
    CudaPlacement m_placement;
    std::unique_ptr<KeptUsage> m_usage; ///< nullptr: experts are not counted
    mutable StepChoice m_stepChoice;
};

} // namespace conclave::engine
