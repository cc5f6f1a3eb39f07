// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

namespace conclave {

struct Script;

/// A trace as a model of @p script might have left it for the @p index-th token of an answer, @p word: made
/// up from both, so that the same answer has the same trace each time. What holds of real traces holds of it:
/// the candidates' probabilities fall and are no more than 1 together, the experts of a layer differ, and
/// their shares fall and are 1 together. Not every word is the likeliest candidate, and a few are none.
TokenTrace scriptedTrace(const QString& word, int index, const Script& script);

} // namespace conclave
