// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// Writes the frames of the PDF at @p path, each page as it is read: first to last, in the order in which
/// people read.
void writePdfText(const QString& path);

} // namespace conclave
