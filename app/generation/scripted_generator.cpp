// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/scripted_generator.h"

#include "app/generation/context_fit.h"
#include "app/generation/scripted_trace.h"
#include "app/generation/thinking.h"
#include "app/generation/token_counter.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QThread>

#include <utility>

namespace conclave {

namespace {

constexpr int kSliceMs = 5;

/// Sleeps in slices, so that a stop is noticed. Returns false when stopped.
bool pause(int ms, const std::stop_token& stop) {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < ms && !stop.stop_requested())
        QThread::msleep(static_cast<unsigned long>(qMin<qint64>(kSliceMs, ms - clock.elapsed())));
    return !stop.stop_requested();
}

/// Words with the white space behind them: about what a model's tokens are.
QStringList words(const QString& text) {
    QStringList result;
    qsizetype start = 0;
    for (qsizetype i = 1; i <= text.size(); ++i)
        if (i == text.size() || (text[i - 1].isSpace() && !text[i].isSpace())) {
            result << text.mid(start, i - start);
            start = i;
        }
    return result;
}

/// Words, counted without copying them: texts may be long.
int tokensOf(const QString& text) {
    int count = text.isEmpty() ? 0 : 1;
    for (qsizetype i = 1; i < text.size(); ++i)
        count += text[i - 1].isSpace() && !text[i].isSpace() ? 1 : 0;
    return count;
}

class WordCounter : public TokenCounter {
  public:
    std::optional<int> count(std::span<const ChatTurn> turns, std::stop_token stop) const override {
        int tokens = ScriptedGenerator::kTurnTokens; // of the answer that begins
        for (const ChatTurn& turn : turns) {
            if (stop.stop_requested())
                return std::nullopt;
            tokens += tokensOf(turn.text) + ScriptedGenerator::kTurnTokens;
        }
        return tokens;
    }
};

int tokensOf(const QVector<ChatTurn>& turns) {
    return *WordCounter().count({turns.constData(), static_cast<std::size_t>(turns.size())}, {});
}

/// How many turns are left out.
int droppedTurns(const QVector<ChatTurn>& turns, int contextTokens) {
    const int olderRounds = static_cast<int>(roundStarts(turns).size()) - 1;
    if (olderRounds < 1)
        return 0;
    const int leftOut = roundsToLeaveOut(olderRounds, promptLimit(contextTokens),
                                         [&](int rounds) { return tokensOf(withoutRounds(turns, rounds)); });
    return static_cast<int>(turns.size() - withoutRounds(turns, leftOut).size());
}

} // namespace

ScriptedGenerator::ScriptedGenerator(Script script) : m_script(std::move(script)) {}

GeneratorError ScriptedGenerator::load(const QString& path,
                                       const std::function<void(double fraction)>& onProgress,
                                       std::stop_token stop, LoadedModel& loaded) {
    constexpr int kSteps = 20;
    for (int step = 0; step <= kSteps; ++step) {
        onProgress(static_cast<double>(step) / kSteps);
        if (!pause(m_script.loadMs / kSteps, stop))
            return {QStringLiteral("Loading was stopped."), {}};
    }
    const QFileInfo file(path);
    if (file.fileName().contains(QLatin1String("broken")))
        return {QStringLiteral(
                    "%1 is not a model file that can be opened. Choose another file, or download it again.")
                    .arg(file.fileName()),
                QStringLiteral("expected the magic \"GGUF\" at offset 0, found \"<!do\"")};
    loaded = {};
    loaded.path = path;
    loaded.name = file.completeBaseName();
    loaded.architecture = QStringLiteral("scripted");
    loaded.quantization = QStringLiteral("Q8_0");
    loaded.device = QStringLiteral("CPU");
    m_contextTokens = m_script.contextTokens;
    for (auto other = m_script.otherContexts.cbegin(); other != m_script.otherContexts.cend(); ++other)
        if (file.fileName().contains(other.key()))
            m_contextTokens = other.value();
    loaded.contextTokens = m_contextTokens;
    if (m_script.knowsCosts)
        loaded.counter = std::make_shared<WordCounter>();
    loaded.cacheType = QStringLiteral("f32");
    loaded.templateHash = QString(64, QLatin1Char('5'));
    loaded.experts = m_script.experts;
    loaded.expertsUsed = m_script.experts > 0 ? m_script.expertsUsed : 0;
    loaded.layers = m_script.layers;
    for (int layer = m_script.denseLayers; m_script.experts > 0 && layer < m_script.layers; ++layer)
        loaded.expertLayers << layer;
    loaded.thinking = m_script.thinking;
    loaded.isStarter = file.fileName().startsWith(QLatin1String("starter-"));
    m_model = file.fileName();
    return {};
}

AnswerOutcome ScriptedGenerator::answer(const AnswerRequest& request,
                                        const std::function<void(const AnswerDelta&)>& sink,
                                        const std::function<void(int done, int total)>& onPrefill,
                                        std::stop_token stop) {
    AnswerOutcome outcome;
    if (m_model.isEmpty()) {
        outcome.stopReason = QStringLiteral("error");
        outcome.error = {QStringLiteral("No model is loaded. Choose one above."), {}};
        return outcome;
    }

    const QString question = request.turns.isEmpty() ? QString() : request.turns.back().text;
    ScriptedAnswer scripted{{}, m_script.fallback, QStringLiteral("end_of_turn"), {}, {}};
    for (const ScriptedAnswer& candidate : m_script.answers)
        if (question.contains(candidate.question, Qt::CaseInsensitive) && m_model.contains(candidate.model)) {
            scripted = candidate;
            break;
        }

    QString reasoning;
    QString text = scripted.answer;
    const QString open = QStringLiteral("<think>");
    const QString close = QStringLiteral("</think>");
    if (const qsizetype end = text.indexOf(close); text.startsWith(open) && end > 0) {
        reasoning = text.mid(open.size(), end - open.size());
        text = text.mid(end + close.size()).trimmed();
    }
    if (!thinksWhenTold(m_script.thinking, request.thinking))
        reasoning.clear();
    QString toolCall;
    const QString openCall = QStringLiteral("<tool_call>");
    const QString closeCall = QStringLiteral("</tool_call>");
    if (const qsizetype at = text.indexOf(openCall); at >= 0 && text.endsWith(closeCall)) {
        toolCall = text.mid(at + openCall.size()).chopped(closeCall.size()).trimmed();
        text = text.left(at).trimmed();
    }

    outcome.promptTokens = static_cast<int>(words(question).size());
    if (request.fit == ContextFit::Whole && tokensOf(request.turns) >= m_script.contextTokens) {
        outcome.stopReason = QStringLiteral("error");
        outcome.error = {QStringLiteral("The conversation is too long for the model's context."), {}};
        return outcome;
    }
    if (request.fit == ContextFit::LeaveOutOldest)
        outcome.droppedTurns = droppedTurns(request.turns, m_contextTokens);
    const auto whole =
        WordCounter().count({request.turns.constData(), static_cast<std::size_t>(request.turns.size())}, {});
    if (request.fit == ContextFit::Whole && *whole > m_contextTokens) {
        outcome.stopReason = QStringLiteral("error");
        outcome.error = {QStringLiteral("The conversation does not fit the model's context of %1 tokens. "
                                        "Begin a new one, or choose a model that sees more.")
                             .arg(m_contextTokens),
                         {}};
        return outcome;
    }
    onPrefill(0, outcome.promptTokens);
    QElapsedTimer clock;
    clock.start();
    bool goesOn = pause(m_script.firstTokenMs, stop);
    onPrefill(outcome.promptTokens, outcome.promptTokens);
    outcome.firstTokenMs = static_cast<double>(clock.elapsed());

    const bool isBegun = !request.begunText.isEmpty();
    const auto isFull = [&] {
        return request.sampling.maxTokens > 0 && outcome.generatedTokens >= request.sampling.maxTokens;
    };
    const auto say = [&](AnswerDelta delta, const QString& word) {
        delta.tokens = 1;
        if (request.isTraced) {
            TokenTrace trace = scriptedTrace(word, outcome.generatedTokens, m_script);
            trace.answerCharacters = static_cast<int>(delta.answer.size());
            trace.reasoningCharacters = static_cast<int>(delta.reasoning.size());
            delta.traces << trace;
        }
        sink(delta);
        ++outcome.generatedTokens;
    };
    for (const QString& word : words(isBegun ? QString() : reasoning.mid(request.begunReasoning.size()))) {
        if (!goesOn || isFull())
            break;
        say({.reasoning = word}, word);
        goesOn = pause(m_script.tokenMs, stop);
    }
    outcome.reasoningMs =
        reasoning.isEmpty() || isBegun ? 0 : static_cast<double>(clock.elapsed()) - outcome.firstTokenMs;
    for (const QString& word : words(text.mid(request.begunText.size()))) {
        if (!goesOn || isFull())
            break;
        say({.answer = word}, word);
        goesOn = pause(m_script.tokenMs, stop);
    }
    const bool isCutOff = isFull();
    if (goesOn && !isCutOff && !toolCall.isEmpty())
        say({.toolCalls = toolCall + QLatin1Char('\n')}, toolCall);

    const double writingMs = static_cast<double>(clock.elapsed()) - outcome.firstTokenMs;
    outcome.tokensPerSecond = writingMs > 0 ? outcome.generatedTokens * 1000.0 / writingMs : 0;
    outcome.stopReason = !goesOn    ? QStringLiteral("cancelled")
                         : isCutOff ? QStringLiteral("token_limit")
                                    : scripted.stopReason;
    if (goesOn && !isCutOff && scripted.error.isError()) {
        outcome.stopReason = QStringLiteral("error");
        outcome.error = scripted.error;
    }
    return outcome;
}

} // namespace conclave
