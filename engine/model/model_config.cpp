// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/model/model_config.h"

namespace conclave::engine {

int ModelConfig::heads() const {
    return std::visit([](const auto& kind) { return kind.heads; }, attention);
}

int ModelConfig::kvHeads() const {
    const auto* grouped = std::get_if<GroupedAttentionConfig>(&attention);
    return grouped ? grouped->kvHeads : 1;
}

std::int64_t ModelConfig::cacheValuesPerToken() const {
    if (const auto* grouped = std::get_if<GroupedAttentionConfig>(&attention))
        return std::int64_t{layers} * grouped->kvHeads * (grouped->keyWidth + grouped->valueWidth);
    const auto& latent = std::get<LatentAttentionConfig>(attention);
    return std::int64_t{layers} * (latent.latent + latent.rotary);
}

} // namespace conclave::engine
