// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icon_provider.h"

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <cmath>
#include <numbers>

namespace conclave {

namespace {

constexpr int kDefaultSide = 48;
constexpr int kSeats = 8;
constexpr int kSecondSpeaker = 3; // seats after the first

QColor colorAt(const QString& id, int part) {
    return QColor(QLatin1Char('#') + id.section(QLatin1Char('/'), part, part));
}

/// Eight seats around a table; two of them are larger and of the other colour.
void drawCouncil(QPainter& painter, double side, const QColor& quiet, const QColor& speaking, int seat) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < kSeats; ++i) {
        const bool speaks = i == seat % kSeats || i == (seat + kSecondSpeaker) % kSeats;
        const double angle = (2.0 * i / kSeats - 0.5) * std::numbers::pi;
        const double radius = side * (speaks ? 0.115 : 0.08);
        painter.setBrush(speaks ? speaking : quiet);
        painter.drawEllipse(
            QPointF(side / 2 + std::cos(angle) * side * 0.37, side / 2 + std::sin(angle) * side * 0.37),
            radius, radius);
    }
}

} // namespace

QImage IconProvider::requestImage(const QString& id, QSize* size, const QSize& requestedSize) {
    const QString name = id.section(QLatin1Char('/'), 0, 0);
    const QColor color = colorAt(id, 1);
    const QSize side = requestedSize.isValid() && !requestedSize.isEmpty()
                           ? requestedSize
                           : QSize(kDefaultSide, kDefaultSide);
    if (size)
        *size = side;
    QImage image(side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);

    if (name == QLatin1String("council")) {
        QPainter painter(&image);
        drawCouncil(painter, side.width(), color, colorAt(id, 2), id.section(QLatin1Char('/'), 3, 3).toInt());
        return image;
    }

    QFile file(QStringLiteral(":/conclave/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named \"%s\".", qPrintable(name));
        return image;
    }
    QByteArray svg = file.readAll();
    svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    painter.setOpacity(color.alphaF());
    renderer.render(&painter);
    return image;
}

} // namespace conclave
