// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/search/search_snippet.h"

#include "app/store/search/search_tokenizer.h"

#include <QTextBoundaryFinder>

#include <algorithm>
#include <array>

namespace conclave {

namespace {

constexpr qsizetype kLength = 160;
constexpr qsizetype kBefore = 40;

using Range = SearchHit::Range;

/// Recognises terms in a stream of tokens by its last ones.
class TermMatcher {
  public:
    explicit TermMatcher(const ParsedSearch& search) {
        for (const SearchTerm& term : search.terms)
            if (!term.isNegated)
                m_terms.push_back(&term);
    }

    /// Where the longest term that ends with this token begins, or -1.
    qsizetype put(const SearchToken& token) {
        Seen& seen = m_seen[m_count++ % m_seen.size()];
        seen.text = token.text;
        seen.start = token.start;
        qsizetype start = -1;
        for (const SearchTerm* term : m_terms)
            if (endsHere(*term)) {
                const qsizetype from = back(term->tokens.size() - 1).start;
                start = start < 0 ? from : std::min(start, from);
            }
        return start;
    }

  private:
    struct Seen {
        std::string text;
        qsizetype start = 0;
    };

    const Seen& back(std::size_t n) const { return m_seen[(m_count - 1 - n) % m_seen.size()]; }

    bool endsHere(const SearchTerm& term) const {
        const std::size_t size = term.tokens.size();
        const std::string& last = back(0).text;
        if (size > m_count ||
            !(term.isPrefix ? last.starts_with(term.tokens.back()) : last == term.tokens.back()))
            return false;
        for (std::size_t n = 1; n < size; ++n)
            if (back(n).text != term.tokens[size - 1 - n])
                return false;
        return true;
    }

    std::vector<const SearchTerm*> m_terms;
    std::array<Seen, kMostTokensOfTerm> m_seen; // the last ones, around
    std::size_t m_count = 0;
};

// Where terms lie in text, in order, without overlaps; what begins beyond a snippet of the first one is left
// out.
QVector<Range> findTerms(QStringView text, const ParsedSearch& search) {
    TermMatcher matcher(search);
    QVector<Range> found;
    forEachSearchToken(text, [&](const SearchToken& token) {
        if (const qsizetype start = matcher.put(token); start >= 0) {
            if (!found.isEmpty() && start < found.last().start + found.last().length)
                found.last().length = int(token.end) - found.last().start;
            else
                found.append({int(start), int(token.end - start)});
        }
        return found.isEmpty() || token.end < found.first().start + kLength;
    });
    return found;
}

// Text without what a line cannot show: control characters, and marks that turn the direction around for the
// rest of a line when the one that ends them is cut off.
bool isShown(QChar c) {
    const char16_t u = c.unicode();
    const bool isDirection = (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
    return c.category() != QChar::Other_Control && !isDirection;
}

/// Text as one line, which remembers what became of each unit.
class LineMaker {
  public:
    explicit LineMaker(qsizetype start) : m_start(start) {}

    void put(QStringView text) {
        for (const QChar c : text) {
            m_places.push_back(int(m_line.size()));
            if (c.isSpace()) {
                if (!m_line.isEmpty() && !m_line.endsWith(u' '))
                    m_line += u' ';
            } else if (isShown(c)) {
                m_line += c;
            }
        }
        m_places.push_back(int(m_line.size()));
    }

    /// What became of a range of the text; may be empty.
    Range placed(Range range) const {
        const auto at = [this](qsizetype i) {
            return m_places[std::size_t(
                std::clamp<qsizetype>(i - m_start, 0, qsizetype(m_places.size()) - 1))];
        };
        const int start = at(range.start);
        return {start, at(range.start + range.length) - start};
    }

    SearchSnippet finish(const QVector<Range>& ranges, bool cutBefore, bool cutAfter) {
        const int shift = cutBefore ? 1 : 0;
        SearchSnippet snippet;
        const QString trimmed = m_line.endsWith(u' ') ? m_line.chopped(1) : m_line;
        snippet.line = (cutBefore ? QStringLiteral("…") : QString()) + trimmed +
                       (cutAfter ? QStringLiteral("…") : QString());
        for (const Range& range : ranges) {
            Range placedRange = placed(range);
            placedRange.length = std::min(placedRange.length, int(trimmed.size()) - placedRange.start);
            placedRange.start += shift;
            if (placedRange.length > 0)
                snippet.highlights.append(placedRange);
        }
        return snippet;
    }

  private:
    const qsizetype m_start;
    QString m_line;
    std::vector<int> m_places; // for each unit of the text, and its end, where that is in the line
};

// The boundary between characters, as people see them, at or before @p position.
qsizetype boundary(QStringView text, qsizetype position) {
    constexpr qsizetype kLookBack = 64; // no character that anybody wrote is longer
    if (position <= 0 || position >= text.size())
        return std::clamp<qsizetype>(position, 0, text.size());
    qsizetype from = std::max<qsizetype>(0, position - kLookBack);
    if (from > 0 && text[from].isLowSurrogate())
        ++from;
    const QString part = text.sliced(from, std::min(text.size(), position + kLookBack) - from).toString();
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, part);
    finder.setPosition(position - from);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    return from + std::max<qsizetype>(0, finder.position());
}

// Where a snippet of the hit at @p hit begins: at a word when there is one near.
qsizetype snippetStart(QStringView text, qsizetype hit) {
    const qsizetype start = boundary(text, hit - kBefore);
    if (start == 0)
        return 0;
    for (qsizetype i = start; i < hit; ++i)
        if (text[i].isSpace())
            return i + 1;
    return start;
}

} // namespace

std::optional<SearchSnippet> makeSnippet(QStringView text, const ParsedSearch& search) {
    const QVector<Range> found = findTerms(text, search);
    if (found.isEmpty())
        return std::nullopt;
    const qsizetype start = snippetStart(text, found.first().start);
    const qsizetype end = boundary(text, start + kLength);
    LineMaker line(start);
    line.put(text.sliced(start, end - start));
    return line.finish(found, start > 0, end < text.size());
}

QString firstLine(QStringView text) {
    const qsizetype end = boundary(text, kLength);
    LineMaker line(0);
    line.put(text.first(end));
    return line.finish({}, false, end < text.size()).line;
}

} // namespace conclave
