// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/experts/answer_trace.h"

namespace conclave {

/// Two layers, 3 and 7, with four experts each, of which two answer.
inline ExpertShape smallShape() {
    return {.layers = {3, 7}, .experts = 4, .used = 2};
}

/// A token of smallShape(): the same two experts answer in both layers, three to one.
inline TokenTrace madeToken(const QString& text, float probability = 0.5f, quint16 first = 0,
                            quint16 second = 1) {
    TokenTrace trace;
    trace.chosen = {text, probability};
    trace.candidates = {{text, probability}, {QStringLiteral("other"), probability / 2}};
    trace.experts = {first, second, first, second};
    trace.expertWeights = {0.75f, 0.25f, 0.75f, 0.25f};
    trace.answerCharacters = static_cast<int>(text.size());
    return trace;
}

} // namespace conclave
