// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// How a token is written so that all of it can be seen: line ends and tabs as arrows, a token of nothing but
/// spaces as dots, characters without a shape by their number. Spaces around a word stay as they are.
QString visibleToken(const QString& piece);

/// Whether what follows @p piece begins a new line.
bool breaksLine(const QString& piece);

/// "43 %", "4.2 %", "< 0.1 %": @p share is 0 to 1.
QString percentText(double share);

} // namespace conclave
