// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/exact_source.h"

#include <utility>

namespace conclave {

namespace {

constexpr QChar kOpen(0xfdd0);
constexpr QChar kClose(0xfdd1);
constexpr char kOpenUtf8[] = "\xef\xb7\x90";
constexpr char kCloseUtf8[] = "\xef\xb7\x91";
constexpr qsizetype kEscapeLength = 6; // \uXXXX

// The unit that the escape at @p at names; -1: it names none.
int escapedUnit(const QByteArray& bytes, qsizetype at) {
    if (at + kEscapeLength > bytes.size() || bytes[at] != '\\' || bytes[at + 1] != 'u')
        return -1;
    bool isHex = false;
    const int unit = bytes.mid(at + 2, 4).toInt(&isHex, 16);
    return isHex ? unit : -1;
}

QByteArray marked(int unit) {
    return kOpenUtf8 + QByteArray::number(unit, 16).rightJustified(4, '0') + kCloseUtf8;
}

} // namespace

QByteArray ExactSource::read(qint64 most) {
    while (m_out.isEmpty() && !m_isEnd) {
        const QByteArray bytes = m_source.read(most);
        m_doneBytes += bytes.size();
        m_isEnd = bytes.isEmpty();
        rewrite(std::exchange(m_held, {}) + bytes, m_isEnd);
    }
    return std::exchange(m_out, {});
}

void ExactSource::rewrite(const QByteArray& bytes, bool isEnd) {
    qsizetype done = 0;
    qsizetype i = 0;
    while (i < bytes.size()) {
        const char c = bytes[i];
        if (!m_isInString || (c != '\\' && c != kOpenUtf8[0])) {
            if (c == '"')
                m_isInString = !m_isInString;
            ++i;
            continue;
        }
        // Two escapes must be seen together to know a pair.
        if (!isEnd && i + 2 * kEscapeLength > bytes.size()) {
            m_out += bytes.mid(done, i - done);
            m_held = bytes.mid(i);
            return;
        }
        if (c == kOpenUtf8[0]) {
            if (!QByteArrayView(bytes).sliced(i).startsWith(kOpenUtf8)) {
                ++i;
                continue;
            }
            m_out += bytes.mid(done, i - done) + marked(kOpen.unicode());
            i += 3;
            done = i;
            continue;
        }
        const int unit = escapedUnit(bytes, i);
        const bool isHigh = unit >= 0xd800 && unit <= 0xdbff;
        const int next = isHigh ? escapedUnit(bytes, i + kEscapeLength) : -1;
        if (isHigh && next >= 0xdc00 && next <= 0xdfff) {
            i += 2 * kEscapeLength;
        } else if ((unit >= 0xd800 && unit <= 0xdfff) || unit == kOpen.unicode()) {
            m_out += bytes.mid(done, i - done) + marked(unit);
            i += kEscapeLength;
            done = i;
        } else {
            i += unit >= 0 ? kEscapeLength : 2;
        }
    }
    m_out += bytes.mid(done);
}

QString exactText(const std::string& utf8) {
    QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    // fromUtf8() takes a byte order mark at the start for no part of the text.
    if (utf8.starts_with("\xef\xbb\xbf"))
        text.prepend(QChar(QChar::ByteOrderMark));
    for (qsizetype at = text.indexOf(kOpen); at >= 0; at = text.indexOf(kOpen, at + 1)) {
        bool isHex = false;
        const int unit = QStringView(text).mid(at + 1, 4).toInt(&isHex, 16);
        if (isHex && at + 5 < text.size() && text[at + 5] == kClose)
            text.replace(at, 6, QChar(static_cast<char16_t>(unit)));
    }
    return text;
}

} // namespace conclave
