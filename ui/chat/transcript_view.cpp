// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcript_view.h"

#include <QLoggingCategory>
#include <QQmlEngine>
#include <QQuickWindow>
#include <QtQml>

#include <algorithm>
#include <cmath>
#include <utility>

namespace conclave {

namespace {

constexpr double kMargin = 240;   // pixels above and below that have items already
constexpr double kWheelStep = 96; // pixels for one notch (120 units of angleDelta)
constexpr double kArrowStep = 48; // pixels for an arrow key
constexpr double kGuessLineHeight = 24;
constexpr double kGuessCharWidth = 8;
constexpr double kGuessReadingWidth = 720;
constexpr double kGuessSpacing = 16;

} // namespace

TranscriptView::TranscriptView(QQuickItem* parent) : QQuickItem(parent) {
    setClip(true);
    setActiveFocusOnTab(true);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::RightButton);
}

TranscriptView::~TranscriptView() = default;

void TranscriptView::setModel(QAbstractItemModel* model) {
    if (model == m_model)
        return;
    if (m_model)
        m_model->disconnect(this);
    m_model = model;
    if (m_model) {
        m_roles = m_model->roleNames();
        m_kindRole = m_roles.key("kind", -1);
        m_bodyRole = m_roles.key("body", -1);
        connect(m_model, &QAbstractItemModel::modelReset, this, &TranscriptView::onReset);
        connect(m_model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex&, int first, int last) { onInserted(first, last); });
        connect(m_model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex&, int first, int last) { onRemoved(first, last); });
        connect(m_model, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
                    onDataChanged(first.row(), last.row(), roles);
                });
    }
    onReset();
    emit modelChanged();
}

double TranscriptView::contentY() const {
    return m_heights.count() == 0 ? 0 : m_heights.top(m_anchorRow) + m_anchorOffset;
}

double TranscriptView::position() const {
    return m_heights.total() > 0 ? contentY() / m_heights.total() : 0;
}

double TranscriptView::pageFraction() const {
    return m_heights.total() > height() ? height() / m_heights.total() : 1;
}

QQuickItem* TranscriptView::itemAt(int row) const {
    const auto it = m_items.find(row);
    return it == m_items.end() ? nullptr : it->second;
}

// -------------------------------------------------------------------------------------------- changes of the
// model

void TranscriptView::onReset() {
    for (const auto& [row, item] : m_items)
        release(item);
    m_items.clear();
    const int rows = m_model ? m_model->rowCount() : 0;
    std::vector<double> heights;
    heights.reserve(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row)
        heights.push_back(guessHeight(row));
    m_heights.reset(std::move(heights));
    m_anchorRow = 0;
    m_anchorOffset = 0;
    m_wantedRow = -1;
    setFollowing(true);
    polish();
}

void TranscriptView::onInserted(int first, int last) {
    std::vector<double> heights;
    for (int row = first; row <= last; ++row)
        heights.push_back(guessHeight(row));
    m_heights.insert(first, heights);

    const int count = last - first + 1;
    std::map<int, QQuickItem*> items;
    for (const auto& [row, item] : m_items)
        items.emplace(row >= first ? row + count : row, item);
    m_items.swap(items);
    if (m_anchorRow >= first && m_heights.count() > count)
        m_anchorRow += count;
    if (m_wantedRow >= first)
        m_wantedRow += count;
    if (!m_isPolishing)
        polish();
}

void TranscriptView::onRemoved(int first, int last) {
    const int count = last - first + 1;
    m_wantedRow = -1;
    m_heights.remove(first, count);

    std::map<int, QQuickItem*> items;
    for (const auto& [row, item] : m_items) {
        if (row >= first && row <= last)
            release(item);
        else
            items.emplace(row > last ? row - count : row, item);
    }
    m_items.swap(items);
    if (m_anchorRow > last) {
        m_anchorRow -= count;
    } else if (m_anchorRow >= first) {
        m_anchorRow = std::clamp(first, 0, std::max(0, m_heights.count() - 1));
        m_anchorOffset = 0;
    }
    polish();
}

void TranscriptView::onDataChanged(int first, int last, const QList<int>& roles) {
    for (auto it = m_items.lower_bound(first); it != m_items.end() && it->first <= last; ++it)
        for (auto role = m_roles.cbegin(); role != m_roles.cend(); ++role)
            if (roles.isEmpty() || roles.contains(role.key()))
                it->second->setProperty(role.value().constData(),
                                        m_model->index(it->first, 0).data(role.key()));
    if (roles.isEmpty() || roles.contains(m_bodyRole))
        for (int row = first; row <= last; ++row)
            if (!m_items.contains(row))
                m_heights.set(row, guessHeight(row));
    if (!m_isPolishing)
        polish();
}

double TranscriptView::guessHeight(int row) const {
    const auto characters = static_cast<double>(m_model->index(row, 0).data(m_bodyRole).toString().size());
    const double lineWidth = std::clamp(width(), 200.0, kGuessReadingWidth);
    return kGuessSpacing + std::ceil(characters * kGuessCharWidth / lineWidth) * kGuessLineHeight;
}

// ------------------------------------------------------------------------------------------------------- the
// items

QQuickItem* TranscriptView::createItem(int row) {
    const QModelIndex index = m_model->index(row, 0);
    const int kind = index.data(m_kindRole).toInt();
    const auto type =
        std::find_if(m_partTypes.cbegin(), m_partTypes.cend(),
                     [&](const TranscriptPartType* candidate) { return candidate->kind() == kind; });
    if (type == m_partTypes.cend() || !(*type)->delegate()) {
        qmlWarning(this) << "no part type for kind " << kind;
        return nullptr;
    }
    QQmlComponent* component = (*type)->delegate();
    QObject* object = component->beginCreate(component->creationContext());
    auto* item = qobject_cast<QQuickItem*>(object);
    if (!item) {
        qmlWarning(this) << component->errorString();
        delete object;
        return nullptr;
    }
    QQmlEngine::setObjectOwnership(item, QQmlEngine::CppOwnership);
    item->setParent(this);
    item->setParentItem(this);
    item->setWidth(width());
    QVariantMap properties;
    for (auto role = m_roles.cbegin(); role != m_roles.cend(); ++role)
        properties.insert(QString::fromUtf8(role.value()), index.data(role.key()));
    component->setInitialProperties(item, properties);
    component->completeCreate();
    showSelection(row, item);
    connect(item, &QQuickItem::heightChanged, this, [this] {
        if (!m_isPolishing)
            polish();
    });
    return item;
}

void TranscriptView::release(QQuickItem* item) {
    if (!item)
        return;
    item->disconnect(this);
    item->setVisible(false);
    item->deleteLater(); // a click in it may have brought us here
}

int TranscriptView::fetch(int row) {
    const QModelIndex index = m_model->index(row, 0);
    const int before = m_heights.count();
    if (m_model->canFetchMore(index))
        m_model->fetchMore(index);
    return m_heights.count() - before;
}

void TranscriptView::measure(int row) {
    auto it = m_items.find(row);
    if (it == m_items.end())
        it = m_items.emplace(row, createItem(row)).first;
    QQuickItem* item = it->second;
    if (!item)
        return;
    if (item->width() != width())
        item->setWidth(width());
    if (item->height() != m_heights.height(row))
        m_heights.set(row, item->height());
}

// --------------------------------------------------------------------------------------------- layout and
// scrolling

void TranscriptView::anchorToEnd() {
    int row = m_heights.count() - 1;
    row += fetch(row);
    measure(row);
    double missing = height() - m_heights.height(row);
    while (row > 0 && missing > 0) {
        row += fetch(row - 1) - 1;
        measure(row);
        missing -= m_heights.height(row);
    }
    m_anchorRow = row;
    m_anchorOffset = std::max(0.0, -missing);
}

/// Puts the anchor where showRow() wants it.
void TranscriptView::showWantedRow() {
    constexpr double kFromTop = 0.3; // of the height: what is before it is in sight too
    const int row = std::exchange(m_wantedRow, -1);
    if (row < 0 || row >= m_heights.count())
        return;
    fetch(row);
    measure(row);
    const QQuickItem* item = itemAt(row);
    const double markY = item ? item->property("markY").toDouble() : 0;
    m_anchorRow = row;
    m_anchorOffset = 0;
    moveAnchor(markY - kFromTop * height());
}

void TranscriptView::updatePolish() {
    if (m_heights.count() == 0 || width() <= 0 || height() <= 0 || !isComponentComplete()) {
        emit scrolled();
        return;
    }
    m_isPolishing = true;
    if (m_wantedRow >= 0)
        showWantedRow();
    else if (!m_isFollowing && fetch(m_anchorRow) > 0)
        moveAnchor(0);
    if (m_isFollowing)
        anchorToEnd();

    const auto fillDown = [&](int& last) {
        measure(m_anchorRow);
        last = m_anchorRow;
        double bottom = m_heights.height(m_anchorRow) - m_anchorOffset;
        while (last + 1 < m_heights.count() && bottom < height() + kMargin) {
            ++last;
            fetch(last);
            measure(last);
            bottom += m_heights.height(last);
        }
        return bottom;
    };
    int last = 0;
    double bottom = fillDown(last);
    if (bottom < height() && last == m_heights.count() - 1) {
        anchorToEnd();
        bottom = fillDown(last);
    }
    int first = m_anchorRow;
    double top = -m_anchorOffset;
    while (first > 0 && top > -kMargin) {
        const int more = fetch(first - 1);
        last += more;
        first += more - 1;
        measure(first);
        top -= m_heights.height(first);
    }

    for (auto it = m_items.begin(); it != m_items.end();) {
        if (it->first >= first && it->first <= last) {
            ++it;
            continue;
        }
        release(it->second);
        it = m_items.erase(it);
    }
    for (const auto& [row, item] : m_items) {
        if (item)
            item->setY(std::round(top));
        top += m_heights.height(row);
    }
    if (m_isFollowingAtEnd && last == m_heights.count() - 1 && bottom <= height() + 1)
        setFollowing(true);
    m_isFollowingAtEnd = false;
    m_isPolishing = false;
    emit scrolled();
}

void TranscriptView::moveAnchor(double pixels) {
    m_anchorOffset += pixels;
    // Rows on the way are measured, so that a step is exactly as long as it was meant to be.
    while (m_anchorOffset < 0 && m_anchorRow > 0) {
        fetch(m_anchorRow - 1); // moves the anchor's number along
        --m_anchorRow;
        measure(m_anchorRow);
        m_anchorOffset += m_heights.height(m_anchorRow);
    }
    while (m_anchorRow + 1 < m_heights.count() && m_anchorOffset >= m_heights.height(m_anchorRow)) {
        m_anchorOffset -= m_heights.height(m_anchorRow);
        ++m_anchorRow;
        fetch(m_anchorRow);
        measure(m_anchorRow);
    }
    m_anchorOffset = std::max(0.0, m_anchorOffset);
}

void TranscriptView::scrollBy(double pixels) {
    if (m_heights.count() == 0 || m_heights.total() <= height() || pixels == 0)
        return;
    if (pixels > 0 && m_isFollowing)
        return;
    m_isPolishing = true;
    moveAnchor(pixels);
    m_isPolishing = false;
    setFollowing(false);
    m_isFollowingAtEnd = pixels > 0;
    polish();
}

void TranscriptView::scrollToPosition(double position) {
    if (m_heights.count() == 0)
        return;
    const double y =
        std::clamp(position * m_heights.total(), 0.0, std::max(0.0, m_heights.total() - height()));
    m_isFollowingAtEnd = y > contentY();
    m_anchorRow = m_heights.rowAt(y);
    m_anchorOffset = y - m_heights.top(m_anchorRow);
    setFollowing(false);
    polish();
}

void TranscriptView::jumpToEnd() {
    setFollowing(true);
    polish();
}

void TranscriptView::jumpToBeginning() {
    m_anchorRow = 0;
    m_anchorOffset = 0;
    setFollowing(m_heights.total() <= height());
    polish();
}

void TranscriptView::showRow(int row) {
    if (row < 0 || row >= m_heights.count())
        return;
    m_wantedRow = row;
    m_isFollowingAtEnd = false;
    setFollowing(false);
    polish();
}

void TranscriptView::setFollowing(bool following) {
    if (m_isFollowing == following)
        return;
    m_isFollowing = following;
    emit followingChanged();
}

void TranscriptView::geometryChange(const QRectF& newGeometry, const QRectF& oldGeometry) {
    QQuickItem::geometryChange(newGeometry, oldGeometry);
    if (newGeometry.size() != oldGeometry.size())
        polish();
}

void TranscriptView::componentComplete() {
    QQuickItem::componentComplete();
    onReset();
}

void TranscriptView::wheelEvent(QWheelEvent* event) {
    const bool isInPixels = !event->pixelDelta().isNull();
    QPointF pixels =
        isInPixels ? QPointF(event->pixelDelta()) : QPointF(event->angleDelta()) / 120 * kWheelStep;
    if (event->modifiers() == Qt::ShiftModifier && pixels.x() == 0)
        pixels = {pixels.y(), 0};
    if (std::abs(pixels.x()) > std::abs(pixels.y()))
        scrollSideways(event->position(), -pixels.x());
    else
        scrollBy(-pixels.y());
    event->accept();
}

void TranscriptView::keyPressEvent(QKeyEvent* event) {
    const bool isMenuKey = event->key() == Qt::Key_Menu ||
                           (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier);
    if (isMenuKey) {
        openMenuByKey();
        return;
    }
    if (selectByKey(event))
        return;
    switch (event->key()) {
    case Qt::Key_Up:
        scrollBy(-kArrowStep);
        return;
    case Qt::Key_Down:
        scrollBy(kArrowStep);
        return;
    case Qt::Key_PageUp:
        scrollBy(-0.9 * height());
        return;
    case Qt::Key_PageDown:
        scrollBy(0.9 * height());
        return;
    case Qt::Key_Home:
        jumpToBeginning();
        return;
    case Qt::Key_End:
        jumpToEnd();
        return;
    default:
        QQuickItem::keyPressEvent(event);
    }
}

} // namespace conclave
