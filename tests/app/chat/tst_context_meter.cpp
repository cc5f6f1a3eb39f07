// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/context_meter.h"
#include "app/generation/engine_generator.h"

#include <QSemaphore>
#include <QTest>

#include <atomic>
#include <memory>

using namespace conclave;

namespace {

const QString kDeepSeek = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-deepseek2.gguf");
const QString kQwen = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-qwen3moe.gguf");

/// A character is a token; keeps how often it was asked, and waits when told to.
class CharacterCounter : public TokenCounter {
  public:
    std::optional<int> count(std::span<const ChatTurn> turns, std::stop_token stop) const override {
        ++calls;
        if (isWaiting)
            gate.acquire();
        if (stop.stop_requested() || refuses)
            return std::nullopt;
        int tokens = 5;
        for (const ChatTurn& turn : turns)
            tokens += static_cast<int>(turn.text.size()) + 2;
        return tokens;
    }
    mutable std::atomic<int> calls = 0;
    std::atomic<bool> isWaiting = false;
    std::atomic<bool> refuses = false;
    mutable QSemaphore gate;
};

MessageRow row(qint64 id, Role role, const QString& text, const QString& reasoning = {}) {
    MessageRow message;
    message.id = id;
    message.role = role;
    message.text = text;
    message.reasoning = reasoning;
    return message;
}

QVector<MessageRow> path(int rounds) {
    QVector<MessageRow> messages;
    for (int i = 0; i < rounds; ++i) {
        messages.append(
            row(2 * i + 1, Role::User, QStringLiteral("Question %1, with “signs” & 数字.").arg(i)));
        messages.append(row(2 * i + 2, Role::Assistant, QStringLiteral("Answer %1.\n\n- a list\n").arg(i),
                            i % 2 ? QStringLiteral("Let me think.") : QString()));
    }
    return messages;
}

ContextMeter::Request request(const QVector<MessageRow>& path, const QString& question,
                              const QString& systemPrompt = {}) {
    return {roundsOf(path, systemPrompt), question};
}

} // namespace

class ContextMeterTest : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_counter = std::make_shared<CharacterCounter>();
        m_meter = std::make_unique<ContextMeter>();
        LoadedModel model;
        model.contextTokens = 1000;
        model.counter = m_counter;
        m_meter->setModel(model);
    }
    void cleanup() {
        m_counter->gate.release(1000);
        m_meter.reset();
    }

    void theSumIsThePromptOfBothStarters_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("systemPrompt");
        QTest::newRow("DeepSeek style") << kDeepSeek << QString();
        QTest::newRow("DeepSeek style, with instructions") << kDeepSeek << QStringLiteral("Be brief.");
        QTest::newRow("Qwen style") << kQwen << QString();
        QTest::newRow("Qwen style, with instructions") << kQwen << QStringLiteral("Be brief.");
    }
    void theSumIsThePromptOfBothStarters() {
        QFETCH(QString, file);
        QFETCH(QString, systemPrompt);
        EngineGenerator generator;
        LoadedModel model;
        QVERIFY(!generator
                     .load(
                         file, [](double) {}, {}, model)
                     .isError());
        m_meter->setModel(model);
        const QVector<MessageRow> before = path(6);
        const QString question = QStringLiteral("What is a token?");
        for (int rounds = 0; rounds <= 6; ++rounds) {
            const QVector<MessageRow> seen = before.mid(0, 2 * rounds);
            const auto use = counted(request(seen, question, systemPrompt));
            QVERIFY(use);
            QVector<ChatTurn> turns = turnsOf(seen, systemPrompt);
            turns.append({Role::User, question, {}});
            const AnswerOutcome outcome = generator.answer(
                {turns, {.temperature = 0, .maxTokens = 1}}, [](const AnswerDelta&) {}, [](int, int) {}, {});
            QCOMPARE(outcome.droppedTurns, 0);
            QCOMPARE(use->total(), outcome.promptTokens);
            QVERIFY(use->question >= 3 && use->instructions >= 1);
            QCOMPARE(use->history > 0, rounds > 0);
        }
    }

    void predictsWhatTheEngineLeavesOut() {
        EngineGenerator generator;
        LoadedModel model;
        QVERIFY(!generator
                     .load(
                         kQwen, [](double) {}, {}, model)
                     .isError());
        m_meter->setModel(model);
        const QVector<MessageRow> before = path(model.contextTokens / 25);
        const QString question = QStringLiteral("What is a token?");
        const auto use = counted(request(before, question));
        QVERIFY(use && !use->fits());
        QVector<ChatTurn> turns = turnsOf(before, {});
        turns.append({Role::User, question, {}});
        const AnswerOutcome outcome = generator.answer(
            {turns, {.temperature = 0, .maxTokens = 1}}, [](const AnswerDelta&) {}, [](int, int) {}, {});
        QVERIFY(!outcome.error.isError());
        QVERIFY(outcome.droppedTurns > 0);
        QCOMPARE(use->seen.leftOutMessages, outcome.droppedTurns);
        QCOMPARE(use->seen.firstSeenId, turns[outcome.droppedTurns].messageId);
    }

    void predictsTheSameWithPinsAndASummary() {
        EngineGenerator generator;
        LoadedModel model;
        QVERIFY(!generator
                     .load(
                         kQwen, [](double) {}, {}, model)
                     .isError());
        m_meter->setModel(model);
        QVector<MessageRow> before = path(model.contextTokens / 25);
        before[2].pinnedMs = before[11].pinnedMs = before[20].pinnedMs = 1;
        before[7].summary = {1, before[7].id, QStringLiteral("They counted questions."), {}, 1};
        const QString question = QStringLiteral("What is a token?");
        const auto use = counted(request(before, question));
        QVERIFY(use && !use->fits() && use->pinsFit());
        QVector<ChatTurn> turns = turnsOf(before, {});
        turns.append({Role::User, question, {}});
        const AnswerOutcome outcome = generator.answer(
            {turns, {.temperature = 0, .maxTokens = 1}}, [](const AnswerDelta&) {}, [](int, int) {}, {});
        QVERIFY(!outcome.error.isError());
        QCOMPARE(use->seen.leftOutMessages, outcome.droppedTurns);
        const QVector<ChatRound> rounds = roundsOf(before, {}).rounds;
        QCOMPARE(seenPart(rounds, roundsOfTurns(rounds, outcome.droppedTurns)), use->seen);
        // Above the line are what is pinned and the summary.
        QVERIFY(use->seen.firstSeenId > before[20].id);
    }

    void twoSummariesOfOneLengthAreTwo() {
        QVector<MessageRow> messages = path(2);
        messages[1].summary = {1, 2, QStringLiteral("abc"), {}, 1};
        QVERIFY(counted(request(messages, QStringLiteral("a"))));
        const int calls = m_counter->calls;
        messages[1].summary = {2, 2, QStringLiteral("xyz"), {}, 1};
        QVERIFY(counted(request(messages, QStringLiteral("a"))));
        QCOMPARE(m_counter->calls - calls, 2); // the summary and the question
    }

    void countsOnlyTheQuestionAgain() {
        const auto first = counted(request(path(20), QStringLiteral("a")));
        QVERIFY(first);
        const int calls = m_counter->calls;
        const auto second = counted(request(path(20), QStringLiteral("another")));
        QVERIFY(second);
        QCOMPARE(m_counter->calls - calls, 1);
        QCOMPARE(second->total() - first->total(), 6);
        counted(request(path(21), QStringLiteral("another")));
        QCOMPARE(m_counter->calls - calls, 3); // one more round, and the question
    }

    void countsAnAnswerThatHasGrownAgain() {
        QVector<MessageRow> messages = path(2);
        const auto before = counted(request(messages, QStringLiteral("a")));
        messages.last().text += QStringLiteral("more");
        const auto after = counted(request(messages, QStringLiteral("a")));
        QVERIFY(before && after);
        QCOMPARE(after->history - before->history, 4);
    }

    void keepsWhatWasCountedBeforeAStop() {
        m_counter->isWaiting = true;
        bool isCalled = false;
        std::stop_source stop =
            m_meter->count(request(path(8), QStringLiteral("a")), [&](const auto&) { isCalled = true; });
        m_counter->gate.release(6); // the frame and five rounds
        QTRY_COMPARE(m_counter->calls, 7);
        stop.request_stop();
        m_counter->isWaiting = false;
        m_counter->gate.release(1);
        QVERIFY(counted(request(path(8), QStringLiteral("a"))));
        QVERIFY(!isCalled);
        QCOMPARE(m_counter->calls, 7 + 3 + 1);
    }

    void saysAtOnceWhatSurelyFits() {
        const auto ask = [](int characters) { return request(path(3), QString(characters, u'a')); };
        QVERIFY(!m_meter->surelyFits(ask(1))); // nothing has been counted yet
        QVERIFY(counted(ask(1)));
        QVERIFY(m_meter->surelyFits(ask(100)));
        QVERIFY(!m_meter->surelyFits(ask(400)));
        QVERIFY(!m_meter->surelyFits(request(path(4), QStringLiteral("a"))));
        QVERIFY(!m_meter->surelyFits(request(path(3), QStringLiteral("a"), QStringLiteral("Be brief."))));
    }

    void forgetsWithAnotherModel() {
        QVERIFY(counted(request(path(3), QStringLiteral("a"))));
        LoadedModel other;
        other.contextTokens = 500;
        other.counter = std::make_shared<CharacterCounter>();
        m_meter->setModel(other);
        QVERIFY(!m_meter->surelyFits(request(path(3), QStringLiteral("a"))));
        const auto use = counted(request(path(3), QStringLiteral("a")));
        QVERIFY(use);
        QCOMPARE(use->contextTokens, 500);
    }

    void aModelThatCannotSayIsUnknown() {
        m_counter->refuses = true;
        QVERIFY(m_meter->isKnown());
        QVERIFY(!counted(request(path(1), QStringLiteral("a"))));
        m_meter->setModel({});
        QVERIFY(!m_meter->isKnown());
        QVERIFY(!counted(request(path(1), QStringLiteral("a"))));
    }

    void anUnloadedModelCountsNoMore() {
        LoadedModel model;
        {
            EngineGenerator generator;
            QVERIFY(!generator
                         .load(
                             kQwen, [](double) {}, {}, model)
                         .isError());
            const QVector<ChatTurn> turns = {{Role::User, QStringLiteral("Hello"), {}}};
            QVERIFY(model.counter->count(turns, {}));
        }
        const QVector<ChatTurn> turns = {{Role::User, QStringLiteral("Hello"), {}}};
        QVERIFY(!model.counter->count(turns, {}));
    }

    void countsWhileAnAnswerIsWritten() {
        EngineGenerator generator;
        LoadedModel model;
        QVERIFY(!generator
                     .load(
                         kQwen, [](double) {}, {}, model)
                     .isError());
        m_meter->setModel(model);
        int tokens = 0;
        bool isCounted = false;
        const AnswerOutcome outcome = generator.answer(
            {{{Role::User, QStringLiteral("What is a mixture of experts?"), {}}}, {.temperature = 0}},
            [&](const AnswerDelta&) {
                // The answer waits here until something was counted: it needs nothing of the session's
                // thread.
                if (++tokens == 2)
                    isCounted = counted(request(path(3), QStringLiteral("Hello"))).has_value();
            },
            [](int, int) {}, {});
        QVERIFY(isCounted);
        QVERIFY(!outcome.error.isError());
    }

  private:
    /// Waits for it.
    std::optional<ContextUse> counted(const ContextMeter::Request& request) {
        std::optional<ContextUse> result;
        bool isDone = false;
        m_meter->count(request, [&](const auto& use) {
            result = use;
            isDone = true;
        });
        if (!QTest::qWaitFor([&] { return isDone; }, 20000))
            qWarning("nothing was counted");
        return result;
    }

    std::shared_ptr<CharacterCounter> m_counter;
    std::unique_ptr<ContextMeter> m_meter;
};

QTEST_GUILESS_MAIN(ContextMeterTest)
#include "tst_context_meter.moc"
