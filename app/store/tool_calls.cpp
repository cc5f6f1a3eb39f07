// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/tool_calls.h"

#include <nlohmann/json.hpp>

namespace conclave {

QVector<ToolCall> toolCallsOf(const QString& lines) {
    using nlohmann::ordered_json; // QJsonObject would sort the arguments
    QVector<ToolCall> calls;
    for (const QString& line : lines.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const auto json = ordered_json::parse(line.toStdString(), nullptr, false);
        if (!json.is_object() || !json.contains("name") || !json["name"].is_string()) {
            calls.append({{}, line});
            continue;
        }
        const ordered_json arguments = json.value("arguments", ordered_json::object());
        calls.append(
            {QString::fromStdString(json["name"].get<std::string>()),
             QString::fromStdString(arguments.dump(2, ' ', false, ordered_json::error_handler_t::replace))});
    }
    return calls;
}

} // namespace conclave
