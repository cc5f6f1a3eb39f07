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
    /// A long one is several pieces, between which its line may break: the first has the whole, the others
    /// follow it.
    QString whole{};
    bool isFurther = false;

    /// As people write it: \(…\) or \[…\]. Of a piece the whole; empty for those that follow the first.
    QString source() const;
};

/// Rich text for @p formula: an image, or some with kFormulaBreak in between, or for a lone letter or number
/// text, which can be found and selected.
inline constexpr QChar kFormulaBreak(0x200b);
QString formulaTag(const InlineFormula& formula);

/// The formula of an image's name; nothing when it is not one of formulaTag().
std::optional<InlineFormula> formulaOfImage(const QString& name);

} // namespace conclave
