// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/answer_gathering.h"

#include <QTest>

using namespace conclave;

namespace {

struct Heard {
    QString answer;
    QString reasoning;
    int deltas = 0;
    int tokens = 0;
    int traces = 0;

    AnswerGathering::Sink sink() {
        return [this](const AnswerDelta& delta) {
            answer += delta.answer;
            reasoning += delta.reasoning;
            tokens += delta.tokens;
            traces += static_cast<int>(delta.traces.size());
            ++deltas;
        };
    }
};

AnswerRequest begun(const QString& text, const QString& reasoning = {}) {
    AnswerRequest request;
    request.begunText = text;
    request.begunReasoning = reasoning;
    return request;
}

} // namespace

class AnswerGatheringTest : public QObject {
    Q_OBJECT

  private slots:
    void givesEachTextAtOnce();
    void waitsForTheTraceOfATextsToken();
    void swallowsWhatHadBegun_data();
    void swallowsWhatHadBegun();
};

void AnswerGatheringTest::givesEachTextAtOnce() {
    Heard heard;
    const auto sink = heard.sink();
    const AnswerRequest request;
    AnswerGathering gathering(request, sink);
    gathering.addToken();
    gathering.addReasoning("Hm.");
    gathering.addToken(); // a mark
    gathering.addToken();
    gathering.addAnswer("Yes");
    QCOMPARE(heard.deltas, 2);
    QCOMPARE(heard.tokens, 3);
    gathering.end();
    QCOMPARE(heard.deltas, 2);
    QCOMPARE(gathering.answer() + gathering.reasoning(), QStringLiteral("YesHm."));
}

void AnswerGatheringTest::waitsForTheTraceOfATextsToken() {
    Heard heard;
    const auto sink = heard.sink();
    AnswerRequest request;
    request.isTraced = true;
    AnswerGathering gathering(request, sink);
    gathering.addToken();
    gathering.addTrace({}, ""); // a mark: its trace waits for text
    gathering.addToken();
    gathering.addAnswer("Yes");
    QCOMPARE(heard.deltas, 0);
    gathering.addTrace({}, "Yes");
    QCOMPARE(heard.deltas, 1);
    QCOMPARE(heard.traces, 2);
    gathering.addToken();
    gathering.addTrace({}, "");
    gathering.end();
    QCOMPARE(heard.traces, 3);
    QCOMPARE(heard.tokens, 3);
}

void AnswerGatheringTest::swallowsWhatHadBegun_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("coming");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* text, const QStringList& coming, const char* expected) {
        QTest::newRow(name) << QString::fromUtf8(text) << coming << QString::fromUtf8(expected);
    };
    row("piece by piece", "Hello", {"He", "llo", " you"}, " you");
    row("with more at once", "Hello", {"Hello you"}, " you");
    row("held back", "a <", {"a ", "<b>"}, "b>");
    row("nothing more", "Hello", {"Hel"}, "");
    row("something else", "Hello", {"Help", " me"}, "p me");
    row("characters of many bytes", "über", {"ü", "ber", "all 😀"}, "all 😀");
}

void AnswerGatheringTest::swallowsWhatHadBegun() {
    QFETCH(QString, text);
    QFETCH(QStringList, coming);
    QFETCH(QString, expected);
    Heard heard;
    const auto sink = heard.sink();
    const AnswerRequest request = begun(text, QStringLiteral("so"));
    AnswerGathering gathering(request, sink);
    gathering.addReasoning("so");
    for (const QString& part : coming)
        gathering.addAnswer(part.toStdString());
    gathering.end();
    QCOMPARE(heard.answer, expected);
    QCOMPARE(heard.reasoning, QString());
    QCOMPARE(gathering.answer(), text + expected);
}

QTEST_GUILESS_MAIN(AnswerGatheringTest)
#include "tst_answer_gathering.moc"
