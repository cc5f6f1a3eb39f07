// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <memory>

namespace conclave {

/// Answers with Conclave's own engine: the only file of the app that includes engine/engine.h besides
/// conclave-cli. Keeps one model and one session, so that the cache serves the next turn. A model that would
/// have too little room beside the one before takes its place; when it cannot be loaded after all, the one
/// before is loaded again.
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
    struct Engine;
    std::unique_ptr<Engine> m_engine;
};

} // namespace conclave
