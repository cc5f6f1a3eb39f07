// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/chat/answer_comparison.h"
#include "app/store/chat_store.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <stop_token>

namespace conclave {

class GenerationThread;

/// What came of writing an answer again.
struct Reproduction {
    enum class Verdict {
        Identical, ///< every character of text, reasoning and tool calls
        Different,
        Stopped,
        Impossible, ///< problem says why
    };
    Verdict verdict = Verdict::Impossible;
    int tokens = 0; ///< Identical: how many there are; Different: the number of the first other one
    QString recordedWord;
    QString newWord;
    QString problem;     ///< for people: what is wrong and what to do
    QStringList remarks; ///< what is not as it was then, a sentence each: a reason for a difference
};

/// Writes an answer again, with the same file and settings, and compares; nothing goes into the history.
///
/// Belongs to ChatService, which sees to it that nothing else is generated meanwhile. When another model is
/// loaded, the recorded file is loaded for the run and the other one again afterwards. Lives on the GUI
/// thread.
class Reproducer : public QObject {
    Q_OBJECT
  public:
    Reproducer(ChatStore& store, GenerationThread& generation, QObject* parent = nullptr);
    ~Reproducer() override;

    bool isRunning() const { return m_run != nullptr; }
    qint64 answerId() const;
    /// @p current: the model that is loaded now, and again when finished() comes.
    void start(qint64 conversationId, qint64 answerId, const LoadedModel& current);
    void stop();

  signals:
    /// @p tokens written and compared so far; 0 while the model is loaded and reads.
    void progressed(int tokens);
    /// The last signal of a run.
    void finished(qint64 answerId, const conclave::Reproduction& result);
    /// The generator has this model now, since the one from before could not be loaded again or there was
    /// none. Before finished().
    void modelReplaced(const conclave::LoadedModel& model);

  private:
    struct Run;

    void onTree(const QVector<MessageRow>& tree);
    void findFile();
    void checkHash(const QString& hash);
    void loadFile();
    void write(const LoadedModel& model);
    void conclude(Reproduction result);
    void giveUp(const QString& problem);

    ChatStore& m_store;
    GenerationThread& m_generation;
    std::unique_ptr<Run> m_run; ///< null when nothing runs
};

} // namespace conclave
