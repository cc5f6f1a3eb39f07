// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/selection_layer.h"

#include "ui/chat/copied_text.h"

#include <QAbstractTextDocumentLayout>
#include <QQuickWindow>
#include <QSGRectangleNode>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <initializer_list>

namespace conclave {

namespace {

constexpr double kLineEndWidth = 5; // pixels: the end of the paragraph is selected, too

/// Appends the left and right edges of [@p first, @p last) of @p line. Where directions are mixed they are
/// several stretches.
void appendStretches(QVector<std::pair<double, double>>& stretches, const QTextLine& line, int first,
                     int last, bool isMixed) {
    if (!isMixed) {
        const double a = line.cursorToX(first);
        const double b = line.cursorToX(last);
        stretches.append({std::min(a, b), std::max(a, b)});
        return;
    }
    for (int i = first; i < last; ++i) {
        int at = i;
        const double a = line.cursorToX(&at, QTextLine::Leading);
        at = i;
        const double b = line.cursorToX(&at, QTextLine::Trailing);
        const std::pair<double, double> stretch{std::min(a, b), std::max(a, b)};
        constexpr double kTouch = 1;
        if (stretch.second - stretch.first < 0.1)
            continue;
        // Letters of one ligature share their place.
        if (!stretches.isEmpty() && stretch.first <= stretches.last().second + kTouch &&
            stretch.second >= stretches.last().first - kTouch)
            stretches.last() = {std::min(stretch.first, stretches.last().first),
                                std::max(stretch.second, stretches.last().second)};
        else
            stretches.append(stretch);
    }
}

void appendRects(QVector<QRectF>& rects, const QTextBlock& block, int from, int to, const QPointF& origin) {
    const QTextLayout& layout = *block.layout();
    const QString text = block.text();
    const auto has = [&](std::initializer_list<QChar::Direction> directions) {
        return std::any_of(text.begin(), text.end(), [&](QChar c) {
            return std::find(directions.begin(), directions.end(), c.direction()) != directions.end();
        });
    };
    const bool isMixed = has({QChar::DirR, QChar::DirAL}) && has({QChar::DirL, QChar::DirEN, QChar::DirAN});
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int first = std::max(from, line.textStart());
        const int last = std::min(to, line.textStart() + line.textLength());
        // Lines stand apart; what is selected does not.
        const double bottom =
            i + 1 < layout.lineCount() ? layout.lineAt(i + 1).y() : line.y() + line.height();
        QVector<std::pair<double, double>> stretches;
        if (first < last)
            appendStretches(stretches, line, first, last, isMixed);
        const bool isBeyond = i + 1 == layout.lineCount() && to > block.length() - 1 && from < block.length();
        if (isBeyond && block.textDirection() == Qt::LeftToRight) {
            const double end = line.cursorToX(line.textStart() + line.textLength());
            stretches.append({end, end + kLineEndWidth});
        }
        for (const auto& [left, right] : stretches)
            rects.append(QRectF(origin.x() + left, origin.y() + line.y(), right - left, bottom - line.y()));
    }
}

} // namespace

SelectionLayer::SelectionLayer(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
}

void SelectionLayer::componentComplete() {
    QQuickItem::componentComplete();
    if (QQuickItem* text = parentItem()) {
        text->setAcceptedMouseButtons(Qt::NoButton);
        text->setAcceptHoverEvents(false);
        text->unsetCursor();
    }
}

void SelectionLayer::setDocument(QQuickTextDocument* document) {
    if (m_document == document)
        return;
    if (m_document && m_document->textDocument())
        m_document->textDocument()->documentLayout()->disconnect(this);
    m_document = document;
    if (m_document && m_document->textDocument()) {
        const auto again = [this] {
            if (m_from >= 0 || !m_rects.isEmpty())
                polish();
        };
        const auto* layout = m_document->textDocument()->documentLayout();
        connect(layout, &QAbstractTextDocumentLayout::documentSizeChanged, this, again);
        connect(layout, &QAbstractTextDocumentLayout::update, this, again);
    }
    polish();
    emit changed();
}

void SelectionLayer::setFrom(int from) {
    if (m_from == from)
        return;
    m_from = from;
    polish();
    emit changed();
}

void SelectionLayer::setTo(int to) {
    if (m_to == to)
        return;
    m_to = to;
    polish();
    emit changed();
}

void SelectionLayer::setColor(const QColor& color) {
    if (m_color == color)
        return;
    m_color = color;
    update();
    emit changed();
}

void SelectionLayer::measure() {
    QVector<QRectF> rects;
    const QTextDocument* text = m_document ? m_document->textDocument() : nullptr;
    if (text && m_from >= 0 && m_from < m_to)
        for (QTextBlock block = text->findBlock(m_from); block.isValid() && block.position() < m_to;
             block = block.next())
            if (!isBesideTable(block))
                appendRects(rects, block, m_from - block.position(), m_to - block.position(),
                            text->documentLayout()->blockBoundingRect(block).topLeft());
    if (rects == m_rects)
        return;
    m_rects = std::move(rects);
    update();
}

QSGNode* SelectionLayer::updatePaintNode(QSGNode* before, UpdatePaintNodeData*) {
    delete before;
    if (m_rects.isEmpty())
        return nullptr;
    auto* all = new QSGNode;
    for (const QRectF& rect : m_rects) {
        QSGRectangleNode* node = window()->createRectangleNode();
        node->setRect(rect);
        node->setColor(m_color);
        node->setFlag(QSGNode::OwnedByParent);
        all->appendChildNode(node);
    }
    return all;
}

} // namespace conclave
