// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/model/model_config.h"
#include "engine/run/session_options.h"

#include <cstdint>
#include <vector>

namespace conclave::engine {

/// The first position that a token at @p position sees.
std::int64_t firstVisible(const AttentionReach& reach, std::int64_t position);

/// Where the keys and values of one conversation lie, layer by layer, and how far back it can go: the same
/// for every device. Owns no memory.
///
/// A layer that sees all positions has a row for each. A layer with a window or chunks has a ring: what one
/// token sees, what a batch adds, and kRewindTokens more, so that an answer can be taken back without
/// evaluating the conversation anew. Within a layer a head's rows lie together, keys of all heads before the
/// values: attention reads them in a row.
class CacheLayout {
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
        std::uint64_t start = 0;     ///< of the layer's rows, in bytes

        std::uint64_t keysOf(int kvHead) const {
            return start + static_cast<std::uint64_t>(kvHead * capacity * keyBytes);
        }
        std::uint64_t valuesOf(int kvHead) const {
            return keysOf(kvHeads) + static_cast<std::uint64_t>(kvHead * capacity * valueBytes);
        }
    };

    /// The configuration outlives the layout.
    explicit CacheLayout(const Shape& shape);

    CacheType type() const { return m_type; }
    std::uint64_t bytes() const { return m_bytes; }
    /// The rows that @p layer writes; and those that it reads: its own, or an earlier layer's.
    const Layer& own(int layer) const { return m_layers[static_cast<std::size_t>(layer)]; }
    const Layer& read(int layer) const { return own(own(layer).source); }

    /// Says that positions below @p end will be written now.
    void extend(std::int64_t end);
    /// Where evaluation can go on at or before @p position: there, or at 0 when a ring has lost what the next
    /// token would see.
    std::int64_t rewind(std::int64_t position);

  private:
    const CacheType m_type;
    std::vector<Layer> m_layers;
    std::uint64_t m_bytes = 0;
    std::int64_t m_end = 0; ///< the furthest that has been written since the cache was empty
};

} // namespace conclave::engine
