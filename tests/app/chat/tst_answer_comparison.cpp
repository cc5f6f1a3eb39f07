// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/answer_comparison.h"

#include <QTest>

using namespace conclave;

namespace {

AnswerDelta answer(const char* text, int tokens = 1) {
    return {QString::fromUtf8(text), {}, {}, tokens};
}
AnswerDelta reasoning(const char* text, int tokens = 1) {
    return {{}, QString::fromUtf8(text), {}, tokens};
}

} // namespace

class TestAnswerComparison : public QObject {
    Q_OBJECT

  private slots:
    void theSameInOtherPiecesIsTheSame() {
        AnswerComparison comparison(QStringLiteral("one two"), QStringLiteral("hm, so"), {}, false);
        for (const AnswerDelta& delta :
             {reasoning("hm"), reasoning(", so", 2), answer("o"), answer("ne t"), answer("wo")})
            comparison.add(delta);
        QVERIFY(!comparison.isSettled());
        QCOMPARE(comparison.end().token, 0);
        QCOMPARE(comparison.tokens(), 6);
    }

    void namesTheTokenAndBothWords() {
        AnswerComparison comparison(QStringLiteral("It is a blue bird."), {}, {}, false);
        comparison.add(answer("It is "));
        comparison.add(answer("a "));
        comparison.add(answer("bl"));
        QVERIFY(!comparison.isSettled());
        comparison.add(answer("ack"));
        QVERIFY(!comparison.isSettled()); // the word is not finished
        comparison.add(answer(" cat"));
        QVERIFY(comparison.isSettled());
        const AnswerComparison::Difference difference = comparison.end();
        QCOMPARE(difference.token, 4);
        QCOMPARE(difference.recordedWord, QStringLiteral("blue"));
        QCOMPARE(difference.newWord, QStringLiteral("black"));
    }

    void endingSoonerIsADifferenceAtTheNextToken() {
        AnswerComparison comparison(QStringLiteral("one two"), {}, {}, false);
        comparison.add(answer("one", 1));
        const AnswerComparison::Difference difference = comparison.end();
        QCOMPARE(difference.token, 2);
        QCOMPARE(difference.recordedWord, QStringLiteral("two"));
        QCOMPARE(difference.newWord, QString());
    }

    void goingOnLongerIsADifference() {
        AnswerComparison comparison(QStringLiteral("one"), {}, {}, false);
        comparison.add(answer("one"));
        comparison.add(answer(" two "));
        const AnswerComparison::Difference difference = comparison.end();
        QCOMPARE(difference.token, 2);
        QCOMPARE(difference.recordedWord, QString());
        QCOMPARE(difference.newWord, QStringLiteral("two"));
    }

    void aStoppedAnswerIsComparedAsFarAsItGoes() {
        AnswerComparison comparison(QStringLiteral("one two"), {}, {}, true);
        comparison.add(answer("one "));
        QVERIFY(!comparison.isSettled());
        comparison.add(answer("two"));
        QVERIFY(comparison.isSettled());
        comparison.add(answer(" three"));
        QCOMPARE(comparison.end().token, 0);

        AnswerComparison shorter(QStringLiteral("one two"), {}, {}, true);
        shorter.add(answer("one"));
        QCOMPARE(shorter.end().token, 2);
    }

    void missingReasoningIsADifferenceWhereTheAnswerBegins() {
        AnswerComparison comparison(QStringLiteral("yes"), QStringLiteral("hm, well"), {}, false);
        comparison.add(reasoning("hm,"));
        comparison.add(answer("yes"));
        const AnswerComparison::Difference difference = comparison.end();
        QCOMPARE(difference.token, 2);
        QCOMPARE(difference.recordedWord, QStringLiteral("well"));
        QCOMPARE(difference.newWord, QStringLiteral("yes"));
    }

    void toolCallsCount() {
        AnswerComparison comparison({}, {}, QStringLiteral("{\"name\":\"f\"}\n"), false);
        comparison.add({{}, {}, QStringLiteral("{\"name\":\"g\"}\n"), 5});
        QCOMPARE(comparison.end().token, 5);
    }

    void anEmptyAnswerCanBeRepeated() {
        AnswerComparison comparison({}, {}, {}, false);
        QCOMPARE(comparison.end().token, 0);
    }
};

QTEST_APPLESS_MAIN(TestAnswerComparison)
#include "tst_answer_comparison.moc"
