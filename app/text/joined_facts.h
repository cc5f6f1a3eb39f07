// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QStringList>

namespace conclave {

/// @p facts in one line. Where one reads from right to left each keeps its own direction; else a Latin name
/// takes the number of the fact behind it along, away from its unit.
inline QString joinedFacts(QStringList facts, const QString& between = QStringLiteral(" · ")) {
    if (QLocale().textDirection() == Qt::RightToLeft)
        for (QString& fact : facts)
            fact = QChar(0x2068) + fact + QChar(0x2069); // first strong isolate
    return facts.join(between);
}

} // namespace conclave
