// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/stop_texts.h"

#include <algorithm>
#include <utility>

namespace conclave::engine {

StopTexts::StopTexts(std::vector<std::string> texts) : m_texts(std::move(texts)) {
    std::erase(m_texts, std::string());
}

std::string StopTexts::feed(std::string_view text) {
    if (m_hasStopped) {
        return {};
    }
    m_held += text;
    std::size_t first = std::string::npos;
    for (const std::string& stop : m_texts) {
        first = std::min(first, m_held.find(stop));
    }
    if (first != std::string::npos) {
        m_hasStopped = true;
        return std::exchange(m_held, {}).substr(0, first);
    }
    std::size_t kept = 0; // the longest end that begins a stop text
    for (const std::string& stop : m_texts) {
        for (std::size_t length = std::min(stop.size() - 1, m_held.size()); length > kept; --length) {
            if (std::string_view(m_held).substr(m_held.size() - length) ==
                std::string_view(stop).substr(0, length)) {
                kept = length;
            }
        }
    }
    std::string shown = m_held.substr(0, m_held.size() - kept);
    m_held.erase(0, shown.size());
    return shown;
}

std::string StopTexts::flush() {
    return m_hasStopped ? std::string() : std::exchange(m_held, {});
}

} // namespace conclave::engine
