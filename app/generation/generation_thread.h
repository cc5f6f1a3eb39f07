// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <QMutex>
#include <QObject>
#include <QThread>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace conclave {

/// Owns a TextGenerator and the thread it lives on, and speaks to it in values.
///
/// Lives on the GUI thread; every signal arrives there. Jobs run one after another in the order in which they
/// were asked for. Streamed text does not arrive by signal but is fetched with takeDelta() at the pace of the
/// window.
class GenerationThread : public QObject {
    Q_OBJECT
  public:
    explicit GenerationThread(std::unique_ptr<TextGenerator> generator, QObject* parent = nullptr);
    /// Stops the job under way and waits for it; jobs still queued end at once.
    ~GenerationThread() override;

    /// Gives up a load under way and starts this one.
    void load(const QString& path);
    void answer(const AnswerRequest& request);
    /// Stops the answer under way, if any.
    void stopAnswer();

    /// An answer beside the conversation. Its text goes to @p sink on the generation thread, together with
    /// what stops it; its end to @p done on this one. Neither takeDelta() nor a signal says anything of it.
    /// Returns what stops it.
    using AsideSink = std::function<void(const AnswerDelta& delta, std::stop_source& stop)>;
    std::stop_source runAside(const AnswerRequest& request, AsideSink sink,
                              std::function<void(const AnswerOutcome&)> done);
    /// The same with a request that takes a while to make, which @p make does on the generation thread;
    /// when it makes none, that is as if it had been stopped. @p onPrefill is called there too.
    using MakeRequest = std::function<std::optional<AnswerRequest>(const std::stop_token& stop)>;
    std::stop_source runAside(MakeRequest make, AsideSink sink,
                              std::function<void(int done, int total)> onPrefill,
                              std::function<void(const AnswerOutcome&)> done);
    /// Loads without a signal; @p done is always called, on this thread. Returns what stops it.
    std::stop_source loadAside(const QString& path,
                               std::function<void(const LoadedModel&, const GeneratorError&)> done);

    /// Text that came since the last call.
    AnswerDelta takeDelta();

  signals:
    void loadProgress(const QString& path, double fraction);
    void loaded(const conclave::LoadedModel& model);
    void loadFailed(const QString& path, const conclave::GeneratorError& error);
    void prefillProgress(int done, int total);
    void answered(const conclave::AnswerOutcome& outcome);

  private:
    /// Runs @p job on the generation thread.
    template <typename Job>
    void post(Job job);

    QThread m_thread;
    QObject m_worker;                           ///< lives on m_thread: the address that jobs are posted to
    std::unique_ptr<TextGenerator> m_generator; ///< touched on m_thread only, destroyed after it has ended
    std::stop_source m_loadStop;
    std::stop_source m_answerStop;
    std::stop_source m_asideStop; ///< of the newest one

    QMutex m_deltaMutex;
    AnswerDelta m_delta; ///< guarded by m_deltaMutex
};

} // namespace conclave
