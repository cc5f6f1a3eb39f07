// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/pdf/export_pdf.h"

#include "app/export/markdown_html.h"
#include "app/export/turns.h"
#include "app/store/tool_calls.h"

#include <QAbstractTextDocumentLayout>
#include <QFont>
#include <QPageLayout>
#include <QPageSize>
#include <QPainter>
#include <QPalette>
#include <QPdfWriter>
#include <QTextDocument>

#include <utility>

namespace conclave {

namespace {

constexpr double kTextPoints = 10.5;
constexpr double kFooterPoints = 8;
constexpr int kResolution = 600;

// The light palette of ui/theme/Theme.qml.
constexpr char kInk[] = "#1d2422";
constexpr char kSoftInk[] = "#57625d";

constexpr char kStyle[] = R"css(
h1 { font-size: 19pt; font-weight: 600; margin-bottom: 2px; }
.speaker { font-size: 9.5pt; font-weight: 600; color: #1f6655; margin-top: 16px; margin-bottom: 4px; }
h3 { font-size: 13pt; margin-top: 12px; margin-bottom: 4px; }
h4 { font-size: 11.5pt; margin-top: 10px; margin-bottom: 4px; }
h5, h6 { font-size: 10.5pt; margin-top: 8px; margin-bottom: 4px; }
p { margin-top: 4px; margin-bottom: 6px; }
li { margin-bottom: 2px; }
a { color: #1f6655; }
blockquote { margin-left: 18px; color: #57625d; }
code { font-family: "Noto Sans Mono", "DejaVu Sans Mono", monospace; font-size: 9pt; background-color: #eeefe8; }
pre { font-family: "Noto Sans Mono", "DejaVu Sans Mono", monospace; font-size: 8.5pt; margin-top: 4px; margin-bottom: 6px;
      white-space: pre-wrap; }
.date { color: #6d7772; font-size: 8.5pt; margin-bottom: 10px; }
.plain { white-space: pre-wrap; margin: 0; }
.note { color: #7d5a10; font-style: italic; font-size: 9pt; }
.title { color: #57625d; font-size: 8.5pt; font-weight: 600; }
.branch { color: #57625d; font-weight: 600; margin-top: 18px; }
)css";

QString turnHtml(const MessageRow& message, const ExportOptions& options) {
    const bool isAnswer = message.role == Role::Assistant;
    QString out = QStringLiteral("<p class=\"speaker\"%1>%2</p>\n")
                      .arg(isAnswer ? QString() : QStringLiteral(" style=\"color:#57625d\""),
                           htmlText(speakerOf(message)));
    if (options.withReasoning && !message.reasoning.isEmpty())
        out += boxedHtml(
            QStringLiteral("<p class=\"title\">%1</p>\n").arg(reasoningTitle(message).toHtmlEscaped()) +
                markdownHtml(message.reasoning, HtmlKind::Document),
            "#f3f4ee");
    for (const Attachment& attachment : message.attachments)
        out += QStringLiteral("<p class=\"title\">%1</p>\n")
                   .arg(htmlText(ExportText::tr("Attached: %1").arg(attachmentTitle(attachment))));
    if (isAnswer)
        out += markdownHtml(message.text, HtmlKind::Document);
    else if (!message.text.isEmpty())
        out += boxedHtml(QStringLiteral("<p class=\"plain\">%1</p>").arg(htmlText(message.text)),
                         message.role == Role::User ? "#e7efe9" : "#f3f4ee");
    for (const ToolCall& call : toolCallsOf(message.toolCalls))
        out += QStringLiteral("<p>%1</p>\n")
                   .arg(ExportText::tr("Wants to call the tool %1:")
                            .toHtmlEscaped()
                            .arg(QStringLiteral("<code>%1</code>").arg(htmlText(call.name.simplified())))) +
               boxedHtml(QStringLiteral("<pre>%1</pre>")
                             .arg(codeHtml(call.arguments, QStringLiteral("json"), HtmlKind::Document)),
                         "#f4f5f0");
    if (const QString note = endNoteOf(message); !note.isEmpty())
        out += QStringLiteral("<p class=\"note\">%1</p>\n").arg(htmlText(note));
    return out;
}

QString documentHtml(const ExportedConversation& exported, const ExportOptions& options,
                     std::stop_token stop) {
    const ConversationRow& conversation = exported.conversation;
    QString out = QStringLiteral("<h1>%1</h1>\n<p class=\"date\">%2</p>\n")
                      .arg(htmlText(titleOf(conversation)), dateOf(conversation.createdMs));
    bool isShown = true;
    for (const ExportBranch& branch : branchesOf(exported, options.withAllBranches)) {
        if (!std::exchange(isShown, false))
            out += QStringLiteral("<hr /><p class=\"branch\">%1</p>\n").arg(htmlText(branchTitle(branch)));
        for (const MessageRow* message : branch.messages) {
            if (stop.stop_requested())
                return out;
            out += turnHtml(*message, options);
        }
    }
    return out;
}

/// A document that fetches nothing, whatever its HTML names.
class LonelyDocument : public QTextDocument {
  protected:
    QVariant loadResource(int, const QUrl&) override { return {}; }
};

class PdfWriter : public ExportWriter {
  public:
    PdfWriter(QIODevice& out, const ExportOptions& options) : m_out(out), m_options(options) {}

    void begin(const ExportContents&) override {}

    void add(const ExportedConversation& exported, std::stop_token stop) override {
        QPdfWriter pdf(&m_out);
        pdf.setResolution(kResolution);
        pdf.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                      QMarginsF(20, 18, 20, 14), QPageLayout::Millimeter));
        pdf.setTitle(titleOf(exported.conversation));
        pdf.setCreator(QStringLiteral("Conclave"));

        LonelyDocument document;
        QFont font;
        font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")});
        font.setPointSizeF(kTextPoints);
        document.documentLayout()->setPaintDevice(&pdf);
        document.setDefaultFont(font);
        document.setDefaultStyleSheet(QString::fromUtf8(kStyle));
        document.setDocumentMargin(0);
        document.setIndentWidth(18);
        const double footerHeight = kFooterPoints * 3 * kResolution / 72.0;
        const QSizeF page(pdf.width(), pdf.height() - footerHeight);
        document.setPageSize(page);
        document.setHtml(documentHtml(exported, m_options, stop));
        if (stop.stop_requested())
            return;
        draw(document, pdf, page, font, stop);
    }

    void end() override {}

  private:
    static void draw(QTextDocument& document, QPdfWriter& pdf, const QSizeF& page, QFont font,
                     const std::stop_token& stop) {
        QPainter painter(&pdf);
        font.setPointSizeF(kFooterPoints);
        const int pages = document.pageCount();
        for (int i = 0; i < pages && !stop.stop_requested(); ++i) {
            if (i > 0)
                pdf.newPage();
            painter.save();
            painter.translate(0, -i * page.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.clip = QRectF(0, i * page.height(), page.width(), page.height());
            context.palette.setColor(QPalette::Text, QColor(kInk));
            painter.setClipRect(context.clip);
            document.documentLayout()->draw(&painter, context);
            painter.restore();
            painter.setFont(font);
            painter.setPen(QColor(kSoftInk));
            painter.drawText(QRectF(0, page.height(), page.width(), pdf.height() - page.height()),
                             Qt::AlignHCenter | Qt::AlignBottom,
                             ExportText::tr("%1 / %2").arg(i + 1).arg(pages));
        }
    }

    QIODevice& m_out;
    const ExportOptions m_options;
};

} // namespace

std::unique_ptr<ExportWriter> makePdfWriter(QIODevice& out, const ExportOptions& options) {
    return std::make_unique<PdfWriter>(out, options);
}

} // namespace conclave
