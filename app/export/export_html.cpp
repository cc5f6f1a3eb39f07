// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/export_writer.h"
#include "app/export/html_style.h"
#include "app/export/markdown_html.h"
#include "app/export/turns.h"
#include "app/store/tool_calls.h"

#include <QBuffer>
#include <QDateTime>
#include <QHash>

#include <utility>

/// A page that needs nothing but itself: its styles are inside, it has no script, and the policy in its head
/// forbids every request. What people and models wrote reaches it escaped or through markdownHtml().
namespace conclave {

namespace {

QString timeTag(qint64 ms) {
    return QStringLiteral("<time datetime=\"%1\">%2</time>")
        .arg(QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ")),
             dateOf(ms));
}

QString reasoningHtml(const MessageRow& message) {
    return QStringLiteral("<details><summary>%1</summary><div>\n%2</div></details>\n")
        .arg(reasoningTitle(message).toHtmlEscaped(), markdownHtml(message.reasoning, HtmlKind::Page));
}

QString callHtml(const ToolCall& call) {
    return QStringLiteral(
               "<p class=\"call\">%1</p>\n<figure class=\"code\"><pre><code>%2</code></pre></figure>\n")
        .arg(ExportText::tr("Wants to call the tool %1:")
                 .toHtmlEscaped()
                 .arg(QStringLiteral("<code>%1</code>").arg(htmlText(call.name.simplified()))),
             codeHtml(call.arguments, QStringLiteral("json"), HtmlKind::Page));
}

QString turnHtml(const MessageRow& message, const ExportOptions& options) {
    const bool isAnswer = message.role == Role::Assistant;
    QString out = QStringLiteral("<section class=\"turn %1\">\n<h2>%2</h2>\n")
                      .arg(isAnswer                     ? QStringLiteral("answer")
                           : message.role == Role::User ? QStringLiteral("question")
                                                        : QStringLiteral("system"),
                           htmlText(speakerOf(message)));
    if (options.withReasoning && !message.reasoning.isEmpty())
        out += reasoningHtml(message);
    if (isAnswer)
        out += markdownHtml(message.text, HtmlKind::Page);
    else if (!message.text.isEmpty())
        out += QStringLiteral("<p class=\"text\" dir=\"auto\">%1</p>\n").arg(htmlText(message.text));
    for (const ToolCall& call : toolCallsOf(message.toolCalls))
        out += callHtml(call);
    if (const QString note = endNoteOf(message); !note.isEmpty())
        out += QStringLiteral("<p class=\"note%1\">%2</p>\n")
                   .arg(message.state == MessageState::Failed ? QStringLiteral(" failed") : QString(),
                        htmlText(note));
    return out + QStringLiteral("</section>\n");
}

class HtmlWriter : public ExportWriter {
  public:
    HtmlWriter(QIODevice& out, const ExportOptions& options) : m_out(out), m_options(options) {}

    void begin(const ExportContents& contents) override {
        const bool isOne = contents.conversations.size() == 1;
        const QString title = isOne ? titleOf(contents.conversations[0]) : ExportText::tr("Conversations");
        write(
            QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                           "style-src 'unsafe-inline'\">\n"
                           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                           "<meta name=\"generator\" content=\"Conclave\">\n<title>%2</title>\n<style>")
                .arg(ExportText::tr("en"), htmlText(title))); // "en": the code of the language of these words
        m_out.write(kHtmlStyle);
        write(QStringLiteral("</style>\n</head>\n<body>\n<main>\n"));
        if (isOne)
            return;
        write(QStringLiteral("<h1>%1</h1>\n").arg(htmlText(title)));
        writeContents(contents);
    }

    void add(const ExportedConversation& exported, std::stop_token stop) override {
        const ConversationRow& conversation = exported.conversation;
        write(QStringLiteral("<article id=\"c%1\">\n<h1 dir=\"auto\">%2</h1>\n<p class=\"date\">%3</p>\n")
                  .arg(++m_number)
                  .arg(htmlText(titleOf(conversation)), timeTag(conversation.createdMs)));
        bool isShown = true;
        for (const ExportBranch& branch : branchesOf(exported, m_options.withAllBranches)) {
            if (!std::exchange(isShown, false))
                write(QStringLiteral("<p class=\"branch\">%1</p>\n").arg(htmlText(branchTitle(branch))));
            for (const MessageRow* message : branch.messages) {
                if (stop.stop_requested())
                    return;
                write(turnHtml(*message, m_options));
            }
        }
        write(QStringLiteral("</article>\n"));
    }

    void end() override { write(QStringLiteral("</main>\n</body>\n</html>\n")); }

  private:
    void write(const QString& text) { m_out.write(text.toUtf8()); }

    // In no folder first, then folder by folder.
    void writeContents(const ExportContents& contents) {
        QHash<qint64, QString> entries;
        for (qsizetype i = 0; i < contents.conversations.size(); ++i) {
            const ConversationRow& row = contents.conversations[i];
            entries[row.folderId] += QStringLiteral("<li><a href=\"#c%1\" dir=\"auto\">%2</a>%3</li>\n")
                                         .arg(i + 1)
                                         .arg(htmlText(titleOf(row)), timeTag(row.createdMs));
        }
        QString nav = QStringLiteral("<nav>\n<h2>%1</h2>\n").arg(ExportText::tr("Contents").toHtmlEscaped());
        const QString list = QStringLiteral("<ul>\n%1</ul>\n");
        QString filed;
        for (const FolderRow& folder : contents.folders)
            if (const QString items = entries.take(folder.id); !items.isEmpty())
                filed += QStringLiteral("<h3 dir=\"auto\">%1</h3>\n").arg(htmlText(folder.name)) +
                         QString(list).replace(QStringLiteral("%1"), items);
        QString loose;
        for (const QString& items : std::as_const(entries))
            loose += items;
        if (!loose.isEmpty())
            nav += QString(list).replace(QStringLiteral("%1"), loose);
        write(nav + filed + QStringLiteral("</nav>\n"));
    }

    QIODevice& m_out;
    const ExportOptions m_options;
    int m_number = 0;
};

} // namespace

std::unique_ptr<ExportWriter> makeHtmlWriter(QIODevice& out, const ExportOptions& options) {
    return std::make_unique<HtmlWriter>(out, options);
}

QByteArray exportHtml(const ExportedConversation& exported, const ExportOptions& options) {
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    HtmlWriter writer(buffer, options);
    writer.begin({{}, {exported.conversation}});
    writer.add(exported, {});
    writer.end();
    return buffer.data();
}

} // namespace conclave
