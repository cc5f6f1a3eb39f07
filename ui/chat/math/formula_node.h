// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/math/math_picture.h"

class QQuickWindow;
class QSGNode;

namespace conclave {

/// A node that shows @p picture with its baseline's left end at @p origin, scaled by @p scale, in as many
/// pixels as @p window's screen has. @p visible (in the item's coordinates) bounds it: a picture may be
/// larger than a texture can be. Null: nothing is visible. To be called from updatePaintNode().
QSGNode* formulaNode(QQuickWindow* window, const MathPicture& picture, const QColor& ink, QPointF origin,
                     double scale, const QRectF& visible);

} // namespace conclave
