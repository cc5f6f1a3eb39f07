// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/as_foreign.h"
#include "app/store/chat_store.h"

#include "tests/app/store/encrypted_history.h"
#include "tests/app/store/store_waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

using Result = TallyQuestion::Result;

namespace {

const QString kQwen = QStringLiteral("Qwen");
const QString kDeepSeek = QStringLiteral("DeepSeek");
const QString kMistral = QStringLiteral("Mistral");

CouncilVote best(int position) {
    return {CouncilVerdict::Best, position};
}

} // namespace

class TstCouncils : public QObject {
    Q_OBJECT

  private:
    /// A question and the answers of its seats, in the order of the seats.
    struct Asked {
        MessageRow question;
        QVector<MessageRow> answers;
    };
    /// A model and its quantization.
    using Model = std::pair<QString, QString>;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;

    QString path(const QString& name = QStringLiteral("history.sqlite")) const {
        return m_folder->filePath(name);
    }

    MessageRow answer(const MessageRow& question, const Model& model) {
        Provenance provenance;
        provenance.modelName = model.first;
        provenance.quantization = model.second;
        const MessageRow row =
            valueOf(m_store->createAnswer(question.conversationId, question.id, provenance));
        valueOf(m_store->finishAnswer({.messageId = row.id, .text = model.first + QStringLiteral(" says")},
                                      MessageState::Complete, {}, provenance));
        return row;
    }

    Asked ask(const QVector<Model>& models, qint64 conversationId = 0, qint64 parentId = 0,
              bool isBlind = false) {
        Asked asked;
        asked.question = valueOf(m_store->createQuestion(
            conversationId, parentId, QStringLiteral("Which is better?"), QStringLiteral("Title")));
        QVector<CouncilSeat> seats;
        for (const Model& model : models)
            seats.append({.position = int(seats.size()),
                          .modelName = QStringLiteral("file of ") + model.first,
                          .modelPath = QStringLiteral("/models/") + model.first,
                          .quantization = {}});
        valueOf(m_store->createCouncil(asked.question.id, seats, isBlind));
        for (qsizetype i = 0; i < models.size(); ++i) {
            asked.answers.append(answer(asked.question, models[i]));
            valueOf(m_store->seatAnswer(asked.question.id, int(i), asked.answers.last().id));
        }
        return asked;
    }
    Asked askBoth() { return ask({{kQwen, QStringLiteral("Q4_K_M")}, {kDeepSeek, QStringLiteral("Q8_0")}}); }

    CouncilRow councilOf(const Asked& asked) {
        const QVector<CouncilRow> rows = valueOf(m_store->councils(asked.question.conversationId));
        return rows.value(0);
    }

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        beginHistory(path());
        m_store = std::make_unique<ChatStore>(path());
        valueOf(m_store->opened());
    }
    void cleanup() { m_store.reset(); }

    void keepsSeatsAndTheirAnswers() {
        const Asked asked = ask({{kQwen, {}}, {kDeepSeek, QStringLiteral("Q8_0")}}, 0, 0, true);
        const CouncilRow row = councilOf(asked);
        QCOMPARE(row.questionId, asked.question.id);
        QVERIFY(row.isBlind);
        QVERIFY(!row.vote);
        QVERIFY(row.createdMs > 0);
        QCOMPARE(row.seats.size(), 2);
        QCOMPARE(row.seats[0].answerId, asked.answers[0].id);
        QCOMPARE(row.seats[1].modelName, kDeepSeek); // as the answer says, not as the seat did before
        QCOMPARE(row.seats[1].modelPath, QStringLiteral("/models/DeepSeek"));
        QCOMPARE(row.seats[1].quantization, QStringLiteral("Q8_0"));
    }

    void knowsWhoHasNotAnswered() {
        const MessageRow question =
            valueOf(m_store->createQuestion(0, 0, QStringLiteral("q"), QStringLiteral("t")));
        valueOf(m_store->createCouncil(
            question.id,
            {{.position = 0, .modelName = kQwen, .modelPath = {}, .quantization = {}},
             {.position = 1, .modelName = kDeepSeek, .modelPath = {}, .quantization = {}}},
            false));
        const CouncilRow row = valueOf(m_store->councils(question.conversationId)).value(0);
        QCOMPARE(row.seats[0].answerId, 0);
        QCOMPARE(row.seats[0].modelName, kQwen);
        QVERIFY(failureOf(m_store->createCouncil(question.id, row.seats, false)));
        QVERIFY(failureOf(m_store->createCouncil(question.id + 100, row.seats, false)));
        QVERIFY(failureOf(m_store->seatAnswer(question.id, 2, 0)));
    }

    void aVoteCanBeChangedAndTakenBack() {
        const Asked asked = askBoth();
        valueOf(m_store->vote(asked.question.id, best(1)));
        QCOMPARE(councilOf(asked).vote, std::optional(best(1)));
        QVERIFY(councilOf(asked).votedMs > 0);
        valueOf(m_store->vote(asked.question.id, CouncilVote{CouncilVerdict::NoneGood}));
        QCOMPARE(councilOf(asked).vote->verdict, CouncilVerdict::NoneGood);
        valueOf(m_store->vote(asked.question.id, std::nullopt));
        QVERIFY(!councilOf(asked).vote);
        QCOMPARE(councilOf(asked).votedMs, 0);
        QVERIFY(failureOf(m_store->vote(asked.question.id, best(7)))); // there is no such seat
        QVERIFY(valueOf(m_store->tally()).isEmpty());
    }

    void talliesPairsOfModels() {
        for (const int winner : {0, 0, 1})
            valueOf(m_store->vote(askBoth().question.id, best(winner)));
        valueOf(m_store->vote(askBoth().question.id, CouncilVote{CouncilVerdict::Alike}));
        valueOf(m_store->vote(askBoth().question.id, CouncilVote{CouncilVerdict::NoneGood}));
        askBoth(); // nobody has voted
        // The other way round it is the same pair.
        valueOf(m_store->vote(ask({{kDeepSeek, QStringLiteral("Q4_0")}, {kQwen, {}}}).question.id, best(1)));

        const QVector<TallyPair> pairs = valueOf(m_store->tally());
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs[0].first, kQwen); // who has won more often
        QCOMPARE(pairs[0].second, kDeepSeek);
        QCOMPARE(pairs[0].count(Result::FirstWon), 3);
        QCOMPARE(pairs[0].count(Result::SecondWon), 1);
        QCOMPARE(pairs[0].count(Result::Alike), 1);
        QCOMPARE(pairs[0].count(Result::NoneGood), 1);
        QCOMPARE(pairs[0].questions.size(), 6);
        QCOMPARE(pairs[0].firstQuantizations, QStringList{QStringLiteral("Q4_K_M")});
        QCOMPARE(pairs[0].secondQuantizations, (QStringList{QStringLiteral("Q4_0"), QStringLiteral("Q8_0")}));
        QCOMPARE(pairs[0].questions[0].question, QStringLiteral("Which is better?"));
    }

    void theBestOfThreeHasBeatenTwo() {
        const Asked asked = ask({{kQwen, {}}, {kDeepSeek, {}}, {kMistral, {}}});
        valueOf(m_store->vote(asked.question.id, best(2)));
        const QVector<TallyPair> pairs = valueOf(m_store->tally());
        QCOMPARE(pairs.size(), 2); // nothing was said about Qwen against DeepSeek
        for (const TallyPair& pair : pairs) {
            QCOMPARE(pair.first, kMistral);
            QCOMPARE(pair.count(Result::FirstWon), 1);
        }
        valueOf(m_store->vote(asked.question.id, CouncilVote{CouncilVerdict::Alike}));
        QCOMPARE(valueOf(m_store->tally()).size(), 3);
    }

    void quantizationsOfOneModelAreAPair() {
        const QString small = QStringLiteral("Q2_K");
        const QString large = QStringLiteral("Q8_0");
        valueOf(m_store->vote(ask({{kQwen, small}, {kQwen, large}}).question.id, best(1)));
        valueOf(m_store->vote(ask({{kQwen, large}, {kQwen, large}}).question.id, best(1))); // is none
        const QVector<TallyPair> pairs = valueOf(m_store->tally());
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs[0].firstQuantizations, QStringList{large});
        QCOMPARE(pairs[0].secondQuantizations, QStringList{small});
    }

    void whatIsInTheTrashDoesNotCount() {
        const Asked kept = askBoth();
        const Asked removed = askBoth();
        const Asked half = ask({{kQwen, {}}, {kDeepSeek, {}}, {kMistral, {}}});
        const Asked gone = askBoth();
        for (const Asked& asked : {kept, removed, half, gone})
            valueOf(m_store->vote(asked.question.id, best(0)));
        QCOMPARE(valueOf(m_store->tally())[0].questions.size(), 4);

        const UndoStep step = valueOf(m_store->remove({removed.question.conversationId}));
        valueOf(m_store->removeBranch(half.question.conversationId, half.answers[1].id));
        valueOf(m_store->removeBranch(gone.question.conversationId, gone.question.id));
        QVector<TallyPair> pairs = valueOf(m_store->tally());
        QCOMPARE(pairs.size(), 2); // of the half one Qwen against Mistral is left
        QCOMPARE(pairs[0].questions.size(), 1);
        const QVector<CouncilRow> rows = valueOf(m_store->councils(half.question.conversationId));
        QVERIFY(rows[0].seats[1].isAnswerRemoved);
        QVERIFY(valueOf(m_store->councils(gone.question.conversationId)).isEmpty());

        valueOf(m_store->restore(step));
        pairs = valueOf(m_store->tally());
        QCOMPARE(pairs[0].questions.size(), 2);
    }

    void whatIsDeletedForGoodLeavesItsSeat() {
        const Asked half = askBoth();
        const Asked whole = askBoth();
        for (const Asked& asked : {half, whole})
            valueOf(m_store->vote(asked.question.id, best(0)));
        valueOf(m_store->removeBranch(half.question.conversationId, half.answers[1].id));
        valueOf(m_store->remove({whole.question.conversationId}));
        valueOf(m_store->emptyTrash());
        const CouncilRow row = councilOf(half);
        QCOMPARE(row.seats.size(), 2);
        QCOMPARE(row.seats[1].answerId, 0);
        QVERIFY(!row.seats[1].isAnswerRemoved);
        QVERIFY(valueOf(m_store->tally()).isEmpty());
    }

    void privateOnesNeverReachTheTally() {
        const Asked asked = ask({{kQwen, {}}, {kDeepSeek, {}}}, kNewPrivateConversation);
        QVERIFY(isPrivateId(asked.question.id));
        valueOf(m_store->vote(asked.question.id, best(0)));
        QCOMPARE(councilOf(asked).vote, std::optional(best(0)));
        QVERIFY(valueOf(m_store->tally()).isEmpty());
    }

    void aCopyHasNoVoteOfItsOwn() {
        const Asked asked = askBoth();
        valueOf(m_store->vote(asked.question.id, best(0)));
        const ConversationRow copy =
            valueOf(m_store->duplicate(asked.question.conversationId, asked.answers[1].id));
        QVERIFY(valueOf(m_store->councils(copy.id)).isEmpty());
        QCOMPARE(valueOf(m_store->tally())[0].questions.size(), 1);
    }

    void comeBackWithAnImport() {
        const Asked asked = ask({{kQwen, {}}, {kDeepSeek, {}}}, 0, 0, true);
        valueOf(m_store->vote(asked.question.id, best(1)));
        const qint64 id = asked.question.conversationId;
        const ForeignConversation foreign =
            asForeign(valueOf(m_store->conversation(id)), valueOf(m_store->tree(id)),
                      valueOf(m_store->councils(id)), {});

        beginHistory(path(QStringLiteral("other/history.sqlite")));
        ChatStore other(path(QStringLiteral("other/history.sqlite")));
        valueOf(other.opened());
        const qint64 import = valueOf(other.beginImport(QStringLiteral("conclave"), {}));
        const ImportOutcome outcome = valueOf(other.importConversation(import, foreign));
        const QVector<CouncilRow> rows = valueOf(other.councils(outcome.conversationId));
        QCOMPARE(rows.size(), 1);
        const CouncilRow before = councilOf(asked);
        QCOMPARE(rows[0].createdMs, before.createdMs);
        QCOMPARE(rows[0].votedMs, before.votedMs);
        QVERIFY(rows[0].isBlind);
        QCOMPARE(rows[0].vote, std::optional(best(1)));
        const QVector<MessageRow> tree = valueOf(other.tree(outcome.conversationId));
        QCOMPARE(rows[0].seats[0].answerId, tree[1].id);
        QCOMPARE(rows[0].seats[1].answerId, tree[2].id);
        QCOMPARE(valueOf(other.tally()).size(), 1);

        // Once more it is all there already.
        QCOMPARE(valueOf(other.importConversation(import, foreign)).kind, ImportOutcome::Kind::Unchanged);
        // A vote that is missing here comes; one that is here stays.
        valueOf(other.vote(rows[0].questionId, std::nullopt));
        QCOMPARE(valueOf(other.importConversation(import, foreign)).kind, ImportOutcome::Kind::Updated);
        valueOf(other.vote(rows[0].questionId, best(0)));
        valueOf(other.importConversation(import, foreign));
        QCOMPARE(valueOf(other.councils(outcome.conversationId))[0].vote, std::optional(best(0)));
    }

    void anImportMayClaimAnything() {
        const Asked asked = askBoth();
        const qint64 id = asked.question.conversationId;
        ForeignConversation foreign =
            asForeign(valueOf(m_store->conversation(id)), valueOf(m_store->tree(id)), {}, {});
        foreign.uuid = QStringLiteral("another one");
        const QString question = QString::number(asked.question.id);
        const QString answer = QString::number(asked.answers[0].id);
        const ForeignCouncil::Seat seat{kQwen, {}, QStringLiteral("no such message")};
        foreign.councils = {
            {.questionSourceId = QStringLiteral("nothing"), .vote = {}, .seats = {seat, seat}},
            {.questionSourceId = answer, .vote = {}, .seats = {seat, seat}}, // no question
            {.questionSourceId = question, .vote = {}, .seats = {seat}},     // no council
            {.questionSourceId = question, .vote = best(9), .seats = {seat, seat}},
            {.questionSourceId = question, .vote = {}, .seats = {seat, seat, seat}}}; // a second one
        const qint64 import = valueOf(m_store->beginImport(QStringLiteral("conclave"), {}));
        const ImportOutcome outcome = valueOf(m_store->importConversation(import, foreign));
        const QVector<CouncilRow> rows = valueOf(m_store->councils(outcome.conversationId));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].seats.size(), 2);
        QCOMPARE(rows[0].seats[0].answerId, 0);
        QVERIFY(!rows[0].vote);
    }

    void comeBackFromABackup() {
        const Asked asked = askBoth();
        valueOf(m_store->vote(asked.question.id, best(0)));
        m_store.reset();
        QVERIFY(QFile::copy(path(), path(QStringLiteral("copy.sqlite"))));
        m_store = std::make_unique<ChatStore>(path());
        valueOf(m_store->remove({asked.question.conversationId}));
        valueOf(m_store->emptyTrash());
        QVERIFY(valueOf(m_store->tally()).isEmpty());
        valueOf(m_store->restoreBackup(path(QStringLiteral("copy.sqlite")), RestoreMode::Merge));
        QCOMPARE(valueOf(m_store->tally())[0].count(Result::FirstWon), 1);
    }
};

QTEST_GUILESS_MAIN(TstCouncils)
#include "tst_councils.moc"
