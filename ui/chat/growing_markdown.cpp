// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/growing_markdown.h"

#include "app/text/math_spans.h"

#include <algorithm>

namespace conclave {

namespace {

/// Whether a line may define a link: "[name]: address", perhaps in a list or a quote.
bool definesLinks(QStringView text) {
    for (qsizetype at = text.indexOf(u"]:"); at >= 0; at = text.indexOf(u"]:", at + 2)) {
        const qsizetype line = text.lastIndexOf(u'\n', at) + 1;
        const auto isMarker = [](QChar c) {
            return c.isSpace() || c.isDigit() || QStringView(u">-+*.)").contains(c);
        };
        const QStringView before = text.mid(line, at - line);
        const auto* const first = std::find_if_not(before.begin(), before.end(), isMarker);
        // A name may go on over several lines.
        if (first == before.end() || *first == u'[' || !before.contains(u'['))
            return true;
    }
    return false;
}

bool isBlank(QStringView line) {
    return line.trimmed().isEmpty();
}

/// Whether a line after an empty one begins a block at the top, unless it is code between fences: it is not
/// indented, cannot be the next item of a list, and is no fence, which could be the end of that code.
bool beginsBlock(QStringView line) {
    return !line.isEmpty() && !line[0].isSpace() && !line[0].isDigit() &&
           !QStringView(u"-+*`~").contains(line[0]);
}

/// Where the last line before @p end begins that is whole and begins a block; 0: there is none.
qsizetype lastBlock(QStringView text, qsizetype end) {
    while (end > 0) {
        const qsizetype lineEnd = text.lastIndexOf(u'\n', end - 1);
        if (lineEnd <= 0)
            return 0;
        const qsizetype begin = text.lastIndexOf(u'\n', lineEnd - 1) + 1;
        const qsizetype before = begin > 1 ? text.lastIndexOf(u'\n', begin - 2) + 1 : 0;
        if (begin > 0 && beginsBlock(text.mid(begin, lineEnd - begin)) &&
            isBlank(text.mid(before, begin - 1 - before)))
            return begin;
        end = begin;
    }
    return 0;
}

} // namespace

const QVector<MarkdownBlock>& GrowingMarkdown::blocks(const QString& text) {
    if (!text.startsWith(m_done))
        *this = GrowingMarkdown(m_kept);
    QStringView tail = QStringView(text).mid(m_done.size());
    if (!m_hasDefinitions && definesLinks(tail)) {
        m_hasDefinitions = true;
        m_done.clear();
        m_doneBlocks = 0;
        tail = text;
    }
    m_unchanged = m_doneBlocks;
    const QVector<MarkdownBlock> parsed = parseMarkdown(tail);
    m_blocks.resize(m_doneBlocks);
    m_blocks += parsed;
    if (!m_hasDefinitions && tail.size() > 2 * m_kept)
        advance(tail, parsed);
    return m_blocks;
}

/// Sets the beginning of @p tail aside if both parts make the blocks that they make together.
void GrowingMarkdown::advance(QStringView tail, const QVector<MarkdownBlock>& parsed) {
    const qsizetype begin = lastBlock(tail, tail.size() - m_kept);
    if (begin <= m_tried)
        return;
    m_tried = begin;
    if (endsInFence(tail.left(begin)))
        return;
    const QVector<MarkdownBlock> first = parseMarkdown(tail.left(begin));
    if (first + parseMarkdown(tail.mid(begin)) != parsed)
        return;
    m_done += tail.left(begin);
    m_doneBlocks += first.size();
    m_tried = 0;
}

} // namespace conclave
