// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"

namespace conclave::engine {

/// Reads rope.freq_base and rope.scaling.* (none, linear or yarn; anything else is refused by name).
/// @p dimensions columns turn. YaRN's attention temperature 1 + 0.1 ln(factor) goes to tableScale, as
/// transformers does for models that name no mscale; an architecture with other rules changes it afterwards.
RopeConfig readRope(ConfigReader& reader, kernels::RopePairing pairing, int dimensions, int contextTokens);

} // namespace conclave::engine
