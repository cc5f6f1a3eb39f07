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

    void keptRoundsGoLast_data() {
        QTest::addColumn<QString>("kept"); // a letter for each older round: k is kept
        QTest::addColumn<QVector<int>>("order");
        QTest::newRow("none") << QString() << QVector<int>();
        QTest::newRow("nothing kept") << QStringLiteral("---") << QVector<int>{0, 1, 2};
        QTest::newRow("the oldest") << QStringLiteral("k--") << QVector<int>{1, 2, 0};
        QTest::newRow("in the middle") << QStringLiteral("-k-k-") << QVector<int>{0, 2, 4, 1, 3};
        QTest::newRow("all") << QStringLiteral("kk") << QVector<int>{0, 1};
    }
    void keptRoundsGoLast() {
        QFETCH(QString, kept);
        QFETCH(QVector<int>, order);
        QVector<bool> isKept;
        for (const QChar c : kept)
            isKept.append(c == QLatin1Char('k'));
        QCOMPARE(leavingOrder(isKept), order);
    }

    void leavesOutWholeRounds_data() {
        QTest::addColumn<QByteArray>("roles"); // U and A are kept
        QTest::addColumn<int>("leftOut");
        QTest::addColumn<QString>("seen"); // places in the turns
        QTest::newRow("none") << QByteArray("suauau") << 0 << QStringLiteral("012345");
        QTest::newRow("the oldest") << QByteArray("suauau") << 1 << QStringLiteral("0345");
        QTest::newRow("all but the question") << QByteArray("suauau") << 2 << QStringLiteral("05");
        QTest::newRow("not a kept question") << QByteArray("Uauau") << 1 << QStringLiteral("014");
        QTest::newRow("not a kept answer") << QByteArray("suAuauau") << 2 << QStringLiteral("0127");
        QTest::newRow("kept ones at last") << QByteArray("uAuau") << 2 << QStringLiteral("4");
        QTest::newRow("never what is asked") << QByteArray("uaU") << 2 << QStringLiteral("2");
        QTest::newRow("no more than there are") << QByteArray("uau") << 9 << QStringLiteral("2");
        QTest::newRow("only a question") << QByteArray("u") << 1 << QStringLiteral("0");
        QTest::newRow("nothing") << QByteArray() << 1 << QString();
    }
    void leavesOutWholeRounds() {
        QFETCH(QByteArray, roles);
        QFETCH(int, leftOut);
        QVector<ChatTurn> all = turns(roles.toLower().constData());
        for (qsizetype i = 0; i < all.size(); ++i) {
            all[i].text = QString::number(i);
            all[i].isKept = roles[i] < 'a';
        }
        QString seen;
        const QVector<ChatTurn> left = withoutRounds(all, leftOut);
        for (const ChatTurn& turn : left)
            seen += turn.text;
        QTEST(seen, "seen");
    }

    void keepsAQuarterForTheAnswer() {
        QCOMPARE(promptLimit(2048), 1536);
        QCOMPARE(promptLimit(0), 0);
    }
};

QTEST_GUILESS_MAIN(ContextFitTest)
#include "tst_context_fit.moc"
