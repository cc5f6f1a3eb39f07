// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cpu_experts.h"
#include "engine/run/cuda/cuda_queue.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace conclave::engine {

/// The routed experts of an evaluator that are not on its device: the rows that they read go to main memory,
/// the processor computes with them while the device is busy with its own experts, and the sums come back.
/// Used by one thread at a time; goes before its queue.
class CudaMissingExperts {
  public:
    /// Errors: OutOfMemory.
    static Result<std::unique_ptr<CudaMissingExperts>> create(CudaQueue& queue, const ModelConfig& config,
                                                              int threads, int batch);

    /// Queues the way to main memory of a batch's @p rows, [tokens, E], and of what its tokens chose.
    void sendRows(const float* rows, const kernels::cuda::ExpertChoice& choice);
    /// Waits for the rows, computes the experts that @p isOnDevice says false to and queues the way of
    /// their sums to @p out, [tokens, E]. Returns whether there were any. Errors: OutOfMemory, Device.
    Result<bool> compute(const ExpertWeights& experts, const std::vector<bool>& isOnDevice, float* out,
                         const std::stop_token& stop);

    /// How long this has taken since the beginning.
    struct Times {
        double waitingSeconds = 0;   ///< for rows from the device
        double computingSeconds = 0; ///< on the processor
        std::int64_t pairs = 0;      ///< that were computed
    };
    const Times& times() const { return m_times; }

  private:
    CudaMissingExperts(CudaQueue& queue, const ModelConfig& config, int threads);

    CudaQueue& m_queue;
    const ModelConfig& m_config;
    CpuExperts m_experts;
    CudaMemory m_pinned;
    float* m_rows = nullptr;       // [batch, E]
    float* m_out = nullptr;        // [batch, E]
    float* m_weights = nullptr;    // [batch, used]
    std::int32_t* m_ids = nullptr; // [batch, used]
    int m_tokens = 0;              ///< of the rows on their way
    Times m_times;
};

} // namespace conclave::engine
