// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace conclave::engine {

/// Ends an answer at one of several texts, wherever tokens cut it. Holds back only what may still become one
/// of them. One object per answer, used by one thread.
class StopTexts {
  public:
    /// Empty texts are ignored.
    explicit StopTexts(std::vector<std::string> texts);

    /// What of the stream so far and @p text can be shown for good: all before a stop text once one has come,
    /// and nothing more after that.
    std::string feed(std::string_view text);
    /// The answer has ended otherwise: what was held back.
    std::string flush();
    bool hasStopped() const { return m_hasStopped; }

  private:
    std::vector<std::string> m_texts;
    std::string m_held; ///< may be the beginning of a stop text
    bool m_hasStopped = false;
};

} // namespace conclave::engine
