// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/reproducer.h"
#include "app/chat/summary_writer.h"
#include "app/generation/text_generator.h"
#include "app/store/chat_store.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace conclave {

class GenerationThread;
class TitleWriter;

/// How an answer is asked for.
struct AnswerOptions {
    QString systemPrompt;
    SamplingSettings sampling;
    ContextFit fit = ContextFit::LeaveOutOldest;
    Thinking thinking;
    bool isTraced = false;
};

/// Asks questions: the one place where store and generation meet. View-models call it and listen to it.
///
/// The question is committed before the model starts; the answer is journaled at most 250 ms behind; at most
/// one answerDelta a frame (16 ms) leaves here. Lives on the GUI thread; answers go on when another
/// conversation is shown. One answer at a time.
class ChatService : public QObject {
    Q_OBJECT
  public:
    /// Drawn once: Idle → LoadingModel → Idle;  Idle → Saving → (LoadingModel →) Reading → Writing → Idle,
    /// also for an answer that goes on;
    /// Idle → Reproducing → Idle;  Idle → Summarizing → Idle
    enum class State { Idle, LoadingModel, Saving, Reading, Writing, Reproducing, Summarizing };
    Q_ENUM(State)

    /// Takes the generator to its own thread. @p store outlives this.
    ChatService(ChatStore& store, std::unique_ptr<TextGenerator> generator, QObject* parent = nullptr);
    /// Stops the answer, saves what there is, ends the thread.
    ~ChatService() override;

    State state() const { return m_state; }
    bool isAnswering() const;
    qint64 answeringConversationId() const; ///< 0 when idle
    qint64 answeringMessageId() const;
    const LoadedModel& model() const { return m_model; }
    bool hasModel() const { return !m_model.path.isEmpty(); }

    /// Loads in the background; modelLoaded or modelLoadFailed follows. The loaded model stays usable until
    /// then. During an answer the switch waits for its end.
    void loadModel(const QString& path);

    /// @p conversationId 0 or kNewPrivateConversation starts a new one (conversationCreated follows).
    /// @p parentId: the current leaf, or the parent of a question that this one is another version of.
    void ask(qint64 conversationId, qint64 parentId, const QString& question, const AnswerOptions& options);
    /// A sibling of @p answerId by the current model.
    void regenerate(qint64 conversationId, qint64 answerId, const AnswerOptions& options);
    /// Lets an answer that was stopped go on, in its own row (answerResumed follows): canGoOn(), and nothing
    /// comes after it. Sampling, instructions and thinking are those that it began with; of @p options count
    /// how many tokens it may grow by, what becomes of older rounds, and traces. When it cannot, askFailed
    /// says why.
    void continueAnswer(qint64 conversationId, qint64 answerId, const AnswerOptions& options);
    /// What was written so far stays. Stops a reproduction or a summary as well.
    void stop();
    /// Messages of @p conversationId have gone into the trash: an answer that is being written there is
    /// stopped and not shown again; one that has not begun is not begun.
    void leaveIfRemoved(qint64 conversationId);
    /// A private conversation is about to be forgotten: an answer that is being written there is stopped and
    /// not saved.
    void forget(qint64 conversationId);
    /// Something else than a question has changed the conversation: conversationChanged() for everyone.
    void noteChange(qint64 conversationId) { emit conversationChanged(conversationId); }

    /// Writes an answer again exactly as it was written and compares; reproduced() follows. Ignored while
    /// anything else is written.
    void reproduce(qint64 conversationId, qint64 answerId);
    qint64 reproducedAnswerId() const; ///< 0: none

    /// Has the model summarize @p part of the conversation; summarized() follows. Ignored while anything else
    /// is written, and by models that do not say what text costs.
    void summarize(qint64 conversationId, const OlderPart& part);

    /// Whether the model writes titles when it is idle; it does at first.
    void setTitlesWritten(bool isOn);
    TitleWriter& titles() { return *m_titles; }

  signals:
    void stateChanged();
    void modelLoadProgress(const QString& path, double fraction);
    void modelLoaded(const conclave::LoadedModel& model);
    void modelLoadFailed(const QString& path, const conclave::GeneratorError& error);

    void conversationCreated(qint64 conversationId);
    void conversationChanged(qint64 conversationId); ///< title, time or leaf: reload the row
    void messageAdded(const conclave::MessageRow& message);
    void answerResumed(const conclave::MessageRow& message); ///< it streams again, with what it said already
    void prefillProgress(qint64 messageId, int done, int total);
    void answerDelta(qint64 messageId, const conclave::AnswerDelta& delta, qint64 reasoningMs);
    void answerFinished(const conclave::MessageRow& message);
    void reproductionProgress(qint64 answerId, int tokens);
    void reproduced(qint64 answerId, const conclave::Reproduction& result);
    void summaryProgress(double part); ///< 0 to 1
    void summarized(const conclave::SummaryOutcome& outcome);
    /// Saving the question failed: nothing was asked; the text should go back into the composer.
    void askFailed(const QString& question, const conclave::StoreError& error);

  private:
    struct Answer;

    void setState(State state);
    bool isBusyAside() const; ///< with what is no answer
    void beginAnswer();
    void createAnswerRow(const QVector<ChatTurn>& turns);
    void resumeAnswerRow(const QVector<MessageRow>& tree);
    void startWriting(const QVector<ChatTurn>& turns, const MessageRow& row);
    void abandon();
    bool isForgotten() const;
    void failBeforeWriting(const StoreError& error);
    void takeDelta();
    void journal();
    void finish(const AnswerOutcome& outcome);
    bool restoreUnchanged(const AnswerOutcome& outcome);
    void startQueuedLoad();
    void onLoaded(const LoadedModel& model);
    void onLoadFailed(const QString& path, const GeneratorError& error);

    ChatStore& m_store;
    std::unique_ptr<GenerationThread> m_generation;
    std::unique_ptr<Reproducer> m_reproducer;
    std::unique_ptr<SummaryWriter> m_summaries;
    std::unique_ptr<TitleWriter> m_titles;
    std::unique_ptr<Answer> m_answer; ///< what is being answered; null when nothing is
    State m_state = State::Idle;
    LoadedModel m_model;
    QString m_loadingPath;    ///< not empty while a load is under way
    QString m_queuedLoadPath; ///< asked for during an answer
    QTimer m_frameTimer;
    QTimer m_journalTimer;
};

} // namespace conclave
