// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_cache.h"

#include <algorithm>
#include <new>

namespace conclave::engine {

namespace {

constexpr std::uint64_t kAlign = 64; // a cache line and the widest vector

std::uint64_t aligned(std::uint64_t bytes) {
    return (bytes + kAlign - 1) / kAlign * kAlign;
}

std::int64_t wholeBlocks(std::int64_t positions) {
    constexpr std::int64_t block = kernels::kAttentionBlock;
    return (positions + block - 1) / block * block;
}

std::int64_t rowsFor(const AttentionReach& reach, const CpuCache::Shape& shape) {
    const std::int64_t all = wholeBlocks(shape.contextTokens);
    if (reach.kind == AttentionReach::Kind::All)
        return all;
    return std::min(all,
                    wholeBlocks(std::int64_t{reach.tokens} + shape.batchTokens + CpuCache::kRewindTokens));
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

std::vector<CpuCache::Layer> CpuCache::layersOf(const Shape& shape, std::uint64_t& bytes) {
    std::vector<Layer> layers;
    bytes = 0;
    for (const LayerConfig& config : shape.config->layers) {
        Layer layer{.source = static_cast<int>(layers.size())};
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
        layer.start = bytes;
        bytes += aligned(
            static_cast<std::uint64_t>(layer.kvHeads * layer.capacity * (layer.keyBytes + layer.valueBytes)));
        layers.push_back(layer);
    }
    return layers;
}

std::uint64_t CpuCache::bytes(const Shape& shape) {
    std::uint64_t bytes = 0;
    layersOf(shape, bytes);
    return bytes;
}

CpuCache::CpuCache(const Shape& shape) : m_type(shape.type) {
    std::uint64_t bytes = 0;
    m_layers = layersOf(shape, bytes);
    m_memory.reset(static_cast<std::byte*>(std::aligned_alloc(kAlign, std::max(kAlign, bytes))));
    if (!m_memory)
        throw std::bad_alloc();
}

std::byte* CpuCache::keysOf(const Layer& layer, int kvHead) const {
    return m_memory.get() + layer.start + kvHead * layer.capacity * layer.keyBytes;
}

std::byte* CpuCache::valuesOf(const Layer& layer, int kvHead) const {
    return keysOf(layer, layer.kvHeads) + kvHead * layer.capacity * layer.valueBytes;
}

kernels::AttentionCache CpuCache::view(int index, int kvHead) const {
    const int source = m_layers[static_cast<std::size_t>(index)].source;
    const Layer& layer = m_layers[static_cast<std::size_t>(source)];
    return {.type = m_type,
            .keys = keysOf(layer, kvHead),
            .values = layer.valuesInKeys ? nullptr : valuesOf(layer, kvHead),
            .keyStride = layer.keyBytes,
            .valueStride = layer.valueBytes,
            .keyWidth = layer.keyWidth,
            .valueWidth = layer.valueWidth,
            .capacity = layer.capacity};
}

void CpuCache::store(int index, int kvHead, std::int64_t position, const float* key, const float* value) {
    const Layer& layer = m_layers[static_cast<std::size_t>(index)];
    const std::int64_t row = position % layer.capacity;
    kernels::storeCacheRow(m_type, key, layer.keyWidth, keysOf(layer, kvHead) + row * layer.keyBytes);
    if (value)
        kernels::storeCacheRow(m_type, value, layer.valueWidth,
                               valuesOf(layer, kvHead) + row * layer.valueBytes);
}

void CpuCache::extend(std::int64_t end) {
    m_end = std::max(m_end, end);
}

std::int64_t CpuCache::rewind(std::int64_t position) {
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
