// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/forward.h"
#include "engine/run/session_options.h"

#include <string>
#include <vector>

namespace conclave::engine {

/// One stage of a decoded token, all layers together.
struct StageTiming {
    std::string name;
    double bytes = 0; ///< of weights and cache that are read for the token
    double seconds = 0;
    double bytesPerSecond() const { return seconds > 0 ? bytes / seconds : 0; }
};

/// Takes one token at @p position through an evaluator that has the positions before, stage by stage, and
/// says what each took and read. Stages run by themselves and are waited for, so that together they take
/// longer than a token usually does. Errors: as forward().
Result<std::vector<StageTiming>> timeStages(Evaluator& evaluator, const ModelConfig& config,
                                            const Weights& weights, CacheType cacheType, TokenId token,
                                            int position, const std::stop_token& stop);

} // namespace conclave::engine
