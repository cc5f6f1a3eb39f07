// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/database.h"
#include "tests/app/store/store_waiting.h"

#include <QStringList>

namespace conclave {

/// Every value of every row of every table of a history, one row a line: two of the same are the same
/// history. What only counts (sqlite_sequence) and what is made from the rest (search_…) is left out.
inline QStringList dumpOf(Database& database) {
    QStringList tables;
    Statement names(database, "SELECT name FROM sqlite_master WHERE type = 'table' "
                              "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                              "AND name NOT LIKE 'search\\_%' ESCAPE '\\' ORDER BY name");
    while (names.step()) {
        QStringList values;
        Statement columns(database, "PRAGMA table_info(" + names.text(0).toUtf8() + ')');
        while (columns.step())
            values.append(QStringLiteral("quote(%1)").arg(columns.text(1)));
        const QString sql = QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                                .arg(values.join(QStringLiteral(" || '|' || ")), names.text(0));
        Statement rows(database, sql.toUtf8().constData());
        while (rows.step())
            tables.append(names.text(0) + QStringLiteral(": ") + rows.text(0));
        if (rows.failed())
            QTest::qFail(qPrintable(rows.error().detail), __FILE__, __LINE__);
    }
    if (names.failed())
        QTest::qFail(qPrintable(names.error().detail), __FILE__, __LINE__);
    return tables;
}

/// The first line in which two dumps differ, for the failure's message; empty when they are the same.
inline QString differenceOf(const QStringList& before, const QStringList& after) {
    for (const QString& line : before)
        if (!after.contains(line))
            return QStringLiteral("gone: ") + line;
    for (const QString& line : after)
        if (!before.contains(line))
            return QStringLiteral("new: ") + line;
    return before.size() == after.size() ? QString() : QStringLiteral("a row is there twice");
}

} // namespace conclave
