// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/run/session_options.h"
#include "kernels/attention.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <vector>

namespace conclave::engine {

/// The first position that a token at @p position sees.
std::int64_t firstVisible(const AttentionReach& reach, std::int64_t position);

/// Keys and values of one conversation, layer by layer.
///
/// A layer that sees all positions has a row for each. A layer with a window or chunks has a ring: what one
/// token sees, what a batch adds, and kRewindTokens more, so that an answer can be taken back without
/// evaluating the conversation anew. Within a layer a head's rows lie together, keys of all heads before the
/// values: attention reads them in a row.
///
/// Used by the workers of one evaluator; rows of different positions or heads may be written at once.
class CpuCache {
  public:
    struct Shape {
        const ModelConfig* config = nullptr;
        CacheType type = CacheType::f32;
        int contextTokens = 0;
        int batchTokens = 0;
        bool predictsAhead = false; ///< whether the predicting layer needs its rows
    };
    /// How far back any layer can go at least, once a conversation is longer than its window.
    static constexpr int kRewindTokens = 512;

    /// Throws std::bad_alloc. The configuration outlives the cache.
    explicit CpuCache(const Shape& shape);
    /// Bytes that a cache of @p shape takes.
    static std::uint64_t bytes(const Shape& shape);

    /// What @p kvHead of @p layer has; for a layer that reads another layer's cache, that one's. Latent rows
    /// are head 0, their values the beginning of their keys.
    kernels::AttentionCache view(int layer, int kvHead) const;
    /// Writes the row of @p position. @p value nullptr: it is part of the key's row.
    void store(int layer, int kvHead, std::int64_t position, const float* key, const float* value);

    /// Says that positions below @p end will be written now.
    void extend(std::int64_t end);
    /// Where evaluation can go on at or before @p position: there, or at 0 when a ring has lost what the next
    /// token would see.
    std::int64_t rewind(std::int64_t position);

  private:
    /// Where a layer's rows are.
    struct Layer {
        AttentionReach reach;
        int kvHeads = 0; ///< 0: nothing of its own
        std::int64_t keyWidth = 0;
        std::int64_t valueWidth = 0;
        bool valuesInKeys = false;
        int source = 0; ///< the layer whose rows these are
        std::int64_t capacity = 0;
        std::int64_t keyBytes = 0;   ///< of a row
        std::int64_t valueBytes = 0; ///< of a row
        std::uint64_t start = 0;     ///< in m_memory
    };
    static std::vector<Layer> layersOf(const Shape& shape, std::uint64_t& bytes);
    std::byte* keysOf(const Layer& layer, int kvHead) const;
    std::byte* valuesOf(const Layer& layer, int kvHead) const;

    const CacheType m_type;
    std::vector<Layer> m_layers;
    std::int64_t m_end = 0; ///< the furthest that has been written since the cache was empty
    struct Free {
        void operator()(std::byte* memory) const { std::free(memory); }
    };
    std::unique_ptr<std::byte, Free> m_memory;
};

} // namespace conclave::engine
