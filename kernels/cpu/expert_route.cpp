// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernels/expert_route.h"

#include "kernels/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace conclave::kernels {

namespace {

constexpr float kOut = -std::numeric_limits<float>::infinity();

/// The index of the largest of [count] values, the first on a tie, also when all are -inf.
std::int64_t best(const float* values, std::int64_t count) {
    return std::max_element(values, values + count) - values;
}

/// What a group is worth. For Sigmoid the two best are added, for Softmax the best counts.
float groupWorth(ExpertGating gating, const float* choice, std::int64_t size) {
    const std::int64_t first = best(choice, size);
    if (gating == ExpertGating::Softmax || size == 1)
        return choice[first];
    float second = kOut;
    for (std::int64_t i = 0; i < size; ++i)
        if (i != first)
            second = std::max(second, choice[i]);
    return choice[first] + second;
}

/// Puts the choices of all but the best groups out of the game.
void keepBestGroups(const ExpertRouting& routing, float* choice, float* worth) {
    const std::int64_t size = routing.experts / routing.groups;
    for (std::int64_t g = 0; g < routing.groups; ++g)
        worth[g] = groupWorth(routing.gating, choice + g * size, size);
    float* const rank = worth + routing.groups; // 1 where the group stays
    std::fill_n(rank, routing.groups, 0.0f);
    for (std::int64_t n = 0; n < routing.groupsUsed; ++n) {
        const std::int64_t g = best(worth, routing.groups);
        rank[g] = 1.0f;
        worth[g] = kOut;
    }
    for (std::int64_t g = 0; g < routing.groups; ++g)
        if (rank[g] == 0.0f)
            std::fill_n(choice + g * size, size, kOut);
}

void normalise(float* weights, std::int64_t count, double addend) {
    double sum = 0;
    for (std::int64_t i = 0; i < count; ++i)
        sum += weights[i];
    const float scale = static_cast<float>(1.0 / (sum + addend));
    for (std::int64_t i = 0; i < count; ++i)
        weights[i] *= scale;
}

/// Logits become scores; @p choice is what experts are chosen by.
void score(const ExpertRouting& routing, float* logits, const float* bias, float* choice) {
    const std::int64_t count = routing.experts;
    std::copy_n(logits, count, choice);
    if (routing.gating == ExpertGating::Softmax)
        softmax(logits, count);
    else if (routing.gating == ExpertGating::Sigmoid)
        for (std::int64_t e = 0; e < count; ++e)
            logits[e] = 1.0f / (1.0f + std::exp(-logits[e]));
    const bool logitsChoose = routing.gating != ExpertGating::Softmax && routing.groups == 1 && !bias;
    for (std::int64_t e = 0; e < count && !logitsChoose; ++e)
        choice[e] = bias ? logits[e] + bias[e] : logits[e];
}

} // namespace

std::int64_t expertRouteScratchFloats(const ExpertRouting& routing) {
    return routing.experts + 2 * routing.groups;
}

void expertRoute(const ExpertRouting& routing, float* logits, const float* bias, const float* scales,
                 std::int64_t tokens, std::int32_t* ids, float* weights, float* scratch) {
    float* const choice = scratch;
    for (std::int64_t t = 0; t < tokens;
         ++t, logits += routing.experts, ids += routing.used, weights += routing.used) {
        score(routing, logits, bias, choice);
        if (routing.groups > routing.groupsUsed)
            keepBestGroups(routing, choice, scratch + routing.experts);
        for (std::int64_t k = 0; k < routing.used; ++k) {
            const std::int64_t e = best(choice, routing.experts);
            ids[k] = static_cast<std::int32_t>(e);
            weights[k] = logits[e];
            choice[e] = kOut;
        }
        if (routing.gating == ExpertGating::SoftmaxOfChosen)
            softmax(weights, routing.used);
        if (routing.normalise)
            normalise(weights, routing.used, routing.sumAddend);
        for (std::int64_t k = 0; k < routing.used; ++k)
            weights[k] *= scales ? routing.scale * scales[ids[k]] : routing.scale;
    }
}

} // namespace conclave::kernels
