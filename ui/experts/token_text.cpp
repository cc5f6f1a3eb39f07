// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/token_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace conclave {

namespace {

constexpr char16_t kZeroWidthJoiner = 0x200d; // holds emoji together

QString numbered(QChar character) {
    return QStringLiteral("<U+%1>").arg(QString::number(character.unicode(), 16).toUpper(), 4,
                                        QLatin1Char('0'));
}

bool isSpaceOnly(const QString& piece) {
    return std::all_of(piece.cbegin(), piece.cend(), [](QChar c) { return c.isSpace(); });
}

} // namespace

QString visibleToken(const QString& piece) {
    if (piece.isEmpty())
        return QStringLiteral("∅");
    const bool isBlank = isSpaceOnly(piece);
    QString shown;
    for (const QChar c : piece) {
        if (c == QLatin1Char('\n'))
            shown += QStringLiteral("↵");
        else if (c == QLatin1Char('\t'))
            shown += QStringLiteral("→");
        else if (isBlank && (c == QLatin1Char(' ') || c == QChar::Nbsp))
            shown += QStringLiteral("·");
        else if ((c.category() == QChar::Other_Format &&
                  (c.unicode() != kZeroWidthJoiner || piece.size() == 1)) ||
                 c.category() == QChar::Other_Control || c.category() == QChar::Separator_Line ||
                 c.category() == QChar::Separator_Paragraph)
            shown += numbered(c);
        else
            shown += c;
    }
    return shown;
}

bool breaksLine(const QString& piece) {
    return piece.contains(QLatin1Char('\n'));
}

QString percentText(double share) {
    const QLocale locale;
    if (share > 0 && share < 0.001)
        return QCoreApplication::translate("Percent", "< %1 %", "less than; %1 is a number")
            .arg(locale.toString(0.1, 'f', 1));
    const double percent = 100 * share;
    // Not "100 %" of what is a little less.
    const bool isFine = percent < 9.95 || (percent > 99 && percent < 99.95);
    const bool isWhole = percent == 0 || !isFine;
    return QCoreApplication::translate("Percent", "%1 %", "%1 is a number")
        .arg(locale.toString(percent, 'f', isWhole ? 0 : 1));
}

} // namespace conclave
