// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that were stopped and go on, through ChatService.
#include "app/chat/chat_service.h"
#include "app/chat/going_on.h"
#include "app/generation/scripted_generator.h"

#include <QMutex>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace conclave;

namespace {

/// The script, with what it was asked; an answer that has begun fails when it should.
class WatchedGenerator : public ScriptedGenerator {
  public:
    struct Shared {
        QMutex mutex;
        AnswerRequest lastRequest;
        bool failsToGoOn = false;
    };
    WatchedGenerator(const Script& script, std::shared_ptr<Shared> shared)
        : ScriptedGenerator(script), m_shared(std::move(shared)) {}

    AnswerOutcome answer(const AnswerRequest& request, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int, int)>& onPrefill, std::stop_token stop) override {
        {
            const QMutexLocker lock(&m_shared->mutex);
            m_shared->lastRequest = request;
            if (m_shared->failsToGoOn && !request.begunText.isEmpty()) {
                AnswerOutcome outcome;
                outcome.stopReason = QStringLiteral("error");
                outcome.error = {QStringLiteral("No room."), {}};
                return outcome;
            }
        }
        return ScriptedGenerator::answer(request, sink, onPrefill, stop);
    }

  private:
    std::shared_ptr<Shared> m_shared;
};

const QString kReasoning = QStringLiteral("let me think ");
const QString kText = QStringLiteral("one two three four five six seven eight nine ten eleven twelve");
constexpr int kWords = 15;

template <typename T>
T taken(QFuture<StoreResult<T>> future) {
    const StoreResult<T> result = future.result();
    if (const auto* error = std::get_if<StoreError>(&result)) {
        qWarning() << error->title << error->detail;
        return {};
    }
    return std::get<T>(result);
}

} // namespace

class TestContinueAnswer : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shared = std::make_shared<WatchedGenerator::Shared>();
        m_script = Script();
        m_script.fallback = QStringLiteral("<think>%1</think>%2").arg(kReasoning, kText);
        m_store = std::make_unique<ChatStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        begin();
    }
    void cleanup() {
        m_chat.reset();
        m_store.reset();
    }

    void goesOnInItsOwnRow_data() {
        QTest::addColumn<bool>("isPrivate");
        QTest::addColumn<int>("stoppedAfter");
        QTest::newRow("in its text") << false << 6;
        QTest::newRow("in its thoughts") << false << 2;
        QTest::newRow("private") << true << 6;
    }
    void goesOnInItsOwnRow() {
        QFETCH(bool, isPrivate);
        QFETCH(int, stoppedAfter);
        const MessageRow stopped = ask(stoppedAfter, isPrivate);
        QCOMPARE(stopped.provenance.stopReason, QStringLiteral("token_limit"));
        QVERIFY(stopped.text != kText);
        QVERIFY(canGoOn(stopped));

        QSignalSpy resumed(m_chat.get(), &ChatService::answerResumed);
        QSignalSpy added(m_chat.get(), &ChatService::messageAdded);
        const MessageRow whole = goOn(stopped);
        QCOMPARE(resumed.size(), 1);
        QCOMPARE(resumed[0][0].value<MessageRow>().state, MessageState::Streaming);
        QCOMPARE(resumed[0][0].value<MessageRow>().text, stopped.text);
        QCOMPARE(added.size(), 0);
        QCOMPARE(whole.id, stopped.id);
        QCOMPARE(whole.text, kText);
        QCOMPARE(whole.reasoning, kReasoning);
        QCOMPARE(whole.state, MessageState::Complete);
        QCOMPARE(whole.provenance.stopReason, QStringLiteral("end_of_turn"));
        QCOMPARE(whole.provenance.generatedTokens, kWords);
        QCOMPARE(whole.provenance.promptTokens, stopped.provenance.promptTokens);
        QVERIFY(!canGoOn(whole));
        const QVector<MessageRow> branch = taken(m_store->branch(whole.conversationId));
        QCOMPARE(branch.size(), 2);
        QCOMPARE(branch[1].text, kText);
        QCOMPARE(branch[1].state, MessageState::Complete);
    }

    void canBeStoppedAndGoOnAgain() {
        MessageRow answer = ask(3);
        for (int times = 0; times < 3; ++times) {
            answer = goOn(answer, 2);
            QCOMPARE(answer.provenance.generatedTokens, 5 + 2 * times);
            QCOMPARE(answer.provenance.sampling.maxTokens, 5 + 2 * times);
            QCOMPARE(answer.provenance.stopReason, QStringLiteral("token_limit"));
        }
        QCOMPARE(goOn(answer).text, kText);
    }

    void goesOnAsItBegan() {
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(0, 0, QStringLiteral("?"),
                    {.systemPrompt = QStringLiteral("Be kind."),
                     .sampling = {.temperature = 0.3, .maxTokens = 5, .seed = 77}});
        QTRY_COMPARE(finished.size(), 1);
        m_chat->continueAnswer(answerOf(finished).conversationId, answerOf(finished).id,
                               {.systemPrompt = QStringLiteral("Be rude."),
                                .sampling = {.temperature = 2, .maxTokens = 4, .seed = 5},
                                .isTraced = true});
        QTRY_COMPARE(finished.size(), 2);
        const QMutexLocker lock(&m_shared->mutex);
        const AnswerRequest& request = m_shared->lastRequest;
        QCOMPARE(request.turns.size(), 2); // the answer so far is no turn
        QCOMPARE(request.turns[0].text, QStringLiteral("Be kind."));
        QCOMPARE(request.sampling.temperature, 0.3);
        QCOMPARE(request.sampling.seed, quint64(77));
        QCOMPARE(request.sampling.maxTokens, 4);
        QCOMPARE(request.begunReasoning, kReasoning);
        QVERIFY(!request.begunText.isEmpty());
        QVERIFY(request.isTraced);
    }

    void goesOnAfterTheProgramHasEnded() {
        m_script.tokenMs = 20;
        begin();
        QSignalSpy delta(m_chat.get(), &ChatService::answerDelta);
        m_chat->ask(0, 0, QStringLiteral("?"), {});
        QTRY_VERIFY(delta.size() > 4);
        const qint64 conversation = m_chat->answeringConversationId();
        m_script.tokenMs = 0;
        begin();
        const MessageRow interrupted = taken(m_store->branch(conversation)).last();
        QCOMPARE(interrupted.state, MessageState::Interrupted);
        const MessageRow whole = goOn(interrupted);
        QCOMPARE(whole.text, kText);
        QCOMPARE(whole.state, MessageState::Complete);
        QCOMPARE(whole.provenance.generatedTokens, 0); // nobody counted how many there were
    }

    void onlyTheModelThatBeganItGoesOn() {
        const MessageRow stopped = ask(4);
        load(QStringLiteral("/m/other.gguf"));
        const QString sentence = refusal(stopped);
        QVERIFY2(sentence.contains(QLatin1String("scripted")), qPrintable(sentence));
        QVERIFY(unchanged(stopped));
        load(QStringLiteral("/m/scripted.gguf"));
        QCOMPARE(goOn(stopped).text, kText);
    }

    void refusesWhatHasEnded() {
        const MessageRow whole = ask(0);
        QVERIFY(!refusal(whole).isEmpty());
        QVERIFY(unchanged(whole));
    }

    void refusesWhatSomethingFollows() {
        const MessageRow stopped = ask(4);
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(stopped.conversationId, stopped.id, QStringLiteral("and?"), {});
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!refusal(stopped).isEmpty());
    }

    void isWhatItWasWhenItCannotGoOn() {
        const MessageRow stopped = ask(6);
        m_shared->failsToGoOn = true;
        QSignalSpy failed(m_chat.get(), &ChatService::askFailed);
        const MessageRow after = goOn(stopped);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][1].value<StoreError>().title, QStringLiteral("No room."));
        QCOMPARE(after.text, stopped.text);
        QCOMPARE(after.state, stopped.state);
        QVERIFY(unchanged(stopped));
        QVERIFY(canGoOn(taken(m_store->branch(stopped.conversationId)).last()));
    }

    void saysWhatCanGoOn_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("stopReason");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char* name, MessageState state, const char* reason, bool expected) {
            QTest::newRow(name) << int(state) << QString::fromLatin1(reason) << expected;
        };
        row("stopped", MessageState::Stopped, "cancelled", true);
        row("interrupted", MessageState::Interrupted, "", true);
        row("a limit", MessageState::Complete, "token_limit", true);
        row("a full context", MessageState::Complete, "context_full", true);
        row("its own end", MessageState::Complete, "end_of_turn", false);
        row("imported", MessageState::Complete, "", false);
        row("being written", MessageState::Streaming, "", false);
        row("failed", MessageState::Failed, "error", false);
    }
    void saysWhatCanGoOn() {
        QFETCH(int, state);
        QFETCH(QString, stopReason);
        QFETCH(bool, expected);
        MessageRow row;
        row.role = Role::Assistant;
        row.state = MessageState(state);
        row.provenance.stopReason = stopReason;
        QCOMPARE(canGoOn(row), expected);
        row.toolCalls = QStringLiteral("{}\n");
        QVERIFY(!canGoOn(row));
    }

  private:
    void begin() {
        m_chat.reset();
        m_chat =
            std::make_unique<ChatService>(*m_store, std::make_unique<WatchedGenerator>(m_script, m_shared));
        m_chat->setTitlesWritten(false);
        load(QStringLiteral("/m/scripted.gguf"));
    }
    void load(const QString& model) {
        QSignalSpy loaded(m_chat.get(), &ChatService::modelLoaded);
        m_chat->loadModel(model);
        QTRY_COMPARE(loaded.size(), 1);
    }
    static MessageRow answerOf(const QSignalSpy& finished) { return finished.last()[0].value<MessageRow>(); }

    MessageRow ask(int maxTokens, bool isPrivate = false) {
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(isPrivate ? kNewPrivateConversation : 0, 0, QStringLiteral("?"),
                    {.sampling = {.maxTokens = maxTokens}});
        return QTest::qWaitFor([&] { return !finished.isEmpty(); }) ? answerOf(finished) : MessageRow();
    }
    MessageRow goOn(const MessageRow& answer, int maxTokens = 0) {
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->continueAnswer(answer.conversationId, answer.id, {.sampling = {.maxTokens = maxTokens}});
        return QTest::qWaitFor([&] { return !finished.isEmpty(); }) ? answerOf(finished) : MessageRow();
    }
    /// What is said when it is asked to go on.
    QString refusal(const MessageRow& answer) {
        QSignalSpy failed(m_chat.get(), &ChatService::askFailed);
        m_chat->continueAnswer(answer.conversationId, answer.id, {});
        if (!QTest::qWaitFor([&] { return !failed.isEmpty(); }))
            return {};
        return m_chat->state() == ChatService::State::Idle ? failed[0][1].value<StoreError>().title
                                                           : QString();
    }
    bool unchanged(const MessageRow& answer) {
        const MessageRow now = taken(m_store->branch(answer.conversationId)).last();
        return now.text == answer.text && now.reasoning == answer.reasoning && now.state == answer.state &&
               now.provenance == answer.provenance;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<WatchedGenerator::Shared> m_shared;
    Script m_script;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ChatService> m_chat;
};

QTEST_GUILESS_MAIN(TestContinueAnswer)
#include "tst_continue_answer.moc"
