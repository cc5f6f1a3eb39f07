// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/expert_usage.h"

#include <mutex>
#include <string>

namespace conclave::engine {

/// The counts of one model's chosen experts, which its evaluators add to and a file keeps from run to run.
/// Thread-safe.
class KeptUsage {
  public:
    /// Reads the file of that model in @p folder. With an empty folder, or for a model without experts,
    /// nothing is read or written.
    KeptUsage(const std::string& folder, const Weights& weights, int layers, int experts);

    /// Whether counting is of use.
    bool isKept() const { return !m_path.empty(); }
    ExpertUsage counts() const;
    /// Adds @p more and writes the file. A file that cannot be written is a line in the log.
    void add(const ExpertUsage& more);

  private:
    std::string m_path; ///< constant after construction; empty: none
    mutable std::mutex m_mutex;
    ExpertUsage m_counts;
};

} // namespace conclave::engine
