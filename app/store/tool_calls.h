// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace conclave {

/// A call of a tool that a model asked for. Nothing carries it out.
struct ToolCall {
    QString name;
    QString arguments; ///< JSON, indented, in the model's order
};

/// The calls in MessageRow::toolCalls: a JSON object on each line. A line that is none, as a damaged history
/// may hold, becomes a call without a name with the line as its arguments.
QVector<ToolCall> toolCallsOf(const QString& lines);

} // namespace conclave
