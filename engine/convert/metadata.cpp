// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/convert/metadata.h"

#include <algorithm>

namespace conclave::engine {

void Metadata::set(std::string_view key, Value value) {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const auto& entry) { return entry.first == key; });
    if (found != m_entries.end())
        found->second = std::move(value);
    else
        m_entries.emplace_back(key, std::move(value));
}

void Metadata::remove(std::string_view key) {
    std::erase_if(m_entries, [&](const auto& entry) { return entry.first == key; });
}

bool Metadata::has(std::string_view key) const {
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [&](const auto& entry) { return entry.first == key; });
}

std::optional<std::uint32_t> Metadata::number(std::string_view key) const {
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const auto& entry) { return entry.first == key; });
    const std::uint32_t* value =
        found == m_entries.end() ? nullptr : std::get_if<std::uint32_t>(&found->second);
    return value ? std::optional(*value) : std::nullopt;
}

void Metadata::addTo(GgufWriter& writer) const {
    for (const auto& [key, value] : m_entries)
        std::visit(
            [&]<typename T>(const T& content) {
                if constexpr (GgufNumber<T> || std::is_same_v<T, std::string>)
                    writer.add(key, content);
                else
                    writer.addArray(key, content);
            },
            value);
}

} // namespace conclave::engine
