// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QString>

namespace conclave::FileHash {

/// The SHA-256 of @p path, lower-case hex, when it is remembered for the file's present size and time; else
/// empty. Kept in the cache folder, so that a file of 20 GB is read once and not at every start.
QString known(const QString& path);

/// Reads the whole file on a thread of its own and remembers the result. Empty when the file cannot be read
/// or the program ends first.
QFuture<QString> compute(const QString& path);

} // namespace conclave::FileHash
