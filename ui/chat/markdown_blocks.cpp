// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/markdown_blocks.h"

#include "app/text/code_file_names.h"
#include "app/text/math_spans.h"
#include "app/text/safe_link.h"
#include "ui/chat/math/inline_formula.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>
#include <QUrl>

#include <md4c.h>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// Deeper nesting is shown at this depth: hostile text nests thousands of quotes, people four.
constexpr int kDeepest = 12;
constexpr int kLongestLanguage = 30;
constexpr int kLongestImageName = 60;
constexpr int kHandIndent = 22; ///< pixels that a number stands out to the left

QString textOf(const MD_CHAR* text, MD_SIZE size) {
    return QString::fromUtf8(text, static_cast<qsizetype>(size));
}

/// A formula on its way through md4c, which would find emphasis and table cells in it: its number between two
/// characters that mean nothing to anyone.
constexpr QChar kFormula(0xfdd0);
constexpr QChar kFormulaEnd(0xfdd1);

/// Whether the first letter that has a direction, in the text of @p richText, runs from right to left.
bool beginsRightToLeft(QStringView richText) {
    bool isTag = false;
    for (const QChar c : richText) {
        if (c == u'<' || c == u'>')
            isTag = c == u'<';
        else if (!isTag && c.direction() == QChar::DirL)
            return false;
        else if (!isTag && (c.direction() == QChar::DirR || c.direction() == QChar::DirAL))
            return true;
    }
    return false;
}

bool hasRightToLeft(const QString& text) {
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.direction() == QChar::DirR || c.direction() == QChar::DirAL; });
}

/// Code among right-to-left words keeps its own order: else the brackets of "get()" stand before it.
void isolateCode(QString& richText) {
    if (!richText.contains(QLatin1String("<code>")) || !hasRightToLeft(richText))
        return;
    richText.replace(QLatin1String("<code>"), QLatin1String("<code>") + kLeftToRightIsolate);
    richText.replace(QLatin1String("</code>"), kIsolateEnd + QLatin1String("</code>"));
}

/// A table whose first column is at the right. QTextDocument of Qt 6.4 never puts it there by itself: the
/// cells of each row come the other way around, which copied_text.h knows by the table's direction.
void turnAround(QString& table) {
    QString turned;
    for (const QString& row : table.split(QLatin1String("</tr>"))) {
        QStringList cells;
        QString rest = row;
        for (qsizetype at = rest.size(); at > 0;) {
            at = std::max(rest.lastIndexOf(QLatin1String("<th align"), at - 1),
                          rest.lastIndexOf(QLatin1String("<td align"), at - 1));
            if (at < 0)
                break;
            cells << rest.mid(at);
            rest.truncate(at);
        }
        turned += (turned.isEmpty() ? QString() : QStringLiteral("</tr>")) + rest + cells.join(QString());
    }
    table = turned.insert(6, QLatin1String(" dir=\"rtl\""));
}

/// Markdown whose formulas have been set aside.
struct Prepared {
    QString text;
    QVector<MathSpan> formulas;
    QStringList sources; ///< of the formulas, with their marks
};

Prepared setFormulasAside(QStringView markdown) {
    Prepared prepared;
    prepared.text = markdown.toString();
    prepared.text.replace(kFormula, QChar(QChar::ReplacementCharacter));
    prepared.text.replace(kFormulaEnd, QChar(QChar::ReplacementCharacter));
    prepared.formulas = findMath(markdown);
    if (prepared.formulas.isEmpty())
        return prepared;
    const QString whole = std::exchange(prepared.text, {});
    qsizetype done = 0;
    for (qsizetype i = 0; i < prepared.formulas.size(); ++i) {
        const MathSpan& span = prepared.formulas[i];
        prepared.text += QStringView(whole).mid(done, span.from - done);
        prepared.text += kFormula + QString::number(i) + kFormulaEnd;
        prepared.sources << whole.mid(span.from, span.length);
        done = span.from + span.length;
    }
    prepared.text += QStringView(whole).mid(done);
    return prepared;
}

/// Collects blocks from md4c's callbacks. m_depth counts open blocks below the document; a block that opens
/// at depth 0 is a block of ours, everything inside it becomes rich text of that one.
class BlockCollector {
  public:
    BlockCollector(const QByteArray& source, const Prepared& prepared)
        : m_source(source), m_prepared(prepared) {}

    QVector<MarkdownBlock> blocks;

    void enterBlock(MD_BLOCKTYPE type, void* detail) {
        if (type == MD_BLOCK_DOC)
            return;
        if (m_depth == 0)
            open(type, detail);
        else
            openNested(type, detail);
        ++m_depth;
    }

    void leaveBlock(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_DOC)
            return;
        --m_depth;
        if (m_depth > 0) {
            closeNested(type);
            return;
        }
        m_breaksBeforeText = false;
        switch (type) {
        case MD_BLOCK_P:
            if (std::exchange(m_isSplit, false) && m_block.body == kParagraph)
                return; // nothing came after the formula
            m_block.body += QLatin1String("</p>");
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            closeList(type);
            break;
        case MD_BLOCK_TABLE:
            m_block.body += QLatin1String("</table>");
            if (beginsRightToLeft(m_block.body))
                turnAround(m_block.body);
            break;
        case MD_BLOCK_CODE:
            if (m_block.body.endsWith(QLatin1Char('\n')))
                m_block.body.chop(1);
            m_isPlain = false;
            break;
        default:
            break;
        }
        append();
    }

    void enterSpan(MD_SPANTYPE type, void* detail) {
        switch (type) {
        case MD_SPAN_A:
            openLink(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
            break;
        case MD_SPAN_IMG:
            openImage(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
            break;
        default:
            breakLine();
            m_block.body += spanTag(type, false);
            m_inlineCode += type == MD_SPAN_CODE ? 1 : 0;
            break;
        }
        ++m_openSpans;
    }

    void leaveSpan(MD_SPANTYPE type) {
        --m_openSpans;
        m_inlineCode -= type == MD_SPAN_CODE ? 1 : 0;
        if (type != MD_SPAN_A && type != MD_SPAN_IMG) {
            m_block.body += spanTag(type, true);
            return;
        }
        if (type == MD_SPAN_IMG)
            closeImage();
        if (--m_openLinks == 0 && std::exchange(m_isLinkWritten, false))
            m_block.body += QLatin1String("</a>");
    }

    void text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
        if (m_isPlain) {
            code(type, text, size);
            return;
        }
        switch (type) {
        case MD_TEXT_NULLCHAR:
            m_block.body += QChar(QChar::ReplacementCharacter);
            break;
        case MD_TEXT_BR:
            if (!isAfterDisplay())
                m_block.body += QLatin1String("<br>");
            break;
        case MD_TEXT_SOFTBR:
            if (!isAfterDisplay())
                m_block.body += QLatin1Char(' ');
            break;
        // &name; and &#n; are for QTextDocument to resolve; one that it does not know shows as typed.
        case MD_TEXT_ENTITY:
            breakLine();
            m_block.body += textOf(text, size);
            break;
        default:
            words(textOf(text, size));
            break;
        }
    }

  private:
    void append() {
        if (m_block.kind != MarkdownBlock::Kind::Code)
            isolateCode(m_block.body);
        blocks.append(std::exchange(m_block, {}));
    }

    static constexpr QLatin1String kParagraph{"<p>"};
    static constexpr QLatin1String kTable{"<table cellspacing=\"0\" cellpadding=\"0\">"};

    /// Text with formulas in it; in code they are as they were written.
    void words(const QString& text) {
        if (m_inlineCode > 0 || m_openCode > 0) {
            m_block.body += withSource(text).toHtmlEscaped();
            return;
        }
        qsizetype done = 0;
        for (qsizetype at = text.indexOf(kFormula); at >= 0; at = text.indexOf(kFormula, done)) {
            const qsizetype end = text.indexOf(kFormulaEnd, at);
            const qsizetype number = QStringView(text).mid(at + 1, qMax<qsizetype>(end - at - 1, 0)).toInt();
            if (end < 0 || number >= m_prepared.formulas.size())
                break;
            plainWords(QStringView(text).mid(done, at - done));
            formula(m_prepared.formulas[number]);
            done = end + 1;
        }
        plainWords(QStringView(text).mid(done));
    }

    void plainWords(QStringView text) {
        if (isAfterDisplay()) {
            // A comma or full stop belongs to the formula: it stays beside it.
            const bool isMark = !text.isEmpty() && QStringView(u".,;:!?").contains(text[0]);
            if (isMark) {
                (m_breaksBeforeText ? m_block.body : blocks.last().body) += text[0];
                text = text.mid(1);
            }
            while (!text.isEmpty() && text[0].isSpace())
                text = text.mid(1);
        }
        if (text.isEmpty())
            return;
        breakLine();
        m_block.body += text.toString().toHtmlEscaped();
    }

    /// Nothing has been written since a formula that is set as a display.
    bool isAfterDisplay() const { return m_breaksBeforeText || (m_isSplit && m_block.body == kParagraph); }

    /// Nothing stands before this in its line, item or cell.
    bool isLineStart() const {
        static const QStringList starts{QStringLiteral("<p>"), QStringLiteral("<li>"), QStringLiteral("<br>"),
                                        QStringLiteral("\">")};
        return m_block.body.isEmpty() || m_breaksBeforeText ||
               std::any_of(starts.begin(), starts.end(),
                           [this](const QString& start) { return m_block.body.endsWith(start); });
    }

    void breakLine() {
        if (std::exchange(m_breaksBeforeText, false))
            m_block.body += QLatin1String("<br>");
    }

    void formula(const MathSpan& span) {
        if (!span.isDisplay) {
            breakLine();
            m_block.body += formulaTag({span.tex, false});
            return;
        }
        while (m_block.body.endsWith(QLatin1Char(' ')))
            m_block.body.chop(1);
        const bool isOfParagraph =
            m_depth == 1 && m_openSpans == 0 && m_block.kind == MarkdownBlock::Kind::Paragraph;
        if (!isOfParagraph) {
            const bool isFirst = isLineStart();
            breakLine();
            m_block.body += (isFirst ? QString() : QStringLiteral("<br>")) + formulaTag({span.tex, true});
            m_breaksBeforeText = true;
            return;
        }
        if (m_block.body != kParagraph) {
            m_block.body += QLatin1String("</p>");
            append();
        }
        MarkdownBlock block;
        block.kind = MarkdownBlock::Kind::Formula;
        block.body = span.tex;
        blocks.append(block);
        m_block.body = kParagraph;
        m_isSplit = true;
    }

    /// @p text with formulas as they stood in the source.
    QString withSource(QString text) const {
        for (qsizetype at = text.indexOf(kFormula); at >= 0; at = text.indexOf(kFormula, at)) {
            const qsizetype end = text.indexOf(kFormulaEnd, at);
            const qsizetype number = QStringView(text).mid(at + 1, qMax<qsizetype>(end - at - 1, 0)).toInt();
            if (end < 0 || number >= m_prepared.sources.size())
                break;
            text.replace(at, end - at + 1, m_prepared.sources[number]);
            at += m_prepared.sources[number].size();
        }
        return text;
    }

    QString attribute(const MD_ATTRIBUTE& value) const { return withSource(textOf(value.text, value.size)); }

    /// Code as it was written. md4c turns the tabs that indent a line into spaces, which breaks a copied
    /// Makefile: text from outside the source is such an indent, and what stands there in the source replaces
    /// it.
    void code(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
        const char* begin = m_source.constData();
        const bool isFromSource = text >= begin && text < begin + m_source.size();
        if (isFromSource && m_indent > 0) {
            const char* indent = text;
            while (indent > begin && (indent[-1] == ' ' || indent[-1] == '\t'))
                --indent;
            const QByteArray written(indent, text - indent);
            if (written.contains('\t')) {
                m_block.body.chop(m_indent);
                m_block.body += QLatin1String(written);
            }
        }
        const QString plain =
            type == MD_TEXT_NULLCHAR ? QString(QChar::ReplacementCharacter) : withSource(textOf(text, size));
        m_block.body += plain;
        m_indent = isFromSource || plain.trimmed().size() > 0 || plain.contains(QLatin1Char('\n'))
                       ? 0
                       : m_indent + plain.size();
    }

    void open(MD_BLOCKTYPE type, void* detail) {
        m_block = {};
        switch (type) {
        case MD_BLOCK_H:
            m_block.kind = MarkdownBlock::Kind::Heading;
            m_block.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            m_block.kind = MarkdownBlock::Kind::List;
            openNested(type, detail);
            break;
        case MD_BLOCK_QUOTE:
            m_block.kind = MarkdownBlock::Kind::Quote;
            break;
        case MD_BLOCK_TABLE:
            m_block.kind = MarkdownBlock::Kind::Table;
            m_block.body = kTable;
            break;
        case MD_BLOCK_HR:
            m_block.kind = MarkdownBlock::Kind::Rule;
            break;
        case MD_BLOCK_CODE:
            m_block.kind = MarkdownBlock::Kind::Code;
            nameCode(fenceInfo(attribute(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info)));
            m_isPlain = true;
            m_indent = 0;
            break;
        default:
            m_block.body = kParagraph;
            m_isSplit = false;
            break;
        }
    }

    void openNested(MD_BLOCKTYPE type, void* detail) {
        m_breaksBeforeText = false;
        const bool isAfterNumber = std::exchange(m_isItemBegun, false);
        m_openCode += type == MD_BLOCK_CODE ? 1 : 0;
        if (m_depth > kDeepest)
            return;
        switch (type) {
        case MD_BLOCK_P:
            if (!isAfterNumber)
                m_block.body += isNumberedByHand() ? handParagraph(0) : QString(kParagraph);
            break;
        case MD_BLOCK_H:
            m_block.body += QLatin1String("<p><b>");
            break;
        case MD_BLOCK_QUOTE:
            m_block.body += QLatin1String("<blockquote>");
            break;
        case MD_BLOCK_CODE:
            m_block.body += QLatin1String("<pre>");
            break;
        case MD_BLOCK_UL:
            openList(type, 1);
            break;
        case MD_BLOCK_OL:
            openList(type, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
            break;
        case MD_BLOCK_LI: {
            if (isNumberedByHand())
                m_block.body +=
                    handParagraph(kHandIndent) + QStringLiteral("%1.&nbsp; ").arg(m_numbers.last()++);
            else
                m_block.body += QLatin1String("<li>");
            m_isItemBegun = isNumberedByHand();
            const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
            if (item->is_task)
                m_block.body += item->task_mark == ' ' ? QStringLiteral("☐ ") : QStringLiteral("☑ ");
            break;
        }
        case MD_BLOCK_TR:
            m_block.body += QLatin1String("<tr>");
            break;
        case MD_BLOCK_TH:
            m_block.body += cellTag("th", detail);
            break;
        case MD_BLOCK_TD:
            m_block.body += cellTag("td", detail);
            break;
        default:
            break;
        }
    }

    void closeNested(MD_BLOCKTYPE type) {
        m_breaksBeforeText = false;
        m_openCode -= type == MD_BLOCK_CODE ? 1 : 0;
        if (m_depth > kDeepest)
            return;
        switch (type) {
        case MD_BLOCK_P:
            m_block.body += QLatin1String("</p>");
            break;
        case MD_BLOCK_H:
            m_block.body += QLatin1String("</b></p>");
            break;
        case MD_BLOCK_QUOTE:
            m_block.body += QLatin1String("</blockquote>");
            break;
        case MD_BLOCK_CODE:
            m_block.body += QLatin1String("</pre>");
            break;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            closeList(type);
            break;
        case MD_BLOCK_LI:
            m_isItemBegun = false;
            m_block.body += QLatin1String(isNumberedByHand() ? "</p>" : "</li>");
            break;
        case MD_BLOCK_TR:
            m_block.body += QLatin1String("</tr>");
            break;
        case MD_BLOCK_TH:
            m_block.body += QLatin1String("</th>");
            break;
        case MD_BLOCK_TD:
            m_block.body += QLatin1String("</td>");
            break;
        default:
            break;
        }
    }

    /// QTextDocument of Qt 6.4 numbers every list from 1. One that begins elsewhere, for there was code
    /// between two steps, is paragraphs with their numbers as text.
    void openList(MD_BLOCKTYPE type, unsigned start) {
        const bool isInHand =
            std::any_of(m_numbers.begin(), m_numbers.end(), [](int number) { return number >= 0; });
        const bool isByHand = type == MD_BLOCK_OL && start != 1;
        if (isInHand)
            m_block.body += QLatin1String("</p>");
        m_numbers.append(isByHand ? static_cast<int>(start) : -1);
        if (isByHand)
            return;
        const QLatin1String name(type == MD_BLOCK_UL ? "ul" : "ol");
        m_block.body +=
            isInHand ? QStringLiteral("<%1 style=\"-qt-list-indent:%2\">").arg(name).arg(m_numbers.size())
                     : QStringLiteral("<%1>").arg(name);
    }

    void closeList(MD_BLOCKTYPE type) {
        const bool isByHand = isNumberedByHand();
        m_numbers.removeLast();
        if (!isByHand)
            m_block.body += QLatin1String(type == MD_BLOCK_UL ? "</ul>" : "</ol>");
    }

    bool isNumberedByHand() const { return !m_numbers.isEmpty() && m_numbers.last() >= 0; }

    QString handParagraph(int indent) const {
        return QStringLiteral("<p style=\"-qt-block-indent:%1; text-indent:-%2px\">")
            .arg(m_numbers.size())
            .arg(indent);
    }

    static QString cellTag(const char* name, void* detail) {
        const char* align = "left";
        switch (static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align) {
        case MD_ALIGN_CENTER:
            align = "center";
            break;
        case MD_ALIGN_RIGHT:
            align = "right";
            break;
        default:
            break;
        }
        return QStringLiteral("<%1 align=\"%2\">").arg(QLatin1String(name), QLatin1String(align));
    }

    static QString spanTag(MD_SPANTYPE type, bool isEnd) {
        const char* name = nullptr;
        switch (type) {
        case MD_SPAN_EM:
            name = "i";
            break;
        case MD_SPAN_STRONG:
            name = "b";
            break;
        case MD_SPAN_DEL:
            name = "s";
            break;
        case MD_SPAN_CODE:
            name = "code";
            break;
        default:
            return {};
        }
        return QStringLiteral("<%1%2>").arg(isEnd ? QStringLiteral("/") : QString(), QLatin1String(name));
    }

    /// A link inside a link (an image that is one) belongs to the outer one.
    void openLink(const MD_ATTRIBUTE& target) {
        if (m_openLinks++ > 0)
            return;
        const QString link = safeLink(attribute(target));
        m_isLinkWritten = !link.isEmpty();
        breakLine();
        if (m_isLinkWritten)
            m_block.body += QStringLiteral("<a href=\"%1\">").arg(link.toHtmlEscaped());
    }

    /// An image is a link that says so: it is never fetched. Its text is what is written for those who do not
    /// see it, or the name of its file.
    void openImage(const MD_ATTRIBUTE& source) {
        openLink(source);
        m_imageBegin = m_block.body.size();
        m_imageName = QUrl(attribute(source)).fileName().left(kLongestImageName);
    }

    void closeImage() {
        QString text = m_block.body.mid(m_imageBegin);
        if (text.trimmed().isEmpty())
            text = m_imageName.toHtmlEscaped();
        m_block.body.truncate(m_imageBegin);
        m_block.body +=
            QStringLiteral("<span class=\"image\">&nbsp;%1&nbsp;</span>")
                .arg(text.isEmpty() ? QCoreApplication::translate("MarkdownBlocks", "Image",
                                                                  "in place of one, which is not loaded")
                                    : QCoreApplication::translate(
                                          "MarkdownBlocks", "Image: %1",
                                          "in place of one, which is not loaded; %1 is what it shows")
                                          .arg(text));
    }

    void nameCode(const FenceInfo& info) {
        m_block.language = info.language.left(kLongestLanguage);
        m_block.fileName = info.fileName;
    }

    const QByteArray& m_source;
    const Prepared& m_prepared;
    MarkdownBlock m_block;
    qsizetype m_imageBegin = 0; ///< in the body, of what stands for the image that is open
    QString m_imageName;
    qsizetype m_indent = 0; ///< spaces at the end of the code so far that md4c put there
    QVector<int> m_numbers; ///< of each open list: that of its next item, if it is numbered by hand; else -1
    bool m_isItemBegun = false; ///< its number is written, and a paragraph of it open
    int m_depth = 0;
    int m_openLinks = 0;
    int m_openSpans = 0;
    int m_inlineCode = 0;
    int m_openCode = 0; ///< code blocks in a list or a quote
    bool m_isLinkWritten = false;
    bool m_isPlain = false;          ///< in a code block of ours: text is taken as it is
    bool m_isSplit = false;          ///< the paragraph goes on after a formula that became a block
    bool m_breaksBeforeText = false; ///< a display in this line; what follows begins a new one
};

} // namespace

QVector<MarkdownBlock> parseMarkdown(QStringView markdown) {
    const Prepared prepared = setFormulasAside(markdown);
    const QByteArray utf8 = prepared.text.toUtf8();
    BlockCollector collector(utf8, prepared);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS |
                   MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOHTML;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<BlockCollector*>(self)->enterBlock(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
        static_cast<BlockCollector*>(self)->leaveBlock(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
        static_cast<BlockCollector*>(self)->enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
        static_cast<BlockCollector*>(self)->leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
        static_cast<BlockCollector*>(self)->text(type, text, size);
        return 0;
    };
    md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, &collector);
    return collector.blocks;
}

namespace {

/// The text of rich text. @p withSources: formulas as TeX; otherwise as the one character of a document.
QString textOfRich(const QString& richText, bool withSources) {
    static const QSet<QString> withinWords{
        QStringLiteral("a"),      QStringLiteral("b"),   QStringLiteral("i"),   QStringLiteral("s"),
        QStringLiteral("u"),      QStringLiteral("em"),  QStringLiteral("del"), QStringLiteral("code"),
        QStringLiteral("strong"), QStringLiteral("span")};
    static const QHash<QString, QChar> entities{{QStringLiteral("lt"), QLatin1Char('<')},
                                                {QStringLiteral("gt"), QLatin1Char('>')},
                                                {QStringLiteral("amp"), QLatin1Char('&')},
                                                {QStringLiteral("quot"), QLatin1Char('"')},
                                                {QStringLiteral("nbsp"), QChar(QChar::Nbsp)}};
    QString text;
    text.reserve(richText.size());
    for (qsizetype i = 0; i < richText.size(); ++i) {
        const QChar c = richText[i];
        if (withSources && (c == kLeftToRightIsolate || c == kIsolateEnd))
            continue;
        const qsizetype end = c == QLatin1Char('<')   ? richText.indexOf(QLatin1Char('>'), i)
                              : c == QLatin1Char('&') ? richText.indexOf(QLatin1Char(';'), i)
                                                      : -1;
        if (end < 0) {
            text += c == QLatin1Char('\n') ? QLatin1Char(' ') : c;
            continue;
        }
        QString name = richText.mid(i + 1, end - i - 1);
        i = end;
        if (c == QLatin1Char('&')) {
            text += entities.value(name, QLatin1Char(' '));
            continue;
        }
        if (name.startsWith(QLatin1String("img "))) {
            const std::optional<InlineFormula> formula = formulaOfImage(name.section(QLatin1Char('"'), 1, 1));
            text += withSources && formula ? formula->source() : QString(QChar::ObjectReplacementCharacter);
            if (withSources && i + 1 < richText.size() && richText[i + 1] == kFormulaBreak)
                ++i;
            continue;
        }
        name = name.section(QLatin1Char(' '), 0, 0).remove(QLatin1Char('/'));
        if (!withinWords.contains(name) && !text.isEmpty() && !text.endsWith(QLatin1Char('\n')))
            text += QLatin1Char('\n');
    }
    while (text.endsWith(QLatin1Char('\n')))
        text.chop(1);
    return text;
}

} // namespace

QString plainTextOf(const QString& richText) {
    return textOfRich(richText, true);
}

QString shownTextOf(const QString& richText) {
    return textOfRich(richText, false);
}

} // namespace conclave
