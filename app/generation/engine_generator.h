// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <memory>

namespace conclave {

/// Answers with Conclave's own engine: the only file of the app that includes engine/engine.h besides
/// conclave-cli. Keeps one model and one session, so that the cache serves the next turn.
class EngineGenerator : public TextGenerator {
  public:
    /// @p usageFolder: where it is kept which experts of a model are used most (engine::LoadOptions); empty:
    /// nowhere.
    explicit EngineGenerator(const QString& usageFolder = {});
    ~EngineGenerator() override;

    GeneratorError load(const QString& path, const std::function<void(double fraction)>& onProgress,
                        std::stop_token stop, LoadedModel& loaded) override;
    AnswerOutcome answer(const AnswerRequest& request, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int done, int total)>& onPrefill,
                         std::stop_token stop) override;

  private:
    const QString m_usageFolder;
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace conclave
