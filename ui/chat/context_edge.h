// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/chat/context_meter.h"
#include "app/settings/app_settings.h"
#include "ui/chat/transcript_model.h"
#include "ui/presets/conversation_settings.h"

#include <QObject>
#include <QQmlEngine>
#include <QSet>
#include <QTimer>

#include <functional>
#include <optional>

namespace conclave {

/// How much of the model's context the shown conversation takes, where in it the model's sight ends, and what
/// to do when a question no longer fits: nothing is left out before that has been chosen.
///
/// Belongs to ChatViewModel, which tells it what is shown and typed, and lives with it on the GUI thread.
/// What is typed is counted kQuietMs after the last key.
class ContextEdge : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by ChatViewModel")
    // The meter at the composer
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed)             ///< there is something to look at
    Q_PROPERTY(bool isOver READ isOver NOTIFY changed)               ///< not all of it is, or would be, seen
    Q_PROPERTY(double historyPart READ historyPart NOTIFY changed)   ///< of what fits: 0 to 1
    Q_PROPERTY(double questionPart READ questionPart NOTIFY changed) ///< both together are at most 1
    Q_PROPERTY(QString label READ label NOTIFY changed)
    Q_PROPERTY(QString details READ details NOTIFY changed) ///< the exact numbers, a line each
    // The choice when it is full
    Q_PROPERTY(bool isChoosing READ isChoosing NOTIFY choiceChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY choiceChanged)
    Q_PROPERTY(QString consequence READ consequence NOTIFY choiceChanged) ///< of leaving out
    Q_PROPERTY(bool canLeaveOut READ canLeaveOut NOTIFY choiceChanged)
    Q_PROPERTY(bool canBeginNew READ canBeginNew NOTIFY choiceChanged)
    /// This conversation is asked no more: its oldest messages are left out.
    Q_PROPERTY(bool isRemembered READ isRemembered WRITE setRemembered NOTIFY choiceChanged)

  public:
    static constexpr int kQuietMs = 150;

    ContextEdge(ChatService& service, AppSettings& settings, ConversationSettings& answering,
                TranscriptModel& transcript, QObject* parent = nullptr);

    bool isShown() const;
    bool isOver() const { return m_use && !m_use->fits(); }
    double historyPart() const;
    double questionPart() const;
    QString label() const;
    QString details() const;
    bool isChoosing() const { return m_problem.has_value(); }
    QString problem() const;
    QString consequence() const;
    bool canLeaveOut() const { return m_problem && !m_problem->isTooLong(); }
    bool canBeginNew() const { return canLeaveOut(); }
    bool isRemembered() const;
    void setRemembered(bool isOn);

    /// Another conversation is shown; what waited for a choice is given up.
    void setConversation(qint64 conversationId);
    void setUuid(const QString& uuid); ///< of the shown conversation, which is known a little later
    void setDraft(const QString& text);
    void readTranscript();
    /// The newest answer of the shown conversation is there; @p droppedTurns were not read for it.
    void noteAnswer(qint64 answerId, int droppedTurns);

    /// Calls @p send once @p question behind @p path fits, or may have the oldest messages left out. True: it
    /// has been called. False: it is called later, or never when the user chooses otherwise. A question that
    /// was waiting is given up. @p isDraft: it stands in the composer, and may be changed there meanwhile.
    using Send = std::function<void(ContextFit fit)>;
    bool sendWhenItFits(const QVector<MessageRow>& path, const QString& question, bool isDraft, Send send);

    Q_INVOKABLE void leaveOut(bool remember);
    Q_INVOKABLE void beginNew();
    Q_INVOKABLE void dismiss(); ///< the question stays where it is
    Q_INVOKABLE void showLine();

  signals:
    void changed();
    void choiceChanged();
    void newConversationWanted(const QString& question);
    void rowWanted(int row); ///< of the transcript

  private:
    struct Waiting {
        ContextMeter::Request request;
        bool isDraft = false;
        Send send;
    };

    void splitPath();
    void recount();
    void weigh(const std::optional<ContextUse>& use);
    void showUse(const std::optional<ContextUse>& use);
    void setProblem(const std::optional<ContextUse>& use);
    void moveLine();
    bool isAnsweringHere() const;

    ChatService& m_service;
    AppSettings& m_settings;
    ConversationSettings& m_answering;
    TranscriptModel& m_transcript;
    ContextMeter m_meter;
    QTimer m_quiet;
    qint64 m_conversationId = 0;
    QString m_uuid;
    QSet<qint64> m_unaskedPrivate; ///< private conversations whose choice is remembered, in no file
    QVector<MessageRow> m_path;    ///< what is shown, but for what is being written
    Rounds m_rounds;               ///< of m_path
    QString m_draft;
    std::optional<ContextUse> m_use; ///< of the draft; none: not known
    std::stop_source m_counting;     ///< for m_use
    std::optional<Waiting> m_waiting;
    std::stop_source m_weighing;
    std::optional<ContextUse> m_problem; ///< what is to be chosen about
    qint64 m_lastAnswerId = 0;
    qint64 m_lastSeenId = 0; ///< the oldest message that was read for it; 0: all were
};

} // namespace conclave
