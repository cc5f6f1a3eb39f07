// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// @p tex (without what encloses it) as presentation MathML: a whole <math> element, escaped, with the source
/// as its alternative text. Never fails: what is not known is shown as it was written. Any thread.
QString mathMl(const QString& tex, bool isDisplay);

/// The same in one line of the few tags that QTextDocument knows (<i>, <sub>, <sup>): fractions as a/b, roots
/// as √(x). For where MathML cannot be shown.
QString mathRichText(const QString& tex);

} // namespace conclave
