// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/generation/text_generator.h"

namespace conclave {

/// One scripted answer. It is given when the last question contains @p question, ignoring case.
struct ScriptedAnswer {
    QString question;
    /// Markdown; a leading <think>…</think> becomes the reasoning, <tool_call>…</tool_call> at the end a
    /// call.
    QString answer;
    QString stopReason = QStringLiteral("end_of_turn");
    GeneratorError error; ///< ends the answer after its text
};

/// What a ScriptedGenerator does, and how fast.
struct Script {
    QVector<ScriptedAnswer> answers;
    QString fallback = QStringLiteral("I have no answer to that in my script.");
    int loadMs = 0;
    int firstTokenMs = 0;
    int tokenMs = 0; ///< the pause after each word; 0: the whole answer at once
    int contextTokens = 8192;
    bool knowsCosts = true;   ///< no: counts nothing, as a remote endpoint may
    ThinkingChoices thinking; ///< with a switch: whether answers have their reasoning follows what is chosen

    int layers = 6;
    int denseLayers = 1; ///< so many first layers have no experts
    int experts = 8;     ///< of each other layer; 0: of none
    int expertsUsed = 2;
};

/// Answers from a script, with no model and no weights: for tests, screenshots and daily work on the window.
///
/// Loads any path at once, except a file whose name contains "broken", which fails as an unreadable file
/// does. Without a loaded model it refuses to answer, as the engine does. A word is a token, and each turn
/// takes kTurnTokens more; what outgrows the context is left out by the same rule as the engine's, or refused
/// when all of it is wanted. An answer that has begun goes on behind as many characters of the script as it
/// has. SamplingSettings::maxTokens counts, no other setting does. Traces are made up (scripted_trace.h).
class ScriptedGenerator : public TextGenerator {
  public:
    explicit ScriptedGenerator(Script script);

    GeneratorError load(const QString& path, const std::function<void(double fraction)>& onProgress,
                        std::stop_token stop, LoadedModel& loaded) override;
    AnswerOutcome answer(const AnswerRequest& request, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int done, int total)>& onPrefill,
                         std::stop_token stop) override;

    static constexpr int kTurnTokens = 3;

  private:
    Script m_script;
    bool m_hasModel = false;
};

} // namespace conclave
