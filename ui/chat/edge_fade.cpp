// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/edge_fade.h"

#include <QQuickWindow>
#include <QSGRectangleNode>

namespace conclave {

namespace {
constexpr int kSteps = 14; // a gradient of QML is a dozen objects for each edge
constexpr double kStepWidth = 2;
} // namespace

EdgeFade::EdgeFade(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
}

void EdgeFade::redraw() {
    update();
    emit changed();
}

void EdgeFade::setSurface(const QColor& surface) {
    if (m_surface == surface)
        return;
    m_surface = surface;
    redraw();
}

void EdgeFade::setAtLeft(bool isOn) {
    if (m_isAtLeft == isOn)
        return;
    m_isAtLeft = isOn;
    redraw();
}

void EdgeFade::setAtRight(bool isOn) {
    if (m_isAtRight == isOn)
        return;
    m_isAtRight = isOn;
    redraw();
}

void EdgeFade::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size() && (m_isAtLeft || m_isAtRight))
        update();
}

QSGNode* EdgeFade::updatePaintNode(QSGNode* before, UpdatePaintNodeData*) {
    delete before;
    if (!m_isAtLeft && !m_isAtRight)
        return nullptr;
    auto* all = new QSGNode;
    for (int step = 0; step < kSteps; ++step) {
        QColor color = m_surface;
        color.setAlphaF(1 - static_cast<float>(step) / kSteps);
        const auto add = [&](double x) {
            QSGRectangleNode* node = window()->createRectangleNode();
            node->setRect({x, 0, kStepWidth, height()});
            node->setColor(color);
            node->setFlag(QSGNode::OwnedByParent);
            all->appendChildNode(node);
        };
        if (m_isAtLeft)
            add(step * kStepWidth);
        if (m_isAtRight)
            add(width() - (step + 1) * kStepWidth);
    }
    return all;
}

} // namespace conclave
