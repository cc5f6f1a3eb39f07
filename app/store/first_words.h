// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// The title of a conversation that nobody has named: the first words of @p text, on one line.
QString firstWords(const QString& text);

} // namespace conclave
