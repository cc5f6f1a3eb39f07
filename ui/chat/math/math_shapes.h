// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QString>

namespace conclave {

/// A part of a formula that no font has in every size, as a path to be filled.
struct MathShape {
    QPainterPath path;
    double width = 0; ///< what it takes up in its row
};

/// The bracket @p text, @p height high around y = 0, from x = 0 on; @p em and @p rule (a line's thickness) in
/// the same unit. An empty path: it does not stretch.
MathShape fenceShape(const QString& text, double height, double em, double rule);

/// The sign of a root from y = -@p height (the middle of its line, which the caller draws) to y = 0.
MathShape rootShape(double height, double em, double rule);

/// The accent @p mark (as in MathNode's Over) from x = 0 to @p width; its lowest point is at y = 0. An empty
/// path: it is no accent.
MathShape accentShape(const QString& mark, double width, double em, double rule);

/// A brace that lies, with its point at the top when @p isOver, else at the bottom; its top is at y = 0.
MathShape lyingBrace(bool isOver, double width, double em, double rule);

} // namespace conclave
