// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/math_spans.h"

namespace conclave {

namespace {

qsizetype lineEnd(QStringView text, qsizetype from) {
    const qsizetype end = text.indexOf(u'\n', from);
    return end < 0 ? text.size() : end;
}

qsizetype runLength(QStringView text, qsizetype from) {
    qsizetype end = from;
    while (end < text.size() && text[end] == text[from])
        ++end;
    return end - from;
}

// The line without what indents or quotes it.
QStringView fencePart(QStringView line) {
    qsizetype i = 0;
    while (i < line.size() && (line[i] == u' ' || line[i] == u'\t' || line[i] == u'>'))
        ++i;
    return line.mid(i).trimmed();
}

// The marks of a fence that begins in @p line, or nothing.
QStringView openingFence(QStringView line) {
    const QStringView part = fencePart(line);
    if (part.isEmpty() || (part[0] != u'`' && part[0] != u'~'))
        return {};
    const qsizetype length = runLength(part, 0);
    if (length < 3 || (part[0] == u'`' && part.mid(length).contains(u'`')))
        return {};
    return part.left(length);
}

bool closesFence(QStringView line, QStringView fence) {
    const QStringView part = fencePart(line);
    return part.size() >= fence.size() && part[0] == fence[0] && runLength(part, 0) == part.size();
}

} // namespace

bool endsInFence(QStringView markdown) {
    QStringView fence;
    for (qsizetype at = 0; at < markdown.size();) {
        const QStringView line = markdown.mid(at, lineEnd(markdown, at) - at);
        if (fence.isEmpty())
            fence = openingFence(line);
        else if (closesFence(line, fence))
            fence = {};
        at += line.size() + 1;
    }
    return !fence.isEmpty();
}

QVector<MathSpan> findMath(QStringView text) {
    QVector<MathSpan> found;
    // Most texts have none, and are asked at every token.
    if (!text.contains(u"\\(") && !text.contains(u"\\[") && !text.contains(u"$$"))
        return found;
    qsizetype paragraphEnd = 0; // of what @p at is in
    // Where each pair of marks has been looked for in vain: not again for every one that opens.
    qsizetype unclosedUntil[] = {0, 0, 0};
    qsizetype at = 0;
    bool isLineStart = true;
    QStringView fence;
    while (at < text.size()) {
        if (isLineStart) {
            const QStringView line = text.mid(at, lineEnd(text, at) - at);
            if (!fence.isEmpty() || !openingFence(line).isEmpty()) {
                if (fence.isEmpty())
                    fence = openingFence(line);
                else if (closesFence(line, fence))
                    fence = {};
                at += line.size() + 1;
                continue;
            }
            if (at >= paragraphEnd) {
                paragraphEnd = at;
                while (paragraphEnd < text.size()) {
                    const qsizetype end = lineEnd(text, paragraphEnd);
                    const QStringView next = text.mid(paragraphEnd, end - paragraphEnd);
                    if (next.trimmed().isEmpty() || !openingFence(next).isEmpty())
                        break;
                    paragraphEnd = end + 1;
                }
                paragraphEnd = qBound(at, paragraphEnd, text.size());
            }
        }
        const QChar c = text[at];
        isLineStart = c == u'\n';
        // What ends the paragraph ends all that was opened in it.
        const QStringView rest = text.mid(at, qMax<qsizetype>(paragraphEnd - at, 0));
        if (c == u'`') {
            const qsizetype length = runLength(text, at);
            qsizetype close = length;
            while (close < rest.size() && (rest[close] != u'`' || runLength(rest, close) != length))
                close += rest[close] == u'`' ? runLength(rest, close) : 1;
            at += close < rest.size() ? close + length : length;
            continue;
        }
        const bool isRound = rest.startsWith(u"\\(");
        const bool isSquare = rest.startsWith(u"\\[");
        const bool isDollars = rest.startsWith(u"$$");
        if (isRound || isSquare || isDollars) {
            const QStringView close = isRound ? u"\\)" : isSquare ? u"\\]" : u"$$";
            qsizetype& unclosed = unclosedUntil[isRound ? 0 : isSquare ? 1 : 2];
            const qsizetype end = at < unclosed ? -1 : rest.indexOf(close, 2);
            if (end < 0)
                unclosed = qMax(unclosed, paragraphEnd);
            const QStringView tex = end < 0 ? QStringView() : rest.mid(2, end - 2);
            if (!tex.trimmed().isEmpty()) {
                found.append({at, end + 2, tex.trimmed().toString(), !isRound});
                at += end + 2;
                continue;
            }
        }
        at += (c == u'\\' || isDollars) && at + 1 < text.size() && text[at + 1] != u'\n' ? 2 : 1;
    }
    return found;
}

} // namespace conclave
