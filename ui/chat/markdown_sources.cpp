// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/markdown_sources.h"

#include <QStringList>

#include <algorithm>

namespace conclave {

namespace {

bool isBlank(const QString& line) {
    return line.trimmed().isEmpty();
}

class SourceFinder {
  public:
    SourceFinder(const QString& markdown, const QVector<MarkdownBlock>& blocks)
        : m_lines(markdown.split(QLatin1Char('\n'))), m_blocks(blocks) {
        for (int line = 0; line < m_lines.size(); ++line)
            if (!isBlank(m_lines[line]) && (line + 1 == m_lines.size() || isBlank(m_lines[line + 1])))
                m_ends.append(line);
    }

    QVector<MarkdownSource> find() {
        int line = 0;
        int block = 0;
        while (block < m_blocks.size() && skipBlank(line) < m_lines.size()) {
            const int last = endOfMatch(line, block);
            if (last < 0)
                break;
            const int count = m_matched;
            if (count > 0)
                add(line, last, block, count);
            block += count;
            line = last + 1;
        }
        return m_sources;
    }

  private:
    int skipBlank(int& line) const {
        while (line < m_lines.size() && isBlank(m_lines[line]))
            ++line;
        return line;
    }

    QString text(int first, int last) const {
        return m_lines.mid(first, last - first + 1).join(QLatin1Char('\n'));
    }

    /// How many blocks from @p block on these lines make; -1: others, or more than that.
    int matches(int first, int last, int block) const {
        const QVector<MarkdownBlock> parsed = parseMarkdown(text(first, last));
        const bool isSame = block + parsed.size() <= m_blocks.size() &&
                            std::equal(parsed.begin(), parsed.end(), m_blocks.begin() + block);
        return isSame ? static_cast<int>(parsed.size()) : -1;
    }

    /// The last of the fewest lines, up to an empty one, that make the next blocks; m_matched says how many.
    /// A list with empty lines in it is tried again and again: with ever more lines at a time, so that a long
    /// one takes no longer than a few times as long.
    int endOfMatch(int first, int block) {
        auto end = std::lower_bound(m_ends.cbegin(), m_ends.cend(), first);
        for (int tries = 1, step = 1; end != m_ends.cend(); ++tries) {
            m_matched = matches(first, *end, block);
            if (m_matched >= 0)
                return *end;
            if (end + 1 == m_ends.cend())
                break;
            step *= tries % 16 == 0 ? 2 : 1;
            end += std::min<qsizetype>(step, m_ends.cend() - 1 - end);
        }
        return -1;
    }

    /// Lines that make several blocks are taken apart where that is possible.
    void add(int first, int last, int block, int count) {
        QVector<MarkdownSource> apart;
        int begin = first;
        for (int i = 0; count > 1 && i < count && begin <= last; ++i) {
            int end = -1;
            for (int line = begin; line <= last; ++line)
                if (matches(begin, line, block + i) == 1)
                    end = line; // and further: a fence that ends after it belongs to it
                else if (end >= 0)
                    break;
            if (end < 0)
                break;
            apart.append({block + i, 1, text(begin, end)});
            begin = end + 1;
            skipBlank(begin);
        }
        if (apart.size() == count && begin > last)
            m_sources += apart;
        else
            m_sources.append({block, count, text(first, last)});
    }

    const QStringList m_lines;
    const QVector<MarkdownBlock>& m_blocks;
    QVector<int> m_ends; ///< lines before an empty one
    QVector<MarkdownSource> m_sources;
    int m_matched = 0;
};

} // namespace

QVector<MarkdownSource> markdownSources(const QString& markdown, const QVector<MarkdownBlock>& blocks) {
    return SourceFinder(markdown, blocks).find();
}

} // namespace conclave
