// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/formula_node.h"

#include <QPainter>
#include <QQuickWindow>
#include <QSGImageNode>

#include <cmath>

namespace conclave {

QSGNode* formulaNode(QQuickWindow* window, const MathPicture& picture, const QColor& ink, QPointF origin,
                     double scale, const QRectF& visible) {
    constexpr double kMargin = 3; // what letters reach out of their boxes
    const double ratio = window->effectiveDevicePixelRatio();
    const QRectF whole(origin.x() - kMargin, origin.y() - picture.ascent * scale - kMargin,
                       picture.width * scale + 2 * kMargin, picture.height() * scale + 2 * kMargin);
    const QRectF shown = whole.intersected(visible.adjusted(-kMargin, -kMargin, kMargin, kMargin));
    if (shown.isEmpty() || picture.marks.empty())
        return nullptr;
    // On whole pixels of the screen, or it would be blurred.
    const QPointF topLeft(std::floor(shown.x() * ratio) / ratio, std::floor(shown.y() * ratio) / ratio);
    const QSize size(static_cast<int>(std::ceil((shown.right() - topLeft.x()) * ratio)),
                     static_cast<int>(std::ceil((shown.bottom() - topLeft.y()) * ratio)));
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return nullptr;
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    {
        QPainter painter(&image);
        const double baseline = std::round((origin.y() - topLeft.y()) * ratio) / ratio;
        painter.translate(origin.x() - topLeft.x(), baseline);
        painter.scale(scale, scale);
        picture.paint(painter, ink, {0, 0}, QRectF((shown.topLeft() - origin) / scale, shown.size() / scale));
    }
    QSGImageNode* node = window->createImageNode();
    node->setTexture(window->createTextureFromImage(image));
    node->setOwnsTexture(true);
    node->setFiltering(QSGTexture::Nearest);
    node->setRect(QRectF(topLeft, QSizeF(size) / ratio));
    return node;
}

} // namespace conclave
