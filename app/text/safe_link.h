// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// @p url if a click on it may leave the program (http, https, mailto), else nothing.
QString safeLink(const QString& url);

} // namespace conclave
