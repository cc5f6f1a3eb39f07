// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <vector>

namespace conclave {

/// A formula as it is built of parts. What each kind has in `kids` stands beside it.
struct MathNode {
    enum class Kind {
        Row,        ///< any number, side by side
        Identifier, ///< text: one letter (italic), or a name such as "sin"
        Upright,    ///< text: a letter that is not italic
        Number,     ///< text
        Operator,   ///< text
        Fence,      ///< text: a bracket that grows with what stands beside it
        Text,       ///< text: words in between
        Unknown,    ///< text: a command that is not known, as it was written
        Space,      ///< text: a width in em
        Fraction,   ///< numerator, denominator; text: "0" without a line
        Root,       ///< radicand, or radicand and degree
        Scripts,    ///< base, below, above; those that are not there are empty rows
        Over,       ///< base, and what is above it
        Under,      ///< base, and what is below it
        Table,      ///< rows, each a Row of cells; text: how columns are set: "l", "c", or "rl" for equations
    };
    Kind kind = Kind::Row;
    QString text;
    std::vector<MathNode> kids;
    /// Scripts: below and above the base instead of beside it, in a display. Over, Under: what is there is an
    /// accent that stretches.
    bool isLimits = false;
    bool isDisplay = false; ///< Fraction: as large as in a display, wherever it stands
    double height = 0;      ///< Operator: of a bracket that was given one, in em; 0: as its font has it

    bool isEmptyRow() const { return kind == Kind::Row && kids.empty(); }
};

/// Reads the part of TeX's mathematics that people and models write. Never fails: what is not known becomes
/// Unknown, a bracket that is missing is taken as closed, what nests deeper than kDeepestMath is Unknown too.
MathNode parseMath(QStringView tex);

inline constexpr int kDeepestMath = 60;

/// What a command without arguments stands for.
struct MathSymbol {
    MathNode::Kind kind = MathNode::Kind::Operator;
    QString text;
    bool hasLimits = false;
};

/// The symbol of a command by its name without the backslash, or null.
const MathSymbol* mathSymbol(const QString& name);

/// The mathematical letter for @p letter in "mathbb", "mathcal", "mathfrak", "mathbf", "mathsf" or "mathtt";
/// the letter itself where Unicode has none.
QString styledLetter(const QString& letter, const QString& style);

} // namespace conclave
