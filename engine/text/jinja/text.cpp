// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/jinja/text.h"

#include <algorithm>
#include <cstring>

namespace conclave::engine::jinja {

bool Text::isTrusted() const {
    return std::all_of(m_runs.begin(), m_runs.end(), [](const Run& run) { return run.trusted; });
}

void Text::append(std::string_view bytes, bool trusted) {
    if (bytes.empty()) {
        return;
    }
    m_bytes += bytes;
    if (!m_runs.empty() && m_runs.back().trusted == trusted) {
        m_runs.back().length += bytes.size();
    } else {
        m_runs.push_back({bytes.size(), trusted});
    }
}

void Text::appendPart(const Text& other, std::size_t from, std::size_t to) {
    std::size_t start = 0;
    for (const Run& run : other.m_runs) {
        const std::size_t end = start + run.length;
        const std::size_t first = std::max(from, start);
        const std::size_t last = std::min(to, end);
        if (first < last) {
            append(std::string_view(other.m_bytes).substr(first, last - first), run.trusted);
        }
        if (end >= to) {
            break;
        }
        start = end;
    }
}

Text Text::part(std::size_t from, std::size_t to) const {
    Text result;
    result.appendPart(*this, from, to);
    return result;
}

std::size_t Text::find(std::string_view needle, std::size_t from) const {
    if (from > size()) {
        return npos;
    }
    if (needle.empty()) {
        return from;
    }
    // memmem is linear in glibc, where std::string::find can be made to take length times length.
    const void* found = memmem(m_bytes.data() + from, size() - from, needle.data(), needle.size());
    return found == nullptr ? npos
                            : static_cast<std::size_t>(static_cast<const char*>(found) - m_bytes.data());
}

} // namespace conclave::engine::jinja
