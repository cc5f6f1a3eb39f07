// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/math/math_shapes.h"

#include <QPainterPathStroker>
#include <QPolygonF>
#include <QTransform>

#include <algorithm>

namespace conclave {

namespace {

QPainterPath stroked(const QPainterPath& line, double thickness, Qt::PenCapStyle cap = Qt::FlatCap) {
    QPainterPathStroker stroker;
    stroker.setWidth(thickness);
    stroker.setCapStyle(cap);
    stroker.setJoinStyle(Qt::MiterJoin);
    return stroker.createStroke(line);
}

QPainterPath stroked(const QPolygonF& points, double thickness, Qt::PenCapStyle cap = Qt::FlatCap) {
    QPainterPath line;
    line.addPolygon(points);
    return stroked(line, thickness, cap);
}

QPainterPath rectangle(double x, double y, double width, double height) {
    QPainterPath path;
    path.addRect(x, y, width, height);
    return path;
}

/// Two lines that nearly meet at the ends and are a stroke apart in the middle, as a pen draws it. A tall one
/// is straight in the middle.
MathShape roundBracket(double height, double em, double rule) {
    const double half = height / 2;
    const double width = std::clamp(0.11 * height, 0.24 * em, 0.42 * em);
    const double thick = std::clamp(0.6 * rule + 0.028 * height, 1.5 * rule, 2.1 * rule);
    const double end = 0.75 * rule;
    const double arc = std::min(half, 1.5 * em);
    const auto arcOf = [&](QPainterPath& path, double x, double tip, double tipX, double sign) {
        // From the tip at the height of `sign` to the straight part, or back when it is already there.
        if (path.currentPosition().y() == sign * tip) {
            path.cubicTo(x + (tipX - x) * 0.42, sign * (tip - arc * 0.27), x, sign * (half - arc * 0.62), x,
                         sign * (half - arc));
        } else {
            path.lineTo(x, sign * (half - arc));
            path.cubicTo(x, sign * (half - arc * 0.62), x + (tipX - x) * 0.42, sign * (tip - arc * 0.27),
                         tipX, sign * tip);
        }
    };
    const double innerTip = half - end * 0.25;
    QPainterPath path(QPointF(width, -half));
    arcOf(path, 0, half, width, -1);
    arcOf(path, 0, half, width, 1);
    path.lineTo(width + end, innerTip);
    arcOf(path, thick, innerTip, width + end, 1);
    arcOf(path, thick, innerTip, width + end, -1);
    path.closeSubpath();
    const double margin = 0.07 * em;
    return {path.translated(margin, 0), width + end + 2 * margin};
}

MathShape squareBracket(double height, double em, double rule, bool hasTop, bool hasBottom) {
    const double half = height / 2;
    const double length = std::clamp(0.09 * height, 0.2 * em, 0.34 * em);
    const double thick = 1.25 * rule;
    const double margin = 0.1 * em;
    QPainterPath path = rectangle(margin, -half, thick, height);
    if (hasTop)
        path = path.united(rectangle(margin, -half, length, rule));
    if (hasBottom)
        path = path.united(rectangle(margin, half - rule, length, rule));
    return {path, length + 1.9 * margin};
}

MathShape bars(double height, double em, double rule, int count) {
    const double thick = 1.1 * rule;
    const double margin = std::clamp(0.07 * height, 0.09 * em, 0.14 * em);
    const double step = 0.18 * em;
    QPainterPath path;
    for (int i = 0; i < count; ++i)
        path.addRect(margin + i * step, -height / 2, thick, height);
    return {path, 2 * margin + thick + (count - 1) * step};
}

MathShape angleBracket(double height, double em, double rule) {
    const double half = height / 2;
    const double width = std::clamp(0.17 * height, 0.24 * em, 0.5 * em);
    const double margin = 0.08 * em;
    return {stroked(QPolygonF{{margin + width, -half}, {margin, 0}, {margin + width, half}}, 1.15 * rule),
            width + 2 * margin};
}

/// A brace from its thick back to its point at the left. Filled between two lines that touch at the point and
/// at the ends, so that it swells in between.
QPainterPath bracePath(double height, double width, double rule) {
    const double half = height / 2;
    const double back = width * 0.52; // where the straight part runs
    const double curve = std::min(half * 0.5, width * 1.05);
    const double thick = 1.7 * rule;
    const double end = 0.5 * rule;
    QPainterPath path(QPointF(width, -half));
    const auto downOuter = [&](double x) {
        path.cubicTo(x + (width - x) * 0.3, -half, x, -half + curve * 0.35, x, -half + curve);
        path.lineTo(x, -curve);
        path.cubicTo(x, -curve * 0.4, x * 0.6, -curve * 0.08, 0, -end);
    };
    downOuter(back - thick / 2);
    path.lineTo(0, end);
    const double outer = back - thick / 2;
    path.cubicTo(outer * 0.6, curve * 0.08, outer, curve * 0.4, outer, curve);
    path.lineTo(outer, half - curve);
    path.cubicTo(outer, half - curve * 0.35, outer + (width - outer) * 0.3, half, width, half);
    path.lineTo(width, half - 2 * end);
    const double inner = back + thick / 2;
    path.cubicTo(inner + (width - inner) * 0.3, half - 2 * end, inner, half - curve * 0.4, inner,
                 half - curve);
    path.lineTo(inner, curve);
    path.cubicTo(inner, curve * 0.35, inner * 0.72, curve * 0.12, inner * 0.35, 0);
    path.cubicTo(inner * 0.72, -curve * 0.12, inner, -curve * 0.35, inner, -curve);
    path.lineTo(inner, -half + curve);
    path.cubicTo(inner, -half + curve * 0.4, inner + (width - inner) * 0.3, -half + 2 * end, width,
                 -half + 2 * end);
    path.closeSubpath();
    path.setFillRule(Qt::WindingFill);
    return path;
}

MathShape curlyBracket(double height, double em, double rule) {
    const double width = std::clamp(0.16 * height, 0.36 * em, 0.56 * em);
    const double margin = 0.07 * em;
    return {bracePath(height, width, rule).translated(margin, 0), width + 2.6 * margin};
}

MathShape slash(double height, double em, double rule) {
    const double width = 0.42 * height;
    const double margin = 0.05 * em;
    return {stroked(QPolygonF{{margin, height / 2}, {margin + width, -height / 2}}, 1.1 * rule),
            width + 2 * margin};
}

MathShape uprightArrow(double height, double em, double rule, bool hasTop, bool hasBottom) {
    const double half = height / 2;
    const double middle = 0.27 * em;
    const double head = 0.17 * em;
    QPainterPath path = stroked(QPolygonF{{middle, -half + rule}, {middle, half - rule}}, rule);
    if (hasTop)
        path = path.united(stroked(QPolygonF{{middle - head, -half + head * 1.2},
                                             {middle, -half + rule / 2},
                                             {middle + head, -half + head * 1.2}},
                                   rule));
    if (hasBottom)
        path = path.united(stroked(QPolygonF{{middle - head, half - head * 1.2},
                                             {middle, half - rule / 2},
                                             {middle + head, half - head * 1.2}},
                                   rule));
    return {path, 2 * middle};
}

MathShape mirrored(const MathShape& shape) {
    return {QTransform(-1, 0, 0, 1, shape.width, 0).map(shape.path), shape.width};
}

/// Moved so that its lowest point is at y = 0.
MathShape standing(const QPainterPath& path, double width) {
    return {path.translated(0, -path.boundingRect().bottom()), width};
}

} // namespace

MathShape fenceShape(const QString& text, double height, double em, double rule) {
    if (text.size() != 1)
        return {};
    switch (text[0].unicode()) {
    case u'(':
        return roundBracket(height, em, rule);
    case u')':
        return mirrored(roundBracket(height, em, rule));
    case u'[':
        return squareBracket(height, em, rule, true, true);
    case u']':
        return mirrored(squareBracket(height, em, rule, true, true));
    case u'⌊':
        return squareBracket(height, em, rule, false, true);
    case u'⌋':
        return mirrored(squareBracket(height, em, rule, false, true));
    case u'⌈':
        return squareBracket(height, em, rule, true, false);
    case u'⌉':
        return mirrored(squareBracket(height, em, rule, true, false));
    case u'{':
        return curlyBracket(height, em, rule);
    case u'}':
        return mirrored(curlyBracket(height, em, rule));
    case u'⟨':
        return angleBracket(height, em, rule);
    case u'⟩':
        return mirrored(angleBracket(height, em, rule));
    case u'|':
    case u'∣':
        return bars(height, em, rule, 1);
    case u'‖':
    case u'∥':
        return bars(height, em, rule, 2);
    case u'/':
        return slash(height, em, rule);
    case u'\\':
    case u'∖':
        return mirrored(slash(height, em, rule));
    case u'↑':
        return uprightArrow(height, em, rule, true, false);
    case u'↓':
        return uprightArrow(height, em, rule, false, true);
    case u'↕':
        return uprightArrow(height, em, rule, true, true);
    default:
        return {};
    }
}

MathShape rootShape(double height, double em, double rule) {
    const double width = std::min(0.62 * em + 0.06 * height, 0.95 * em);
    const double hook = std::min(0.5 * height, 0.62 * em); // above the foot
    const double foot = 0.43 * width;
    QPainterPath path = stroked(QPolygonF{{0.02 * em, -hook + 0.07 * em}, {0.2 * width, -hook}}, rule);
    path = path.united(stroked(QPolygonF{{0.17 * width, -hook}, {foot, -rule}}, 1.9 * rule));
    path = path.united(stroked(QPolygonF{{foot, -0.4 * rule}, {width, -height}}, rule, Qt::SquareCap));
    return {path, width};
}

MathShape accentShape(const QString& mark, double width, double em, double rule) {
    if (mark.size() != 1)
        return {};
    const double thick = 1.15 * rule;
    const double rise = std::clamp(0.2 * width, 0.13 * em, 0.24 * em);
    const double middle = width / 2;
    QPainterPath line;
    switch (mark[0].unicode()) {
    case u'^':
        return standing(stroked(QPolygonF{{0, 0}, {middle, -rise}, {width, 0}}, thick), width);
    case u'ˇ':
        return standing(stroked(QPolygonF{{0, -rise}, {middle, 0}, {width, -rise}}, thick), width);
    case u'~':
        line.moveTo(0, 0);
        line.cubicTo(width * 0.2, -rise * 1.5, width * 0.4, -rise * 0.9, middle, -rise * 0.5);
        line.cubicTo(width * 0.6, -rise * 0.1, width * 0.8, rise * 0.5, width, -rise);
        return standing(stroked(line, thick, Qt::RoundCap), width);
    case u'˘':
        line.moveTo(0, -rise);
        line.cubicTo(width * 0.15, rise * 0.35, width * 0.85, rise * 0.35, width, -rise);
        return standing(stroked(line, thick, Qt::RoundCap), width);
    case u'¯':
    case u'_':
        return standing(rectangle(0, -rule, width, rule), width);
    case u'→':
    case u'←': {
        const double head = 0.13 * em;
        const double reach = 0.17 * em;
        QPainterPath path = stroked(QPolygonF{{0, 0}, {width - rule, 0}}, rule);
        path =
            path.united(stroked(QPolygonF{{width - reach, -head}, {width, 0}, {width - reach, head}}, rule));
        const MathShape arrow = standing(path, width);
        return mark == u"→" ? arrow : mirrored(arrow);
    }
    case u'˙':
    case u'¨': {
        const double radius = 0.068 * em;
        if (mark == u"˙") {
            line.addEllipse(QPointF(middle, 0), radius, radius);
        } else {
            line.addEllipse(QPointF(middle - 0.14 * em, 0), radius, radius);
            line.addEllipse(QPointF(middle + 0.14 * em, 0), radius, radius);
        }
        return standing(line, width);
    }
    case u'´':
        return standing(stroked(QPolygonF{{middle - 0.07 * em, 0}, {middle + 0.1 * em, -0.2 * em}}, thick),
                        width);
    case u'`':
        return standing(stroked(QPolygonF{{middle + 0.07 * em, 0}, {middle - 0.1 * em, -0.2 * em}}, thick),
                        width);
    default:
        return {};
    }
}

MathShape lyingBrace(bool isOver, double width, double em, double rule) {
    const double height = 0.42 * em;
    // A quarter turn of the brace that points left: its point comes to lie at the top.
    QPainterPath path = QTransform(0, 1, 1, 0, width / 2, 0).map(bracePath(width, height, rule));
    if (!isOver)
        path = QTransform(1, 0, 0, -1, 0, height).map(path);
    return {path, width};
}

} // namespace conclave
