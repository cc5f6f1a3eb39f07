// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/expert_map.h"

#include "ui/experts/token_text.h"

#include <QHoverEvent>
#include <QKeyEvent>
#include <QQuickWindow>
#include <QSGImageNode>

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

constexpr int kUsualHeight = 236; // logical pixels of all rows, where their number allows it
constexpr int kLowestRow = 3;
constexpr int kHighestRow = 22;

int heightFor(int rows) {
    return rows == 0 ? 0 : rows * std::clamp(kUsualHeight / rows, kLowestRow, kHighestRow);
}

} // namespace

ExpertMap::ExpertMap(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
    setAcceptHoverEvents(true);
    setActiveFocusOnTab(true);
}

void ExpertMap::setExperts(ExpertTrace* experts) {
    if (experts == m_experts)
        return;
    if (m_experts)
        m_experts->disconnect(this);
    m_experts = experts;
    if (m_experts) {
        connect(m_experts, &ExpertTrace::shownChanged, this, &ExpertMap::onShown);
        connect(m_experts, &ExpertTrace::grown, this, &QQuickItem::polish);
        connect(m_experts, &ExpertTrace::mapChanged, this, &QQuickItem::polish);
    }
    onShown();
    emit expertsChanged();
}

void ExpertMap::setColor(QColor& member, const QColor& color) {
    if (member == color)
        return;
    member = color;
    m_areColorsDue = true;
    polish();
    emit colorsChanged();
}

void ExpertMap::onShown() {
    const AnswerTrace* trace = m_experts ? m_experts->shown() : nullptr;
    const ExpertShape shape = trace ? trace->shape() : ExpertShape();
    setImplicitHeight(heightFor(shape.rows()));
    if (m_row >= shape.rows() || m_column >= shape.experts)
        clearCursor();
    polish();
}

double ExpertMap::ratio() const {
    return window() ? window()->effectiveDevicePixelRatio() : 1;
}

void ExpertMap::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        polish();
}

void ExpertMap::itemChange(ItemChange change, const ItemChangeData& value) {
    QQuickItem::itemChange(change, value);
    if (change == ItemDevicePixelRatioHasChanged || change == ItemSceneChange)
        polish();
}

void ExpertMap::updatePolish() {
    const AnswerTrace* trace = m_experts ? m_experts->shown() : nullptr;
    const ExpertShape shape = trace ? trace->shape() : ExpertShape();
    const CellGrid grid(shape.rows(), shape.experts,
                        QSize(static_cast<int>(width() * ratio()), static_cast<int>(height() * ratio())),
                        ratio());
    const CellLevels levels =
        shape.hasExperts() ? cellLevels(*trace, m_experts->mappedToken()) : CellLevels();
    const bool isOtherGrid = !(grid == m_grid);
    const bool isAllNew = isOtherGrid || m_areColorsDue || levels.levels.size() != m_levels.levels.size();
    if (std::exchange(m_areColorsDue, false))
        m_colors = colorScale(m_none, m_faint, m_strong);
    m_grid = grid;
    m_dirty.resize(static_cast<std::size_t>(grid.rows()), 0);
    bool isAnyNew = isOtherGrid;
    for (int row = 0; row < grid.rows(); ++row) {
        if (!isAllNew &&
            std::ranges::equal(levels.row(row, grid.columns()), m_levels.row(row, grid.columns())))
            continue;
        m_dirty[static_cast<std::size_t>(row)] = 1;
        isAnyNew = true;
    }
    m_levels = levels;
    if (isAnyNew)
        update();
    if (isOtherGrid)
        emit gridChanged();
    emit levelsChanged();
    if (hasCursor())
        emit cursorChanged(); // its share is another one
}

QSGNode* ExpertMap::updatePaintNode(QSGNode* before, UpdatePaintNodeData*) {
    if (m_grid.size().isEmpty()) {
        delete before;
        return nullptr;
    }
    const bool isKept = before && before->childCount() == m_grid.rows();
    if (!isKept) {
        delete before;
        before = new QSGNode;
        for (int row = 0; row < m_grid.rows(); ++row) {
            QSGImageNode* node = window()->createImageNode();
            node->setFiltering(QSGTexture::Nearest);
            node->setOwnsTexture(true);
            before->appendChildNode(node);
        }
    }
    auto* node = static_cast<QSGImageNode*>(before->firstChild());
    for (int row = 0; row < m_grid.rows(); ++row) {
        char& isDirty = m_dirty[static_cast<std::size_t>(row)];
        if (isDirty != 0 || !isKept) {
            const QImage image = paintRow(m_grid, row, m_levels.row(row, m_grid.columns()), m_colors);
            node->setTexture(window()->createTextureFromImage(image));
            node->setSourceRect(QRectF(QPointF(), QSizeF(image.size())));
            node->setRect(QRectF(QPointF(0, m_grid.top(row) / ratio()), QSizeF(image.size()) / ratio()));
            ++m_madeRows;
        }
        isDirty = 0;
        node = static_cast<QSGImageNode*>(node->nextSibling());
    }
    return before;
}

// -------------------------------------------------------------------------------------------------- the
// cursor

void ExpertMap::placeCursor(int row, int column, bool isByKey) {
    if (m_row == row && m_column == column && m_isCursorByKey == isByKey)
        return;
    m_row = row;
    m_column = column;
    m_isCursorByKey = isByKey;
    emit cursorChanged();
}

void ExpertMap::clearCursor() {
    placeCursor(-1, 0, false);
}

QRectF ExpertMap::cursorRect() const {
    if (!hasCursor())
        return {};
    const QRectF cell(m_grid.cell(m_row, m_column));
    return {cell.topLeft() / ratio(), cell.size() / ratio()};
}

QString ExpertMap::cursorText() const {
    const AnswerTrace* trace = m_experts ? m_experts->shown() : nullptr;
    if (!hasCursor() || !trace || m_row >= trace->shape().rows() || m_column >= trace->shape().experts)
        return {};
    const QString layer = QString::number(trace->shape().layers[m_row]);
    const QString expert = QString::number(m_column);
    const int token = m_experts->mappedToken();
    if (token < 0) {
        const quint32 count = trace->count(m_row, m_column);
        const auto tokens = static_cast<double>(std::max<qint64>(1, trace->countedTokens()));
        return count == 0 ? tr("Layer %1, expert %2: has not answered").arg(layer, expert)
                          : tr("Layer %1, expert %2: answered for %3 of the tokens", "%3 is a percentage")
                                .arg(layer, expert, percentText(count / tokens));
    }
    for (int nth = 0; trace->hasExperts(token) && nth < trace->shape().used; ++nth)
        if (const AnswerTrace::Use use = trace->use(token, m_row, nth); use.expert == m_column)
            return tr("Layer %1, expert %2: weight %3 for this token", "%3 is a percentage")
                .arg(layer, expert, percentText(use.share));
    return tr("Layer %1, expert %2: did not answer for this token").arg(layer, expert);
}

QColor ExpertMap::scaleColor(const QColor& faint, const QColor& strong, double part) {
    const double level = CellLevels::kFaintest + part * (255 - CellLevels::kFaintest);
    return QColor(colorScale(faint, faint, strong)[static_cast<std::size_t>(std::clamp(level, 0.0, 255.0))]);
}

QString ExpertMap::topText() const {
    return percentText(m_levels.top);
}

QString ExpertMap::middleText() const {
    return percentText(m_levels.top / 4); // the brightness is the square root
}

double ExpertMap::pictureWidth() const {
    return m_grid.size().width() / ratio();
}

void ExpertMap::hoverMoveEvent(QHoverEvent* event) {
    const QPointF at = event->position() * ratio();
    const QRect all(QPoint(), m_grid.size());
    if (all.contains(at.toPoint()))
        placeCursor(m_grid.rowAt(at.y()), m_grid.columnAt(at.x()), false);
    else if (!m_isCursorByKey)
        clearCursor();
}

void ExpertMap::hoverLeaveEvent(QHoverEvent*) {
    if (!m_isCursorByKey)
        clearCursor();
}

void ExpertMap::keyPressEvent(QKeyEvent* event) {
    const int lastRow = m_grid.rows() - 1;
    const int lastColumn = m_grid.columns() - 1;
    if (lastRow < 0) {
        event->ignore();
        return;
    }
    const auto move = [&](int rows, int columns) {
        if (hasCursor())
            placeCursor(std::clamp(m_row + rows, 0, lastRow), std::clamp(m_column + columns, 0, lastColumn),
                        true);
        else
            placeCursor(0, 0, true);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        move(0, -1);
        break;
    case Qt::Key_Right:
        move(0, 1);
        break;
    case Qt::Key_Up:
        move(-1, 0);
        break;
    case Qt::Key_Down:
        move(1, 0);
        break;
    case Qt::Key_Home:
        move(0, -lastColumn);
        break;
    case Qt::Key_End:
        move(0, lastColumn);
        break;
    case Qt::Key_PageUp:
        move(-lastRow, 0);
        break;
    case Qt::Key_PageDown:
        move(lastRow, 0);
        break;
    case Qt::Key_Escape:
        if (!hasCursor()) {
            event->ignore();
            return;
        }
        clearCursor();
        break;
    default:
        event->ignore();
        return;
    }
    event->accept();
}

} // namespace conclave
