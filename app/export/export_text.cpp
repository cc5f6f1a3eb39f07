// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/export/turns.h"
#include "app/store/tool_calls.h"

#include <algorithm>

namespace conclave {

namespace {

constexpr qsizetype kLineWidth = 60;

QString underlined(const QString& line, QChar mark) {
    return line + u'\n' + QString(std::min(line.size(), kLineWidth), mark) + u'\n';
}

QString withoutLastBreaks(const QString& text) {
    QString whole = text;
    while (whole.endsWith(u'\n'))
        whole.chop(1);
    return whole;
}

QString turn(const MessageRow& message, const ExportOptions& options) {
    QString out = u'\n' + underlined(speakerOf(message), u'-');
    if (options.withReasoning && !message.reasoning.isEmpty())
        out += QStringLiteral("\n[") + reasoningTitle(message) + QStringLiteral("]\n\n") +
               withoutLastBreaks(message.reasoning) + QStringLiteral("\n\n[") +
               ExportText::tr("End of the reasoning") + QStringLiteral("]\n");
    if (const QString text = withoutLastBreaks(message.text); !text.isEmpty())
        out += u'\n' + text + u'\n';
    for (const ToolCall& call : toolCallsOf(message.toolCalls))
        out += u'\n' + ExportText::tr("Wants to call the tool %1:").arg(call.name.simplified()) +
               QStringLiteral("\n\n") + call.arguments + u'\n';
    if (const QString note = endNoteOf(message); !note.isEmpty())
        out += u'\n' + note + u'\n';
    return out;
}

} // namespace

QByteArray exportText(const ExportedConversation& exported, const ExportOptions& options) {
    QString out = underlined(titleOf(exported.conversation), u'=') + u'\n' +
                  dateOf(exported.conversation.createdMs) + u'\n';
    bool isShown = true;
    for (const ExportBranch& branch : branchesOf(exported, options.withAllBranches)) {
        if (!isShown)
            out += u'\n' + underlined(branchTitle(branch), u'=');
        isShown = false;
        for (const MessageRow* message : branch.messages)
            out += turn(*message, options);
    }
    return out.toUtf8();
}

} // namespace conclave
