// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

namespace conclave::engine {

/// The layer that most architectures have: attn_norm, grouped-query attention with the norms of queries and
/// keys that its configuration names, the norm @p feedForwardNorm, and a dense or routed feed-forward.
LayerWeights readDecoderLayer(WeightReader& reader, const ModelConfig& config, int layer,
                              const char* feedForwardNorm = "ffn_norm.weight");

/// attn_q_norm and attn_k_norm, where the layer's configuration says that they have weights.
void readQueryKeyNorms(WeightReader& reader, const ModelConfig& config, int layer,
                       GroupedAttentionWeights& weights);

} // namespace conclave::engine
