// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

#include <chrono>
#include <memory>
#include <thread>

namespace conclave {

/// Another generator at the speed of a larger model: waits after each stretch of text, so that a starter
/// model's answer lasts long enough to be stopped or killed in the middle.
class PacedGenerator : public TextGenerator {
  public:
    PacedGenerator(std::unique_ptr<TextGenerator> inner, std::chrono::milliseconds pause)
        : m_inner(std::move(inner)), m_pause(pause) {}

    GeneratorError load(const QString& path, const std::function<void(double)>& onProgress,
                        std::stop_token stop, LoadedModel& loaded) override {
        return m_inner->load(path, onProgress, stop, loaded);
    }

    AnswerOutcome answer(const AnswerRequest& request, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int, int)>& onPrefill, std::stop_token stop) override {
        auto pacedSink = [&](const AnswerDelta& delta) {
            sink(delta);
            if (!stop.stop_requested())
                std::this_thread::sleep_for(m_pause);
        };
        return m_inner->answer(request, pacedSink, onPrefill, stop);
    }

  private:
    std::unique_ptr<TextGenerator> m_inner;
    std::chrono::milliseconds m_pause;
};

} // namespace conclave
