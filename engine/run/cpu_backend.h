// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/backend.h"
#include "engine/run/dense_weights.h"
#include "engine/run/expert_cache.h"
#include "engine/run/kept_usage.h"
#include "kernels/cpu/cpu_level.h"

#include <memory>
#include <optional>

namespace conclave::engine {

/// Runs a model on the processor. One that fits into memory is read through views into the mapped file; of
/// one that does not, create() makes a residence (residence.h). Each evaluator has a team of threads of its
/// own, so that two conversations never wait for each other, but for experts that are being read.
class CpuBackend final : public Backend {
  public:
    struct Options {
        int threads = 0;                        ///< 0: one per physical core
        std::string reason;                     ///< why this device, for description(); may be empty
        std::function<void(double)> onProgress; ///< of reading, 0 to 1; may be empty
        std::uint64_t memoryLimit = 0;          ///< LoadOptions::memoryLimit
        std::string usageFolder;                ///< LoadOptions::usageFolder
        bool onlyPlans = false;                 ///< reads nothing: for looking at a model
        std::optional<Residence> residence;     ///< instead of the one that is planned
    };
    /// Errors: Io, Cancelled, OutOfMemory. Throws std::bad_alloc.
    static Result<std::unique_ptr<CpuBackend>> create(const ModelConfig& config, const Weights& weights,
                                                      const Options& options,
                                                      const std::stop_token& stop = {});
    /// For a model that fits.
    CpuBackend(const ModelConfig& config, const Weights& weights, int threads, std::string reason);

    std::string description() const override;
    bool readsFile() const override { return !m_cache; }
    const Residence* residence() const override { return m_residence ? &*m_residence : nullptr; }
    std::uint64_t cacheBytes(const SessionOptions& options) const override;
    std::uint64_t workingBytes(int contextTokens) const override;
    Result<std::unique_ptr<Evaluator>> createEvaluator(const SessionOptions& options) const override;

    /// nullptr: the model fits.
    const ExpertCache* expertCache() const { return m_cache.get(); }

  private:
    Result<void> load(const Options& options, const std::stop_token& stop);
    const Weights& weights() const { return m_dense ? m_dense->weights() : m_weights; }

    const ModelConfig& m_config;
    const Weights& m_weights;
    const kernels::CpuLevel m_level;
    int m_threads = 1;
    const std::string m_reason;

    // Of a model that is larger than memory.
    std::optional<Residence> m_residence;
    std::unique_ptr<KeptUsage> m_usage; ///< nullptr: experts are not counted
    std::unique_ptr<DenseWeights> m_dense;
    std::unique_ptr<ExpertCache> m_cache;
};

} // namespace conclave::engine
