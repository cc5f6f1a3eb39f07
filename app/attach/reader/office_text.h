// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// Writes the frames of the .docx or .odt at @p path: paragraphs as lines, cells of tables with tabs between
/// them.
void writeOfficeText(const QString& path);

} // namespace conclave
