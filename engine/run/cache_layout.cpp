// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cache_layout.h"

#include "kernels/attention.h"

#include <algorithm>

namespace conclave::engine {

namespace {

constexpr std::uint64_t kAlign = 256; // no less than what any device wants for wide loads

std::uint64_t aligned(std::uint64_t bytes) {
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

std::int64_t wholeBlocks(std::int64_t positions) {
    constexpr std::int64_t block = kernels::kAttentionBlock;
    return (positions + block - 1) / block * block;
}

std::int64_t rowsFor(const AttentionReach& reach, const CacheLayout::Shape& shape) {
    const std::int64_t all = wholeBlocks(shape.contextTokens);
    if (reach.kind == AttentionReach::Kind::All)
        return all;
    return std::min(all,
                    wholeBlocks(std::int64_t{reach.tokens} + shape.batchTokens + CacheLayout::kRewindTokens));
}

} // namespace

std::int64_t firstVisible(const AttentionReach& reach, std::int64_t position) {
    switch (reach.kind) {
    case AttentionReach::Kind::All:
        break;
    case AttentionReach::Kind::Window:
        return std::max<std::int64_t>(0, position + 1 - reach.tokens);
    case AttentionReach::Kind::Chunk:
        return position / reach.tokens * reach.tokens;
    }
    return 0;
}

CacheLayout::CacheLayout(const Shape& shape) : m_type(shape.type) {
    for (const LayerConfig& config : shape.config->layers) {
        Layer layer{.source = static_cast<int>(m_layers.size())};
        const bool isUsed = layer.source < shape.config->mainLayers() || shape.predictsAhead;
        if (const auto* grouped = std::get_if<GroupedAttentionConfig>(&config.mixer)) {
            layer.reach = grouped->reach;
            layer.keyWidth = grouped->keyWidth;
            layer.valueWidth = grouped->valueWidth;
            if (grouped->cacheLayer >= 0)
                layer.source = grouped->cacheLayer;
            else
                layer.kvHeads = grouped->kvHeads;
        } else if (const auto* latent = std::get_if<LatentAttentionConfig>(&config.mixer)) {
            layer.kvHeads = 1;
            layer.keyWidth = std::int64_t{latent->latent} + latent->rotary;
            layer.valueWidth = latent->latent;
            layer.valuesInKeys = true;
        }
        layer.capacity = isUsed ? rowsFor(layer.reach, shape) : 0;
        layer.keyBytes = kernels::cacheRowBytes(shape.type, layer.keyWidth);
        layer.valueBytes = layer.valuesInKeys ? 0 : kernels::cacheRowBytes(shape.type, layer.valueWidth);
        layer.start = m_bytes;
        m_bytes += aligned(
            static_cast<std::uint64_t>(layer.kvHeads * layer.capacity * (layer.keyBytes + layer.valueBytes)));
        m_layers.push_back(layer);
    }
}

void CacheLayout::extend(std::int64_t end) {
    m_end = std::max(m_end, end);
}

std::int64_t CacheLayout::rewind(std::int64_t position) {
    const auto has = [&](const Layer& layer) {
        return layer.kvHeads == 0 || firstVisible(layer.reach, position) >= m_end - layer.capacity;
    };
    if (!std::all_of(m_layers.begin(), m_layers.end(), has))
        position = 0;
    if (position == 0)
        m_end = 0;
    return position;
}

} // namespace conclave::engine
