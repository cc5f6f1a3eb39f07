// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/traced_text.h"

#include <QByteArray>
#include <QVector>

#include <algorithm>

namespace conclave {

namespace {

/// Length of the character that @p bytes begin with, as its first byte has it; 1 for what begins none.
std::size_t lengthByFirstByte(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes.front());
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
    return std::min(length, bytes.size());
}

std::size_t commonEnd(std::string_view a, std::string_view b) {
    std::size_t length = 0;
    while (length < a.size() && length < b.size() && a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    return length;
}

/// For each UTF-16 unit of @p text, how many bytes of UTF-8 it and all before it take; both halves of a pair
/// count with the second.
QVector<std::size_t> byteEnds(const QString& text) {
    QVector<std::size_t> ends;
    ends.reserve(text.size());
    std::size_t bytes = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        bytes += isPair ? 4 : text[i].unicode() < 0x80 ? 1 : text[i].unicode() < 0x800 ? 2 : 3;
        ends.append(bytes);
        if (isPair) {
            ends.append(bytes);
            ++i;
        }
    }
    return ends;
}

/// How many bytes of @p text come with the first token, the first two, …
QVector<std::size_t> tokenEnds(std::string_view text, std::span<const std::string> pieces) {
    QVector<std::size_t> ends(static_cast<qsizetype>(pieces.size()), text.size());
    std::size_t end = text.size();
    qsizetype first = ends.size() - 1; // that brings anything
    for (qsizetype i = ends.size() - 1; i >= 0; --i) {
        ends[i] = end;
        const std::size_t own = commonEnd(text.substr(0, end), pieces[static_cast<std::size_t>(i)]);
        if (own > 0)
            first = i;
        end -= own;
    }
    std::fill_n(ends.begin(), std::max<qsizetype>(first, 0), 0);
    return ends;
}

} // namespace

QString pieceText(std::string_view bytes) {
    QString text;
    while (!bytes.empty()) {
        std::size_t length = lengthByFirstByte(bytes);
        const QByteArray character(bytes.data(), static_cast<qsizetype>(length));
        const QString decoded = QString::fromUtf8(character);
        if (decoded.toUtf8() == character) {
            text += decoded;
        } else {
            text += QStringLiteral("<0x%1>").arg(QString::fromLatin1(character.left(1).toHex().toUpper()));
            length = 1;
        }
        bytes.remove_prefix(length);
    }
    return text;
}

void shareOut(AnswerDelta& delta, std::span<const std::string> pieces) {
    const QString text = delta.reasoning + delta.answer;
    const QVector<std::size_t> unitEnds = byteEnds(text);
    const QVector<std::size_t> ends = tokenEnds(text.toStdString(), pieces);
    const auto reasoning = static_cast<int>(delta.reasoning.size());
    int unit = 0;
    for (qsizetype i = 0; i < delta.traces.size(); ++i) {
        const int begin = unit;
        while (unit < unitEnds.size() && unitEnds[unit] <= ends[i])
            ++unit;
        delta.traces[i].reasoningCharacters = std::min(unit, reasoning) - std::min(begin, reasoning);
        delta.traces[i].answerCharacters = unit - begin - delta.traces[i].reasoningCharacters;
    }
}

} // namespace conclave
