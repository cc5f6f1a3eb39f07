// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>

namespace conclave {

/// One picture of @p windows from left to right, their upper edges on one line, with room around them and a
/// hairline as their edge, so that a light window ends somewhere on a light page and a dark one on a dark
/// page. All are of the same device pixel ratio. An image without pixels when there are none.
QImage sideBySide(const QList<QImage>& windows);

} // namespace conclave
