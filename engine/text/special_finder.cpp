// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/special_finder.h"

namespace conclave::engine {

void SpecialFinder::add(std::string_view text, TokenId token) {
    if (text.empty()) {
        return;
    }
    m_starts[static_cast<unsigned char>(text.front())] = true;
    std::uint32_t node = 0;
    for (const char byte : text) {
        const auto [place, isNew] =
            m_edges.try_emplace(edge(node, byte), static_cast<std::uint32_t>(m_tokens.size()));
        if (isNew) {
            m_tokens.push_back(kNoToken);
        }
        node = place->second;
    }
    if (m_tokens[node] == kNoToken) {
        m_tokens[node] = token;
    }
}

std::optional<SpecialFinder::Hit> SpecialFinder::find(std::string_view text, std::size_t from) const {
    for (std::size_t start = from; start < text.size(); ++start) {
        if (!m_starts[static_cast<unsigned char>(text[start])]) {
            continue;
        }
        Hit longest;
        std::uint32_t node = 0;
        for (std::size_t i = start; i < text.size(); ++i) {
            const auto next = m_edges.find(edge(node, text[i]));
            if (next == m_edges.end()) {
                break;
            }
            node = next->second;
            if (m_tokens[node] != kNoToken) {
                longest = {start, i + 1 - start, m_tokens[node]};
            }
        }
        if (longest.token != kNoToken) {
            return longest;
        }
    }
    return std::nullopt;
}

} // namespace conclave::engine
