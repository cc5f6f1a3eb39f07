// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/config_reader.h"
#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

namespace conclave::engine {

/// Blocks that several architectures share: grouped-query attention and the dense feed-forward.

/// Reads head counts and widths (key and value width: embedding / heads when the file names none), adds the
/// rotation with @p pairing to the model's ropes, and sets the usual scale 1/√keyWidth. @p kvHeads of a layer
/// where the file has a number per layer; 0: one number for all, or as many as heads.
GroupedAttentionConfig readGroupedAttention(ConfigReader& reader, kernels::RopePairing pairing,
                                            ModelConfig& config, int kvHeads = 0);

/// attention.sliding_window; 0, none or no less than the whole context: every position.
AttentionReach readWindow(ConfigReader& reader, const ModelConfig& config);

/// For each layer whether it has the window: attention.sliding_window_pattern, a flag per layer or the length
/// of a period whose last layer has none; @p period where the file does not say.
std::vector<bool> readWindowLayers(ConfigReader& reader, const ModelConfig& config, int period);

/// attention.scale; without it 1/√keyWidth, except for Gemma's 27B models (@p bigLayers layers), which divide
/// by the square root of embedding / heads and whose files do not say so.
float readGemmaScale(ConfigReader& reader, const ModelConfig& config, const GroupedAttentionConfig& attention,
                     int bigLayers);

/// Gives every layer of the model @p layer.
void setLayers(ModelConfig& config, const LayerConfig& layer);

/// attn_q, attn_k and attn_v, or attn_qkv with the rows of all three, and attn_output; with biases where the
/// file has them. Norms of single heads are left to architectures that have them.
GroupedAttentionWeights readGroupedAttentionWeights(WeightReader& reader, const ModelConfig& config,
                                                    int layer);

/// ffn_gate, ffn_up and ffn_down of a layer without experts, with biases where the file has them. Without
/// ffn_gate, ffn_up has the rows of the gate and then its own.
FeedForwardWeights readDenseFeedForward(WeightReader& reader, const ModelConfig& config, int layer);

} // namespace conclave::engine
