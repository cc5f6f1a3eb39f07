// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/table_rules.h"

#include "ui/chat/copied_text.h"

#include <QAbstractTextDocumentLayout>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

QTextTable* firstTable(const QQuickTextDocument* document) {
    QTextDocument* text = document ? document->textDocument() : nullptr;
    const QList<QTextFrame*> frames = text ? text->rootFrame()->childFrames() : QList<QTextFrame*>();
    for (QTextFrame* frame : frames)
        if (auto* table = qobject_cast<QTextTable*>(frame))
            return table;
    return nullptr;
}

} // namespace

TableRules::TableRules(QObject* parent) : QObject(parent), m_isRead(QAccessible::isActive()) {
    QAccessible::installActivationObserver(this);
    connect(this, &TableRules::documentChanged, this, &TableRules::measure);
}

TableRules::~TableRules() {
    QAccessible::removeActivationObserver(this);
}

void TableRules::accessibilityActiveChanged(bool active) {
    m_isRead = active;
    measure();
}

void TableRules::setDocument(QQuickTextDocument* document) {
    m_document = document;
    if (m_document && m_document->textDocument()) {
        connect(m_document->textDocument(), &QTextDocument::contentsChanged, this, &TableRules::count);
        connect(m_document->textDocument()->documentLayout(),
                &QAbstractTextDocumentLayout::documentSizeChanged, this, &TableRules::measure);
    }
    count();
    emit documentChanged();
}

/// Apart from measure(): a width that follows from the number of columns would change while the text is laid
/// out to tell its natural width.
void TableRules::count() {
    const QTextTable* table = firstTable(m_document);
    const int columns = table ? table->columns() : 0;
    if (std::exchange(m_columns, columns) != columns)
        emit columnsChanged();
}

void TableRules::measure() {
    QList<double> positions;
    QStringList cells;
    QList<QRectF> cellRects;
    const QTextTable* table = firstTable(m_document);
    for (int row = 0; table && row < table->rows(); ++row) {
        const QTextDocument& text = *m_document->textDocument();
        double bottom = 0;
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(row, column);
            const QRectF last = text.documentLayout()->blockBoundingRect(cell.lastCursorPosition().block());
            bottom = std::max(bottom, last.bottom());
            if (!m_isRead)
                continue;
            cells.append(plainText(text, cell.firstPosition(), cell.lastPosition()).simplified());
            cellRects.append(last |
                             text.documentLayout()->blockBoundingRect(cell.firstCursorPosition().block()));
        }
        positions.append(bottom + m_padding);
    }
    if (cells != m_cells || cellRects != m_cellRects) {
        m_cells = cells;
        m_cellRects = cellRects;
        emit cellsChanged();
    }
    if (positions == m_positions)
        return;
    m_positions = positions;
    emit positionsChanged();
}

} // namespace conclave
