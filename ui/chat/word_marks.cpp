// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/word_marks.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>

namespace conclave {

QList<qsizetype> occurrencesOf(const QString& words, const QString& text) {
    QList<qsizetype> positions;
    if (words.isEmpty())
        return positions;
    for (qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(words, at + words.size(), Qt::CaseInsensitive))
        positions.append(at);
    return positions;
}

namespace {

/// One rectangle for each line of [@p from, @p from + @p length) in @p block.
void appendRects(QVariantList& rects, const QTextDocument& document, const QTextBlock& block, qsizetype from,
                 qsizetype length) {
    const QPointF origin = document.documentLayout()->blockBoundingRect(block).topLeft();
    const QTextLayout& layout = *block.layout();
    const int end = static_cast<int>(from + length);
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int first = std::max(static_cast<int>(from), line.textStart());
        const int last = std::min(end, line.textStart() + line.textLength());
        if (first >= last)
            continue;
        const qreal left = line.cursorToX(first);
        const qreal right = line.cursorToX(last);
        rects.append(QRectF(origin.x() + std::min(left, right), origin.y() + line.y(), std::abs(right - left),
                            line.height()));
    }
}

} // namespace

WordMarks::WordMarks(QObject* parent) : QObject(parent) {}

void WordMarks::setDocument(QQuickTextDocument* document) {
    if (m_document == document)
        return;
    if (m_document && m_document->textDocument())
        m_document->textDocument()->documentLayout()->disconnect(this);
    m_document = document;
    if (m_document && m_document->textDocument()) {
        auto* layout = m_document->textDocument()->documentLayout();
        const auto again = [this] {
            if (!m_words.isEmpty())
                measure();
        };
        connect(layout, &QAbstractTextDocumentLayout::documentSizeChanged, this, again);
        connect(layout, &QAbstractTextDocumentLayout::update, this, again);
    }
    emit documentChanged();
    measure();
}

void WordMarks::setWords(const QString& words) {
    if (m_words == words)
        return;
    m_words = words;
    emit wordsChanged();
    measure();
}

void WordMarks::setCurrent(int current) {
    if (m_current == current)
        return;
    m_current = current;
    emit currentChanged();
    measure();
}

void WordMarks::measure() {
    QVariantList others;
    QVariantList currents;
    const QTextDocument* text = m_document ? m_document->textDocument() : nullptr;
    int number = 0;
    if (text && !m_words.isEmpty())
        for (QTextBlock block = text->begin(); block.isValid(); block = block.next()) {
            // A line break inside a block is U+2028, which no one types.
            const QList<qsizetype> positions = occurrencesOf(m_words, block.text());
            for (const qsizetype at : positions) {
                appendRects(number == m_current ? currents : others, *text, block, at, m_words.size());
                ++number;
            }
        }
    if (others == m_others && currents == m_currents)
        return;
    m_others = others;
    m_currents = currents;
    emit marksChanged();
}

} // namespace conclave
