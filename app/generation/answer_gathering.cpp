// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/answer_gathering.h"

#include "app/generation/traced_text.h"

#include <algorithm>
#include <utility>

namespace conclave {

namespace {

/// What of @p text is new: @p begun comes first, as far as it comes at all.
std::string_view withoutBegun(std::string_view text, std::string& begun) {
    const auto differs = std::mismatch(text.begin(), text.end(), begun.begin(), begun.end());
    const auto same = static_cast<std::size_t>(differs.first - text.begin());
    // Another text than the one that had begun: all that follows is new.
    begun = same < text.size() ? std::string() : begun.substr(same);
    return text.substr(same);
}

QString toText(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

AnswerGathering::AnswerGathering(const AnswerRequest& request, const Sink& sink)
    : m_isTraced(request.isTraced), m_sink(sink), m_begunAnswer(request.begunText.toStdString()),
      m_begunReasoning(request.begunReasoning.toStdString()), m_answer(request.begunText),
      m_reasoning(request.begunReasoning) {}

void AnswerGathering::addAnswer(std::string_view text) {
    const QString added = toText(withoutBegun(text, m_begunAnswer));
    m_delta.answer += added;
    m_answer += added;
    this->added();
}

void AnswerGathering::addReasoning(std::string_view text) {
    const QString added = toText(withoutBegun(text, m_begunReasoning));
    m_delta.reasoning += added;
    m_reasoning += added;
    this->added();
}

void AnswerGathering::addToolCall(std::string_view call) {
    m_delta.toolCalls += toText(call) + QLatin1Char('\n');
    added();
}

void AnswerGathering::added() {
    if (!m_isTraced && hasText())
        send();
}

void AnswerGathering::addTrace(const TokenTrace& trace, std::string piece) {
    m_delta.traces.append(trace);
    m_pieces.push_back(std::move(piece));
    if (hasText())
        send();
}

void AnswerGathering::end() {
    if (hasText() || !m_delta.traces.isEmpty())
        send();
}

bool AnswerGathering::hasText() const {
    return !(m_delta.answer.isEmpty() && m_delta.reasoning.isEmpty() && m_delta.toolCalls.isEmpty());
}

void AnswerGathering::send() {
    if (m_isTraced)
        shareOut(m_delta, m_pieces);
    m_pieces.clear();
    m_sink(std::exchange(m_delta, {}));
}

} // namespace conclave
