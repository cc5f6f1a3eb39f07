// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace conclave {

/// Where the sentences of the readers are translated: ImportText::tr("…").
struct ImportText {
    Q_DECLARE_TR_FUNCTIONS(Import)
};

/// And those of the report.
struct ImportReportText {
    Q_DECLARE_TR_FUNCTIONS(ImportReport)
};

} // namespace conclave
