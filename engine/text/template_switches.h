// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace conclave::engine {

class ChatTemplate;

/// What a template lets its user choose about thinking. The names are variables for
/// TemplateOptions::extraJson.
struct TemplateSwitches {
    /// The variable that turns thinking on (true) and off (false): enable_thinking or thinking; empty: none.
    std::string thinking;
    bool thinksByDefault = false; ///< when the variable is left out

    /// The values of reasoning_effort that make a difference, from little to much; empty: it is not read.
    std::vector<std::string> efforts;
    std::string defaultEffort; ///< the one that is the same as leaving it out; empty when none is
};

/// Found by rendering one question with and without each, so that it holds for any template whatever it calls
/// things inside. Non-goal: switches that show only in longer conversations (whether past thoughts are kept).
TemplateSwitches switchesOf(const ChatTemplate& chatTemplate);

} // namespace conclave::engine
