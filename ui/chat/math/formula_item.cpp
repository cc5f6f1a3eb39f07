// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/formula_item.h"

#include "ui/chat/math/formula_node.h"

#include <QSGNode>

#include <cmath>

namespace conclave {

FormulaItem::FormulaItem(QQuickItem* parent) : QQuickItem(parent) {
    setFlag(ItemHasContents);
}

void FormulaItem::setTex(const QString& tex) {
    if (m_tex == tex)
        return;
    m_tex = tex;
    layOut();
    emit texChanged();
}

void FormulaItem::setInk(const QColor& ink) {
    if (m_ink == ink)
        return;
    m_ink = ink;
    update();
    emit inkChanged();
}

void FormulaItem::setSerifFont(const QString& family) {
    if (m_font.serif == family)
        return;
    m_font.serif = family;
    layOut();
    emit fontChanged();
}

void FormulaItem::setMonoFont(const QString& family) {
    if (m_font.mono == family)
        return;
    m_font.mono = family;
    layOut();
    emit fontChanged();
}

void FormulaItem::setPixelSize(int pixels) {
    if (m_font.pixelSize == pixels)
        return;
    m_font.pixelSize = pixels;
    layOut();
    emit fontChanged();
}

void FormulaItem::setOffset(double offset) {
    if (m_offset == offset)
        return;
    m_offset = offset;
    update();
    emit offsetChanged();
}

void FormulaItem::componentComplete() {
    QQuickItem::componentComplete();
    layOut();
}

void FormulaItem::layOut() {
    if (!isComponentComplete())
        return;
    m_picture = mathPicture(m_tex, true, m_font);
    setImplicitSize(std::ceil(m_picture->width),
                    std::ceil(m_picture->ascent) + std::ceil(m_picture->descent));
    update();
}

void FormulaItem::geometryChange(const QRectF& now, const QRectF& before) {
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size())
        update();
}

void FormulaItem::itemChange(ItemChange change, const ItemChangeData& value) {
    QQuickItem::itemChange(change, value);
    if (change == ItemDevicePixelRatioHasChanged)
        update();
}

QSGNode* FormulaItem::updatePaintNode(QSGNode* before, UpdatePaintNodeData*) {
    delete before;
    if (!m_picture)
        return nullptr;
    return formulaNode(window(), *m_picture, m_ink, {-m_offset, std::ceil(m_picture->ascent)}, 1,
                       QRectF(0, 0, width(), height()));
}

} // namespace conclave
