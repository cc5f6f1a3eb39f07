// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.h"

#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// Cuts text into the pieces that byte-level BPE merges within: a sequence of regexes, each cutting every
/// piece that the one before left. Look-aheads see only the piece. Hides PCRE2. Immutable, shareable between
/// threads.
class RegexSplitter {
  public:
    /// Errors: Internal with the pattern and PCRE2's reason; the patterns are ours.
    static Result<std::unique_ptr<RegexSplitter>> compile(std::span<const char* const> patterns);
    ~RegexSplitter();

    /// Appends the pieces of @p text, in order and together all of it. @p text must be well-formed UTF-8
    /// (PCRE2's own check would run once per match and make long texts quadratic).
    void split(std::string_view text, std::vector<std::string_view>& pieces) const;

  private:
    RegexSplitter();
    struct Patterns;
    std::unique_ptr<Patterns> m_patterns;
};

} // namespace conclave::engine
