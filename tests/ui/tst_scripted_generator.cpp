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

QTEST_GUILESS_MAIN(ScriptedGeneratorTest)
#include "tst_scripted_generator.moc"
