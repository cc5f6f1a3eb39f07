// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/store/tool_calls.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace conclave {

namespace {

QString say(const char* text) {
    return QCoreApplication::translate("ConversationExport", text);
}

// From the first message to the current leaf; to the newest message when no leaf is known.
QVector<MessageRow> shownBranch(const ExportedConversation& exported) {
    QHash<qint64, const MessageRow*> byId;
    for (const MessageRow& message : exported.messages)
        byId.insert(message.id, &message);
    const MessageRow* at = byId.value(exported.conversation.currentLeaf);
    if (at == nullptr && !exported.messages.isEmpty())
        at = &exported.messages.last();
    QVector<MessageRow> branch;
    // Taking what was visited out ends a cycle, should a file ever hold one.
    while (at != nullptr) {
        branch.append(*at);
        byId.remove(at->id);
        at = byId.value(at->parentId);
    }
    std::reverse(branch.begin(), branch.end());
    return branch;
}

// The line that closes the code block which is open at the end of a Markdown text, or nothing. CommonMark
// 0.30, section 4.5; indentation is not limited to three columns here, because a fence in a list item is
// indented by the item, and the closing one must be too.
QString closingFence(const QString& text) {
    QString fence;
    QString indentation;
    for (const QStringView rawLine : QStringView(text).split(u'\n')) {
        const QStringView line = rawLine.trimmed();
        if (line.isEmpty() || (line[0] != u'`' && line[0] != u'~'))
            continue;
        const QChar mark = line[0];
        qsizetype length = 0;
        while (length < line.size() && line[length] == mark)
            ++length;
        const QStringView rest = line.mid(length);
        if (fence.isEmpty()) {
            // An info string after backticks has no backticks in it, or the line is inline code.
            if (length >= 3 && !(mark == u'`' && rest.contains(u'`'))) {
                fence = QString(length, mark);
                indentation = rawLine.left(rawLine.indexOf(mark)).toString();
            }
        } else if (mark == fence[0] && length >= fence.size() && rest.isEmpty()) {
            fence.clear();
        }
    }
    return fence.isEmpty() ? QString() : indentation + fence;
}

// The text as it is, but with a code block that was cut off closed, or all that follows would be part of it.
QString wholeBlocks(const QString& text) {
    QString whole = text;
    while (whole.endsWith(u'\n'))
        whole.chop(1);
    if (const QString fence = closingFence(whole); !fence.isEmpty())
        whole += u'\n' + fence;
    return whole;
}

QString oneLine(const QString& text) {
    return text.simplified();
}

/// The longest run of backticks in @p text, so that a longer one can enclose it.
qsizetype longestRun(const QString& text) {
    qsizetype longest = 0;
    qsizetype run = 0;
    for (const QChar c : text) {
        run = c == u'`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

QString inlineCode(const QString& text) {
    const QString mark(longestRun(text) + 1, u'`');
    const QString pad = mark.size() > 1 ? QStringLiteral(" ") : QString();
    return mark + pad + oneLine(text) + pad + mark;
}

QString fenced(const QString& json) {
    const QString fence(std::max<qsizetype>(3, longestRun(json) + 1), u'`');
    return fence + QStringLiteral("json\n") + json + u'\n' + fence + u'\n';
}

QString speaker(const MessageRow& message) {
    switch (message.role) {
    case Role::System:
        return say("System");
    case Role::User:
        return say("You");
    case Role::Assistant:
        break;
    }
    const QString model = oneLine(message.provenance.modelName);
    return model.isEmpty() ? say("Assistant") : model;
}

// Why an answer is not whole; empty when it is.
QString endNote(const MessageRow& message) {
    switch (message.state) {
    case MessageState::Stopped:
        return say("(stopped)");
    case MessageState::Interrupted:
        return say("(interrupted)");
    case MessageState::Streaming:
        return say("(still being written)");
    case MessageState::Failed:
        return message.errorText.isEmpty() ? say("(failed)")
                                           : say("(failed: %1)").arg(oneLine(message.errorText));
    case MessageState::Complete:
        break;
    }
    if (message.provenance.stopReason == QLatin1String("token_limit"))
        return say("(ended at the token limit)");
    if (message.provenance.stopReason == QLatin1String("context_full"))
        return say("(ended where the model's context was full)");
    return {};
}

} // namespace

QByteArray exportMarkdown(const ExportedConversation& exported) {
    const QString title = oneLine(exported.conversation.title);
    const QDateTime created = QDateTime::fromMSecsSinceEpoch(exported.conversation.createdMs).toUTC();
    QString out = QStringLiteral("# %1\n\n").arg(title.isEmpty() ? say("Conversation") : title);
    out += created.toString(QStringLiteral("yyyy-MM-dd HH:mm 'UTC'")) + u'\n';
    for (const MessageRow& message : shownBranch(exported)) {
        out += QStringLiteral("\n## ") + speaker(message) + u'\n';
        if (const QString text = wholeBlocks(message.text); !text.isEmpty())
            out += u'\n' + text + u'\n';
        for (const ToolCall& call : toolCallsOf(message.toolCalls))
            out += u'\n' + say("Wants to call the tool %1:").arg(inlineCode(call.name)) +
                   QStringLiteral("\n\n") + fenced(call.arguments);
        if (const QString note = endNote(message); !note.isEmpty())
            out += QStringLiteral("\n*") + note + QStringLiteral("*\n");
    }
    return out.toUtf8();
}

} // namespace conclave
