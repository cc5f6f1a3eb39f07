// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/cpu_feed_forward_jobs.h"
#include "engine/run/cpu_team.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stop_token>
#include <vector>

namespace conclave::engine {

/// The routed experts that are not on the device, on the processor: computed from the weights of the mapped
/// file while the device computes its own. Used by one thread at a time; the configuration outlives it.
class CpuExperts {
  public:
    /// @p threads 0: one per physical core. Throws std::bad_alloc.
    CpuExperts(const ModelConfig& config, kernels::CpuLevel level, int threads);

    /// What a batch asks of one layer, in main memory.
    struct Request {
        int tokens = 0;
        const float* rows = nullptr;       // [tokens, E], under the norm that experts read
        const std::int32_t* ids = nullptr; // [tokens, used]
        const float* weights = nullptr;    // [tokens, used]
        float* out = nullptr;              // [tokens, E]
    };
    /// out[t] = Σ weight · expert(row t) over those choices of token t that @p isOnDevice says false to;
    /// where weights are on the input, Σ expert(weight · row t). Returns how many choices these are; when
    /// none, out is not written. Once @p stop is requested, out becomes useless, within one unit of work per
    /// thread. Errors: OutOfMemory.
    Result<int> run(const ExpertWeights& experts, const std::vector<bool>& isOnDevice, const Request& request,
                    const std::stop_token& stop);

  private:
    /// Aligned memory that grows when more rows come than ever before: a chat needs a few, a prompt many.
    struct Memory {
        struct Free {
            void operator()(std::byte* memory) const { std::free(memory); }
        };
        std::unique_ptr<std::byte, Free> data;
        std::size_t bytes = 0;
    };

    void list(const std::vector<bool>& isOnDevice, const Request& request);
    bool reserve(const FormatSet& inputFormats, const FormatSet& innerFormats);
    void prepareRows(const Request& request, const FormatSet& wanted, int worker);
    void combine(const Request& request, int worker);

    const ModelConfig& m_config;
    CpuTeam m_team;
    FeedForwardJobs m_jobs;

    // The missing choices of a request, numbered in the order of its pairs. M: how many.
    std::vector<std::int32_t> m_pairs;   // [M], their pairs: token · used + choice
    std::vector<std::int32_t> m_ids;     // [M]
    std::vector<float> m_weights;        // [M]
    std::vector<std::int32_t> m_firstOf; // [tokens + 1], the first of each token
    std::vector<std::int32_t> m_offsets; // [experts + 1]
    std::vector<std::int32_t> m_order;   // [M], by expert
    std::vector<std::int32_t> m_rowOf;   // [M]
    Memory m_memory;
    float* m_input = nullptr; // [M, E], by expert
    RoutedRows m_rows;
};

} // namespace conclave::engine
