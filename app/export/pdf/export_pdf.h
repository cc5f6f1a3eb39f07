// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_writer.h"

namespace conclave {

/// Writes one conversation as a PDF on A4: real text that can be selected and searched, page numbers, code on
/// a ground of its own, tables as wide as the page, formulas in a line. Needs a QGuiApplication, though not a
/// display ("offscreen" will do); any thread. Fonts are the system's: what none of them has shows as boxes.
std::unique_ptr<ExportWriter> makePdfWriter(QIODevice& out, const ExportOptions& options);

} // namespace conclave
