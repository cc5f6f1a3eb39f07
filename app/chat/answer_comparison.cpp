// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/answer_comparison.h"

#include <algorithm>

namespace conclave {

namespace {

constexpr qsizetype kLongestWord = 40; // on either side of the difference
constexpr int kTokensToFinishAWord = 24;

/// The word of @p text around @p at; empty at its end.
QString wordAt(const QString& text, qsizetype at) {
    if (at >= text.size())
        return {};
    qsizetype first = at;
    while (first > 0 && at - first < kLongestWord && !text[first - 1].isSpace() && !text[at].isSpace())
        --first;
    qsizetype end = at;
    while (end < text.size() && text[end].isSpace()) // a blank that is not in the other one: the next word
        ++end;
    while (end < text.size() && end - at < kLongestWord && !text[end].isSpace())
        ++end;
    return text.mid(first, end - first).trimmed();
}

} // namespace

AnswerComparison::AnswerComparison(const QString& text, const QString& reasoning, const QString& toolCalls,
                                   bool isCutOff)
    : m_reasoning{reasoning, {}, -1}, m_text{text, {}, -1}, m_toolCalls{toolCalls, {}, -1},
      m_isCutOff(isCutOff) {}

void AnswerComparison::add(const AnswerDelta& delta) {
    m_tokens += delta.tokens;
    if (!delta.answer.isEmpty() && m_text.written.isEmpty() && m_thoughtLessAtToken == 0 &&
        m_reasoning.written.size() < m_reasoning.recorded.size())
        m_thoughtLessAtToken = m_tokens;
    add(m_reasoning, delta.reasoning);
    add(m_text, delta.answer);
    add(m_toolCalls, delta.toolCalls);
}

void AnswerComparison::add(Part& part, const QString& text) {
    if (text.isEmpty())
        return;
    const qsizetype from = part.written.size();
    part.written += text;
    if (part.differsAt >= 0)
        return;
    const QStringView old = QStringView(part.recorded).mid(std::min(from, part.recorded.size()));
    const auto [mine, theirs] = std::mismatch(text.cbegin(), text.cend(), old.cbegin(), old.cend());
    if (mine == text.cend() || (m_isCutOff && theirs == old.cend()))
        return;
    part.differsAt = from + (mine - text.cbegin());
    if (m_differsAtToken == 0)
        m_differsAtToken = m_tokens;
}

bool AnswerComparison::isRepeated() const {
    return m_reasoning.written.size() >= m_reasoning.recorded.size() &&
           m_text.written.size() >= m_text.recorded.size() &&
           m_toolCalls.written.size() >= m_toolCalls.recorded.size();
}

bool AnswerComparison::isSettled() const {
    if (m_differsAtToken == 0)
        return m_isCutOff && isRepeated();
    const Part& part = m_reasoning.differsAt >= 0 ? m_reasoning : m_text;
    const QStringView rest = QStringView(part.written).mid(std::max<qsizetype>(0, part.differsAt) + 1);
    return rest.size() > kLongestWord || m_tokens > m_differsAtToken + kTokensToFinishAWord ||
           std::any_of(rest.cbegin(), rest.cend(), [](QChar c) { return c.isSpace(); });
}

AnswerComparison::Difference AnswerComparison::end() {
    // What follows the reasoning is the answer, for the words on both sides of a difference.
    const auto between = [this](const Part& part, qsizetype at) {
        Difference difference{m_differsAtToken, wordAt(part.recorded, at), wordAt(part.written, at)};
        if (&part == &m_reasoning) {
            if (at >= part.recorded.size())
                difference.recordedWord = wordAt(m_text.recorded, 0);
            if (at >= part.written.size())
                difference.newWord = wordAt(m_text.written, 0);
        }
        return difference;
    };
    if (m_thoughtLessAtToken != 0 && m_reasoning.written.size() < m_reasoning.recorded.size() &&
        m_reasoning.differsAt < 0) {
        m_differsAtToken = m_thoughtLessAtToken;
        return between(m_reasoning, m_reasoning.written.size());
    }
    for (const Part* part : {&m_reasoning, &m_text, &m_toolCalls})
        if (part->differsAt >= 0)
            return between(*part, part->differsAt);
    for (const Part* part : {&m_reasoning, &m_text, &m_toolCalls})
        if (part->written.size() < part->recorded.size()) { // it ended sooner
            m_differsAtToken = m_tokens + 1;
            return between(*part, part->written.size());
        }
    return {};
}

} // namespace conclave
