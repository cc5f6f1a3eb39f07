// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/markdown_html.h"

#include "app/text/code_lexer.h"
#include "app/text/math_ml.h"
#include "app/text/math_spans.h"
#include "app/text/safe_link.h"

#include <QStringList>

#include <md4c.h>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// Deeper nesting is shown at this depth: hostile text nests thousands of quotes, people four.
constexpr int kDeepest = 16;
constexpr qsizetype kLongestLanguage = 30;
/// Formulas are taken out before md4c reads the text, which would take their backslashes for its own. A
/// number between these, which are no characters, stands for each.
constexpr QChar kFormula(0xfdd0);
constexpr QChar kFormulaEnd(0xfdd1);

QString fromUtf8(const MD_CHAR* text, MD_SIZE size) {
    return QString::fromUtf8(text, static_cast<qsizetype>(size));
}

bool isUnfit(QChar c) {
    const char16_t unit = c.unicode();
    return (unit < 0x20 && unit != u'\n' && unit != u'\t') || (unit >= 0x7f && unit <= 0x9f) ||
           (unit >= 0xfdd0 && unit <= 0xfdef) || unit >= 0xfffe;
}

/// @p text with U+FFFD for what HTML has no place for, surrogates without a partner too.
QString fit(const QString& text) {
    QString clean = text;
    clean.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(u'\r', u'\n');
    for (qsizetype i = 0; i < clean.size(); ++i) {
        const bool isPair =
            clean[i].isHighSurrogate() && i + 1 < clean.size() && clean[i + 1].isLowSurrogate();
        if (isPair)
            ++i;
        else if (isUnfit(clean[i]) || clean[i].isSurrogate())
            clean[i] = QChar(QChar::ReplacementCharacter);
    }
    return clean;
}

/// The colours of Theme.qml's light palette, for paper.
const char* inkOf(CodeStretch::Kind kind) {
    switch (kind) {
    case CodeStretch::Kind::Keyword:
        return "#8a2f6b";
    case CodeStretch::Kind::String:
        return "#3f6b1c";
    case CodeStretch::Kind::Comment:
        return "#6d7772";
    case CodeStretch::Kind::Number:
        break;
    }
    return "#8a5a0a";
}

const char* classOf(CodeStretch::Kind kind) {
    switch (kind) {
    case CodeStretch::Kind::Keyword:
        return "k";
    case CodeStretch::Kind::String:
        return "s";
    case CodeStretch::Kind::Comment:
        return "c";
    case CodeStretch::Kind::Number:
        break;
    }
    return "n";
}

class Renderer {
  public:
    Renderer(HtmlKind kind, const QString& source, const QVector<MathSpan>& formulas)
        : m_kind(kind), m_source(source), m_formulas(formulas) {}

    QString html;

    void enterBlock(MD_BLOCKTYPE type, void* detail) {
        if (type == MD_BLOCK_DOC)
            return;
        if (m_depth++ > kDeepest)
            return;
        switch (type) {
        case MD_BLOCK_H:
            html += QStringLiteral("<h%1%2>").arg(headingLevel(detail)).arg(direction());
            break;
        case MD_BLOCK_P:
            html += QStringLiteral("<p%1>").arg(direction());
            break;
        case MD_BLOCK_QUOTE:
            html += QLatin1String("<blockquote>");
            break;
        case MD_BLOCK_UL:
            html += QLatin1String("<ul>");
            break;
        case MD_BLOCK_OL:
            html += QStringLiteral("<ol start=\"%1\">").arg(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
            break;
        case MD_BLOCK_LI: {
            const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
            html += item->is_task ? QStringLiteral("<li%1>").arg(isPage() ? QStringLiteral(" class=\"task\"")
                                                                          : QString())
                                  : QStringLiteral("<li%1>").arg(direction());
            if (item->is_task)
                html += item->task_mark == ' ' ? QStringLiteral("☐ ") : QStringLiteral("☑ ");
            break;
        }
        case MD_BLOCK_HR:
            html += isPage() ? QLatin1String("<hr>") : QLatin1String("<hr />");
            break;
        case MD_BLOCK_CODE:
            m_language = fit(attribute(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->lang))
                             .simplified()
                             .left(kLongestLanguage);
            m_code.clear();
            m_isCode = true;
            break;
        case MD_BLOCK_TABLE:
            m_columns.clear();
            m_headerCells.clear();
            html += isPage() ? QLatin1String("<div class=\"table\"><table>")
                             : QLatin1String("<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" "
                                             "width=\"100%\" style=\"border-color:#c8cec5; "
                                             "border-style:solid; border-collapse:collapse; "
                                             "margin-top:4px; margin-bottom:8px\">");
            break;
        case MD_BLOCK_THEAD:
            html += QLatin1String("<thead>");
            break;
        case MD_BLOCK_TBODY:
            html += QLatin1String("<tbody>");
            break;
        case MD_BLOCK_TR:
            m_column = 0;
            html += QLatin1String("<tr>");
            break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD:
            enterCell(type == MD_BLOCK_TH, detail);
            break;
        default:
            break;
        }
    }

    void leaveBlock(MD_BLOCKTYPE type, void* detail) {
        if (type == MD_BLOCK_DOC)
            return;
        if (--m_depth > kDeepest)
            return;
        switch (type) {
        case MD_BLOCK_H:
            html += QStringLiteral("</h%1>\n").arg(headingLevel(detail));
            break;
        case MD_BLOCK_P:
            html += QLatin1String("</p>\n");
            break;
        case MD_BLOCK_QUOTE:
            html += QLatin1String("</blockquote>\n");
            break;
        case MD_BLOCK_UL:
            html += QLatin1String("</ul>\n");
            break;
        case MD_BLOCK_OL:
            html += QLatin1String("</ol>\n");
            break;
        case MD_BLOCK_LI:
            html += QLatin1String("</li>\n");
            break;
        case MD_BLOCK_CODE:
            leaveCode();
            break;
        case MD_BLOCK_TABLE:
            leaveTable();
            break;
        case MD_BLOCK_THEAD:
            html += QLatin1String("</thead>\n");
            break;
        case MD_BLOCK_TBODY:
            html += QLatin1String("</tbody>");
            break;
        case MD_BLOCK_TR:
            html += QLatin1String("</tr>\n");
            break;
        case MD_BLOCK_TH:
            html += QLatin1String("</th>");
            ++m_column;
            break;
        case MD_BLOCK_TD:
            html += QLatin1String("</td>");
            ++m_column;
            break;
        default:
            break;
        }
    }

    void enterSpan(MD_SPANTYPE type, void* detail) {
        if (type == MD_SPAN_A)
            openLink(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
        else if (type == MD_SPAN_IMG)
            openLink(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
        else if (const char* name = spanName(type))
            html += QStringLiteral("<%1>").arg(QLatin1String(name));
        m_inlineCode += type == MD_SPAN_CODE ? 1 : 0;
    }

    void leaveSpan(MD_SPANTYPE type) {
        m_inlineCode -= type == MD_SPAN_CODE ? 1 : 0;
        if (type == MD_SPAN_A || type == MD_SPAN_IMG) {
            if (--m_openLinks == 0 && std::exchange(m_isLinkWritten, false))
                html += QLatin1String("</a>");
        } else if (const char* name = spanName(type)) {
            html += QStringLiteral("</%1>").arg(QLatin1String(name));
        }
    }

    void text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
        if (m_isCode) {
            m_code += type == MD_TEXT_NULLCHAR ? QString(QChar(QChar::ReplacementCharacter))
                                               : withSource(fromUtf8(text, size));
            return;
        }
        switch (type) {
        case MD_TEXT_NULLCHAR:
            html += QChar(QChar::ReplacementCharacter);
            break;
        case MD_TEXT_BR:
            html += isPage() ? QLatin1String("<br>\n") : QLatin1String("<br />");
            break;
        case MD_TEXT_SOFTBR:
            html += u'\n';
            break;
        case MD_TEXT_ENTITY: // browsers and QTextDocument resolve it; one that they do not know shows as
                             // typed
            html += fromUtf8(text, size);
            count(1);
            break;
        default:
            plain(fromUtf8(text, size));
            break;
        }
    }

  private:
    bool isPage() const { return m_kind == HtmlKind::Page; }
    QString direction() const { return isPage() ? QStringLiteral(" dir=\"auto\"") : QString(); }

    static int headingLevel(void* detail) {
        return std::min(6, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level) + 2);
    }

    static const char* spanName(MD_SPANTYPE type) {
        switch (type) {
        case MD_SPAN_EM:
            return "em";
        case MD_SPAN_STRONG:
            return "strong";
        case MD_SPAN_DEL:
            return "s";
        case MD_SPAN_CODE:
            return "code";
        default:
            return nullptr;
        }
    }

    /// Text in which formulas are shown as such; in code as they were written.
    void plain(const QString& text) {
        count(text.size());
        if (m_inlineCode > 0) {
            html += withSource(text).toHtmlEscaped();
            return;
        }
        qsizetype done = 0;
        for (qsizetype at = text.indexOf(kFormula); at >= 0; at = text.indexOf(kFormula, done)) {
            const qsizetype end = text.indexOf(kFormulaEnd, at);
            if (end < 0)
                break;
            html += QStringView(text).mid(done, at - done).toString().toHtmlEscaped() +
                    formula(QStringView(text).mid(at + 1, end - at - 1).toInt());
            done = end + 1;
        }
        html += text.mid(done).toHtmlEscaped();
    }

    QString formula(qsizetype number) const {
        if (number < 0 || number >= m_formulas.size())
            return {};
        const MathSpan& span = m_formulas[number];
        if (isPage())
            return mathMl(span.tex, span.isDisplay);
        return span.isDisplay ? QStringLiteral("<br />") + mathRichText(span.tex) + QStringLiteral("<br />")
                              : mathRichText(span.tex);
    }

    /// @p text with formulas as they stood in the source.
    QString withSource(QString text) const {
        for (qsizetype at = text.indexOf(kFormula); at >= 0; at = text.indexOf(kFormula, at)) {
            const qsizetype end = text.indexOf(kFormulaEnd, at);
            const qsizetype number =
                QStringView(text).mid(at + 1, std::max<qsizetype>(end - at - 1, 0)).toInt();
            if (end < 0 || number >= m_formulas.size())
                break;
            const MathSpan& span = m_formulas[number];
            text.replace(at, end - at + 1, m_source.mid(span.from, span.length));
            at += span.length;
        }
        return text;
    }

    QString attribute(const MD_ATTRIBUTE& value) const {
        return withSource(fromUtf8(value.text, value.size));
    }

    /// A link inside a link (an image that is one) belongs to the outer one.
    void openLink(const MD_ATTRIBUTE& target) {
        if (m_openLinks++ > 0)
            return;
        const QString link = safeLink(attribute(target));
        m_isLinkWritten = !link.isEmpty();
        if (m_isLinkWritten)
            html += QStringLiteral("<a href=\"%1\"%2>")
                        .arg(link.toHtmlEscaped(),
                             isPage() ? QStringLiteral(" rel=\"noopener noreferrer\"") : QString());
    }

    void leaveCode() {
        m_isCode = false;
        if (m_code.endsWith(u'\n'))
            m_code.chop(1);
        const QString body = codeHtml(m_code, m_language, m_kind);
        if (!isPage()) {
            html += boxedHtml(QStringLiteral("<pre>%1</pre>").arg(body), "#f4f5f0");
            return;
        }
        html += QLatin1String("<figure class=\"code\">");
        if (!m_language.isEmpty())
            html += QStringLiteral("<figcaption>%1</figcaption>").arg(m_language.toHtmlEscaped());
        html += QStringLiteral("<pre><code>") + body + QStringLiteral("</code></pre></figure>\n");
    }

    void enterCell(bool isHeader, void* detail) {
        const char* align = "left";
        if (static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align == MD_ALIGN_CENTER)
            align = "center";
        else if (static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align == MD_ALIGN_RIGHT)
            align = "right";
        html += isHeader ? QLatin1String("<th") : QLatin1String("<td");
        if (isHeader)
            m_headerCells.append(html.size());
        html += isPage() ? QStringLiteral(" style=\"text-align:%1\" dir=\"auto\">").arg(QLatin1String(align))
                         : QStringLiteral(" align=\"%1\"%2>")
                               .arg(QLatin1String(align),
                                    isHeader ? QStringLiteral(" bgcolor=\"#eeefe8\"") : QString());
        if (m_columns.size() <= m_column)
            m_columns.append(0);
    }

    /// Letters in a cell weigh in for its column.
    void count(qsizetype letters) {
        if (m_column < m_columns.size())
            m_columns[m_column] += letters;
    }

    // QTextDocument makes columns as narrow as their longest word: each gets its share of the letters
    // instead, within bounds.
    void leaveTable() {
        if (isPage()) {
            html += QLatin1String("</table></div>\n");
            return;
        }
        html += QLatin1String("</table>\n");
        qsizetype all = 0;
        for (const qsizetype letters : std::as_const(m_columns))
            all += std::max<qsizetype>(letters, 1);
        double sum = 0;
        QVector<double> shares;
        const double least = 0.4 / static_cast<double>(std::max<qsizetype>(m_columns.size(), 1));
        for (const qsizetype letters : std::as_const(m_columns)) {
            shares.append(std::max(least, static_cast<double>(letters) /
                                              static_cast<double>(std::max<qsizetype>(all, 1))));
            sum += shares.last();
        }
        for (qsizetype i = std::min(shares.size(), m_headerCells.size()) - 1; i >= 0; --i)
            html.insert(m_headerCells[i],
                        QStringLiteral(" width=\"%1%\"").arg(static_cast<int>(shares[i] / sum * 100)));
        m_columns.clear();
        m_column = 0;
    }

    const HtmlKind m_kind;
    const QString& m_source;
    const QVector<MathSpan>& m_formulas;
    int m_depth = 0;
    int m_openLinks = 0;
    int m_inlineCode = 0;
    bool m_isLinkWritten = false;
    bool m_isCode = false;
    QString m_code;
    QString m_language;
    qsizetype m_column = 0;
    QVector<qsizetype> m_columns;     ///< letters in each column of the open table
    QVector<qsizetype> m_headerCells; ///< where in html their attributes may stand
};

} // namespace

QString htmlText(const QString& text) {
    return fit(text).toHtmlEscaped();
}

QString boxedHtml(const QString& html, const char* ground) {
    return QStringLiteral(
               "<table width=\"100%\" bgcolor=\"%1\" cellpadding=\"6\" cellspacing=\"0\" "
               "border=\"0\" style=\"margin-top:4px; margin-bottom:8px\"><tr><td>%2</td></tr></table>\n")
        .arg(QLatin1String(ground), html);
}

QString codeHtml(const QString& code, const QString& language, HtmlKind kind) {
    const CodeLanguage* known = codeLanguage(language);
    if (known == nullptr)
        return htmlText(code);
    QStringList lines;
    int state = 0;
    for (const QString& line : fit(code).split(u'\n')) {
        QVector<CodeStretch> stretches;
        state = lexCodeLine(*known, line, state, stretches);
        QString html;
        qsizetype done = 0;
        for (const CodeStretch& stretch : stretches) {
            html += line.mid(done, stretch.from - done).toHtmlEscaped();
            const QString open =
                kind == HtmlKind::Page
                    ? QStringLiteral("<span class=\"%1\">").arg(QLatin1String(classOf(stretch.kind)))
                    : QStringLiteral("<span style=\"color:%1\">").arg(QLatin1String(inkOf(stretch.kind)));
            html += open + line.mid(stretch.from, stretch.length).toHtmlEscaped() + QStringLiteral("</span>");
            done = stretch.from + stretch.length;
        }
        lines << html + line.mid(done).toHtmlEscaped();
    }
    return lines.join(u'\n');
}

QString markdownHtml(const QString& markdown, HtmlKind kind) {
    const QString source = fit(markdown);
    const QVector<MathSpan> formulas = findMath(source);
    QString text;
    qsizetype done = 0;
    for (qsizetype i = 0; i < formulas.size(); ++i) {
        text += QStringView(source).mid(done, formulas[i].from - done);
        text += kFormula + QString::number(i) + kFormulaEnd;
        done = formulas[i].from + formulas[i].length;
    }
    text += QStringView(source).mid(done);

    const QByteArray utf8 = text.toUtf8();
    Renderer renderer(kind, source, formulas);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                   MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<Renderer*>(self)->enterBlock(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<Renderer*>(self)->leaveBlock(type, detail);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
        static_cast<Renderer*>(self)->enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
        static_cast<Renderer*>(self)->leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* content, MD_SIZE size, void* self) {
        static_cast<Renderer*>(self)->text(type, content, size);
        return 0;
    };
    md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, &renderer);
    return renderer.html;
}

} // namespace conclave
