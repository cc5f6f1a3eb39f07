// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/math/math_fonts.h"

#include <QColor>
#include <QPainterPath>
#include <QPointF>
#include <QRectF>
#include <QString>

#include <memory>
#include <vector>

class QPainter;

namespace conclave {

/// One thing to draw in a formula. The origin is the left end of the formula's baseline; y grows downwards.
struct MathMark {
    enum class Kind {
        Text,  ///< text from `at`, the left end of its baseline
        Rule,  ///< the rectangle `box`, sharp on any screen
        Shape, ///< the filled path, moved to `at`
    };
    Kind kind = Kind::Text;
    QPointF at;
    QRectF box; ///< Rule: all of it; otherwise where the ink is, relative to `at`
    QString text;
    MathFace face = MathFace::Upright;
    int pixelSize = 0;
    QPainterPath path;

    QRectF ink() const { return kind == Kind::Rule ? box : box.translated(at); }
};

/// A formula that has been set, ready to be drawn any number of times.
struct MathPicture {
    MathFont font;
    double width = 0;
    double ascent = 0;  ///< above the baseline
    double descent = 0; ///< below it, never negative
    std::vector<MathMark> marks;

    double height() const { return ascent + descent; }
    /// Draws with the left end of the baseline at @p origin. Draws left to right whatever the window's
    /// direction is. @p clip, relative to the origin, leaves out what need not be drawn; null: all is drawn.
    void paint(QPainter& painter, const QColor& ink, QPointF origin, const QRectF& clip = {}) const;
};

/// @p tex as a picture; the same formula is set once. Never null: what cannot be shown as mathematics (longer
/// than 20,000 characters, higher than a hundred lines) is shown as it was written. GUI thread only.
std::shared_ptr<const MathPicture> mathPicture(const QString& tex, bool isDisplay, const MathFont& font);

} // namespace conclave
