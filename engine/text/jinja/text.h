// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine::jinja {

/// A string that remembers, byte by byte, whether the template itself wrote it (trusted) or it came in
/// through the context. Offsets are bytes. A value type; copying is linear.
class Text {
  public:
    struct Run {
        std::size_t length = 0; ///< bytes, never 0
        bool trusted = false;
    };

    Text() = default;
    Text(std::string_view bytes, bool trusted) { append(bytes, trusted); }

    const std::string& bytes() const { return m_bytes; }
    std::size_t size() const { return m_bytes.size(); }
    bool isEmpty() const { return m_bytes.empty(); }
    /// Neighbours differ; together size() bytes.
    const std::vector<Run>& runs() const { return m_runs; }
    bool isTrusted() const; ///< all of it; an empty text is

    void append(std::string_view bytes, bool trusted);
    void append(const Text& other) { appendPart(other, 0, other.size()); }
    /// Appends bytes [from, to) of @p other.
    void appendPart(const Text& other, std::size_t from, std::size_t to);
    Text part(std::size_t from, std::size_t to) const;

    /// Offset of @p needle at or after @p from, npos when absent. Linear whatever the texts are.
    std::size_t find(std::string_view needle, std::size_t from = 0) const;
    static constexpr std::size_t npos = std::string::npos;

    /// Each character through @p change, which appends what it becomes; origins stay.
    template <typename Change>
    Text mapped(Change&& change) const {
        Text result;
        std::size_t at = 0;
        for (const Run& run : m_runs) {
            std::string changed;
            change(std::string_view(m_bytes).substr(at, run.length), changed);
            result.append(changed, run.trusted);
            at += run.length;
        }
        return result;
    }

  private:
    std::string m_bytes;
    std::vector<Run> m_runs;
};

} // namespace conclave::engine::jinja
