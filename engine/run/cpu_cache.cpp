// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/cpu_cache.h"

#include <algorithm>
#include <new>

namespace conclave::engine {

namespace {

constexpr std::uint64_t kAlign = 64; // a cache line and the widest vector

} // namespace

CpuCache::CpuCache(const Shape& shape) : m_layout(shape) {
    m_memory.reset(static_cast<std::byte*>(std::aligned_alloc(kAlign, std::max(kAlign, m_layout.bytes()))));
    if (!m_memory)
        throw std::bad_alloc();
}

kernels::AttentionCache CpuCache::view(int index, int kvHead) const {
    const CacheLayout::Layer& layer = m_layout.read(index);
    return {.type = m_layout.type(),
            .keys = m_memory.get() + layer.keysOf(kvHead),
            .values = layer.valuesInKeys ? nullptr : m_memory.get() + layer.valuesOf(kvHead),
            .keyStride = layer.keyBytes,
            .valueStride = layer.valueBytes,
            .keyWidth = layer.keyWidth,
            .valueWidth = layer.valueWidth,
            .capacity = layer.capacity};
}

void CpuCache::store(int index, int kvHead, std::int64_t position, const float* key, const float* value) {
    const CacheLayout::Layer& layer = m_layout.own(index);
    const auto row = static_cast<std::uint64_t>(position % layer.capacity);
    const auto rowAt = [&](std::uint64_t head, std::int64_t bytes) {
        return m_memory.get() + head + row * static_cast<std::uint64_t>(bytes);
    };
    kernels::storeCacheRow(m_layout.type(), key, layer.keyWidth, rowAt(layer.keysOf(kvHead), layer.keyBytes));
    if (value)
        kernels::storeCacheRow(m_layout.type(), value, layer.valueWidth,
                               rowAt(layer.valuesOf(kvHead), layer.valueBytes));
}

} // namespace conclave::engine
