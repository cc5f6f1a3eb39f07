// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting text in the transcript by mouse and keyboard: the second half of TranscriptView.
#include "ui/chat/transcript_view.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QQuickTextDocument>
#include <QQuickWindow>
#include <QStyleHints>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace conclave {

namespace {

constexpr int kEdge = 28;           // pixels at the upper and lower edge where a drag scrolls
constexpr int kEdgeMs = 16;         // between two steps there
constexpr double kEdgeSpeed = 0.25; // pixels a step for each pixel beyond

const QTextDocument* documentOf(const QQuickItem* textItem) {
    const auto* document =
        textItem ? textItem->property("textDocument").value<QQuickTextDocument*>() : nullptr;
    return document ? document->textDocument() : nullptr;
}

} // namespace

void TranscriptView::setSelection(TranscriptSelection* selection) {
    if (m_selection == selection)
        return;
    if (m_selection)
        m_selection->disconnect(this);
    m_selection = selection;
    if (m_selection)
        connect(m_selection, &TranscriptSelection::changed, this, [this] { showSelection(); });
    showSelection();
    emit selectionChanged();
}

void TranscriptView::showSelection() {
    for (const auto& [row, item] : m_items)
        showSelection(row, item);
}

void TranscriptView::showSelection(int row, QQuickItem* item) const {
    auto* text = item ? item->property("selectable").value<QQuickItem*>() : nullptr;
    if (!text)
        return;
    const auto [from, to] = m_selection ? m_selection->inRow(row) : std::pair(-1, -1);
    text->setProperty("selectedFrom", from);
    text->setProperty("selectedTo", to);
}

// ------------------------------------------------------------------------------------------ places and
// points

QQuickItem* TranscriptView::textItemOf(int row) const {
    const QQuickItem* item = itemAt(row);
    auto* text = item ? item->property("selectable").value<QQuickItem*>() : nullptr;
    return text && text->isVisible() ? text : nullptr;
}

int TranscriptView::rowAt(double y) const {
    int found = -1;
    for (const auto& [row, item] : m_items) {
        if (!item)
            continue;
        if (found >= 0 && item->y() > y)
            break;
        found = row;
    }
    return found;
}

TranscriptSelection::Place TranscriptView::placeAt(const QPointF& point) const {
    const int row = rowAt(point.y());
    const QQuickItem* text = textItemOf(row);
    if (!text)
        return {row, 0};
    const QPointF local = mapToItem(text, point);
    const QTextDocument* document = documentOf(text);
    if (!document)
        return {row, local.x() < text->width() / 2 ? 0 : 1};
    return {row, std::max(0, document->documentLayout()->hitTest(local, Qt::FuzzyHit))};
}

TranscriptSelection::Place TranscriptView::placeInSight() const {
    for (const auto& [row, item] : m_items)
        if (item && item->y() + item->height() > 0 && textItemOf(row))
            return {row, 0};
    return {};
}

std::optional<QRectF> TranscriptView::rectOf(Place place) const {
    const QQuickItem* text = textItemOf(place.row);
    if (!text)
        return {};
    const QTextDocument* document = documentOf(text);
    if (!document)
        return mapRectFromItem(text, QRectF(place.offset > 0 ? text->width() : 0, 0, 1, text->height()));
    const QTextBlock block = document->findBlock(std::clamp(place.offset, 0, document->characterCount() - 1));
    const int offset = std::min(place.offset, block.position() + block.length() - 1) - block.position();
    const QTextLine line = block.layout()->lineForTextPosition(offset);
    if (!line.isValid())
        return {};
    const QPointF corner = document->documentLayout()->blockBoundingRect(block).topLeft();
    return mapRectFromItem(
        text, QRectF(corner.x() + line.cursorToX(offset), corner.y() + line.y(), 1, line.height()));
}

// -------------------------------------------------------------------------------------------------- the
// mouse

void TranscriptView::hover(const QPointF& point) {
    Qt::CursorShape shape = Qt::ArrowCursor;
    QString link;
    if (const QQuickItem* text = m_selection ? textItemOf(rowAt(point.y())) : nullptr) {
        const QPointF local = mapToItem(text, point);
        if (const QTextDocument* document = documentOf(text)) {
            if (QRectF({0, 0}, document->size()).contains(local))
                shape = Qt::IBeamCursor;
            link = document->documentLayout()->anchorAt(local);
            if (!link.isEmpty())
                shape = Qt::PointingHandCursor;
        }
    }
    if (shape == m_cursorShape && link == m_hoveredLink)
        return;
    m_cursorShape = shape;
    m_hoveredLink = link;
    emit cursorShapeChanged();
}

void TranscriptView::mousePressEvent(QMouseEvent* event) {
    event->accept();
    const QPointF point = event->position();
    const int row = rowAt(point.y());
    if (row < 0 || !m_selection) {
        if (event->button() == Qt::RightButton && row >= 0)
            emit menuWanted(row, point.x(), point.y(), {}, false);
        return;
    }
    hover(point);
    const Place place = placeAt(point);
    if (event->button() == Qt::RightButton) {
        const bool isOnSelection = m_selection->contains(place);
        if (!isOnSelection)
            m_selection->clear();
        emit menuWanted(row, point.x(), point.y(), m_hoveredLink, isOnSelection);
        return;
    }
    forceActiveFocus(Qt::MouseFocusReason);
    const bool isThird =
        m_doubleClick.isValid() &&
        m_doubleClick.elapsed() < QGuiApplication::styleHints()->mouseDoubleClickInterval() &&
        (point - m_pressedAt).manhattanLength() < QGuiApplication::styleHints()->startDragDistance();
    m_doubleClick.invalidate();
    m_isSelecting = true;
    m_isDragged = false;
    m_pressedAt = m_pointer = point;
    m_pressedLink.clear();
    if (isThird) {
        m_selection->begin(place, TranscriptSelection::Grain::Paragraph);
    } else if (event->modifiers().testFlag(Qt::ShiftModifier) && m_selection->hasPlace()) {
        m_selection->extendTo(place);
    } else {
        m_pressedLink = m_hoveredLink;
        m_selection->begin(place);
    }
}

void TranscriptView::mouseDoubleClickEvent(QMouseEvent* event) {
    event->accept();
    if (!m_selection || event->button() != Qt::LeftButton)
        return;
    m_isSelecting = true;
    m_isDragged = false;
    m_pressedAt = m_pointer = event->position();
    m_pressedLink.clear();
    m_doubleClick.start();
    m_selection->begin(placeAt(event->position()), TranscriptSelection::Grain::Word);
}

void TranscriptView::mouseMoveEvent(QMouseEvent* event) {
    event->accept();
    m_pointer = event->position();
    if (!m_isSelecting)
        return;
    if (!m_isDragged &&
        (m_pointer - m_pressedAt).manhattanLength() < QGuiApplication::styleHints()->startDragDistance())
        return;
    m_isDragged = true;
    setKeepMouseGrab(true);
    selectUpTo(m_pointer);
    const bool isAtEdge = m_pointer.y() < kEdge || m_pointer.y() > height() - kEdge || m_pointer.x() < 0 ||
                          m_pointer.x() > width();
    if (isAtEdge && !m_edgeTimer.isActive())
        m_edgeTimer.start(kEdgeMs, this);
    else if (!isAtEdge)
        m_edgeTimer.stop();
}

void TranscriptView::mouseReleaseEvent(QMouseEvent* event) {
    event->accept();
    if (event->button() != Qt::LeftButton)
        return;
    const bool isClick = m_isSelecting && !m_isDragged;
    mouseUngrabEvent();
    if (isClick && !m_pressedLink.isEmpty())
        emit linkChosen(m_pressedLink);
}

void TranscriptView::mouseUngrabEvent() {
    m_isSelecting = false;
    m_edgeTimer.stop();
    setKeepMouseGrab(false);
}

void TranscriptView::selectUpTo(const QPointF& point) {
    if (m_selection)
        m_selection->extendTo(placeAt({point.x(), std::clamp(point.y(), 0.0, height() - 1)}));
}

void TranscriptView::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_edgeTimer.timerId()) {
        QQuickItem::timerEvent(event);
        return;
    }
    const double beyond = m_pointer.y() < kEdge              ? m_pointer.y() - kEdge
                          : m_pointer.y() > height() - kEdge ? m_pointer.y() - (height() - kEdge)
                                                             : 0;
    if (beyond != 0) {
        scrollBy(std::copysign(std::ceil(std::abs(beyond) * kEdgeSpeed), beyond));
        ensurePolished();
    }
    selectUpTo(m_pointer);
}

bool TranscriptView::scrollSideways(const QPointF& point, double pixels) {
    const QQuickItem* item = itemAt(rowAt(point.y()));
    auto* area = item ? item->property("sideways").value<QQuickItem*>() : nullptr;
    if (!area)
        return false;
    const double most = area->property("contentWidth").toDouble() - area->width();
    const double now = area->property("contentX").toDouble();
    area->setProperty("contentX", std::clamp(now + pixels, 0.0, std::max(0.0, most)));
    return most > 0;
}

// ----------------------------------------------------------------------------------------------- the
// keyboard

bool TranscriptView::event(QEvent* event) {
    // Escape would stop an answer, and letters may be shortcuts: a selection comes first.
    if (event->type() == QEvent::ShortcutOverride && m_selection) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll) ||
            (key->key() == Qt::Key_Escape && !m_selection->isEmpty())) {
            event->accept();
            return true;
        }
    }
    return QQuickItem::event(event);
}

bool TranscriptView::selectByKey(QKeyEvent* event) {
    using Step = TranscriptSelection::Step;
    if (!m_selection)
        return false;
    if (event->matches(QKeySequence::Copy)) {
        if (!m_selection->isEmpty())
            emit copyWanted();
        return true;
    }
    if (event->matches(QKeySequence::SelectAll)) {
        selectMoreByKey();
        return true;
    }
    if (event->key() == Qt::Key_Escape && !m_selection->isEmpty()) {
        m_selection->clear();
        return true;
    }
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        return false;
    const bool withControl = event->modifiers().testFlag(Qt::ControlModifier);
    const auto begun = [this] {
        if (!m_selection->hasPlace())
            m_selection->begin(placeInSight());
        return m_selection->hasPlace();
    };
    // The keys are where they are: in a text from right to left they go the other way through it.
    const auto forwards = [this](bool isRightKey) {
        const QTextDocument* document = documentOf(textItemOf(m_selection->head().row));
        const QTextBlock block = document ? document->findBlock(m_selection->head().offset) : QTextBlock();
        const bool isMirrored = block.isValid() && block.textDirection() == Qt::RightToLeft;
        return isRightKey != isMirrored ? 1 : -1;
    };
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (begun())
            m_selection->moveHead(withControl ? Step::Word : Step::Character,
                                  forwards(event->key() == Qt::Key_Right));
        break;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (begun())
            moveHeadByLine(event->key() == Qt::Key_Down ? 1 : -1);
        break;
    case Qt::Key_Home:
    case Qt::Key_End:
        if (begun())
            m_selection->moveHead(withControl ? Step::Everything : Step::Paragraph,
                                  event->key() == Qt::Key_End ? 1 : -1);
        break;
    default:
        return false;
    }
    showHead();
    return true;
}

/// To the line above or below, at the same distance from the edge; further away by whole rows.
void TranscriptView::moveHeadByLine(int direction) {
    const Place head = m_selection->head();
    const std::optional<QRectF> at = rectOf(head);
    if (at) {
        const double x = at->center().x();
        for (double step = 2; step < 160; step += 6) {
            const double y = direction > 0 ? at->bottom() + step : at->top() - step;
            const Place place = placeAt({x, y});
            const bool isFurther = direction > 0 ? place > head : place < head;
            const std::optional<QRectF> there = isFurther ? rectOf(place) : std::nullopt;
            if (there && std::abs(there->center().y() - at->center().y()) > 2) {
                m_selection->extendTo(place);
                return;
            }
        }
    }
    m_selection->moveHead(TranscriptSelection::Step::Paragraph, direction);
    if (m_selection->head() == head)
        m_selection->moveHead(TranscriptSelection::Step::Character, direction);
}

/// Scrolls until the head is in sight.
void TranscriptView::showHead() {
    const Place head = m_selection->head();
    const std::optional<QRectF> at = rectOf(head);
    if (!at) {
        if (head.row >= 0)
            showRow(head.row);
        return;
    }
    if (at->top() < 0)
        scrollBy(at->top() - kEdge);
    else if (at->bottom() > height())
        scrollBy(at->bottom() - height() + kEdge);
}

/// The message, and when that is selected already the whole conversation.
void TranscriptView::selectMoreByKey() {
    const int row = m_selection->hasPlace() ? m_selection->head().row : rowAt(height() / 2);
    const auto* transcript = qobject_cast<TranscriptModel*>(m_model);
    if (!transcript || row < 0)
        return;
    const auto first = m_selection->first();
    const auto last = m_selection->last();
    m_selection->selectMessage(static_cast<qint64>(transcript->messageIdAt(row)));
    if (m_selection->first() == first && m_selection->last() == last)
        m_selection->selectAll();
}

void TranscriptView::openMenuByKey() {
    if (m_selection && !m_selection->isEmpty()) {
        const QRectF at = rectOf(m_selection->head()).value_or(QRectF(width() / 2, height() / 2, 1, 1));
        emit menuWanted(m_selection->head().row, at.x(), std::clamp(at.bottom(), 0.0, height()),
                        m_selection->linkAt(m_selection->first()), true);
        return;
    }
    // The part that has the keyboard, or what is at the upper edge.
    for (const auto& [row, item] : m_items) {
        const QQuickItem* focused = window() ? window()->activeFocusItem() : nullptr;
        while (focused && focused != item)
            focused = focused->parentItem();
        if (item && (focused == item || (hasActiveFocus() && item->y() + item->height() > height() / 2))) {
            const QString link = m_selection ? m_selection->linkAt(m_selection->head()) : QString();
            emit menuWanted(row, width() / 2, std::clamp(item->y() + 24, 0.0, height()), link, false);
            return;
        }
    }
}

} // namespace conclave
