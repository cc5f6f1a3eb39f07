// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QtGlobal>

namespace conclave {

/// Where the words below are translated.
struct HistoryTimes {
    Q_DECLARE_TR_FUNCTIONS(HistoryTimes)
};

/// The clock today and yesterday, the weekday in the last week, else the date: never stale within a day, so
/// that no timer is needed.
QString historyTime(qint64 timeMs);

/// The heading under which a list shows @p timeMs: "Today", "Yesterday", "Previous 7 days", "Previous 30
/// days", then the month, with its year when it is not this one.
QString historySection(qint64 timeMs);

/// How many midnights ago; negative in the future.
qint64 daysAgo(qint64 timeMs);

} // namespace conclave
