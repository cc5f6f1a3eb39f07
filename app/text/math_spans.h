// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <QVector>

namespace conclave {

/// A formula in a Markdown text, with its marks.
struct MathSpan {
    qsizetype from = 0;
    qsizetype length = 0;
    QString tex; ///< what is between the marks
    bool isDisplay = false;
};

/// The formulas in @p markdown, in their order: \(…\), \[…\] and $$…$$, none in code, none over a blank line.
/// A single dollar is money. Any thread.
QVector<MathSpan> findMath(QStringView markdown);

/// Whether code between fences is still open at the end of @p markdown, as findMath() sees it: it looks for
/// no formula in what follows.
bool endsInFence(QStringView markdown);

} // namespace conclave
