// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/session.h"
#include "tests/support/tiny_model.h"

#include <string>
#include <vector>

/// Answers with the traces of their tokens, for every device the same.
namespace conclave::test {

struct TracedAnswer {
    std::vector<engine::TokenId> tokens;
    std::vector<engine::TokenTrace> traces;
    engine::GenerationResult result;
    std::string problem; ///< empty: it was written
};

/// @p request with a trace of each token.
TracedAnswer traced(engine::Session& session, engine::GenerationRequest request);

/// What is wrong with the traces of an answer of @p tiny to @p prompt, held against the model's own pass in
/// double precision; empty: nothing.
std::string differenceFromReference(const TinyModel& tiny, const std::vector<engine::TokenId>& prompt,
                                    const TracedAnswer& answer);

/// The same for two answers that should have the same traces but for rounding of @p tolerance.
std::string differenceBetween(const TracedAnswer& found, const TracedAnswer& expected, double tolerance);

/// A model that never ends its turn: the logit of </s> is zero, and some other one is always positive. It is
/// @p sharpness times as sure of what it says: a draft guesses only what it is sure of.
TinyModel endlessModel(const TinyOptions& options, float sharpness = 1);
constexpr float kSure = 6;

/// Mixtures of experts that choose in every way that tiny models know, and a dense model.
struct NamedOptions {
    const char* name;
    TinyOptions options;
};
std::vector<NamedOptions> tracedModels();

} // namespace conclave::test
