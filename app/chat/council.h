// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/chat_service.h"

#include <QHash>
#include <QObject>

#include <optional>
#include <utility>

namespace conclave {

/// Puts a question to several models, which are loaded one after another and answer with the same settings.
///
/// The answers are siblings in the order of the seats. A model that cannot be loaded is passed over and says
/// why; a question that outgrows the context of one is refused there, as its answer says. Stopping ends the
/// answer under way and the council: seats that have not been asked can be asked later (askMissing), also
/// after the program has ended. Which conversation is shown does not matter. Lives on the GUI thread; what it
/// is given outlives it.
///
///     Saving ─► Loading ─► Answering ─► Loading ─► … ─► none
class Council : public QObject {
    Q_OBJECT
  public:
    struct Request {
        qint64 conversationId = 0; ///< as in ChatService::ask()
        qint64 parentId = 0;
        QString question;
        QVector<Attachment> attachments = {}; ///< with them the question may be empty
        QVector<CouncilSeat> seats;           ///< in the order in which they are asked
        bool isBlind = false;
        AnswerOptions options; ///< of a blind one's answers no traces are asked for: they tell models apart
    };
    enum class Stage { Saving, Loading, Answering };

    Council(ChatService& service, ChatStore& store, QObject* parent = nullptr);

    /// False: something else is under way. Else the signals of ChatService follow, as for any question.
    bool ask(const Request& request);
    /// Asks those seats of @p council that have no answer, of which the trash does not count as one.
    bool askMissing(qint64 conversationId, const CouncilRow& council, const AnswerOptions& options);
    /// Whether the model that was chosen is loaded again as soon as the council has ended.
    void setReturning(bool isReturning) { m_isReturning = isReturning; }

    bool isRunning() const { return m_run.has_value(); }
    // Of the council under way:
    qint64 conversationId() const { return m_run ? m_run->conversationId : 0; }
    qint64 questionId() const { return m_run ? m_run->questionId : 0; }
    Stage stage() const { return m_run ? m_run->stage : Stage::Saving; }
    bool isBlind() const { return m_run && m_run->isBlind; }
    int position() const; ///< of the seat whose turn it is; -1: of none
    double loaded() const { return m_run ? m_run->loaded : 0; }

    /// Why the model of a seat could not be loaded, since the program was started; empty: it could.
    QString problem(qint64 questionId, int position) const {
        return m_problems.value({questionId, position});
    }

    /// Seats whose turn is still to come, of a council that is not under way.
    static QVector<CouncilSeat> missing(const CouncilRow& council);

  signals:
    void progressed();
    /// The store says something else of it than before.
    void rowChanged(qint64 conversationId, qint64 questionId);
    void ended(qint64 conversationId, qint64 questionId);
    void failed(const conclave::StoreError& error);

  private:
    struct Run {
        qint64 conversationId = 0;
        qint64 questionId = 0; ///< 0: it is not saved yet
        QVector<CouncilSeat> seats;
        bool isBlind = false;
        AnswerOptions options;
        qsizetype next = 0; ///< in seats; the one before it has its turn
        Stage stage = Stage::Saving;
        double loaded = 0;
        bool isStopAsked = false;
    };

    void onQuestionSaved(const MessageRow& question);
    void askNext();
    void onModelReady();
    void onModelFailed(const GeneratorError& error);
    void onMessageAdded(const MessageRow& message);
    void onAnswerFinished(const MessageRow& message);
    void setStage(Stage stage);
    void end();

    ChatService& m_service;
    ChatStore& m_store;
    std::optional<Run> m_run; ///< none: no council is under way
    bool m_isReturning = false;
    QHash<std::pair<qint64, int>, QString> m_problems; ///< by question and position
};

} // namespace conclave
