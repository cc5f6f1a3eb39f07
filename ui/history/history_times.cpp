// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_times.h"

#include <QDateTime>
#include <QLocale>

namespace conclave {

qint64 daysAgo(qint64 timeMs) {
    return QDateTime::fromMSecsSinceEpoch(timeMs).date().daysTo(QDate::currentDate());
}

QString historyTime(qint64 timeMs) {
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(timeMs);
    const qint64 days = daysAgo(timeMs);
    const QLocale locale;
    if (days <= 1) // the C locale's short time has seconds
        return locale.toString(time.time(),
                               locale.timeFormat(QLocale::ShortFormat).remove(QStringLiteral(":ss")));
    if (days < 7)
        return locale.toString(time.date(), QStringLiteral("ddd"));
    if (time.date().year() == QDate::currentDate().year())
        return locale.toString(time.date(), QStringLiteral("d MMM"));
    return locale.toString(time.date(), QLocale::ShortFormat);
}

QString historySection(qint64 timeMs) {
    const qint64 days = daysAgo(timeMs);
    if (days <= 0)
        return HistoryTimes::tr("Today", "heading in the list of conversations");
    if (days == 1)
        return HistoryTimes::tr("Yesterday", "heading in the list of conversations");
    if (days <= 7)
        return HistoryTimes::tr("Previous 7 days", "heading in the list of conversations");
    if (days <= 30)
        return HistoryTimes::tr("Previous 30 days", "heading in the list of conversations");
    const QDate date = QDateTime::fromMSecsSinceEpoch(timeMs).date();
    const QString month = QLocale().standaloneMonthName(date.month());
    if (date.year() == QDate::currentDate().year())
        return month;
    return HistoryTimes::tr("%1 %2", "a month and its year").arg(month).arg(date.year());
}

} // namespace conclave
