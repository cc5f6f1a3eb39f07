// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tokenizer.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace conclave::engine {

/// What two neighbours become, and how early in training that was decided.
struct Merge {
    std::int32_t rank = std::numeric_limits<std::int32_t>::max(); ///< lower merges first
    TokenId token = kNoToken;                                     ///< kNoToken: they do not merge
};

/// (left, right) to Merge. Open addressing with linear probing: one cache line per look-up, where a
/// std::unordered_map of a quarter million pairs costs three.
class MergeTable {
  public:
    /// Forgets everything and makes room for @p count pairs.
    void reset(std::size_t count) {
        std::size_t slots = 16;
        while (slots < count * 2) {
            slots *= 2;
        }
        m_slots.assign(slots, Slot{});
    }

    /// At most as many as reset() was told. The first of equal pairs stays.
    void add(TokenId left, TokenId right, Merge merge) {
        Slot& slot = m_slots[place(key(left, right))];
        if (slot.merge.token == kNoToken) {
            slot = {key(left, right), merge};
        }
    }

    Merge find(TokenId left, TokenId right) const {
        return m_slots.empty() ? Merge{} : m_slots[place(key(left, right))].merge;
    }

  private:
    struct Slot {
        std::uint64_t key = 0;
        Merge merge; // token kNoToken: free
    };

    static std::uint64_t key(TokenId left, TokenId right) {
        return std::uint64_t(std::uint32_t(left)) << 32 | std::uint32_t(right);
    }

    std::size_t place(std::uint64_t wanted) const {
        const std::size_t mask = m_slots.size() - 1;
        std::size_t at = static_cast<std::size_t>((wanted * 0x9E3779B97F4A7C15ULL) >> 20) & mask;
        while (m_slots[at].merge.token != kNoToken && m_slots[at].key != wanted) {
            at = (at + 1) & mask;
        }
        return at;
    }

    std::vector<Slot> m_slots; // a power of two, at most half full
};

} // namespace conclave::engine
