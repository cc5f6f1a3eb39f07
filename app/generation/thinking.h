// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

namespace conclave {

// What is chosen about thinking: as one word that is kept, and as what a certain model's template is told.

/// "on", "off", an effort ("low"), or "on" and an effort ("on low"); empty: as the model does it.
QString thinkingKey(const Thinking& thinking);
/// What that said. A word that is unknown here is an effort.
Thinking thinkingOf(const QString& key);

/// What of @p wanted a template with these @p choices understands: a switch that it has not, and an effort
/// that is not among its own, are left out, and with thinking off there is no effort.
Thinking toldTo(const ThinkingChoices& choices, const Thinking& wanted);
/// Whether a model with these @p choices thinks before it answers when it is told @p told; true where it
/// cannot be switched off.
bool thinksWhenTold(const ThinkingChoices& choices, const Thinking& told);

} // namespace conclave
