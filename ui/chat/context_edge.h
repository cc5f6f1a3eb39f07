// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"
#include "app/chat/context_meter.h"
#include "app/settings/app_settings.h"
#include "ui/chat/summaries.h"
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
/// The card with what can be chosen: Closed → Question (one does not fit) → Closed;  Closed → Offer (asked
/// for) → Closed;  Question, Offer or Closed → Summarizing → Question, if it does not fit even then, or
/// Closed.
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
    // The card
    Q_PROPERTY(Card card READ card NOTIFY choiceChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY choiceChanged)
    Q_PROPERTY(QString consequence READ consequence NOTIFY choiceChanged) ///< of leaving out
    Q_PROPERTY(QString leaveOutText READ leaveOutText NOTIFY choiceChanged)
    Q_PROPERTY(bool canSummarize READ canSummarize NOTIFY choiceChanged)
    Q_PROPERTY(QString summaryEffect READ summaryEffect NOTIFY choiceChanged)
    Q_PROPERTY(bool canLeaveOut READ canLeaveOut NOTIFY choiceChanged)
    Q_PROPERTY(bool canBeginNew READ canBeginNew NOTIFY choiceChanged)
    Q_PROPERTY(bool canRemember READ canRemember NOTIFY choiceChanged)
    /// This conversation is asked no more: its oldest messages are left out.
    Q_PROPERTY(bool isRemembered READ isRemembered WRITE setRemembered NOTIFY choiceChanged)

  public:
    static constexpr int kQuietMs = 150;
    enum class Card { Closed, Question, Offer, Summarizing };
    Q_ENUM(Card)

    ContextEdge(ChatService& service, AppSettings& settings, ConversationSettings& answering,
                TranscriptModel& transcript, Summaries& summaries, QObject* parent = nullptr);

    bool isShown() const;
    bool isOver() const { return m_use && !m_use->fits(); }
    double historyPart() const;
    double questionPart() const;
    QString label() const;
    QString details() const;
    Card card() const;
    QString problem() const;
    QString consequence() const;
    QString leaveOutText() const;
    bool canLeaveOut() const { return card() == Card::Question && !m_problem->isTooLong(); }
    bool canBeginNew() const { return canLeaveOut(); }
    bool canSummarize() const;
    QString summaryEffect() const;
    /// What is pinned is never left out without asking.
    bool canRemember() const { return canLeaveOut() && m_problem->pinsFit(); }
    bool isRemembered() const;
    void setRemembered(bool isOn);

    /// Another conversation is shown; what waited for a choice is given up.
    void setConversation(qint64 conversationId);
    void setUuid(const QString& uuid); ///< of the shown conversation, which is known a little later
    void setDraft(const QString& text);
    void readTranscript();

    /// Calls @p send once @p question behind @p path fits, or may have the oldest messages left out. True: it
    /// has been called. False: it is called later, or never when the user chooses otherwise. A question that
    /// was waiting is given up. @p isDraft: it stands in the composer, and may be changed there meanwhile.
    using Send = std::function<void(ContextFit fit)>;
    bool sendWhenItFits(const QVector<MessageRow>& path, const QString& question, bool isDraft, Send send);

    Q_INVOKABLE void leaveOut(bool remember);
    Q_INVOKABLE void beginNew();
    /// Has the older part summarized; the question that was waiting is sent then, if it fits.
    Q_INVOKABLE void summarize();
    Q_INVOKABLE void dismiss(); ///< the question stays where it is; a summary is given up
    /// Where the model's sight ends or, when it sees everything, what can be done before it does not.
    Q_INVOKABLE void look();

  signals:
    void changed();
    void choiceChanged();
    void newConversationWanted(const QString& question);
    void rowWanted(int row); ///< of the transcript

  private:
    struct Waiting {
        QVector<MessageRow> path; ///< above the question
        ContextMeter::Request request;
        bool isDraft = false;
        Send send;
        bool isSentWhenItFits = true; ///< no: there was a choice, and none was made
    };

    void splitPath();
    void noteLastAnswer();
    void recount();
    void weighWaiting();
    void weigh(const std::optional<ContextUse>& use);
    /// What the card, or the line when there is none, is about.
    const std::optional<ContextUse>& subject() const { return m_problem ? m_problem : m_use; }
    void showUse(const std::optional<ContextUse>& use);
    void setProblem(const std::optional<ContextUse>& use);
    void moveLine();
    void drawLine(const SeenPart& seen);
    bool isAnsweringHere() const;

    ChatService& m_service;
    AppSettings& m_settings;
    ConversationSettings& m_answering;
    TranscriptModel& m_transcript;
    Summaries& m_summaries;
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
    bool m_isOffering = false;
    qint64 m_lastAnswerId = 0;
    SeenPart m_lastSeen; ///< what was read for it
};

} // namespace conclave
