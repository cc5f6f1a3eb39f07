// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"
#include "app/store/answering.h"

namespace conclave {

/// @p settings, but for what a conversation or a preset has of its own.
inline SamplingSettings effectiveSampling(SamplingSettings settings, const Answering& own) {
    settings.temperature = own.temperature.value_or(settings.temperature);
    settings.topK = own.topK.value_or(settings.topK);
    settings.topP = own.topP.value_or(settings.topP);
    settings.minP = own.minP.value_or(settings.minP);
    settings.repetitionPenalty = own.repetitionPenalty.value_or(settings.repetitionPenalty);
    settings.maxTokens = own.maxTokens.value_or(settings.maxTokens);
    settings.seed = own.seed.value_or(settings.seed);
    return settings;
}

} // namespace conclave
