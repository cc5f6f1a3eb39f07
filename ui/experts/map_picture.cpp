// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/map_picture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace conclave {

namespace {

constexpr double kGapFrom = 4;      // logical pixels of a cell from which on it has a gap of one
constexpr double kRoundFrom = 9;    // from which on its corners are round
constexpr double kRadius = 3;       // logical pixels
constexpr double kMostWaste = 0.25; // of the room

/// The room that cells of equal size fill, or all of it where they would fill too little.
int filled(int count, int pixels) {
    const int each = count > 0 ? pixels / count : 0;
    return each * count >= pixels * (1 - kMostWaste) ? each * count : pixels;
}

struct Oklab {
    double lightness;
    double a;
    double b;
};

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

int encoded(double value) {
    const double channel = value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055;
    return static_cast<int>(std::lround(255 * std::clamp(channel, 0.0, 1.0)));
}

// https://bottosson.github.io/posts/oklab/
Oklab toOklab(const QColor& color) {
    const double r = linear(color.redF());
    const double g = linear(color.greenF());
    const double b = linear(color.blueF());
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

QRgb toRgb(const Oklab& color) {
    const double l = std::pow(color.lightness + 0.3963377774 * color.a + 0.2158037573 * color.b, 3);
    const double m = std::pow(color.lightness - 0.1055613458 * color.a - 0.0638541728 * color.b, 3);
    const double s = std::pow(color.lightness - 0.0894841775 * color.a - 1.2914855480 * color.b, 3);
    return qRgb(encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s));
}

} // namespace

CellGrid::CellGrid(int rows, int columns, QSize pixels, double pixelRatio)
    : m_rows(rows), m_columns(columns),
      m_pixels(filled(columns, pixels.width()), filled(rows, pixels.height())) {
    if (rows == 0 || columns == 0)
        return;
    const double cellWidth = m_pixels.width() / pixelRatio / columns;
    const double cellHeight = m_pixels.height() / pixelRatio / rows;
    const int gap = std::max(1, static_cast<int>(std::lround(pixelRatio)));
    m_gapX = cellWidth >= kGapFrom ? gap : 0;
    m_gapY = cellHeight >= kGapFrom ? gap : 0;
    if (std::min(cellWidth, cellHeight) >= kRoundFrom)
        m_radius = static_cast<int>(std::lround(kRadius * pixelRatio));
}

int CellGrid::edge(int index, int count, int pixels) {
    return count == 0 ? 0 : static_cast<int>(static_cast<qint64>(index) * pixels / count);
}

QRect CellGrid::cell(int row, int column) const {
    return QRect(QPoint(left(column), top(row)),
                 QPoint(left(column + 1) - m_gapX - 1, top(row + 1) - m_gapY - 1));
}

int CellGrid::rowAt(double y) const {
    int row =
        std::clamp(static_cast<int>(y * m_rows / std::max(1, m_pixels.height())), 0, std::max(0, m_rows - 1));
    while (row > 0 && y < top(row))
        --row;
    while (row + 1 < m_rows && y >= top(row + 1))
        ++row;
    return row;
}

int CellGrid::columnAt(double x) const {
    int column = std::clamp(static_cast<int>(x * m_columns / std::max(1, m_pixels.width())), 0,
                            std::max(0, m_columns - 1));
    while (column > 0 && x < left(column))
        --column;
    while (column + 1 < m_columns && x >= left(column + 1))
        ++column;
    return column;
}

CellLevels cellLevels(const AnswerTrace& trace, int token) {
    const ExpertShape& shape = trace.shape();
    CellLevels result;
    result.levels.resize(trace.counts().size());
    const auto brightness = [&](double share) {
        const double root = std::sqrt(share / result.top);
        return static_cast<quint8>(
            std::lround(CellLevels::kFaintest + (255 - CellLevels::kFaintest) * std::min(1.0, root)));
    };
    if (token < 0) {
        const quint32 most =
            trace.counts().empty() ? 0 : *std::max_element(trace.counts().cbegin(), trace.counts().cend());
        if (most == 0)
            return result;
        const auto tokens = static_cast<double>(trace.countedTokens());
        result.top = most / tokens;
        for (std::size_t i = 0; i < result.levels.size(); ++i)
            if (trace.counts()[i] > 0)
                result.levels[i] = brightness(trace.counts()[i] / tokens);
        return result;
    }
    if (!trace.hasExperts(token))
        return result;
    for (int row = 0; row < shape.rows(); ++row)
        for (int nth = 0; nth < shape.used; ++nth)
            result.top = std::max(result.top, static_cast<double>(trace.use(token, row, nth).share));
    if (result.top <= 0)
        return result;
    for (int row = 0; row < shape.rows(); ++row)
        for (int nth = 0; nth < shape.used; ++nth) {
            const AnswerTrace::Use use = trace.use(token, row, nth);
            result.levels[static_cast<std::size_t>(row * shape.experts + use.expert)] = brightness(use.share);
        }
    return result;
}

std::array<QRgb, 256> colorScale(const QColor& none, const QColor& faint, const QColor& strong) {
    const Oklab from = toOklab(faint);
    const Oklab to = toOklab(strong);
    std::array<QRgb, 256> colors{};
    colors[0] = none.rgb();
    for (int level = 1; level < 256; ++level) {
        const double t =
            std::max(0.0, static_cast<double>(level - CellLevels::kFaintest) / (255 - CellLevels::kFaintest));
        colors[static_cast<std::size_t>(level)] =
            toRgb({from.lightness + t * (to.lightness - from.lightness), from.a + t * (to.a - from.a),
                   from.b + t * (to.b - from.b)});
    }
    return colors;
}

QImage paintRow(const CellGrid& grid, int row, std::span<const quint8> levels,
                const std::array<QRgb, 256>& colors) {
    const int top = grid.top(row);
    QImage image(grid.size().width(), grid.top(row + 1) - top, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(Qt::transparent);
    if (grid.radius() > 0) {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        for (int column = 0; column < grid.columns(); ++column) {
            painter.setBrush(QColor(colors[levels[static_cast<std::size_t>(column)]]));
            painter.drawRoundedRect(grid.cell(row, column).translated(0, -top), grid.radius(), grid.radius());
        }
        return image;
    }
    auto* first = reinterpret_cast<QRgb*>(image.scanLine(0));
    for (int column = 0; column < grid.columns(); ++column) {
        const QRect cell = grid.cell(row, column);
        std::fill_n(first + cell.left(), cell.width(), colors[levels[static_cast<std::size_t>(column)]]);
    }
    for (int y = 1; y < grid.cell(row, 0).height(); ++y)
        std::memcpy(image.scanLine(y), first, static_cast<std::size_t>(image.width()) * sizeof(QRgb));
    return image;
}

} // namespace conclave
