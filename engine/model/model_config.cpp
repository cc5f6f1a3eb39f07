// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_config.h"

#include <algorithm>

namespace conclave::engine {

namespace {

/// The first layer whose heads are known, for descriptions of the whole model.
template <typename Value>
int ofFirstAttention(const ModelConfig& config, const Value& value) {
    for (const LayerConfig& layer : config.layers) {
        if (const auto* grouped = std::get_if<GroupedAttentionConfig>(&layer.mixer))
            return value(grouped->heads, grouped->kvHeads);
        if (const auto* latent = std::get_if<LatentAttentionConfig>(&layer.mixer))
            return value(latent->heads, 1);
    }
    return 0;
}

} // namespace

bool ModelConfig::isLongConversation(int tokens) const {
    return std::any_of(ropes.begin(), ropes.end(), [&](const RopeConfig& rope) {
        return rope.shortTokens > 0 && tokens > rope.shortTokens;
    });
}

int ModelConfig::heads() const {
    return ofFirstAttention(*this, [](int heads, int) { return heads; });
}

int ModelConfig::kvHeads() const {
    return ofFirstAttention(*this, [](int, int kvHeads) { return kvHeads; });
}

int ModelConfig::denseLayers() const {
    return static_cast<int>(std::count_if(layers.begin(), layers.end(),
                                          [](const LayerConfig& layer) { return layer.denseWidth > 0; }));
}

} // namespace conclave::engine
