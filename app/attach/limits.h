// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace conclave {

// What can be attached at most; README.md says why there is a limit at all.

constexpr qint64 kMostTextFileBytes = qint64(16) << 20;
constexpr qint64 kMostDocumentBytes = qint64(512) << 20;
/// Of one file; more than any model sees at once.
constexpr qsizetype kMostCharacters = 8'000'000;
constexpr int kMostPages = 20'000;
constexpr int kMostFiles = 50; ///< with one question

} // namespace conclave
