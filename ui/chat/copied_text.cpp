// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/copied_text.h"

#include "ui/chat/markdown_blocks.h"
#include "ui/chat/math/inline_formula.h"

#include <QStringList>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QTextTable>

#include <algorithm>

namespace conclave {

namespace {

enum class Form { Plain, Markdown };

constexpr double kQuoteMargin = 40; // pixels that QTextDocument sets a <blockquote> in, each

/// The marks around a stretch of text, from the outside to the inside.
struct Marks {
    QString link;
    bool isBold = false;
    bool isItalic = false;
    bool isStruck = false;
    bool isCode = false;
    bool operator==(const Marks&) const = default;

    QString opening() const {
        return (link.isEmpty() ? QString() : QStringLiteral("[")) +
               (isStruck ? QStringLiteral("~~") : QString()) + (isBold ? QStringLiteral("**") : QString()) +
               (isItalic ? QStringLiteral("*") : QString()) + (isCode ? QStringLiteral("`") : QString());
    }
    QString closing() const {
        return (isCode ? QStringLiteral("`") : QString()) + (isItalic ? QStringLiteral("*") : QString()) +
               (isBold ? QStringLiteral("**") : QString()) + (isStruck ? QStringLiteral("~~") : QString()) +
               (link.isEmpty() ? QString() : QStringLiteral("](%1)").arg(link));
    }
};

Marks marksOf(const QTextCharFormat& format, bool isHeaderCell) {
    Marks marks;
    marks.link = format.isAnchor() ? format.anchorHref() : QString();
    // What <code> becomes where no style says otherwise.
    marks.isCode = format.fontFamilies().toStringList().contains(QLatin1String("monospace"));
    // A letter of a formula is text, and slanted by itself.
    marks.isItalic = format.fontItalic() && !marks.isCode;
    marks.isBold = format.fontWeight() >= QFont::DemiBold && !isHeaderCell;
    marks.isStruck = format.fontStrikeOut();
    return marks;
}

/// What would be read as a mark is not; "]" stays, for "\\[" with "\\]" is mathematics.
QString escaped(const QString& text) {
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (QStringView(u"\\`*_[<").contains(c))
            result += QLatin1Char('\\');
        result += c;
    }
    return result;
}

/// Between the edges of @p text there is something to mark; spaces at them stay outside.
QString marked(const QString& text, const Marks& marks) {
    const QString core = text.trimmed();
    if (core.isEmpty() || marks == Marks())
        return text;
    const qsizetype at = text.indexOf(core);
    return text.left(at) + marks.opening() + core + marks.closing() + text.mid(at + core.size());
}

bool isPreformatted(const QTextBlock& block) {
    return block.blockFormat().nonBreakableLines();
}

/// The words of a block between two positions of the document.
QString words(const QTextBlock& block, int from, int to, Form form, bool isHeaderCell = false) {
    QString result;
    QString pending;
    Marks marks;
    const bool isMarked = form == Form::Markdown && !isPreformatted(block);
    const auto flush = [&] {
        result += isMarked ? marked(pending, marks) : pending;
        pending.clear();
    };
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        const QTextFragment fragment = it.fragment();
        const int first = std::max(from, fragment.position());
        const int last = std::min(to, fragment.position() + fragment.length());
        if (first >= last)
            continue;
        const QTextCharFormat format = fragment.charFormat();
        QString text = fragment.text().mid(first - fragment.position(), last - first);
        if (const auto formula =
                formulaOfImage(format.isImageFormat() ? format.toImageFormat().name() : QString())) {
            flush();
            marks = {};
            for (qsizetype i = 0; i < text.size(); ++i)
                result += formula->source();
            continue;
        }
        if (text == kFormulaBreak)
            continue; // between the pieces of a formula
        const Marks now = marksOf(format, isHeaderCell);
        if (!(now == marks)) {
            flush();
            marks = now;
        }
        if (now.isCode)
            text.remove(kLeftToRightIsolate).remove(kIsolateEnd);
        text.replace(QChar::Nbsp, QLatin1Char(' '));
        text.replace(QChar::LineSeparator, isMarked ? QStringLiteral("\\\n") : QString(QLatin1Char('\n')));
        pending += isMarked && !now.isCode
                       ? escaped(text).replace(QStringLiteral("\\\\\n"), QStringLiteral("\\\n"))
                       : text;
    }
    flush();
    return result;
}

/// What stands before the first line of a block: its bullet or number, and how far it is set in.
QString markerOf(const QTextBlock& block, Form form) {
    const int depth = block.textList() ? block.textList()->format().indent() : block.blockFormat().indent();
    QString marker;
    if (const QTextList* list = block.textList()) {
        marker = list->format().style() == QTextListFormat::ListDecimal
                     ? QStringLiteral("%1. ").arg(list->itemNumber(block) + 1)
                 : form == Form::Markdown ? QStringLiteral("- ")
                                          : QStringLiteral("• ");
        return QString((depth - 1) * 3, QLatin1Char(' ')) + marker;
    }
    return QString(depth * 3, QLatin1Char(' '));
}

/// The cell of a column as it was written, see turnAround() in markdown_blocks.cpp.
QTextTableCell cellOf(const QTextTable& table, int row, int column) {
    const bool isTurned = table.format().layoutDirection() == Qt::RightToLeft;
    return table.cellAt(row, isTurned ? table.columns() - 1 - column : column);
}

/// The text of a cell within the stretch.
QString cellWords(const QTextTableCell& cell, int from, int to, Form form, bool isHeader) {
    QStringList parts;
    for (auto it = cell.begin(); !it.atEnd(); ++it)
        if (const QTextBlock block = it.currentBlock(); block.isValid())
            parts << words(block, from, to, form, isHeader);
    return parts.join(QLatin1Char(' ')).simplified();
}

QString rule(const QTextTable& table) {
    QString line = QStringLiteral("|");
    for (int column = 0; column < table.columns(); ++column) {
        const Qt::Alignment align = cellOf(table, 0, column).firstCursorPosition().blockFormat().alignment();
        line += align.testFlag(Qt::AlignHCenter) ? QStringLiteral(":---:|")
                : align.testFlag(Qt::AlignRight) ? QStringLiteral("---:|")
                                                 : QStringLiteral("---|");
    }
    return line;
}

QString tableText(const QTextTable& table, int from, int to, Form form) {
    int firstRow = -1;
    int lastRow = -1;
    int cells = 0;
    QTextTableCell only;
    for (int row = 0; row < table.rows(); ++row)
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = cellOf(table, row, column);
            if (cell.lastPosition() < from || cell.firstPosition() >= to)
                continue;
            firstRow = firstRow < 0 ? row : firstRow;
            lastRow = row;
            only = cell;
            ++cells;
        }
    if (cells == 0)
        return {};
    if (cells == 1)
        return cellWords(only, from, to, form, only.row() == 0);
    QStringList lines;
    const auto line = [&](int row) {
        QStringList texts;
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = cellOf(table, row, column);
            if (form == Form::Markdown)
                texts << cellWords(cell, cell.firstPosition(), cell.lastPosition(), form, row == 0)
                             .replace(QLatin1Char('|'), QStringLiteral("\\|"));
            else if (cell.lastPosition() >= from && cell.firstPosition() < to)
                texts << cellWords(cell, from, to, form, false);
        }
        return form == Form::Markdown ? QStringLiteral("| %1 |").arg(texts.join(QStringLiteral(" | ")))
                                      : texts.join(QLatin1Char('\t'));
    };
    if (form == Form::Markdown) {
        lines << line(0) << rule(table);
        firstRow = std::max(firstRow, 1);
    }
    for (int row = firstRow; row <= lastRow; ++row)
        lines << line(row);
    return lines.join(QLatin1Char('\n'));
}

/// Where one block ends and another begins.
QString between(const QTextBlock& before, const QTextBlock& after, Form form) {
    // Only what HTML calls a paragraph has margins: elsewhere each line is a block.
    const bool areLines = !after.blockFormat().hasProperty(QTextFormat::BlockTopMargin) ||
                          (isPreformatted(before) && isPreformatted(after)) ||
                          (before.textList() && after.textList()) ||
                          (form == Form::Plain && (before.textList() || after.textList()));
    return areLines ? QStringLiteral("\n") : QStringLiteral("\n\n");
}

QString text(const QTextDocument& document, int from, int to, Form form) {
    QString result;
    QTextBlock before;
    for (QTextBlock block = document.findBlock(from); block.isValid() && block.position() < to;
         block = block.next()) {
        if (block.position() + block.length() - 1 < from || isBesideTable(block))
            continue;
        QString piece;
        const QTextBlock first = block;
        if (const QTextTable* table = QTextCursor(block).currentTable()) {
            piece = tableText(*table, from, to, form);
            block = document.findBlock(table->lastPosition());
        } else {
            const bool isFromStart = from <= block.position();
            const int quotes = qRound(block.blockFormat().leftMargin() / kQuoteMargin);
            piece = (isFromStart ? markerOf(block, form) : QString()) + words(block, from, to, form);
            if (form == Form::Markdown && isPreformatted(block)) {
                QStringList lines{piece.trimmed().isEmpty() ? QString() : piece};
                while (block.next().isValid() && isPreformatted(block.next()) &&
                       block.next().position() < to) {
                    block = block.next();
                    lines << words(block, from, to, form);
                }
                const QString indent = markerOf(first, form);
                lines[0] = lines[0].mid(isFromStart ? indent.size() : 0);
                lines.prepend(QStringLiteral("```"));
                lines.append(QStringLiteral("```"));
                piece = indent + lines.join(QLatin1Char('\n') + indent);
            }
            for (int i = 0; form == Form::Markdown && i < quotes; ++i)
                piece = quoted(piece);
        }
        if (before.isValid())
            result += between(before, first, form);
        result += piece;
        before = block;
    }
    return result;
}

} // namespace

std::unique_ptr<QTextDocument> documentOf(const QString& body, bool isRich) {
    auto document = std::make_unique<QTextDocument>();
    document->setUndoRedoEnabled(false);
    if (isRich)
        document->setHtml(body);
    else
        document->setPlainText(body);
    return document;
}

QString plainText(const QTextDocument& document, int from, int to) {
    return text(document, from, to, Form::Plain);
}

QString markdownText(const QTextDocument& document, int from, int to) {
    return text(document, from, to, Form::Markdown);
}

QString csvText(const QTextDocument& document) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const QTextTable* table = QTextCursor(block).currentTable();
        if (!table)
            continue;
        QString csv;
        for (int row = 0; row < table->rows(); ++row)
            for (int column = 0; column < table->columns(); ++column) {
                const QTextTableCell cell = cellOf(*table, row, column);
                QString value =
                    cellWords(cell, cell.firstPosition(), cell.lastPosition(), Form::Plain, false);
                if (value.contains(QLatin1Char('"')) || value.contains(QLatin1Char(',')))
                    value = QLatin1Char('"') + value.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
                            QLatin1Char('"');
                csv += value + QLatin1Char(column + 1 < table->columns() ? ',' : '\n');
            }
        return csv;
    }
    return {};
}

bool isBesideTable(const QTextBlock& block) {
    const auto isInTable = [](const QTextBlock& other) {
        return other.isValid() && QTextCursor(other).currentTable() != nullptr;
    };
    return block.length() == 1 && !isInTable(block) &&
           (isInTable(block.previous()) || isInTable(block.next()));
}

QString quoted(const QString& text) {
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString& line : lines)
        line = line.isEmpty() ? QStringLiteral(">") : QStringLiteral("> ") + line;
    return lines.join(QLatin1Char('\n'));
}

} // namespace conclave
