// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace conclave {

/// A formula of a line in pieces between which the line may break: after a relation, and in what is still
/// long after an operator or a comma, never within brackets or a group. One piece when @p tex is short, or
/// when its parts depend on one another. Each piece is TeX by itself.
QStringList formulaPieces(const QString& tex);

} // namespace conclave
