// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experts/token_lines.h"

#include "ui/experts/token_text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>
#include <utility>

namespace conclave {

namespace {
constexpr int kLeading = 7; // between lines: room for the rule below each token
} // namespace

TokenLines::TokenLines(QObject* parent) : QAbstractListModel(parent) {
    m_font.setPixelSize(14);
}

int TokenLines::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> TokenLines::roleNames() const {
    return {{FirstTokenRole, "firstToken"},
            {TokenCountRole, "tokenCount"},
            {MarkRole, "mark"},
            {WordsRole, "words"}};
}

QVariant TokenLines::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= count())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case FirstTokenRole:
        return line.first;
    case TokenCountRole:
        return line.count;
    case MarkRole:
        return m_marked >= line.first && m_marked < line.first + line.count ? m_marked - line.first : -1;
    case WordsRole: {
        QString words;
        for (int token = line.first; token < line.first + line.count; ++token)
            words += m_trace->piece(token);
        return words.trimmed();
    }
    default:
        return {};
    }
}

void TokenLines::show(std::shared_ptr<const AnswerTrace> trace) {
    if (trace == m_trace)
        return;
    beginResetModel();
    m_trace = std::move(trace);
    m_lines.clear();
    m_widths.clear();
    m_shownTexts.clear();
    m_placed = 0;
    m_marked = -1;
    m_lines = place();
    endResetModel();
    emit countChanged();
    emit markedChanged();
}

/// Puts what is in no line yet into lines: into the last one, and into those that it returns.
std::vector<TokenLines::Line> TokenLines::place() {
    std::vector<Line> added;
    const int tokens = m_trace && m_width > 0 ? m_trace->size() : 0;
    for (; m_placed < tokens; ++m_placed) {
        const double width = tokenWidth(m_placed);
        const bool isFirst = m_lines.empty() && added.empty();
        if (isFirst || m_isEnded || m_end + width > m_width) {
            added.push_back({m_placed, 0});
            m_end = 0;
        }
        ++(added.empty() ? m_lines : added).back().count;
        m_end += width;
        m_isEnded = breaksLine(m_trace->piece(m_placed));
    }
    return added;
}

void TokenLines::grow() {
    const int before = count();
    const int lastCount = before > 0 ? m_lines.back().count : 0;
    const std::vector<Line> added = place();
    if (before > 0 && m_lines.back().count != lastCount)
        emit dataChanged(index(before - 1), index(before - 1), {TokenCountRole, WordsRole});
    if (added.empty())
        return;
    beginInsertRows({}, before, before + static_cast<int>(added.size()) - 1);
    m_lines.insert(m_lines.end(), added.cbegin(), added.cend());
    endInsertRows();
    emit countChanged();
}

void TokenLines::wrapAgain() {
    emit aboutToWrap();
    beginResetModel();
    m_lines.clear();
    m_placed = 0;
    m_lines = place();
    endResetModel();
    emit countChanged();
    emit wrapped();
    emit markedChanged();
}

void TokenLines::setWidth(double width) {
    const double whole = std::floor(width);
    if (whole == m_width)
        return;
    m_width = whole;
    wrapAgain();
}

void TokenLines::setFontFamily(const QString& family) {
    if (family == m_font.family())
        return;
    m_font.setFamily(family);
    m_widths.clear();
    wrapAgain();
}

void TokenLines::setPixelSize(int pixels) {
    if (pixels == m_font.pixelSize() || pixels <= 0)
        return;
    m_font.setPixelSize(pixels);
    m_widths.clear();
    wrapAgain();
}

int TokenLines::lineHeight() const {
    return static_cast<int>(std::ceil(QFontMetricsF(m_font).height())) + kLeading;
}

void TokenLines::setMarked(int token) {
    const int next = m_trace && token >= 0 && token < m_trace->size() ? token : -1;
    if (next == m_marked)
        return;
    const int before = std::exchange(m_marked, next);
    noteMark(lineOf(before));
    noteMark(lineOf(next));
    emit markedChanged();
}

void TokenLines::noteMark(int line) {
    if (line >= 0)
        emit dataChanged(index(line), index(line), {MarkRole});
}

double TokenLines::markedX() const {
    return m_marked < 0 || lineOf(m_marked) < 0 ? 0 : xOf(m_marked);
}

QString TokenLines::shownText(int token) const {
    const int piece = m_trace->pieceId(token);
    if (m_shownTexts.size() <= piece)
        m_shownTexts.resize(m_trace->pieces());
    QString& text = m_shownTexts[piece];
    if (text.isNull())
        text = visibleToken(m_trace->piece(token));
    return text;
}

double TokenLines::tokenWidth(int token) const {
    const auto piece = static_cast<std::size_t>(m_trace->pieceId(token));
    if (m_widths.size() <= piece)
        m_widths.resize(static_cast<std::size_t>(m_trace->pieces()), -1);
    float& width = m_widths[piece];
    if (width < 0)
        width = static_cast<float>(QFontMetricsF(m_font).horizontalAdvance(shownText(token)) + 2 * kPadding);
    return width;
}

double TokenLines::xOf(int token) const {
    double x = 0;
    for (int before = m_lines[static_cast<std::size_t>(lineOf(token))].first; before < token; ++before)
        x += tokenWidth(before);
    return x;
}

int TokenLines::tokenAt(int line, double x) const {
    if (line < 0 || line >= count() || x < 0)
        return -1;
    const Line& found = m_lines[static_cast<std::size_t>(line)];
    double end = 0;
    for (int token = found.first; token < found.first + found.count; ++token) {
        end += tokenWidth(token);
        if (x < end)
            return token;
    }
    return -1;
}

int TokenLines::lineOf(int token) const {
    if (token < 0 || token >= m_placed)
        return -1;
    const auto after = std::upper_bound(m_lines.cbegin(), m_lines.cend(), token,
                                        [](int wanted, const Line& line) { return wanted < line.first; });
    return static_cast<int>(after - m_lines.cbegin()) - 1;
}

int TokenLines::firstTokenOf(int line) const {
    return line < 0 || line >= count() ? -1 : m_lines[static_cast<std::size_t>(line)].first;
}

int TokenLines::tokenBeside(int token, int lines) const {
    const int line = lineOf(token);
    if (line < 0)
        return -1;
    if (line + lines < 0)
        return 0;
    if (line + lines >= count())
        return m_placed - 1;
    const int found = tokenAt(line + lines, xOf(token) + tokenWidth(token) / 2);
    const Line& there = m_lines[static_cast<std::size_t>(line + lines)];
    return found >= 0 ? found : there.first + there.count - 1;
}

} // namespace conclave
