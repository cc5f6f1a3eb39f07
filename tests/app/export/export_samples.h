// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/conversation_export.h"

#include <QString>

namespace conclave::test {

inline constexpr qint64 kNoonMs = 1764000000123; // 2025-11-24T16:00:00.123Z

/// A conversation that has something of everything that can be written: several writing systems, code, a
/// table, mathematics, links good and bad, markup that must stay text, reasoning, a tool, a second branch.
inline ExportedConversation richConversation() {
    ExportedConversation exported;
    ConversationRow& row = exported.conversation;
    row.id = 1;
    row.uuid = QStringLiteral("0d4ff6e2-3b7c-4a53-9a8e-000000000001");
    row.title = QStringLiteral("Bread <b>& butter</b>");
    row.createdMs = kNoonMs;
    row.updatedMs = kNoonMs + 5000;
    row.currentLeaf = 4;

    MessageRow question;
    question.id = 1;
    question.text = QStringLiteral("How is bread made?\n  And what of <script>alert(1)</script>?");
    question.createdMs = kNoonMs;

    MessageRow answer;
    answer.id = 2;
    answer.parentId = 1;
    answer.role = Role::Assistant;
    answer.createdMs = kNoonMs + 1000;
    answer.provenance.modelName = QStringLiteral("Starter");
    answer.reasoning = QStringLiteral("They ask about **bread**. </details><script>x()</script>");
    answer.reasoningMs = 3200;
    answer.text = QStringLiteral(
        "# Flour\n\nWater, *salt*, `yeast <1%`. 面包是用面粉做的。 الخبز من الدقيق.\n\n"
        "- one\n- [x] two\n  1. deeper\n\n"
        "> Quoted\n\n"
        "| Part | Share of the dough | g |\n|:--|:-:|--:|\n| Flour | all of it, by "
        "definition | 500 |\n| Water | 70 % | 350 |\n\n"
        "```cpp\nint main() { return 42; } // done <b>\n```\n\n"
        "Energy is \\(E = mc^2\\), and \\[\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}\\] costs $5 or $6.\n\n"
        "[good](https://example.org/a?b=1&c=2) [bad](javascript:alert(1)) "
        "![picture](https://example.org/x.png) <img src=x onerror=alert(1)> https://example.org\n\n"
        "---\n\nEnd & done.");

    MessageRow thanks;
    thanks.id = 3;
    thanks.parentId = 2;
    thanks.text = QStringLiteral("Thanks 👩‍🍳");
    thanks.createdMs = kNoonMs + 2000;

    MessageRow stopped = answer;
    stopped.id = 4;
    stopped.parentId = 3;
    stopped.reasoning.clear();
    stopped.text = QStringLiteral("You are wel");
    stopped.toolCalls = QStringLiteral("{\"name\":\"weather\",\"arguments\":{\"city\":\"Rome\"}}\n");
    stopped.state = MessageState::Stopped;

    MessageRow other = answer;
    other.id = 5;
    other.parentId = 1;
    other.reasoning.clear();
    other.text = QStringLiteral("Another answer altogether.");

    exported.messages = {question, answer, thanks, stopped, other};
    row.messageCount = 5;
    return exported;
}

} // namespace conclave::test
