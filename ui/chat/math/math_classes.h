// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace conclave {

/// What an atom of a formula is to its neighbours (TeXbook, chapter 18). None: a space, or nothing at all.
enum class MathClass { Ord, Op, Bin, Rel, Open, Close, Punct, Inner, None };

/// The class of an operator by its first character.
MathClass operatorClass(QStringView text);

/// The space between neighbours in 1/18 em; @p isSmall: in a script, where most of it is left out. What TeX
/// calls impossible is 0.
int spaceBetween(MathClass left, MathClass right, bool isSmall);

/// An operator that is larger than a letter, and larger still in a display.
bool isBigOperator(QStringView text);
bool isIntegral(QStringView text);

} // namespace conclave
