// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/run/traced_answer.h"

#include <algorithm>
#include <cmath>
#include <spdlog/fmt/fmt.h>

namespace conclave::test {

using engine::TokenId;
using engine::TokenTrace;

namespace {

/// Sums of float32 in three layers: see tst_families.
constexpr double kExact = 1e-4;

std::vector<double> softmax(std::vector<double> logits) {
    const double top = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (double& logit : logits)
        sum += logit = std::exp(logit - top);
    for (double& probability : logits)
        probability /= sum;
    return logits;
}

std::string differenceOfProbabilities(const TokenTrace& trace, const std::vector<double>& expected) {
    const auto differs = [&](const TokenTrace::Candidate& found) {
        return std::abs(static_cast<double>(found.probability) -
                        expected[static_cast<std::size_t>(found.token)]) > kExact;
    };
    if (differs(trace.chosen))
        return fmt::format("probability {} of token {}, expected {}", trace.chosen.probability,
                           trace.chosen.token, expected[static_cast<std::size_t>(trace.chosen.token)]);
    std::vector<double> likeliest = expected;
    std::sort(likeliest.rbegin(), likeliest.rend());
    if (trace.candidates.size() != static_cast<std::size_t>(TokenTrace::kMost))
        return fmt::format("{} candidates", trace.candidates.size());
    for (std::size_t i = 0; i < trace.candidates.size(); ++i)
        if (differs(trace.candidates[i]) ||
            std::abs(static_cast<double>(trace.candidates[i].probability) - likeliest[i]) > kExact)
            return fmt::format("candidate {} is token {} at {}, expected {}", i, trace.candidates[i].token,
                               trace.candidates[i].probability, likeliest[i]);
    return {};
}

} // namespace

TracedAnswer traced(engine::Session& session, engine::GenerationRequest request) {
    TracedAnswer answer;
    request.onTrace = [&answer](const TokenTrace& trace) { answer.traces.push_back(trace); };
    auto result = session.generate(request, {}, {});
    if (!result) {
        answer.problem = result.error().message;
        return answer;
    }
    answer.tokens = result->tokens;
    answer.result = std::move(*result);
    return answer;
}

std::string differenceFromReference(const TinyModel& tiny, const std::vector<TokenId>& prompt,
                                    const TracedAnswer& answer) {
    if (!answer.problem.empty())
        return answer.problem;
    if (answer.traces.size() != answer.tokens.size())
        return fmt::format("{} traces of {} tokens", answer.traces.size(), answer.tokens.size());
    std::vector<TokenId> all = prompt;
    all.insert(all.end(), answer.tokens.begin(), answer.tokens.end());
    const auto logits = tiny.referenceLogits(all);
    const auto choices = tiny.referenceChoices(all);
    const auto used = static_cast<std::size_t>(tiny.options().used);
    const std::size_t layers = choices.size() / used / all.size();
    for (std::size_t i = 0; i < answer.tokens.size(); ++i) {
        const TokenTrace& trace = answer.traces[i];
        const std::size_t row = prompt.size() + i - 1; // the token was chosen from what stands before it
        if (trace.chosen.token != answer.tokens[i])
            return fmt::format("token {} has the trace of another one", i);
        if (const std::string wrong = differenceOfProbabilities(trace, softmax(logits[row])); !wrong.empty())
            return fmt::format("token {}: {}", i, wrong);
        if (trace.experts.size() != layers * used || trace.expertWeights.size() != layers * used)
            return fmt::format("token {}: {} experts, expected {}", i, trace.experts.size(), layers * used);
        for (std::size_t e = 0; e < trace.experts.size(); ++e) {
            const std::size_t layer = e / used;
            const TinyModel::Choice& expected = choices[(layer * all.size() + row) * used + e % used];
            if (trace.experts[e] != expected.expert ||
                std::abs(static_cast<double>(trace.expertWeights[e]) - expected.weight) > kExact)
                return fmt::format("token {}, layer {}: expert {} at {}, expected {} at {}", i, layer,
                                   trace.experts[e], trace.expertWeights[e], expected.expert,
                                   expected.weight);
        }
    }
    return {};
}

std::string differenceBetween(const TracedAnswer& found, const TracedAnswer& expected, double tolerance) {
    if (!found.problem.empty() || !expected.problem.empty())
        return found.problem + expected.problem;
    if (found.tokens != expected.tokens || found.traces.size() != expected.traces.size())
        return "other tokens";
    const auto differs = [tolerance](float a, float b) {
        return std::abs(static_cast<double>(a) - static_cast<double>(b)) > tolerance;
    };
    for (std::size_t i = 0; i < found.traces.size(); ++i) {
        const TokenTrace& a = found.traces[i];
        const TokenTrace& b = expected.traces[i];
        if (a.experts != b.experts || a.candidates.size() != b.candidates.size() ||
            a.expertWeights.size() != b.expertWeights.size())
            return fmt::format("token {}: other experts", i);
        bool isOther = differs(a.chosen.probability, b.chosen.probability);
        for (std::size_t c = 0; c < a.candidates.size(); ++c)
            isOther = isOther || differs(a.candidates[c].probability, b.candidates[c].probability);
        for (std::size_t e = 0; e < a.expertWeights.size(); ++e)
            isOther = isOther || differs(a.expertWeights[e], b.expertWeights[e]);
        if (isOther)
            return fmt::format("token {}: other numbers", i);
    }
    return {};
}

TinyModel endlessModel(const TinyOptions& options, float sharpness) {
    TinyModel tiny(options);
    auto& head = tiny.tensors().at("output.weight");
    for (float& value : head.values)
        value *= sharpness;
    std::fill_n(head.values.begin() + 2 * options.embedding, options.embedding, 0.0f);
    return tiny;
}

std::vector<NamedOptions> tracedModels() {
    return {{"dense", {.architecture = "llama", .seed = 11}},
            {"softmax, normalised", {.architecture = "qwen3moe", .seed = 12}},
            {"softmax, with a dense layer and shared experts",
             {.architecture = "deepseek2", .seed = 13, .shared = 2}},
            {"sigmoid, bias, groups, scale",
             {.architecture = "deepseek2",
              .seed = 14,
              .layers = 4,
              .denseLayers = 2,
              .shared = 1,
              .sigmoid = true,
              .selectionBias = true,
              .groups = 3,
              .groupsUsed = 2,
              .normalise = true,
              .scale = 2.5}}};
}

} // namespace conclave::test
