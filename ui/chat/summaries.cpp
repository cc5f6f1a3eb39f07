// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chat/summaries.h"

#include "app/futures/when_done.h"

#include <QDateTime>

#include <utility>

namespace conclave {

Summaries::Summaries(ChatService& service, ChatStore& store, TranscriptModel& transcript, UndoStack& undo,
                     Notices& notices, QObject* parent)
    : QObject(parent), m_service(service), m_store(store), m_transcript(transcript), m_undo(undo),
      m_notices(notices) {
    connect(&service, &ChatService::summaryProgress, this, [this](double part) {
        m_progress = part;
        emit progressChanged();
    });
    connect(&service, &ChatService::summarized, this, &Summaries::end);
}

bool Summaries::canWrite() const {
    return m_service.state() == ChatService::State::Idle && m_service.model().counter != nullptr;
}

void Summaries::write(qint64 conversationId, const OlderPart& part) {
    if (!canWrite() || part.lastMessageId == 0)
        return;
    m_isWriting = true;
    m_progress = 0;
    emit progressChanged();
    emit writingChanged();
    m_service.summarize(conversationId, part);
}

void Summaries::cancel() {
    if (m_isWriting)
        m_service.stop();
}

void Summaries::end(const SummaryOutcome& outcome) {
    m_isWriting = false;
    if (!outcome.problem.isEmpty())
        m_notices.showError(outcome.problem, {});
    const bool isWritten = outcome.summary.id != 0;
    if (isWritten)
        pushUndo(outcome.conversationId, outcome.summary, 0);
    emit writingChanged();
    emit ended(isWritten);
    if (isWritten)
        emit changed(outcome.conversationId);
}

void Summaries::remove(qint64 messageId) {
    const MessageRow* message = m_transcript.find(messageId);
    if (!message || message->summary.id == 0)
        return;
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    whenDone(m_store.setSummaryRemoved(message->summary, nowMs), this,
             [this, id = message->conversationId, summary = message->summary, nowMs](const StoreDone& done) {
                 if (const StoreError* error = errorOf(done)) {
                     m_notices.showError(error->title, error->detail);
                     return;
                 }
                 pushUndo(id, summary, nowMs);
                 emit changed(id);
             });
}

void Summaries::pushUndo(qint64 conversationId, const SummaryRow& summary, qint64 removedMs) {
    UndoableAct act;
    act.done = removedMs == 0 ? tr("The model sees a summary of the older part now.")
                              : tr("The summary was removed.");
    act.undone = removedMs == 0 ? tr("The summary was removed.") : tr("The summary is back.");
    act.takeBack = [this, summary, removedMs] {
        return m_store.setSummaryRemoved(summary, removedMs == 0 ? QDateTime::currentMSecsSinceEpoch() : 0);
    };
    act.afterwards = [this, conversationId] { emit changed(conversationId); };
    act.stampMs = removedMs;
    m_undo.push(std::move(act));
}

} // namespace conclave
