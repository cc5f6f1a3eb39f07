// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/transcript_search.h"

#include "ui/chat/word_marks.h"

#include <algorithm>
#include <utility>

namespace conclave {

namespace {
constexpr int kRefreshMs = 300;
}

TranscriptSearch::TranscriptSearch(TranscriptModel& transcript, QObject* parent)
    : QObject(parent), m_transcript(transcript) {
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, &TranscriptSearch::refresh);
    connect(&m_transcript, &TranscriptModel::textChanged, this, [this] {
        if (m_isOpen && !m_words.isEmpty() && !m_refresh.isActive())
            m_refresh.start();
    });
}

void TranscriptSearch::open() {
    if (std::exchange(m_isOpen, true))
        return;
    emit changed();
}

void TranscriptSearch::close() {
    if (!std::exchange(m_isOpen, false))
        return;
    m_refresh.stop();
    m_texts.clear();
    m_matches.clear();
    m_words.clear();
    m_current = -1;
    m_transcript.setMarks({});
    emit changed();
}

void TranscriptSearch::find(const QString& words, qint64 messageId) {
    const Match before = m_current >= 0 ? m_matches[m_current] : Match();
    m_isOpen = true;
    m_words = words;
    collect();
    int match = static_cast<int>(m_matches.indexOf(before));
    if (match < 0) {
        const QVector<MessageRow>& messages = m_transcript.messages();
        // Of those that are shown, ids grow from the first to the last.
        const auto it = std::find_if(m_matches.cbegin(), m_matches.cend(),
                                     [&](const Match& at) { return at.messageId >= messageId; });
        match = m_matches.isEmpty() || messages.isEmpty()
                    ? -1
                    : (it == m_matches.cend() ? 0 : static_cast<int>(it - m_matches.cbegin()));
    }
    goTo(match);
}

void TranscriptSearch::collect() {
    m_matches.clear();
    if (m_words.isEmpty())
        return;
    const QVector<MessageRow>& messages = m_transcript.messages();
    for (int i = 0; i < messages.size(); ++i) {
        const MessageRow& message = messages[i];
        Texts& texts = m_texts[message.id];
        const qsizetype size = message.text.size() + message.reasoning.size() + message.toolCalls.size();
        if (texts.size != size || message.state == MessageState::Streaming)
            texts = {size, m_transcript.textsOf(i)};
        for (const TranscriptModel::RowText& row : std::as_const(texts.rows)) {
            // Where a line ends in the text, another block of the document begins.
            int occurrence = 0;
            const QStringList lines = row.text.split(QLatin1Char('\n'));
            for (const QString& line : lines)
                for (qsizetype found = occurrencesOf(m_words, line).size(); found > 0; --found)
                    m_matches.append({message.id, row.row, occurrence++});
        }
    }
}

void TranscriptSearch::step(int by) {
    if (m_matches.isEmpty())
        return;
    const int count = static_cast<int>(m_matches.size());
    goTo((std::max(m_current, by < 0 ? 0 : -1) + by + count) % count);
}

void TranscriptSearch::goTo(int match) {
    m_current = match;
    if (match < 0) {
        m_transcript.setMarks(m_words);
    } else {
        const Match& at = m_matches[match];
        const int row = m_transcript.reveal(at.messageId, at.row);
        m_transcript.setMarks(m_words, at.messageId, at.row, at.occurrence);
        if (row >= 0)
            emit rowWanted(row);
    }
    emit changed();
}

/// The matches of what the conversation says now, without scrolling.
void TranscriptSearch::refresh() {
    const Match before = m_current >= 0 ? m_matches[m_current] : Match();
    collect();
    m_current = static_cast<int>(m_matches.indexOf(before));
    if (m_current < 0)
        m_transcript.setMarks(m_words);
    emit changed();
}

} // namespace conclave
