// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace conclave {

/// A formula in a line of rich text. There it is an image whose name is the source of the formula:
/// QTextDocument knows no other object that can come with its text. FormulaLayer draws it; nothing is ever
/// loaded.
struct InlineFormula {
    QString tex;
    bool isDisplay = false; ///< set as a display, though it stands in a list, a quote or a table

    /// As people write it: \(…\) or \[…\].
    QString source() const;
};

/// Rich text for @p formula: an image, or for a lone letter or number text, which can be found and selected.
QString formulaTag(const InlineFormula& formula);

/// The formula of an image's name; nothing when it is not one of formulaTag().
std::optional<InlineFormula> formulaOfImage(const QString& name);

} // namespace conclave
