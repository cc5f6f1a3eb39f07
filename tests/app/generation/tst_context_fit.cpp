// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/generation/context_fit.h"

#include <QTest>

using namespace conclave;

namespace {

QVector<ChatTurn> turns(const char* roles) {
    QVector<ChatTurn> result;
    for (; *roles; ++roles)
        result.append({*roles == 's'   ? Role::System
                       : *roles == 'u' ? Role::User
                                       : Role::Assistant,
                       QStringLiteral("text"),
                       {}});
    return result;
}

} // namespace

class ContextFitTest : public QObject {
    Q_OBJECT

  private slots:
    void roundsBeginWithQuestions_data() {
        QTest::addColumn<QByteArray>("roles");
        QTest::addColumn<QVector<qsizetype>>("starts");
        QTest::newRow("nothing") << QByteArray() << QVector<qsizetype>();
        QTest::newRow("one question") << QByteArray("u") << QVector<qsizetype>{0};
        QTest::newRow("behind a system prompt") << QByteArray("suau") << QVector<qsizetype>{1, 3};
        QTest::newRow("a question without an answer") << QByteArray("uuau") << QVector<qsizetype>{0, 1, 3};
        QTest::newRow("begun by the model") << QByteArray("auau") << QVector<qsizetype>{0, 1, 3};
        QTest::newRow("a system prompt within") << QByteArray("uasua") << QVector<qsizetype>{0, 3};
    }
    void roundsBeginWithQuestions() {
        QFETCH(QByteArray, roles);
        QFETCH(QVector<qsizetype>, starts);
        QCOMPARE(roundStarts(turns(roles.constData())), starts);
    }

    void leavesOutAsFewAsItTakes() {
        const QVector<int> costs = {10, 40, 5, 5, 20, 1};
        for (int limit = 0; limit <= 110; ++limit) {
            const auto tokensWithout = [&](int leftOut) {
                int tokens = 7; // the question
                for (qsizetype i = leftOut; i < costs.size(); ++i)
                    tokens += costs[i];
                return tokens;
            };
            const int leftOut = roundsToLeaveOut(static_cast<int>(costs.size()), limit, tokensWithout);
            QVERIFY(leftOut == costs.size() || tokensWithout(leftOut) <= limit);
            QVERIFY(leftOut == 0 || tokensWithout(leftOut - 1) > limit);
        }
    }

    void countsALongConversationFewTimes() {
        int counted = 0;
        const int leftOut = roundsToLeaveOut(100'000, 500, [&](int count) {
            ++counted;
            return 100'000 - count;
        });
        QCOMPARE(leftOut, 99'500);
        QVERIFY2(counted < 20, qPrintable(QString::number(counted)));
    }

    void keepsAQuarterForTheAnswer() {
        QCOMPARE(promptLimit(2048), 1536);
        QCOMPARE(promptLimit(0), 0);
    }
};

QTEST_GUILESS_MAIN(ContextFitTest)
#include "tst_context_fit.moc"
