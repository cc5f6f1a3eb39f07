// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weights.h"
#include "engine/run/cpu_team.h"

#include <cstdint>
#include <vector>

namespace conclave::engine {

/// One expert with the rows that it works on.
struct FeedForwardJob {
    kernels::WeightView gate, up, down;
    WeightVector gateBias, upBias, downBias;
    PreparedRows input{};     // [rows, E]
    float* gateOut = nullptr; // [rows, width], then the activated product
    float* upOut = nullptr;   // [rows, width]
    PreparedRows inner{};     // [rows, width]
    float* out = nullptr;     // [rows, E]
    float* addTo = nullptr;   // [rows, E] or nullptr
    std::int64_t rows = 0;
};

/// (token, choice) pairs in the order of their experts (kernels/expert_group.h), and working memory for them.
struct RoutedRows {
    const std::int32_t* offsets = nullptr; // [experts + 1]
    PreparedRows input{};                  // [pairs, E]; with sharesInput [1, E]
    bool sharesInput = false;              ///< all pairs are of one token
    float* gate = nullptr;                 // [pairs, width]
    float* up = nullptr;                   // [pairs, width]
    PreparedRows inner{};                  // [pairs, width]
    float* out = nullptr;                  // [pairs, E]
};

/// Dense layers, shared experts and routed experts: all are a list of jobs, which a team works off in three
/// steps. Allocates nothing for up to as many jobs as were reserved.
class FeedForwardJobs {
  public:
    FeedForwardJobs(CpuTeam& team, kernels::GatedActivation activation, std::size_t mostJobs)
        : m_team(team), m_activation(activation) {
        m_jobs.reserve(mostJobs);
    }

    void clear() { m_jobs.clear(); }
    bool isEmpty() const { return m_jobs.empty(); }
    void add(const FeedForwardJob& job) { m_jobs.push_back({.job = job}); }
    /// One job for each expert that has rows, in the order of the rows.
    void addRouted(const ExpertWeights& experts, const RoutedRows& rows);
    /// The job of expert @p id, whose matrices lie at @p gate, @p up and @p down.
    void addExpert(const ExpertWeights& experts, const RoutedRows& rows, std::int64_t id,
                   const std::byte* gate, const std::byte* up, const std::byte* down);
    /// Cuts the jobs into units for the team as it is now. After the last add(), before run().
    void number();
    /// All jobs; counters 1 to 3 of the team. Called by every worker.
    void run();

  private:
    struct NumberedJob {
        FeedForwardJob job;
        std::int64_t firstGateUnit = 0; ///< units of a step are numbered through all jobs
        std::int64_t firstInnerUnit = 0;
        std::int64_t firstDownUnit = 0;
    };
    void gateUnit(const FeedForwardJob& job, std::int64_t unit);
    void downUnit(const FeedForwardJob& job, std::int64_t unit);

    CpuTeam& m_team;
    const kernels::GatedActivation m_activation;
    std::vector<NumberedJob> m_jobs;
    std::int64_t m_gateUnits = 0;
    std::int64_t m_innerUnits = 0;
    std::int64_t m_downUnits = 0;
};

} // namespace conclave::engine
