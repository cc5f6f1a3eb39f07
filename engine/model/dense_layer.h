// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

namespace conclave::engine {

/// Blocks that several architectures share: grouped-query attention and the dense feed-forward.

/// Reads head counts and widths (key and value width: embedding / heads when the file names none), adds the
/// rotation with @p pairing to the model's ropes, and sets the usual scale 1/√keyWidth.
GroupedAttentionConfig readGroupedAttention(ConfigReader& reader, kernels::RopePairing pairing,
                                            ModelConfig& config);

/// Gives every layer of the model @p layer.
void setLayers(ModelConfig& config, const LayerConfig& layer);

/// attn_q, attn_k, attn_v and attn_output, with biases where the file has them. Norms of single heads are
/// left to architectures that have them.
GroupedAttentionWeights readGroupedAttentionWeights(WeightReader& reader, const ModelConfig& config,
                                                    int layer);

/// ffn_gate, ffn_up and ffn_down of a layer without experts, with biases where the file has them.
FeedForwardWeights readDenseFeedForward(WeightReader& reader, const ModelConfig& config, int layer);

} // namespace conclave::engine
