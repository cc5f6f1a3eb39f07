// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/conversation_export.h"
#include "app/export/turns.h"
#include "app/store/tool_calls.h"

#include <QRegularExpression>

#include <algorithm>

namespace conclave {

namespace {

// Follows the code blocks of a Markdown text line by line. CommonMark 0.30, section 4.5; indentation is not
// limited to three columns here, because a fence in a list item is indented by the item, and the closing one
// must be too.
class Fences {
  public:
    void read(QStringView rawLine) {
        const QStringView line = rawLine.trimmed();
        if (line.isEmpty() || (line[0] != u'`' && line[0] != u'~'))
            return;
        const QChar mark = line[0];
        qsizetype length = 0;
        while (length < line.size() && line[length] == mark)
            ++length;
        const QStringView rest = line.mid(length);
        if (m_fence.isEmpty()) {
            // An info string after backticks has no backticks in it, or the line is inline code.
            if (length >= 3 && !(mark == u'`' && rest.contains(u'`'))) {
                m_fence = QString(length, mark);
                m_indentation = rawLine.left(rawLine.indexOf(mark)).toString();
            }
        } else if (mark == m_fence[0] && length >= m_fence.size() && rest.isEmpty()) {
            m_fence.clear();
        }
    }

    bool isOpen() const { return !m_fence.isEmpty(); }
    QString closing() const { return isOpen() ? m_indentation + m_fence : QString(); }

  private:
    QString m_fence;
    QString m_indentation;
};

// The text as it is, but with a code block that was cut off closed, or all that follows would be part of it.
QString wholeBlocks(const QString& text) {
    QString whole = text;
    while (whole.endsWith(u'\n'))
        whole.chop(1);
    Fences fences;
    for (const QStringView line : QStringView(whole).split(u'\n'))
        fences.read(line);
    if (fences.isOpen())
        whole += u'\n' + fences.closing();
    return whole;
}

// The same for what stands in a <details>: outside of code, its tags are no tags.
QString foldable(const QString& text) {
    static const QRegularExpression tag(QStringLiteral("<(?=/?(?:details|summary)\\b)"),
                                        QRegularExpression::CaseInsensitiveOption);
    Fences fences;
    QStringList lines;
    for (const QString& line : wholeBlocks(text).split(u'\n')) {
        const bool wasOpen = fences.isOpen();
        fences.read(line);
        lines.append(wasOpen || fences.isOpen() ? line : QString(line).replace(tag, QStringLiteral("\\<")));
    }
    return lines.join(u'\n');
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
    return mark + pad + text.simplified() + pad + mark;
}

QString fenced(const QString& json) {
    const QString fence(std::max<qsizetype>(3, longestRun(json) + 1), u'`');
    return fence + QStringLiteral("json\n") + json + u'\n' + fence + u'\n';
}

QString turn(const MessageRow& message, const ExportOptions& options) {
    QString out = QStringLiteral("\n## ") + speakerOf(message) + u'\n';
    // Blank lines around what is folded: Markdown goes on inside of it.
    if (options.withReasoning && !message.reasoning.isEmpty())
        out += QStringLiteral("\n<details>\n<summary>") + reasoningTitle(message) +
               QStringLiteral("</summary>\n\n") + foldable(message.reasoning) +
               QStringLiteral("\n\n</details>\n");
    if (const QString text = wholeBlocks(message.text); !text.isEmpty())
        out += u'\n' + text + u'\n';
    for (const ToolCall& call : toolCallsOf(message.toolCalls))
        out += u'\n' + ExportText::tr("Wants to call the tool %1:").arg(inlineCode(call.name)) +
               QStringLiteral("\n\n") + fenced(call.arguments);
    if (const QString note = endNoteOf(message); !note.isEmpty())
        out += QStringLiteral("\n*") + note + QStringLiteral("*\n");
    return out;
}

} // namespace

QByteArray exportMarkdown(const ExportedConversation& exported, const ExportOptions& options) {
    QString out = QStringLiteral("# ") + titleOf(exported.conversation) + QStringLiteral("\n\n") +
                  dateOf(exported.conversation.createdMs) + u'\n';
    bool isShown = true;
    for (const ExportBranch& branch : branchesOf(exported, options.withAllBranches)) {
        if (!isShown)
            out += QStringLiteral("\n---\n\n*") + branchTitle(branch).replace(u'*', QStringLiteral("\\*")) +
                   QStringLiteral("*\n");
        isShown = false;
        for (const MessageRow* message : branch.messages)
            out += turn(*message, options);
    }
    return out.toUtf8();
}

} // namespace conclave
