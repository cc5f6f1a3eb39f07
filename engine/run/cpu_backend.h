// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/backend.h"
#include "kernels/cpu/cpu_level.h"

namespace conclave::engine {

/// Runs a model on the processor, with views into the mapped file. Each evaluator has a team of threads of
/// its own, so that two conversations never wait for each other.
class CpuBackend final : public Backend {
  public:
    /// @p reason why this device, for description(); may be empty.
    CpuBackend(const ModelConfig& config, const Weights& weights, int threads, std::string reason);

    std::string description() const override;
    bool readsFile() const override { return true; }
    std::uint64_t cacheBytes(const SessionOptions& options) const override;
    std::uint64_t workingBytes(int contextTokens) const override;
    Result<std::unique_ptr<Evaluator>> createEvaluator(const SessionOptions& options) const override;

  private:
    const ModelConfig& m_config;
    const Weights& m_weights;
    const kernels::CpuLevel m_level;
    int m_threads = 1;
    const std::string m_reason;
};

} // namespace conclave::engine
