// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/scripted_generator.h"

#include <QTest>

using namespace conclave;

namespace {

AnswerRequest ask(const QString& question) {
    return {{{Role::User, question, {}}}, {}};
}

struct Heard {
    QString answer;
    QString reasoning;
    QString toolCalls;
    int deltas = 0;
};

} // namespace

class ScriptedGeneratorTest : public QObject {
    Q_OBJECT

  private slots:
    void loadsAnythingButBrokenFiles();
    void answersByQuestion();
    void refusesWithoutAModel();
    void stopsBetweenWords();
    void endsWithTheScriptedError();
    void tracesEachTokenTheSameWayEachTime();
    void leavesOutTheReasoningThatIsSwitchedOff();
    void goesOnWithABegunAnswer();
};

void ScriptedGeneratorTest::loadsAnythingButBrokenFiles() {
    ScriptedGenerator generator({});
    LoadedModel model;
    double progress = -1;
    const auto onProgress = [&](double fraction) { progress = fraction; };
    QVERIFY(!generator.load(QStringLiteral("/x/starter-a.gguf"), onProgress, {}, model).isError());
    QCOMPARE(model.name, QStringLiteral("starter-a"));
    QVERIFY(model.isStarter);
    QCOMPARE(progress, 1.0);
    QVERIFY(generator.load(QStringLiteral("/x/broken.gguf"), onProgress, {}, model).isError());
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(generator.load(QStringLiteral("/x/y.gguf"), onProgress, stop.get_token(), model).isError());
}

void ScriptedGeneratorTest::answersByQuestion() {
    Script script;
    script.answers = {
        {QStringLiteral("SUM"), QStringLiteral("<think>carry</think>\n\nIt is **42**.")},
        {QStringLiteral("CALL"), QStringLiteral("Wait. <tool_call>{\"name\":\"f\"}</tool_call>")}};
    ScriptedGenerator generator(script);
    LoadedModel model;
    generator.load(
        QStringLiteral("m.gguf"), [](double) {}, {}, model);
    Heard heard;
    const auto sink = [&](const AnswerDelta& delta) {
        heard.answer += delta.answer;
        heard.reasoning += delta.reasoning;
        heard.toolCalls += delta.toolCalls;
        ++heard.deltas;
    };
    const AnswerOutcome outcome =
        generator.answer(ask(QStringLiteral("the sum?")), sink, [](int, int) {}, {});
    QCOMPARE(heard.answer, QStringLiteral("It is **42**."));
    QCOMPARE(heard.reasoning, QStringLiteral("carry"));
    QCOMPARE(outcome.generatedTokens, heard.deltas);
    QCOMPARE(outcome.stopReason, QStringLiteral("end_of_turn"));
    heard = {};
    generator.answer(ask(QStringLiteral("a call")), sink, [](int, int) {}, {});
    QCOMPARE(heard.answer, QStringLiteral("Wait."));
    QCOMPARE(heard.toolCalls, QStringLiteral("{\"name\":\"f\"}\n"));
    heard = {};
    generator.answer(ask(QStringLiteral("else")), sink, [](int, int) {}, {});
    QCOMPARE(heard.answer, script.fallback);
}

void ScriptedGeneratorTest::refusesWithoutAModel() {
    ScriptedGenerator generator({});
    const AnswerOutcome outcome = generator.answer(
        ask(QStringLiteral("x")), [](const AnswerDelta&) {}, [](int, int) {}, {});
    QVERIFY(outcome.error.isError());
}

void ScriptedGeneratorTest::stopsBetweenWords() {
    Script script;
    script.fallback = QStringLiteral("one two three four five");
    ScriptedGenerator generator(script);
    LoadedModel model;
    generator.load(
        QStringLiteral("m.gguf"), [](double) {}, {}, model);
    std::stop_source stop;
    QString heard;
    const AnswerOutcome outcome = generator.answer(
        ask(QStringLiteral("x")),
        [&](const AnswerDelta& delta) {
            heard += delta.answer;
            if (heard.startsWith(QStringLiteral("one two")))
                stop.request_stop();
        },
        [](int, int) {}, stop.get_token());
    QCOMPARE(heard, QStringLiteral("one two "));
    QCOMPARE(outcome.stopReason, QStringLiteral("cancelled"));
}

void ScriptedGeneratorTest::endsWithTheScriptedError() {
    Script script;
    script.answers = {{QStringLiteral("x"),
                       QStringLiteral("begun"),
                       QStringLiteral("error"),
                       {QStringLiteral("Too bad."), {}}}};
    ScriptedGenerator generator(script);
    LoadedModel model;
    generator.load(
        QStringLiteral("m.gguf"), [](double) {}, {}, model);
    const AnswerOutcome outcome = generator.answer(
        ask(QStringLiteral("x")), [](const AnswerDelta&) {}, [](int, int) {}, {});
    QCOMPARE(outcome.stopReason, QStringLiteral("error"));
    QCOMPARE(outcome.error.title, QStringLiteral("Too bad."));
}

void ScriptedGeneratorTest::tracesEachTokenTheSameWayEachTime() {
    Script script;
    script.fallback = QStringLiteral("<think>one two</think>") + QStringLiteral("three four ").repeated(60);
    ScriptedGenerator generator(script);
    LoadedModel model;
    generator.load(
        QStringLiteral("m.gguf"), [](double) {}, {}, model);
    QCOMPARE(model.layers, 6);
    QCOMPARE(model.expertLayers, QVector<int>({1, 2, 3, 4, 5}));

    const auto traced = [&](bool isTraced) {
        AnswerDelta all;
        AnswerRequest request = ask(QStringLiteral("x"));
        request.isTraced = isTraced;
        generator.answer(
            request,
            [&](const AnswerDelta& delta) {
                all.answer += delta.answer;
                all.reasoning += delta.reasoning;
                all.tokens += delta.tokens;
                all.traces += delta.traces;
            },
            [](int, int) {}, {});
        return all;
    };
    QVERIFY(traced(false).traces.isEmpty());
    const AnswerDelta all = traced(true);
    QCOMPARE(all.traces.size(), all.tokens);
    QCOMPARE(traced(true).traces.constFirst().candidates, all.traces.constFirst().candidates);

    int answerCharacters = 0;
    int reasoningCharacters = 0;
    int unlikely = 0;
    for (const TokenTrace& trace : all.traces) {
        answerCharacters += trace.answerCharacters;
        reasoningCharacters += trace.reasoningCharacters;
        QCOMPARE(trace.candidates.size(), TokenTrace::kMostCandidates);
        float sum = 0;
        for (qsizetype i = 0; i < trace.candidates.size(); ++i) {
            sum += trace.candidates[i].probability;
            QVERIFY(i == 0 || trace.candidates[i].probability <= trace.candidates[i - 1].probability);
        }
        QVERIFY(sum <= 1.0f);
        unlikely += trace.candidates.constFirst() == trace.chosen ? 0 : 1;
        QCOMPARE(trace.experts.size(), model.expertLayers.size() * model.expertsUsed);
        QCOMPARE(trace.expertWeights.size(), trace.experts.size());
        for (qsizetype i = 0; i < trace.experts.size(); i += 2) {
            QVERIFY(trace.experts[i] != trace.experts[i + 1] && trace.experts[i] < model.experts);
            QVERIFY(trace.expertWeights[i] >= trace.expertWeights[i + 1]);
            QVERIFY(qAbs(trace.expertWeights[i] + trace.expertWeights[i + 1] - 1) < 1e-5f);
        }
    }
    QCOMPARE(answerCharacters, all.answer.size());
    QCOMPARE(reasoningCharacters, all.reasoning.size());
    QVERIFY(unlikely > 0 && unlikely < all.tokens / 2);
}

void ScriptedGeneratorTest::leavesOutTheReasoningThatIsSwitchedOff() {
    Script script;
    script.fallback = QStringLiteral("<think>hm</think>Yes.");
    script.thinking = {.hasSwitch = true, .thinksByDefault = true, .efforts = {}, .defaultEffort = {}};
    ScriptedGenerator generator(script);
    LoadedModel model;
    generator.load(
        QStringLiteral("m.gguf"), [](double) {}, {}, model);
    QVERIFY(model.thinking.hasSwitch);
    for (const auto isOn : {Thinking::Switch::AsModel, Thinking::Switch::Off}) {
        AnswerRequest request = ask(QStringLiteral("x"));
        request.thinking.isOn = isOn;
        QString reasoning;
        generator.answer(
            request, [&](const AnswerDelta& delta) { reasoning += delta.reasoning; }, [](int, int) {}, {});
        QCOMPARE(reasoning.isEmpty(), isOn == Thinking::Switch::Off);
    }
}

void ScriptedGeneratorTest::goesOnWithABegunAnswer() {
    Script script;
    script.fallback = QStringLiteral("<think>one two</think>three four five");
    ScriptedGenerator generator(script);
    LoadedModel model;
    generator.load(
        QStringLiteral("m.gguf"), [](double) {}, {}, model);
    const auto rest = [&](const char* text, const char* reasoning) {
        AnswerRequest request = ask(QStringLiteral("x"));
        request.begunText = QString::fromLatin1(text);
        request.begunReasoning = QString::fromLatin1(reasoning);
        QString heard;
        generator.answer(
            request, [&](const AnswerDelta& delta) { heard += delta.reasoning + delta.answer; },
            [](int, int) {}, {});
        return heard;
    };
    QCOMPARE(rest("", "one "), QStringLiteral("twothree four five"));
    QCOMPARE(rest("three fo", "one two"), QStringLiteral("ur five"));
}

QTEST_GUILESS_MAIN(ScriptedGeneratorTest)
#include "tst_scripted_generator.moc"
