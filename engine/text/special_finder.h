// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/text/tokenizer.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace conclave::engine {

/// Finds tokens by their text: leftmost first, of several at one place the longest, as Hugging Face's added
/// tokens are found. A trie: linear in the text times the longest token, whatever the number of tokens.
class SpecialFinder {
  public:
    struct Hit {
        std::size_t offset = 0;
        std::size_t length = 0;
        TokenId token = kNoToken;
    };

    /// The first token added with a text keeps it.
    void add(std::string_view text, TokenId token);
    bool isEmpty() const { return m_tokens.size() <= 1; }
    std::optional<Hit> find(std::string_view text, std::size_t from) const;

  private:
    static std::uint64_t edge(std::uint32_t node, char byte) {
        return std::uint64_t(node) << 8 | static_cast<unsigned char>(byte);
    }

    std::unordered_map<std::uint64_t, std::uint32_t> m_edges; // (node, byte) to node
    std::vector<TokenId> m_tokens{kNoToken};                  // per node, node 0 is the root
    std::array<bool, 256> m_starts{};                         // bytes with an edge from the root
};

} // namespace conclave::engine
