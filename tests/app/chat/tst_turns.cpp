// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/context_use.h"
#include "app/chat/turns.h"

#include <QTest>

using namespace conclave;

namespace {

MessageRow row(qint64 id, qint64 parentId, Role role, const char* text) {
    MessageRow message;
    message.id = id;
    message.parentId = parentId;
    message.role = role;
    message.text = QString::fromUtf8(text);
    return message;
}

const QVector<MessageRow> kPath = {row(1, 0, Role::User, "one"),   row(2, 1, Role::Assistant, "first"),
                                   row(3, 2, Role::User, "two"),   row(4, 3, Role::Assistant, ""),
                                   row(5, 4, Role::User, "three"), row(6, 5, Role::Assistant, "third")};

QVector<qint64> idsOf(const QVector<ChatTurn>& turns) {
    QVector<qint64> ids;
    for (const ChatTurn& turn : turns)
        ids.append(turn.messageId);
    return ids;
}

} // namespace

class TurnsTest : public QObject {
    Q_OBJECT

  private slots:
    void findsThePathToAMessage() {
        QVector<MessageRow> tree = kPath;
        tree.append(row(7, 1, Role::Assistant, "another"));
        QCOMPARE(pathTo(7, tree).size(), 2);
        QCOMPARE(pathTo(6, tree).size(), 6);
        QVERIFY(pathTo(99, tree).isEmpty());
    }

    void leavesOutAnswersWithoutAWord() {
        QCOMPARE(idsOf(turnsOf(kPath, QStringLiteral("Be brief."))), (QVector<qint64>{0, 1, 2, 3, 5, 6}));
        QCOMPARE(idsOf(turnsOf(kPath, QStringLiteral("  "))), (QVector<qint64>{1, 2, 3, 5, 6}));
    }

    void roundsAreQuestionsWithWhatFollows() {
        const Rounds split = roundsOf(kPath, QStringLiteral("Be brief."));
        QCOMPARE(split.systemPrompt, QStringLiteral("Be brief."));
        QCOMPARE(split.rounds.size(), 3);
        QCOMPARE(idsOf(split.rounds[0]), (QVector<qint64>{1, 2}));
        QCOMPARE(idsOf(split.rounds[1]), (QVector<qint64>{3}));
        QCOMPARE(idsOf(split.rounds[2]), (QVector<qint64>{5, 6}));
        QVERIFY(roundsOf({}, {}).rounds.isEmpty());
    }

    void anImportedSystemPromptIsInNoRound() {
        QVector<MessageRow> path = {row(8, 0, Role::System, "You are a pirate.")};
        path += kPath;
        const Rounds split = roundsOf(path, {});
        QCOMPARE(split.systemPrompt, QStringLiteral("You are a pirate."));
        QCOMPARE(split.rounds.first().first().messageId, 1);
    }

    void saysWhatWillBeLeftOut() {
        const QVector<ChatRound> rounds = roundsOf(kPath, {}).rounds;
        const QVector<int> costs = {300, 200, 100};
        const ContextUse fits = contextUse(1000, 50, 100, rounds, costs);
        QCOMPARE(fits.limit(), 750);
        QCOMPARE(fits.total(), 750);
        QVERIFY(fits.fits());
        QCOMPARE(fits.seen.firstSeenId, 1);

        const ContextUse one = contextUse(1000, 50, 101, rounds, costs);
        QVERIFY(!one.fits() && !one.isTooLong());
        QCOMPARE(one.seen.leftOutMessages, 2);
        QCOMPARE(one.seen.firstSeenId, 3);

        const ContextUse all = contextUse(1000, 50, 800, rounds, costs);
        QVERIFY(!all.fits() && !all.isTooLong());
        QCOMPARE(all.seen.leftOutMessages, 5);
        QCOMPARE(all.seen.firstSeenId, 0);
    }

    void aPinKeepsItsRound() {
        QVector<MessageRow> path = kPath;
        path[1].pinnedMs = 1;
        const QVector<ChatRound> rounds = roundsOf(path, {}).rounds;
        QVERIFY(isKept(rounds[0]) && !isKept(rounds[1]) && !isKept(rounds[2]));
        const QVector<int> costs = {300, 200, 100};
        const ContextUse one = contextUse(1000, 50, 101, rounds, costs);
        QCOMPARE(one.kept, 300);
        QCOMPARE(one.seen, (SeenPart{.leftOutMessages = 1, .firstSeenId = 5, .leftOutPins = {}}));
        QVERIFY(one.pinsFit());

        const ContextUse pinned = contextUse(1000, 50, 401, rounds, costs); // 751 with the pinned round alone
        QVERIFY(!pinned.fits() && !pinned.isTooLong() && !pinned.pinsFit());
        QCOMPARE(pinned.seen.leftOutMessages, 5);
        QCOMPARE(pinned.seen.leftOutPins, QVector<qint64>{2});
        QVERIFY(contextUse(1000, 50, 400, rounds, costs).pinsFit());
    }

    void knowsTheRoundsOfAnAnswersDroppedTurns() {
        QVector<MessageRow> path = kPath;
        path[2].pinnedMs = 1;
        const QVector<ChatRound> rounds = roundsOf(path, {}).rounds; // 2, 1 and 2 turns, the second is kept
        QCOMPARE(roundsOfTurns(rounds, 0), 0);
        QCOMPARE(roundsOfTurns(rounds, 2), 1);
        QCOMPARE(roundsOfTurns(rounds, 4), 2);
        QCOMPARE(roundsOfTurns(rounds, 5), 3);
        QCOMPARE(roundsOfTurns(rounds, 99), 3);
        QCOMPARE(seenPart(rounds, 1).firstSeenId, 3);
        QCOMPARE(seenPart(rounds, 2), (SeenPart{.leftOutMessages = 4, .firstSeenId = 0, .leftOutPins = {}}));
        QCOMPARE(seenPart(rounds, 3).leftOutPins, QVector<qint64>{3});
    }

    void aSummaryTakesThePlaceOfWhatItStandsFor() {
        QVector<MessageRow> path = kPath;
        path[3].summary = {1, 4, QStringLiteral("one and two"), QStringLiteral("model"), 1};
        const QVector<ChatTurn> turns = turnsOf(path, QStringLiteral("Be brief."));
        QCOMPARE(idsOf(turns), (QVector<qint64>{0, 0, 0, 5, 6})); // 4 has no word, but the summary is there
        QCOMPARE(turns[0].text, QStringLiteral("Be brief."));
        QVERIFY(turns[1].role == Role::User && turns[1].isKept && turns[1].text.endsWith("one and two"));
        QVERIFY(turns[2].role == Role::Assistant && turns[2].isKept);
        const QVector<ChatRound> rounds = roundsOf(path, {}).rounds;
        QCOMPARE(rounds.size(), 2);
        QCOMPARE(summaryIn(rounds[0]), QStringLiteral("one and two"));
        QVERIFY(summaryIn(rounds[1]).isEmpty());
        QCOMPARE(summarizedCount(path), 4);
        QCOMPARE(summarizedCount(path.mid(0, 3)), 0); // another branch
    }

    void whatIsPinnedStaysBesideTheSummary() {
        QVector<MessageRow> path = kPath;
        path[0].pinnedMs = 1;
        path[3].summary = {1, 4, QStringLiteral("one and two"), {}, 1};
        QCOMPARE(idsOf(turnsOf(path, {})), (QVector<qint64>{1, 2, 0, 0, 5, 6}));
    }

    void theSummaryFurthestDownCounts() {
        QVector<MessageRow> path = kPath;
        path[1].summary = {2, 2, QStringLiteral("one"), {}, 2}; // it is younger, but says less
        path[5].summary = {1, 6, QStringLiteral("everything"), {}, 1};
        const QVector<ChatTurn> turns = turnsOf(path, {});
        QCOMPARE(turns.size(), 2);
        QVERIFY(turns[0].text.endsWith("everything"));
    }

    void proposesAsLittleForASummaryAsMakesRoom_data() {
        QTest::addColumn<QString>("kinds"); // of the rounds: p is pinned, s a summary, q has no answer
        QTest::addColumn<int>("cost");      // of each round
        QTest::addColumn<int>("question");
        QTest::addColumn<int>("rounds"); // that are summarized
        // Of 1000 tokens 750 are for the prompt, 93 for a summary.
        QTest::newRow("there is room") << QStringLiteral("---") << 100 << 50 << 0;
        QTest::newRow("half is free afterwards") << QStringLiteral("-------") << 100 << 50 << 5;
        QTest::newRow("the last round stays") << QStringLiteral("---") << 200 << 350 << 2;
        QTest::newRow("just so") << QStringLiteral("---") << 200 << 400 << 2;
        QTest::newRow("with the last round") << QStringLiteral("--") << 300 << 500 << 2;
        QTest::newRow("too long a question") << QStringLiteral("--") << 300 << 700 << 0;
        QTest::newRow("nothing before it") << QString() << 0 << 900 << 0;
        QTest::newRow("what is pinned stays") << QStringLiteral("p------") << 100 << 50 << 6;
        QTest::newRow("only pinned ones") << QStringLiteral("ppp") << 300 << 50 << 0;
        QTest::newRow("again") << QStringLiteral("s------") << 100 << 50 << 5;
        QTest::newRow("not the summary alone") << QStringLiteral("s") << 700 << 100 << 0;
        QTest::newRow("never at a question") << QStringLiteral("----q--") << 100 << 50 << 6;
    }
    void proposesAsLittleForASummaryAsMakesRoom() {
        QFETCH(QString, kinds);
        QFETCH(int, cost);
        QFETCH(int, question);
        QFETCH(int, rounds);
        QVector<ChatRound> all;
        for (const QChar kind : kinds) {
            const qint64 id = 2 * all.size() + 1;
            ChatRound round{{Role::User, QStringLiteral("q"), {}, id, kind == u'p'},
                            {Role::Assistant, QStringLiteral("a"), {}, id + 1}};
            if (kind == u'q')
                round.removeLast();
            all.append(kind == u's' ? summaryRound(QStringLiteral("so far")) : round);
        }
        const ContextUse use = contextUse(1000, 0, question, all, QVector<int>(all.size(), cost));
        QCOMPARE(use.older.lastMessageId, rounds == 0 ? 0 : all[rounds - 1].last().messageId);
        qsizetype turns = 0;
        for (int i = 0; i < rounds; ++i)
            turns += all[i].size();
        QCOMPARE(use.older.turns.size(), turns);
    }

    void aQuestionAloneMayTakeTheAnswersRoomButNotAll() {
        const ContextUse alone = contextUse(1000, 50, 900, {}, {});
        QVERIFY(alone.fits());
        const ContextUse tooLong = contextUse(1000, 50, 950, {}, {});
        QVERIFY(tooLong.isTooLong() && !tooLong.fits());
    }
};

QTEST_GUILESS_MAIN(TurnsTest)
#include "tst_turns.moc"
