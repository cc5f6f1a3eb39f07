// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/json_values.h"

#include <QDateTime>
#include <QTimeZone>

#include <cmath>
#include <limits>
#include <utility>

namespace conclave {

using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr double kEarliestMs = 631'152'000'000.0; // 1990
constexpr double kLatestMs = 7'258'118'400'000.0; // 2200

qint64 plausible(double ms) {
    return ms >= kEarliestMs && ms < kLatestMs ? static_cast<qint64>(std::llround(ms)) : 0;
}

/// Seconds until 2200 are below 1e10, milliseconds since 1990 above 6e11, and so on.
qint64 timeOfNumber(double number) {
    if (number < 1e10)
        return plausible(number * 1000);
    if (number < 1e14)
        return plausible(number);
    return plausible(number < 1e17 ? number / 1e3 : number / 1e6);
}

bool isTooDeep(const std::string& text) {
    constexpr int kDeepest = 200;
    int depth = 0;
    bool isInString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString && c == '\\')
            ++i;
        else if (c == '"')
            isInString = !isInString;
        else if (!isInString && (c == '[' || c == '{') && ++depth > kDeepest)
            return true;
        else if (!isInString && (c == ']' || c == '}'))
            --depth;
    }
    return false;
}

/// The object in a string, its members in their order; null when it holds none. An ordered object looks
/// through all of its members for each new one, so the time grows with the square of their number; a long
/// text is sorted instead.
ordered_json objectIn(const std::string& text) {
    constexpr std::size_t kLongestOrdered = 32 << 10;
    if (isTooDeep(text))
        return nullptr;
    ordered_json object = text.size() > kLongestOrdered ? ordered_json(json::parse(text, nullptr, false))
                                                        : ordered_json::parse(text, nullptr, false);
    return object.is_object() ? object : ordered_json();
}

} // namespace

const json& valueAt(const json& object, const char* key) {
    static const json kNothing;
    if (!object.is_object())
        return kNothing;
    const auto found = object.find(key);
    return found == object.end() ? kNothing : *found;
}

const json& listAt(const json& object, const char* key) {
    static const json kEmpty = json::array();
    const json& value = valueAt(object, key);
    return value.is_array() ? value : kEmpty;
}

QString textOf(const json& value) {
    return value.is_string() ? QString::fromStdString(value.get_ref<const std::string&>()) : QString();
}

QString textAt(const json& object, const char* key) {
    return textOf(valueAt(object, key));
}

QString idAt(const json& object, const char* key) {
    const json& value = valueAt(object, key);
    return value.is_number_integer() ? compact(value) : textOf(value);
}

qint64 integerAt(const json& object, const char* key) {
    const json& value = valueAt(object, key);
    if (value.is_number_unsigned())
        return value.get<quint64>() > static_cast<quint64>(std::numeric_limits<qint64>::max())
                   ? 0
                   : value.get<qint64>();
    if (value.is_number_integer())
        return value.get<qint64>();
    if (!value.is_number_float())
        return 0;
    const double number = value.get<double>();
    return std::abs(number) < 9e18 ? static_cast<qint64>(number) : 0;
}

bool isTrueAt(const json& object, const char* key) {
    const json& value = valueAt(object, key);
    return value.is_boolean() && value.get<bool>();
}

qint64 timeOf(const json& value) {
    if (value.is_number())
        return timeOfNumber(value.get<double>());
    const QString text = textOf(value).trimmed();
    if (text.isEmpty() || text.size() > 64)
        return 0;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (isNumber)
        return timeOfNumber(number);
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeZone(QTimeZone::utc());
    return time.isValid() ? plausible(static_cast<double>(time.toMSecsSinceEpoch())) : 0;
}

qint64 timeAt(const json& object, const char* key) {
    return timeOf(valueAt(object, key));
}

json jsonIn(const std::string& text) {
    if (isTooDeep(text))
        return nullptr;
    json value = json::parse(text, nullptr, false);
    return value.is_discarded() ? json() : value;
}

QString compact(const json& value) {
    return QString::fromStdString(value.dump(-1, ' ', false, json::error_handler_t::replace));
}

QString toolCallLine(const QString& name, const json& arguments) {
    ordered_json object;
    if (arguments.is_string())
        object = objectIn(arguments.get_ref<const std::string&>());
    if (object.is_null() && !arguments.is_null())
        object = ordered_json(arguments);
    if (object.is_null())
        object = ordered_json::object();
    if (!object.is_object())
        object = ordered_json{{"input", std::move(object)}};
    const ordered_json line{{"arguments", std::move(object)}, {"name", name.toStdString()}};
    return QString::fromStdString(line.dump(-1, ' ', false, ordered_json::error_handler_t::replace));
}

} // namespace conclave
