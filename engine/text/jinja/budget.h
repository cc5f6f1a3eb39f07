// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

namespace conclave::engine::jinja {

/// What ends parsing or rendering: a mistake in the template, its own raise_exception, or a spent budget.
/// Thrown and caught inside engine/text only; ChatTemplate turns it into an Error.
class TemplateError : public std::runtime_error {
  public:
    explicit TemplateError(const std::string& message, int line = 0)
        : std::runtime_error(message), m_line(line) {}
    int line() const { return m_line; } ///< 1-based; 0 when not known

  private:
    int m_line;
};

/// The template's own raise_exception: its message is shown as it is.
class RaisedByTemplate : public TemplateError {
  public:
    using TemplateError::TemplateError;
};

/// What one rendering may use. Templates come out of downloaded files, so a loop over 10^9 items must be an
/// error and not a hang.
class Budget {
  public:
    /// Room grows with @p contextBytes, as a long conversation is work that the user asked for.
    explicit Budget(std::size_t contextBytes)
        : m_steps(kSteps + 16 * contextBytes), m_bytes(kBytes + 64 * contextBytes) {}

    /// One node evaluated, one item made.
    void step(std::size_t count = 1) {
        if (count > m_steps) {
            throw TemplateError("The template needs more than " + std::to_string(kSteps) +
                                " steps; it may loop without end.");
        }
        m_steps -= count;
    }

    /// @p bytes looked through.
    void scan(std::size_t bytes) { step(bytes / 64); }

    /// @p bytes about to be made. Counts all that is ever made, which also bounds the time.
    void allocate(std::size_t bytes) {
        if (bytes > m_bytes) {
            throw TemplateError("The template builds more than " + std::to_string(kBytes >> 20) +
                                " MiB of text; it is refused.");
        }
        m_bytes -= bytes;
    }

    /// @p count pieces of @p bytes each, with the product checked.
    void allocate(std::size_t bytes, std::size_t count) {
        if (bytes != 0 && count > m_bytes / bytes) {
            allocate(m_bytes + 1);
        }
        allocate(bytes * count);
    }

    /// Nesting of evaluated nodes, macro calls included; bounds the C++ stack.
    class Level {
      public:
        explicit Level(Budget& budget) : m_budget(budget) {
            if (++m_budget.m_depth > kDepth) {
                --m_budget.m_depth;
                throw TemplateError("The template or its data nests more than " + std::to_string(kDepth) +
                                    " levels deep.");
            }
        }
        ~Level() { --m_budget.m_depth; }
        Level(const Level&) = delete;
        Level& operator=(const Level&) = delete;

      private:
        Budget& m_budget;
    };

  private:
    static constexpr std::size_t kSteps = 5'000'000; // about one second
    static constexpr std::size_t kBytes = std::size_t(256) << 20;
    static constexpr int kDepth = 1500; // at most 1 KiB of stack each, 3 KiB under ASan
    std::size_t m_steps;
    std::size_t m_bytes;
    int m_depth = 0;
};

} // namespace conclave::engine::jinja
