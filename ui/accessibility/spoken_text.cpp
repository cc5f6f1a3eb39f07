// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accessibility/spoken_text.h"

#include "ui/chat/markdown_blocks.h"

namespace conclave {

namespace {

bool isFence(QStringView line) {
    const QStringView text = line.trimmed();
    return text.startsWith(QLatin1String("```")) || text.startsWith(QLatin1String("~~~"));
}

bool endsSentence(QChar c) {
    return QStringView(u".!?…。！？").contains(c);
}

/// Where the last sentence of @p line ends; 0: none has ended yet. Chinese and Japanese marks end one by
/// themselves, the others need a space after them ("3.14", "e.g. this" is the price of the second).
qsizetype lastSentenceEnd(QStringView line) {
    for (qsizetype i = line.size(); i-- > 0;) {
        const QChar c = line[i];
        if (!endsSentence(c))
            continue;
        if (c.unicode() > 0x2fff || (i + 1 < line.size() && line[i + 1].isSpace()))
            return i + 1;
    }
    return 0;
}

QString withoutMarks(QStringView markdown) {
    QStringList said;
    for (const MarkdownBlock& block : parseMarkdown(markdown))
        said.append(block.kind == MarkdownBlock::Kind::Code || block.kind == MarkdownBlock::Kind::Formula
                        ? block.body
                        : plainTextOf(block.body));
    return said.join(u' ').simplified();
}

void add(QStringList& said, const QString& text) {
    if (!text.isEmpty())
        said.append(text);
}

} // namespace

QStringList SpokenText::take(QStringView text) {
    return take(text, false);
}

QStringList SpokenText::finish(QStringView text) {
    return take(text, true);
}

QStringList SpokenText::take(QStringView text, bool isEnd) {
    QStringList said;
    while (m_done < text.size()) {
        const QStringView rest = text.mid(m_done);
        const qsizetype lineEnd = rest.indexOf(u'\n');
        const QStringView line = lineEnd < 0 ? rest : rest.first(lineEnd);
        if (lineEnd < 0 && !isEnd) {
            // Three characters say whether a line opens a block of code.
            if (isFence(line) || line.trimmed().size() < 3)
                break;
            if (const qsizetype end = lastSentenceEnd(line); end > 0) {
                add(said, withoutMarks(line.first(end)));
                m_done += end;
            }
            break;
        }
        if (!isFence(line)) {
            add(said, withoutMarks(line));
            m_done += line.size() + (lineEnd < 0 ? 0 : 1);
            continue;
        }
        const QString fence = line.trimmed().first(3).toString();
        const qsizetype close = rest.indexOf(u'\n' + fence, line.size());
        if (close < 0 && !isEnd)
            break; // it is named when it is whole
        const QStringView code = close < 0 ? rest : rest.first(close);
        const int lines = int(code.count(u'\n'));
        add(said, tr("Code of %n lines.", "read aloud instead of a block of code", lines));
        const qsizetype closeEnd = close < 0 ? -1 : rest.indexOf(u'\n', close + 1);
        m_done += closeEnd < 0 ? rest.size() : closeEnd + 1;
    }
    return said;
}

} // namespace conclave
