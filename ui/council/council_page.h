// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/council.h"
#include "ui/chat/chat_view_model.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <memory>
#include <vector>

namespace conclave {

/// The councils of the shown conversation: what the transcript says about them, and the page that shows the
/// answers of one side by side, a row for each seat.
///
/// Until the vote on a blind council its answers are called "Answer A", "Answer B" everywhere: here, and by
/// TranscriptModel::setVeils() in the conversation. Lives on the GUI thread; everything it is given outlives
/// it.
class CouncilPage : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Owned by Councils")
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY openChanged)
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(QString question READ question NOTIFY changed)
    Q_PROPERTY(bool isVeiled READ isVeiled NOTIFY changed) ///< names are hidden
    Q_PROPERTY(bool isRunning READ isRunning NOTIFY changed)
    Q_PROPERTY(QString progress READ progress NOTIFY changed) ///< while it runs, for people
    Q_PROPERTY(int missingCount READ missingCount NOTIFY changed)
    Q_PROPERTY(bool canAsk READ canAsk NOTIFY changed) ///< those that are missing
    Q_PROPERTY(bool canVote READ canVote NOTIFY changed)
    Q_PROPERTY(int choice READ choice NOTIFY changed) ///< of choices; -1: no vote yet
    Q_PROPERTY(QStringList choices READ choices NOTIFY countChanged)
    Q_PROPERTY(QString verdict READ verdict NOTIFY changed) ///< the vote as a sentence; empty: none yet

  public:
    enum Role {
        LetterRole = Qt::UserRole + 1, ///< "A"
        NameRole,                      ///< the model, or "Answer A" while it is hidden
        DetailRole,                    ///< its quantization; empty while it is hidden
        StatusRole,    ///< what it is doing, or why there is no answer; empty: it has answered
        FactsRole,     ///< how the answer was written
        IsProblemRole, ///< status says what went wrong
        IsBusyRole,    ///< its turn is now
        HasAnswerRole,
        IsShownRole,    ///< the conversation goes on from this answer
        IsBestRole,     ///< by the vote
        TranscriptRole, ///< TranscriptModel of the answer alone
        SelectionRole,  ///< TranscriptSelection in it
        PlainRole,      ///< the answer, for copying
    };

    CouncilPage(Council& council, ChatService& service, ChatStore& store, ChatViewModel& chat,
                Notices& notices, QObject* parent = nullptr);
    ~CouncilPage() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    bool isOpen() const { return m_openQuestion != 0; }
    int count() const { return static_cast<int>(m_seats.size()); }
    QString question() const { return m_question; }
    bool isVeiled() const { return isVeiled(m_row); }
    bool isRunning() const { return isOpen() && m_council.questionId() == m_openQuestion; }
    QString progress() const;
    int missingCount() const;
    bool canAsk() const { return missingCount() > 0 && m_chat.canSend(); }
    bool canVote() const;
    int choice() const;
    QStringList choices() const;
    QString verdict() const;

    /// The council of a question of the shown conversation.
    Q_INVOKABLE void open(double questionId);
    Q_INVOKABLE void close();
    Q_INVOKABLE bool isCouncil(double questionId) const;
    Q_INVOKABLE void vote(int choice); ///< of choices; ignored when it cannot be chosen
    Q_INVOKABLE void takeVoteBack();
    Q_INVOKABLE void askMissing();
    Q_INVOKABLE void stop();
    /// The conversation goes on from the answer of a row, and the page closes.
    Q_INVOKABLE void goOn(int row);

    /// "Answer A"
    static QString veiledName(int position);

  signals:
    void openChanged();
    void countChanged();
    void changed();
    void revealed(); ///< by the vote that has just been given

  private:
    struct Seat {
        CouncilSeat row;
        MessageRow answer; ///< id 0: none
        std::unique_ptr<TranscriptModel> transcript;
        std::unique_ptr<TranscriptSelection> selection; ///< in it
    };

    static bool isVeiled(const CouncilRow& row) { return row.isBlind && !row.vote; }
    bool isRunning(const CouncilRow& row) const { return m_council.questionId() == row.questionId; }
    void read();
    void take(const QVector<CouncilRow>& councils);
    void takeAnswers(const QVector<MessageRow>& tree);
    void publish();
    QString noteOf(const CouncilRow& row) const;
    QString verdictOf(const CouncilRow& row) const;
    QString statusOf(const Seat& seat) const;
    void setAnswer(Seat& seat, const MessageRow& answer);
    void onMessageAdded(const MessageRow& message);
    void onDelta(qint64 messageId, const AnswerDelta& delta, qint64 reasoningMs);
    void onFinished(const MessageRow& message);
    void onProgressed();
    void save(const std::optional<CouncilVote>& vote);
    void setSeatCount(qsizetype count);
    void announceRows();

    Council& m_council;
    ChatService& m_service;
    ChatStore& m_store;
    ChatViewModel& m_chat;
    Notices& m_notices;
    QVector<CouncilRow> m_councils; ///< of the shown conversation
    qint64 m_openQuestion = 0;      ///< 0: the page is closed
    CouncilRow m_row;               ///< of the open one
    QString m_question;
    std::vector<Seat> m_seats;
    MessageRow m_live; ///< the answer under way, as far as it has come; id 0: none
    int m_reading = 0; ///< number of the newest read()
};

} // namespace conclave
