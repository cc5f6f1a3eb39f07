// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"
#include "engine/base/result.h"

namespace conclave {

/// What people read of an error with the model at @p path. The engine speaks English and says what was found
/// where: an English window shows just that. In other languages the sentence says what kind of problem it is
/// and what to do, and the engine's own is among the details. What has no kind to speak of stays as it is: it
/// is the app's own sentence about a conversation, translated already, or a fault of ours.
GeneratorError inWords(const engine::Error& error, const QString& path);

} // namespace conclave
