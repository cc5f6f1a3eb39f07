// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/store/chat_store.h"
#include "ui/chat/transcript_model.h"
#include "ui/components/notices.h"
#include "ui/history/undo_stack.h"

#include <QObject>
#include <QQmlEngine>

namespace conclave {

/// Summaries of the older part of a conversation: has one written, and takes one away. Both can be undone.
///
/// Belongs to ChatViewModel, which loads the conversation again when changed() says so, and lives with it on
/// the GUI thread.
class Summaries : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    Q_PROPERTY(bool isWriting READ isWriting NOTIFY writingChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged) ///< 0 to 1

  public:
    Summaries(ChatService& service, ChatStore& store, TranscriptModel& transcript, UndoStack& undo,
              Notices& notices, QObject* parent = nullptr);

    bool isWriting() const { return m_isWriting; }
    double progress() const { return m_progress; }
    /// Whether the loaded model could write one now.
    bool canWrite() const;

    /// ended() follows, unless canWrite() says no.
    void write(qint64 conversationId, const OlderPart& part);
    Q_INVOKABLE void cancel();
    /// The one that @p messageId shows, until it is undone.
    Q_INVOKABLE void remove(qint64 messageId);

  signals:
    void writingChanged();
    void progressChanged();
    void ended(bool isWritten);
    void changed(qint64 conversationId); ///< one came or went

  private:
    void end(const SummaryOutcome& outcome);
    /// @p removedMs: when it was taken away; 0: it was written.
    void pushUndo(qint64 conversationId, const SummaryRow& summary, qint64 removedMs);

    ChatService& m_service;
    ChatStore& m_store;
    TranscriptModel& m_transcript;
    UndoStack& m_undo;
    Notices& m_notices;
    bool m_isWriting = false;
    double m_progress = 0;
};

} // namespace conclave
