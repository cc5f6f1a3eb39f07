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
        QCOMPARE(fits.firstSeenId, 1);

        const ContextUse one = contextUse(1000, 50, 101, rounds, costs);
        QVERIFY(!one.fits() && !one.isTooLong());
        QCOMPARE(one.leftOutMessages, 2);
        QCOMPARE(one.firstSeenId, 3);

        const ContextUse all = contextUse(1000, 50, 800, rounds, costs);
        QVERIFY(!all.fits() && !all.isTooLong());
        QCOMPARE(all.leftOutMessages, 5);
        QCOMPARE(all.firstSeenId, 0);
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
