// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/json_writer.h"

#include <QChar>
#include <QString>

#include <charconv>
#include <cmath>
#include <utility>

namespace conclave {

namespace {

constexpr int kIndent = 2;

void appendEscape(QByteArray& out, char16_t unit) {
    out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

} // namespace

void JsonWriter::newLine() {
    m_out += '\n';
    m_out += QByteArray(m_depth * kIndent, ' ');
}

void JsonWriter::beforeValue() {
    if (m_afterKey) {
        m_afterKey = false;
        return;
    }
    if (m_depth == 0)
        return;
    if (!m_isFirst)
        m_out += ',';
    m_isFirst = false;
    newLine();
}

void JsonWriter::begin(char bracket) {
    beforeValue();
    m_out += bracket;
    ++m_depth;
    m_isFirst = true;
}

void JsonWriter::end(char bracket) {
    --m_depth;
    if (!m_isFirst)
        newLine();
    m_out += bracket;
    m_isFirst = false;
}

void JsonWriter::key(QByteArrayView name) {
    text(QString::fromUtf8(name));
    m_out += ": ";
    m_afterKey = true;
}

void JsonWriter::text(QStringView value) {
    beforeValue();
    m_out += '"';
    qsizetype done = 0; // what is written; plain stretches are converted whole
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar unit = value[i];
        const bool isPair = unit.isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate();
        if (isPair) {
            ++i;
            continue;
        }
        // U+007F and up are legal as they are; U+2028 and U+2029 would end a line in old JavaScript.
        const bool isPlain = unit.unicode() >= 0x20 && unit != u'"' && unit != u'\\' && !unit.isSurrogate() &&
                             unit.unicode() != 0x2028 && unit.unicode() != 0x2029;
        if (isPlain)
            continue;
        m_out += value.mid(done, i - done).toUtf8();
        done = i + 1;
        switch (unit.unicode()) {
        case u'"':
            m_out += "\\\"";
            break;
        case u'\\':
            m_out += "\\\\";
            break;
        case u'\n':
            m_out += "\\n";
            break;
        case u'\r':
            m_out += "\\r";
            break;
        case u'\t':
            m_out += "\\t";
            break;
        default:
            appendEscape(m_out, unit.unicode());
        }
    }
    m_out += value.mid(done).toUtf8();
    m_out += '"';
}

void JsonWriter::number(qint64 value) {
    beforeValue();
    m_out += QByteArray::number(value);
}

void JsonWriter::number(double value) {
    if (std::isnan(value)) {
        null();
        return;
    }
    if (std::isinf(value)) {
        text(value > 0 ? u"Infinity" : u"-Infinity");
        return;
    }
    beforeValue();
    char digits[32];
    // Zero has one spelling: readers take "-0" for a whole number and lose its sign.
    const auto written = std::to_chars(digits, digits + sizeof digits, value == 0 ? 0.0 : value);
    m_out.append(digits, written.ptr - digits);
}

void JsonWriter::boolean(bool value) {
    beforeValue();
    m_out += value ? "true" : "false";
}

void JsonWriter::null() {
    beforeValue();
    m_out += "null";
}

QByteArray JsonWriter::take() {
    if (m_depth == 0)
        m_out += '\n';
    return std::exchange(m_out, {});
}

} // namespace conclave
