// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/context_use.h"
#include "app/store/chat_store.h"

#include <QObject>

#include <memory>

namespace conclave {

class GenerationThread;

/// What came of summarizing the older part of a conversation.
struct SummaryOutcome {
    qint64 conversationId = 0;
    SummaryRow summary; ///< as it is in the store; id 0: none was written
    bool isStopped = false;
    QString problem; ///< for people: why there is none; empty when it was stopped
};

/// Has the loaded model summarize the older part of a conversation, and puts what it wrote into the store.
///
/// What is longer than the context is read in parts (summary_request.h). Belongs to ChatService, which sees
/// to it that nothing else is generated meanwhile. Lives on the GUI thread.
class SummaryWriter : public QObject {
    Q_OBJECT
  public:
    SummaryWriter(ChatStore& store, GenerationThread& generation, QObject* parent = nullptr);
    ~SummaryWriter() override;

    bool isRunning() const { return m_run != nullptr; }
    qint64 conversationId() const; ///< 0: nothing runs
    /// @p model is loaded and says what text costs.
    void start(qint64 conversationId, const OlderPart& part, const LoadedModel& model);
    void stop();

  signals:
    void progressed(double part); ///< of the whole, 0 to 1
    /// The last signal of a run.
    void finished(const conclave::SummaryOutcome& outcome);

  private:
    struct Run;
    struct Part;

    void writeNext();
    void take(const Part& part, const AnswerOutcome& outcome);
    void save();
    void conclude(SummaryOutcome outcome);

    ChatStore& m_store;
    GenerationThread& m_generation;
    std::unique_ptr<Run> m_run; ///< null when nothing runs
};

} // namespace conclave
