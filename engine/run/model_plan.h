// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"
#include "engine/run/placement.h"
#include "engine/run/session_options.h"

#include <cstdint>
#include <string>

namespace conclave::engine {

/// A machine to plan for, there or only thought of.
struct PlanOptions {
    std::uint64_t deviceBytes = 0; ///< free on the card
    std::uint64_t hostBytes = 0;   ///< free in main memory
    std::uint64_t workingBytes = 0;
    SessionOptions session; ///< whose cache; a context of 0 tokens is the usual one
    MachineRates rates;
    std::string usageFile; ///< counts of chosen experts; empty: none
};

struct ModelPlan {
    Placement placement;
    std::string notice; ///< about the counts, one sentence; may be empty
};

/// Where the weights of the model in the file @p path would lie. Reads metadata and shapes only. Errors: as
/// inspectModel().
Result<ModelPlan> planModel(const std::string& path, const PlanOptions& options);

} // namespace conclave::engine
