// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace conclave::kernels {

/// How the router's numbers become scores.
enum class ExpertGating {
    Softmax,         ///< over all experts: Qwen, DeepSeek-V2
    Sigmoid,         ///< each expert by itself: DeepSeek-V3, Llama 4
    SoftmaxOfChosen, ///< experts are chosen by the router's numbers, softmax over the chosen: gpt-oss
};

/// How experts are chosen for a token. Constant for a model.
struct ExpertRouting {
    std::int64_t experts = 0;
    std::int64_t used = 0;
    ExpertGating gating = ExpertGating::Softmax;
    std::int64_t groups = 1;     ///< experts come in this many groups of equal size …
    std::int64_t groupsUsed = 1; ///< … and only this many groups take part for one token
    bool normalise = false;      ///< chosen weights are divided by their sum …
    double sumAddend = 1e-20;    ///< … and this: sigmoids can all round to zero
    float scale = 1.0f;          ///< then multiplied by this
};

/// Chooses `used` of the experts for each token, best first, and their weights.
///
/// score = gating(logits); choice = score + bias (bias may be nullptr and never enters the weights:
/// DeepSeek-V3, https://arxiv.org/abs/2412.19437, section 2.1.2); without a bias the logits choose, where
/// large sigmoids would all be 1. Last, an expert's weight is multiplied by scales[expert] (may be nullptr).
/// With groups, a group counts as much as its
/// best score (Softmax: DeepSeek-V2, https://arxiv.org/abs/2405.04434, section 2.2.2) or as the sum of its
/// two best choices (Sigmoid: V3) and experts outside of the best groups are out. Ties go to the lower
/// number.
///
/// @p logits is [tokens, experts] and is overwritten; @p bias and @p scales are [experts]; @p ids and
/// @p weights are [tokens, used].
/// @p scratch holds expertRouteScratchFloats(routing) floats.
void expertRoute(const ExpertRouting& routing, float* logits, const float* bias, const float* scales,
                 std::int64_t tokens, std::int32_t* ids, float* weights, float* scratch);

std::int64_t expertRouteScratchFloats(const ExpertRouting& routing);

} // namespace conclave::kernels
