// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chat/math/math_picture.h"

namespace conclave {

struct MathNode;

/// Sets @p formula as TeX does, by the rules of appendix G of the TeXbook in a reduced form: eight classes of
/// atoms and the spaces between them, four sizes, cramped superscripts, fractions and fences around the axis.
/// @p isDisplay: large operators, limits above and below.
///
/// What fonts do not have in every size (brackets, roots, accents, braces) is drawn by math_shapes; letters
/// are the reader's own serif, so that a formula looks like the text around it. Needs no window. GUI thread
/// only.
MathPicture layoutMath(const MathNode& formula, const MathFont& font, bool isDisplay);

} // namespace conclave
