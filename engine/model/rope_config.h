// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"

namespace conclave::engine {

/// Reads rope.freq_base and rope.scaling.*; @p dimensions columns turn. Anything but the following is refused
/// by name. An architecture with other rules changes the result afterwards. Cosines and sines are scaled by
/// attn_factor.
///
/// - none; linear: all frequencies divided by the factor.
/// - yarn. Cosines and sines are also scaled as transformers does: by yarn_attn_factor, else by
///   (1 + 0.1 ln factor) / (1 + 0.1 m ln factor) with m yarn_log_multiplier (mscale_all_dim; 0: no division).
/// - longrope: divisors rope_factors_short and rope_factors_long, the second set beyond the original context;
///   without attn_factor scaled by √(1 + ln(context / original) / ln original).
/// - dynamic: NTK scaling beyond the original context. transformers changes the base with every token, which
///   no cached key can follow; here the second set is that of the whole stretched context.
///
/// Llama 3's scaling has no type of its own: its divisors are the tensor rope_freqs.
RopeConfig readRope(ConfigReader& reader, kernels::RopePairing pairing, int dimensions, int contextTokens);

} // namespace conclave::engine
