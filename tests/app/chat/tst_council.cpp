// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/council.h"
#include "app/generation/scripted_generator.h"
#include "tests/app/store/store_waiting.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

CouncilSeat seat(const QString& name) {
    return {.position = 0,
            .modelName = name,
            .modelPath = QStringLiteral("/models/%1.gguf").arg(name),
            .quantization = {}};
}

} // namespace

/// With a script that knows several models.
class TestCouncil : public QObject {
    Q_OBJECT

  private slots:
    void init() { begin({}); }
    void cleanup() {
        m_council.reset();
        m_chat.reset();
        m_store.reset();
    }

    void eachModelAnswersTheSameQuestion() {
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("deepseek"), QStringLiteral("mistral")}));
        QVERIFY(waitForEnd());
        const QVector<MessageRow> tree = valueOf(m_store->tree(m_conversation));
        QCOMPARE(tree.size(), 4);
        QCOMPARE(tree[0].text, QStringLiteral("Which is it?"));
        const CouncilRow row = council();
        QCOMPARE(row.seats.size(), 3);
        for (int i = 0; i < 3; ++i) {
            const MessageRow& answer = tree[i + 1];
            QCOMPARE(answer.parentId, tree[0].id);
            QCOMPARE(answer.state, MessageState::Complete);
            QCOMPARE(row.seats[i].answerId, answer.id);
            QCOMPARE(answer.provenance.modelName, row.seats[i].modelName);
            QCOMPARE(answer.text, answer.provenance.modelName + QStringLiteral(" answers"));
            QCOMPARE(answer.provenance.sampling.temperature, 0.25);
            QVERIFY(answer.provenance.sampling.seed != 0);
            QCOMPARE(answer.provenance.systemPrompt, QStringLiteral("Be brief."));
        }
        QVERIFY(Council::missing(row).isEmpty());
    }

    void theChosenModelStaysChosen() {
        QSignalSpy loads(m_chat.get(), &ChatService::modelLoaded);
        QVERIFY(ask({QStringLiteral("first"), QStringLiteral("deepseek")}));
        QVERIFY(waitForEnd());
        QCOMPARE(loads.count(), 0); // nothing was chosen
        QCOMPARE(m_chat->model().name, QStringLiteral("first"));

        // It is loaded again when it is asked.
        const MessageRow answer = askOne();
        QCOMPARE(answer.provenance.modelName, QStringLiteral("first"));
        QCOMPARE(loads.count(), 1);
        QCOMPARE(m_chat->model().name, QStringLiteral("first"));
    }

    void theChosenModelComesBackAtOnceWhenThatIsWanted() {
        m_council->setReturning(true);
        QSignalSpy loads(m_chat.get(), &ChatService::modelLoaded);
        QVERIFY(ask({QStringLiteral("first"), QStringLiteral("deepseek")}));
        QVERIFY(waitForEnd());
        QTRY_COMPARE(loads.count(), 1);
        QCOMPARE(loads[0][0].value<LoadedModel>().name, QStringLiteral("first"));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Idle);
    }

    void aModelThatIsChosenMeanwhileIsLoadedAfterwards() {
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("deepseek")}));
        QTRY_VERIFY(m_chat->isAnswering());
        m_chat->loadModel(QStringLiteral("/models/wanted.gguf"));
        QVERIFY(waitForEnd());
        QTRY_COMPARE(m_chat->model().name, QStringLiteral("wanted"));
        QCOMPARE(answerTexts(),
                 (QStringList{QStringLiteral("qwen answers"), QStringLiteral("deepseek answers")}));
    }

    void aModelThatCannotBeLoadedIsPassedOver() {
        QSignalSpy errors(m_chat.get(), &ChatService::modelLoadFailed);
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("broken"), QStringLiteral("deepseek")}));
        QVERIFY(waitForEnd());
        QCOMPARE(answerTexts(),
                 (QStringList{QStringLiteral("qwen answers"), QStringLiteral("deepseek answers")}));
        const CouncilRow row = council();
        QCOMPARE(row.seats[1].answerId, 0);
        QVERIFY(m_council->problem(row.questionId, 1).contains(QLatin1String("broken.gguf")));
        QVERIFY(m_council->problem(row.questionId, 0).isEmpty());
        QCOMPARE(errors.count(), 0); // it is said at the seat alone
        QCOMPARE(Council::missing(row).size(), 1);
    }

    void stoppingEndsTheAnswerAndLeavesTheRestForLater() {
        begin({.tokenMs = 20, .isLong = true});
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("deepseek")}));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Writing);
        m_chat->stop();
        QVERIFY(waitForEnd());
        CouncilRow row = council();
        QVERIFY(row.seats[0].answerId != 0);
        QCOMPARE(Council::missing(row).size(), 1);
        const MessageRow stopped = valueOf(m_store->tree(m_conversation)).value(1);
        QCOMPARE(stopped.state, MessageState::Stopped);
        QVERIFY(stopped.text.startsWith(QLatin1String("word")));

        QVERIFY(m_council->askMissing(m_conversation, row, options()));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Writing);
        QCOMPARE(m_council->position(), 1);
        m_chat->stop();
        QVERIFY(waitForEnd());
        row = council();
        QVERIFY(Council::missing(row).isEmpty());
        QVERIFY(!m_council->askMissing(m_conversation, row, options()));
        QVERIFY(!m_chat->isInCouncil());
    }

    void stoppingWhileAModelIsLoadedLosesNothing() {
        begin({.loadMs = 400});
        QVERIFY(ask({QStringLiteral("first"), QStringLiteral("deepseek")}));
        QTRY_COMPARE(m_council->position(), 1);
        QCOMPARE(m_council->stage(), Council::Stage::Loading);
        m_chat->stop();
        QVERIFY(waitForEnd());
        QCOMPARE(answerTexts(), QStringList{QStringLiteral("first answers")});
        QVERIFY(m_council->problem(council().questionId, 1).isEmpty());
        QCOMPARE(askOne().provenance.modelName, QStringLiteral("first"));
    }

    void goesOnAfterTheProgramHasEnded() {
        begin({.tokenMs = 20, .isLong = true});
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("deepseek")}));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Writing);
        m_conversation = m_council->conversationId();
        m_council.reset();
        m_chat.reset(); // the window is closed
        m_store.reset();
        open({});
        const CouncilRow row = council();
        QCOMPARE(Council::missing(row).size(), 1);
        QCOMPARE(valueOf(m_store->tree(m_conversation)).value(1).state, MessageState::Interrupted);
        QVERIFY(m_council->askMissing(m_conversation, row, options()));
        QVERIFY(waitForEnd());
        QCOMPARE(answerTexts().last(), QStringLiteral("deepseek answers"));
        QVERIFY(Council::missing(council()).isEmpty());
    }

    void aSmallerContextIsSaidAtItsSeat() {
        begin({.isSmall = true});
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("small"), QStringLiteral("deepseek")}));
        QVERIFY(waitForEnd());
        const QVector<MessageRow> tree = valueOf(m_store->tree(m_conversation));
        QCOMPARE(tree[2].state, MessageState::Failed);
        QVERIFY(tree[2].errorText.contains(QLatin1String("4 tokens")));
        QCOMPARE(tree[3].text, QStringLiteral("deepseek answers"));
    }

    void nothingElseIsAskedMeanwhile() {
        begin({.tokenMs = 20, .isLong = true});
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("deepseek")}));
        m_chat->ask(0, 0, QStringLiteral("Another question"), {});
        QVERIFY(!m_council->ask(
            {.seats = {seat(QStringLiteral("a")), seat(QStringLiteral("b"))}, .options = {}}));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Writing);
        QCOMPARE(valueOf(m_store->conversations()).size(), 1);
        m_chat->stop();
        QVERIFY(waitForEnd());
    }

    void endsWithItsConversation_data() {
        QTest::addColumn<bool>("isAnswering");
        QTest::newRow("while it is answered") << true;
        QTest::newRow("while a model is loaded") << false;
    }
    void endsWithItsConversation() {
        QFETCH(const bool, isAnswering);
        begin({.loadMs = 200, .tokenMs = 20, .isLong = isAnswering});
        QVERIFY(ask({QStringLiteral("first"), QStringLiteral("deepseek"), QStringLiteral("qwen")}));
        QTRY_VERIFY(isAnswering ? m_chat->state() == ChatService::State::Writing
                                : m_council->position() == 1);
        m_conversation = m_council->conversationId();
        const QSignalSpy failures(m_chat.get(), &ChatService::askFailed);
        valueOf(m_store->remove({m_conversation}));
        m_chat->leaveIfRemoved(m_conversation);
        QVERIFY(waitForEnd());
        QTRY_COMPARE(m_chat->state(), ChatService::State::Idle);
        QCOMPARE(failures.count(), 0);                    // nothing to tell people
        QCOMPARE(askOne().state, MessageState::Complete); // others can be asked
    }

    void aPrivateOneIsForgotten() {
        begin({.tokenMs = 20, .isLong = true});
        QVERIFY(ask({QStringLiteral("qwen"), QStringLiteral("deepseek")}, kNewPrivateConversation));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Writing);
        QVERIFY(isPrivateId(m_council->conversationId()));
        m_chat->forget(m_council->conversationId());
        QVERIFY(waitForEnd());
        QVERIFY(valueOf(m_store->conversations()).isEmpty());
    }

    void anotherModelAnswersAndStays() {
        const MessageRow first = askOne();
        AnswerOptions wanted = options();
        wanted.modelPath = QStringLiteral("/models/deepseek.gguf");
        m_chat->regenerate(m_conversation, first.id, wanted);
        QTRY_COMPARE(answerTexts().size(), 2);
        QTRY_COMPARE(m_chat->state(), ChatService::State::Idle);
        QCOMPARE(answerTexts().last(), QStringLiteral("deepseek answers"));
        QCOMPARE(m_chat->model().name, QStringLiteral("deepseek"));
    }

    void noOtherModelAnswersInItsPlace() {
        const MessageRow first = askOne();
        QSignalSpy errors(m_chat.get(), &ChatService::modelLoadFailed);
        QSignalSpy notBegun(m_chat.get(), &ChatService::answerNotBegun);
        AnswerOptions wanted = options();
        wanted.modelPath = QStringLiteral("/models/broken.gguf");
        m_chat->regenerate(m_conversation, first.id, wanted);
        QTRY_COMPARE(notBegun.count(), 1);
        QCOMPARE(errors.count(), 1);
        QCOMPARE(m_chat->state(), ChatService::State::Idle);
        QCOMPARE(answerTexts().size(), 1);
        QCOMPARE(m_chat->model().name, QStringLiteral("first"));
    }

  private:
    struct Pace {
        int loadMs = 0;
        int tokenMs = 0;
        bool isLong = false;  ///< answers that are still written when they are stopped
        bool isSmall = false; ///< the model "small" sees next to nothing
    };

    void begin(const Pace& pace) {
        cleanup();
        m_folder = std::make_unique<QTemporaryDir>();
        open(pace);
    }
    void open(const Pace& pace) {
        m_store = std::make_unique<ChatStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        Script script;
        for (const QString& model :
             {QStringLiteral("first"), QStringLiteral("qwen"), QStringLiteral("deepseek"),
              QStringLiteral("mistral"), QStringLiteral("small")})
            script.answers.append({.question = {},
                                   .answer = pace.isLong ? QStringLiteral("word ").repeated(500)
                                                         : model + QStringLiteral(" answers"),
                                   .error = {},
                                   .model = model});
        script.loadMs = pace.loadMs;
        script.tokenMs = pace.tokenMs;
        if (pace.isSmall)
            script.otherContexts.insert(QStringLiteral("small"), 4);
        m_chat = std::make_unique<ChatService>(*m_store, std::make_unique<ScriptedGenerator>(script));
        m_chat->setTitlesWritten(false);
        m_council = std::make_unique<Council>(*m_chat, *m_store);
        connect(m_council.get(), &Council::ended, this, [this](qint64 id) { m_conversation = id; });
        m_chat->loadModel(QStringLiteral("/models/first.gguf"));
        QTRY_COMPARE(m_chat->state(), ChatService::State::Idle);
    }
    static AnswerOptions options() {
        AnswerOptions options;
        options.systemPrompt = QStringLiteral("Be brief.");
        options.sampling.temperature = 0.25;
        options.fit = ContextFit::Whole;
        return options;
    }
    bool ask(const QStringList& models, qint64 conversationId = 0) {
        QVector<CouncilSeat> seats;
        for (const QString& model : models)
            seats.append(seat(model));
        return m_council->ask({.conversationId = conversationId,
                               .question = QStringLiteral("Which is it?"),
                               .seats = seats,
                               .options = options()});
    }
    bool waitForEnd() {
        return QTest::qWaitFor([this] { return !m_council->isRunning(); }, 20000);
    }
    /// The answer to a question of its own, by the chosen model.
    MessageRow askOne() {
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(0, 0, QStringLiteral("Alone?"), options());
        if (!finished.wait(20000)) {
            QTest::qFail("there is no answer", __FILE__, __LINE__);
            return {};
        }
        const auto row = finished[0][0].value<MessageRow>();
        m_conversation = row.conversationId;
        return row;
    }
    CouncilRow council() { return valueOf(m_store->councils(m_conversation)).value(0); }
    QStringList answerTexts() {
        QStringList texts;
        for (const MessageRow& row : valueOf(m_store->tree(m_conversation)))
            if (row.role == Role::Assistant)
                texts << row.text;
        return texts;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ChatService> m_chat;
    std::unique_ptr<Council> m_council;
    qint64 m_conversation = 0;
};

QTEST_GUILESS_MAIN(TestCouncil)
#include "tst_council.moc"
