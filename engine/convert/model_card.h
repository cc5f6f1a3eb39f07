// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/convert/checkpoint.h"
#include "engine/convert/metadata.h"

namespace conclave::engine {

/// general.*: the model's name (its folder's), its licence as the README's front matter gives it, and the
/// sampling that generation_config.json recommends. Errors: Corrupt.
Result<void> addModelCard(const Checkpoint& checkpoint, const char* architecture, Metadata& metadata);

} // namespace conclave::engine
