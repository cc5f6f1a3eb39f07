// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/model/weight_reader.h"

namespace conclave::engine {

/// The layer that most architectures have: attn_norm, grouped-query attention with the norms of queries and
/// keys that its configuration names, ffn_norm, and a dense or routed feed-forward.
LayerWeights readDecoderLayer(WeightReader& reader, const ModelConfig& config, int layer);

/// Likewise where the file calls the norm of the feed-forward's input @p feedForwardNorm.
LayerWeights readDecoderLayer(WeightReader& reader, const ModelConfig& config, int layer,
                              const char* feedForwardNorm);

/// Likewise with norms behind both halves (Gemma 2 and 3).
LayerWeights readPostNormLayer(WeightReader& reader, const ModelConfig& config, int layer);

} // namespace conclave::engine
