// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_job.h"

#include "app/import/import_text.h"

#include <QCoreApplication>

namespace conclave {

namespace {

/// English has its two forms in the source; other languages get as many as they have through the second.
QString counted(int n, const char* one, const char* many) {
    return QCoreApplication::translate("ImportReport", n == 1 ? one : many, nullptr, n);
}

QString messagesOf(int n) {
    return counted(n, QT_TRANSLATE_NOOP("ImportReport", "one message"),
                   QT_TRANSLATE_N_NOOP("ImportReport", "%n messages"));
}

} // namespace

QStringList ImportReport::lines() const {
    QStringList lines;
    if (!problem.isEmpty())
        lines.append(problem);
    if (isCancelled)
        lines.append(isDryRun
                         ? ImportReportText::tr("The trial run was cancelled.")
                         : ImportReportText::tr("The import was cancelled. What had come by then stays."));
    if (isDryRun && !isCancelled && problem.isEmpty())
        lines.append(ImportReportText::tr(
            "This was a trial run: nothing has been changed. The import would bring this:"));
    if (added > 0)
        lines.append(counted(added, QT_TRANSLATE_NOOP("ImportReport", "One conversation added, with %1."),
                             QT_TRANSLATE_N_NOOP("ImportReport", "%n conversations added, with %1."))
                         .arg(messagesOf(messages)));
    if (updated > 0)
        lines.append(counted(updated, QT_TRANSLATE_NOOP("ImportReport", "One conversation updated."),
                             QT_TRANSLATE_N_NOOP("ImportReport", "%n conversations updated.")));
    if (newMessages > 0)
        lines.append(counted(newMessages,
                             QT_TRANSLATE_NOOP("ImportReport", "One message is new in what was here."),
                             QT_TRANSLATE_N_NOOP("ImportReport", "%n messages are new in what was here.")));
    if (longerMessages > 0)
        lines.append(counted(
            longerMessages, QT_TRANSLATE_NOOP("ImportReport", "One message is longer than it was here."),
            QT_TRANSLATE_N_NOOP("ImportReport", "%n messages are longer than they were here.")));
    if (unchanged > 0)
        lines.append(counted(unchanged,
                             QT_TRANSLATE_NOOP("ImportReport", "One conversation was here already."),
                             QT_TRANSLATE_N_NOOP("ImportReport", "%n conversations were here already.")));
    if (inTrash > 0)
        lines.append(counted(
            inTrash,
            QT_TRANSLATE_NOOP("ImportReport", "One conversation is in the trash, where it was left."),
            QT_TRANSLATE_N_NOOP("ImportReport", "%n conversations are in the trash, where they were left.")));
    if (empty > 0)
        lines.append(
            counted(empty, QT_TRANSLATE_NOOP("ImportReport", "One conversation is empty and was left out."),
                    QT_TRANSLATE_N_NOOP("ImportReport", "%n conversations are empty and were left out.")));
    if (problem.isEmpty() && !isCancelled && added + updated + unchanged + inTrash + empty == 0)
        lines.append(ImportReportText::tr("No conversations were found."));
    for (const Skipped& one : skipped)
        lines.append(one.count == 1 ? ImportReportText::tr("Left out in \"%1\": %2").arg(one.what, one.why)
                                    : ImportReportText::tr("Left out in \"%1\", %2 times: %3")
                                          .arg(one.what, QString::number(one.count), one.why));
    if (moreSkipped > 0)
        lines.append(counted(moreSkipped, QT_TRANSLATE_NOOP("ImportReport", "One more thing was left out."),
                             QT_TRANSLATE_N_NOOP("ImportReport", "%n more things were left out.")));
    return lines;
}

} // namespace conclave
