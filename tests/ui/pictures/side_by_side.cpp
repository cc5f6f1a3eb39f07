// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures/side_by_side.h"

#include <QPainter>

#include <algorithm>

namespace conclave {

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 20;
const QColor kGround(0x8b, 0x93, 0x8f); // neither light nor dark: both themes stand out from it
const QColor kEdge(0x6a, 0x72, 0x6e);

} // namespace

QImage sideBySide(const QList<QImage>& windows) {
    if (windows.isEmpty())
        return {};
    const double ratio = windows.constFirst().devicePixelRatio();
    double width = 2 * kMargin + kGap * (windows.size() - 1);
    double height = 0;
    for (const QImage& window : windows) {
        width += window.width() / ratio;
        height = std::max(height, window.height() / ratio);
    }
    QImage picture(QSizeF(width * ratio, (height + 2 * kMargin) * ratio).toSize(), QImage::Format_RGB32);
    picture.setDevicePixelRatio(ratio);
    picture.fill(kGround);
    QPainter painter(&picture);
    painter.setPen(kEdge);
    double x = kMargin;
    for (const QImage& window : windows) {
        painter.drawImage(QPointF(x, kMargin), window);
        const QSizeF size = QSizeF(window.size()) / ratio;
        painter.drawRect(QRectF(x - 1, kMargin - 1, size.width() + 1, size.height() + 1));
        x += size.width() + kGap;
    }
    painter.end();
    return picture;
}

} // namespace conclave
