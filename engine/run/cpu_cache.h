// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/run/cache_layout.h"
#include "kernels/attention.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace conclave::engine {

/// Keys and values of one conversation in main memory, as CacheLayout lays them out.
///
/// Used by the workers of one evaluator; rows of different positions or heads may be written at once.
class CpuCache {
  public:
    using Shape = CacheLayout::Shape;

    /// Throws std::bad_alloc. The configuration outlives the cache.
    explicit CpuCache(const Shape& shape);
    /// Bytes that a cache of @p shape takes.
    static std::uint64_t bytes(const Shape& shape) { return CacheLayout(shape).bytes(); }

    /// What @p kvHead of @p layer has; for a layer that reads another layer's cache, that one's. Latent rows
    /// are head 0, their values the beginning of their keys.
    kernels::AttentionCache view(int layer, int kvHead) const;
    /// Writes the row of @p position. @p value nullptr: it is part of the key's row.
    void store(int layer, int kvHead, std::int64_t position, const float* key, const float* value);

    void extend(std::int64_t end) { m_layout.extend(end); }
    std::int64_t rewind(std::int64_t position) { return m_layout.rewind(position); }

  private:
    CacheLayout m_layout;
    struct Free {
        void operator()(std::byte* memory) const { std::free(memory); }
    };
    std::unique_ptr<std::byte, Free> m_memory;
};

} // namespace conclave::engine
