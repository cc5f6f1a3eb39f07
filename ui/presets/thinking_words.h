// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace conclave {

/// What a choice about thinking is called, by its key (app/generation/thinking.h): "Think", "Answer at once",
/// "Low". An effort that is not known here is called what the template calls it.
QString thinkingWords(const QString& key);

} // namespace conclave
