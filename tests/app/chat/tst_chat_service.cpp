// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/chat_service.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace conclave;

namespace {

/// Writes "word0 word1 …" with a pause after each, thinks first when asked to, and keeps what it was asked.
class WordGenerator : public TextGenerator {
  public:
    struct Shared {
        std::atomic<int> words = 20;
        std::atomic<int> pauseMs = 1;
        std::atomic<int> answers = 0;
        std::atomic<bool> thinks = false;
        std::atomic<bool> callsTool = false;
        std::atomic<bool> failsAnswer = false;
        std::atomic<int> loadMs = 0;
        QMutex mutex;
        AnswerRequest lastRequest;
    };
    explicit WordGenerator(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}

    GeneratorError load(const QString& path, const std::function<void(double)>& onProgress,
                        std::stop_token stop, LoadedModel& loaded) override {
        for (int waited = 0; waited < m_shared->loadMs && !stop.stop_requested(); ++waited)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        onProgress(1);
        if (path.contains(QLatin1String("broken")))
            return {QStringLiteral("This file is broken."), path};
        loaded.path = path;
        loaded.name = path.section(QLatin1Char('/'), -1);
        m_name = loaded.name;
        return {};
    }

    AnswerOutcome answer(const AnswerRequest& request, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int, int)>& onPrefill, std::stop_token stop) override {
        {
            QMutexLocker lock(&m_shared->mutex);
            m_shared->lastRequest = request;
        }
        ++m_shared->answers;
        onPrefill(3, 3);
        AnswerOutcome outcome;
        outcome.stopReason = QStringLiteral("end_of_turn");
        if (m_shared->failsAnswer) {
            outcome.stopReason = QStringLiteral("error");
            outcome.error = {QStringLiteral("It went wrong."), {}};
            return outcome;
        }
        if (m_shared->thinks)
            sink({{}, QStringLiteral("hm, "), {}});
        for (int i = 0; i < m_shared->words; ++i) {
            if (stop.stop_requested()) {
                outcome.stopReason = QStringLiteral("cancelled");
                break;
            }
            sink({QStringLiteral("%1%2 ").arg(m_name).arg(i), {}, {}});
            ++outcome.generatedTokens;
            std::this_thread::sleep_for(std::chrono::milliseconds(m_shared->pauseMs));
        }
        if (m_shared->callsTool)
            sink({{}, {}, QStringLiteral("{\"name\":\"f\"}\n")});
        outcome.promptTokens = 3;
        outcome.tokensPerSecond = 42;
        outcome.firstTokenMs = 7;
        return outcome;
    }

  private:
    std::shared_ptr<Shared> m_shared;
    QString m_name;
};

template <typename T>
T taken(QFuture<StoreResult<T>> future) {
    future.waitForFinished();
    const StoreResult<T> result = future.result();
    if (const auto* error = std::get_if<StoreError>(&result)) {
        qWarning() << error->title << error->detail;
        return {};
    }
    return std::get<T>(result);
}

} // namespace

class TestChatService : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shared = std::make_shared<WordGenerator::Shared>();
        m_store = std::make_unique<ChatStore>(path());
        m_chat = std::make_unique<ChatService>(*m_store, std::make_unique<WordGenerator>(m_shared));
    }
    void cleanup() {
        m_chat.reset();
        m_store.reset();
    }

    void answersAQuestionAndKeepsIt() {
        QSignalSpy created(m_chat.get(), &ChatService::conversationCreated);
        QSignalSpy added(m_chat.get(), &ChatService::messageAdded);
        const MessageRow answer = ask(0, 0, QStringLiteral("What is  a\nquestion?"));
        QCOMPARE(created.size(), 1);
        QCOMPARE(added.size(), 2);
        QCOMPARE(added[0][0].value<MessageRow>().role, Role::User);
        QCOMPARE(answer.state, MessageState::Complete);
        QVERIFY(answer.text.startsWith(QLatin1String("a.gguf0 a.gguf1 ")));
        QVERIFY(answer.text.endsWith(QLatin1String("a.gguf19 ")));

        const qint64 conversation = created[0][0].toLongLong();
        QCOMPARE(taken(m_store->conversation(conversation)).title, QStringLiteral("What is a question?"));
        const auto branch = taken(m_store->branch(conversation));
        QCOMPARE(branch.size(), 2);
        QCOMPARE(branch[1].text, answer.text);
        QCOMPARE(branch[1].provenance.modelName, QStringLiteral("a.gguf"));
        QCOMPARE(branch[1].provenance.generatedTokens, 20);
        QVERIFY(branch[1].provenance.sampling.seed != 0);
        QCOMPARE(branch[1].provenance.stopReason, QStringLiteral("end_of_turn"));
    }

    void theQuestionIsOnDiskBeforeTheModelIsAsked() {
        load(QStringLiteral("/m/a.gguf"));
        connect(m_chat.get(), &ChatService::messageAdded, m_chat.get(), [&](const MessageRow& row) {
            if (row.role == Role::User)
                QCOMPARE(m_shared->answers.load(), 0);
        });
        ask(0, 0, QStringLiteral("first?"));
        QCOMPARE(m_shared->answers.load(), 1);
    }

    void sendsWholeBranchWithSystemPrompt() {
        const MessageRow first = ask(0, 0, QStringLiteral("one?"));
        const MessageRow second =
            ask(first.conversationId, first.id, QStringLiteral("two?"), QStringLiteral("Be kind."));
        QCOMPARE(second.conversationId, first.conversationId);
        const AnswerRequest request = lastRequest();
        QCOMPARE(request.turns.size(), 4);
        QCOMPARE(request.turns[0].role, Role::System);
        QCOMPARE(request.turns[0].text, QStringLiteral("Be kind."));
        QCOMPARE(request.turns[1].text, QStringLiteral("one?"));
        QCOMPARE(request.turns[2].text, first.text);
        QCOMPARE(request.turns[3].text, QStringLiteral("two?"));
    }

    void stopKeepsTheTextSoFar() {
        m_shared->words = 100000;
        load(QStringLiteral("/m/a.gguf"));
        QSignalSpy delta(m_chat.get(), &ChatService::answerDelta);
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(0, 0, QStringLiteral("long?"), {});
        QTRY_VERIFY(delta.size() > 2);
        m_chat->stop();
        QTRY_COMPARE(finished.size(), 1);
        const auto row = finished[0][0].value<MessageRow>();
        QCOMPARE(row.state, MessageState::Stopped);
        QVERIFY(row.text.startsWith(QLatin1String("a.gguf0 ")));
        QVERIFY(row.text.size() < 100000);
        QCOMPARE(taken(m_store->branch(row.conversationId))[1].text, row.text);
        QCOMPARE(m_chat->state(), ChatService::State::Idle);
    }

    void aStopBeforeTheFirstWordIsHeard() {
        m_shared->words = 100000;
        load(QStringLiteral("/m/a.gguf"));
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(0, 0, QStringLiteral("long?"), {});
        m_chat->stop();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<MessageRow>().state, MessageState::Stopped);
    }

    void deltasAddUpToTheAnswerAndComeOnceAFrame() {
        m_shared->words = 300;
        load(QStringLiteral("/m/a.gguf"));
        QString streamed;
        int deltas = 0;
        connect(m_chat.get(), &ChatService::answerDelta, m_chat.get(), [&](qint64, const AnswerDelta& delta) {
            streamed += delta.answer;
            ++deltas;
        });
        const MessageRow answer = ask(0, 0, QStringLiteral("?"));
        QCOMPARE(streamed, answer.text);
        QVERIFY2(deltas < 300, qPrintable(QStringLiteral("%1 updates for 300 words").arg(deltas)));
    }

    void regenerateMakesASibling() {
        const MessageRow first = ask(0, 0, QStringLiteral("again?"));
        load(QStringLiteral("/m/b.gguf"));
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->regenerate(first.conversationId, first.id, {});
        QTRY_COMPARE(finished.size(), 1);
        const auto second = finished[0][0].value<MessageRow>();
        QVERIFY(second.id != first.id);
        QCOMPARE(second.parentId, first.parentId);
        QCOMPARE(second.siblingIndex, 1);
        QCOMPARE(second.siblingCount, 2);
        QCOMPARE(second.provenance.modelName, QStringLiteral("b.gguf"));
        QCOMPARE(lastRequest().turns.size(), 1);
        QCOMPARE(taken(m_store->tree(first.conversationId)).size(), 3);
        QCOMPARE(taken(m_store->branch(first.conversationId))[1].id, second.id);
    }

    void aModelAskedForDuringAnAnswerIsLoadedAfterIt() {
        m_shared->words = 100;
        load(QStringLiteral("/m/a.gguf"));
        QSignalSpy loaded(m_chat.get(), &ChatService::modelLoaded);
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        QSignalSpy delta(m_chat.get(), &ChatService::answerDelta);
        m_chat->ask(0, 0, QStringLiteral("?"), {});
        QTRY_VERIFY(delta.size() > 0);
        m_chat->loadModel(QStringLiteral("/m/b.gguf"));
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<MessageRow>().provenance.modelName, QStringLiteral("a.gguf"));
        QCOMPARE(m_chat->model().name, QStringLiteral("b.gguf"));
    }

    void aQuestionDuringLoadingWaitsForTheModel() {
        m_shared->loadMs = 200;
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->loadModel(QStringLiteral("/m/slow.gguf"));
        m_chat->ask(0, 0, QStringLiteral("?"), {});
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(finished[0][0].value<MessageRow>().provenance.modelName, QStringLiteral("slow.gguf"));
    }

    void aBrokenFileLeavesTheOldModelUsable() {
        load(QStringLiteral("/m/a.gguf"));
        QSignalSpy failed(m_chat.get(), &ChatService::modelLoadFailed);
        m_chat->loadModel(QStringLiteral("/m/broken.gguf"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed[0][1].value<GeneratorError>().title, QStringLiteral("This file is broken."));
        QCOMPARE(m_chat->model().name, QStringLiteral("a.gguf"));
        QCOMPARE(ask(0, 0, QStringLiteral("still there?")).state, MessageState::Complete);
    }

    void onlyTheLastOfSeveralLoadsCounts() {
        m_shared->loadMs = 50;
        QSignalSpy loaded(m_chat.get(), &ChatService::modelLoaded);
        m_chat->loadModel(QStringLiteral("/m/a.gguf"));
        m_chat->loadModel(QStringLiteral("/m/b.gguf"));
        m_chat->loadModel(QStringLiteral("/m/c.gguf"));
        QTRY_COMPARE(m_chat->model().name, QStringLiteral("c.gguf"));
        QCOMPARE(loaded.size(), 1);
    }

    void aFailedAnswerSaysWhyAndIsKept() {
        m_shared->failsAnswer = true;
        const MessageRow answer = ask(0, 0, QStringLiteral("?"));
        QCOMPARE(answer.state, MessageState::Failed);
        QCOMPARE(answer.errorText, QStringLiteral("It went wrong."));
        QCOMPARE(taken(m_store->branch(answer.conversationId))[1].errorText,
                 QStringLiteral("It went wrong."));
    }

    void reasoningIsKeptApartAndTimed() {
        m_shared->thinks = true;
        const MessageRow answer = ask(0, 0, QStringLiteral("?"));
        QCOMPARE(answer.reasoning, QStringLiteral("hm, "));
        QVERIFY(!answer.text.contains(QLatin1String("hm")));
        QVERIFY(answer.reasoningMs >= 0);
    }

    void toolCallsAreKeptAndNotAnswered() {
        m_shared->callsTool = true;
        m_shared->words = 0;
        m_shared->thinks = true;
        const MessageRow answer = ask(0, 0, QStringLiteral("?"));
        QCOMPARE(answer.state, MessageState::Complete);
        QCOMPARE(answer.toolCalls, QStringLiteral("{\"name\":\"f\"}\n"));
        const auto branch = taken(m_store->branch(answer.conversationId));
        QCOMPARE(branch.size(), 2); // nothing was carried out, nothing asked again
        QCOMPARE(branch[1].toolCalls, answer.toolCalls);
        QCOMPARE(branch[1].reasoning, QStringLiteral("hm, "));
    }

    void closingInTheMiddleKeepsWhatWasWritten() {
        m_shared->words = 100000;
        load(QStringLiteral("/m/a.gguf"));
        QString streamed;
        qint64 conversation = 0;
        connect(m_chat.get(), &ChatService::conversationCreated, m_chat.get(),
                [&](qint64 id) { conversation = id; });
        connect(m_chat.get(), &ChatService::answerDelta, m_chat.get(),
                [&](qint64, const AnswerDelta& delta) { streamed += delta.answer; });
        m_chat->ask(0, 0, QStringLiteral("long?"), {});
        QTRY_VERIFY(streamed.size() > 100);
        m_chat.reset();
        m_store.reset();

        ChatStore reopened(path());
        const auto branch = taken(reopened.branch(conversation));
        QCOMPARE(branch.size(), 2);
        QVERIFY(branch[1].text.startsWith(streamed));
        QCOMPARE(branch[1].state, MessageState::Interrupted);
    }

    void theJournalIsNeverFarBehind() {
        m_shared->words = 100000;
        load(QStringLiteral("/m/a.gguf"));
        QString streamed;
        qint64 conversation = 0;
        connect(m_chat.get(), &ChatService::conversationCreated, m_chat.get(),
                [&](qint64 id) { conversation = id; });
        connect(m_chat.get(), &ChatService::answerDelta, m_chat.get(),
                [&](qint64, const AnswerDelta& delta) { streamed += delta.answer; });
        m_chat->ask(0, 0, QStringLiteral("long?"), {});
        QTRY_VERIFY(streamed.size() > 200);
        const QString upToNow = streamed;
        // What had come by now is in the store soon after, while the answer goes on.
        QTRY_VERIFY(taken(m_store->branch(conversation))[1].text.startsWith(upToNow));
        QCOMPARE(taken(m_store->branch(conversation))[1].state, MessageState::Streaming);
        QVERIFY(m_chat->isAnswering());
    }

    void longQuestionsMakeShortTitles() {
        const MessageRow answer = ask(0, 0, QStringLiteral("word ").repeated(100));
        const QString title = taken(m_store->conversation(answer.conversationId)).title;
        QVERIFY(title.size() <= 61);
        QVERIFY(title.endsWith(QStringLiteral("word…")));
    }

    void emptyQuestionsAreNotAsked() {
        load(QStringLiteral("/m/a.gguf"));
        m_chat->ask(0, 0, QStringLiteral(" \n "), {});
        QVERIFY(!m_chat->isAnswering());
        QCOMPARE(taken(m_store->conversations()).size(), 0);
    }

  private:
    QString path() const { return m_folder->filePath(QStringLiteral("history.sqlite")); }

    void load(const QString& model) {
        QSignalSpy loaded(m_chat.get(), &ChatService::modelLoaded);
        m_chat->loadModel(model);
        QTRY_COMPARE(loaded.size(), 1);
    }

    MessageRow ask(qint64 conversation, qint64 parent, const QString& question, const QString& system = {}) {
        if (!m_chat->hasModel())
            load(QStringLiteral("/m/a.gguf"));
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(conversation, parent, question, {.systemPrompt = system});
        if (!QTest::qWaitFor([&] { return finished.size() == 1; }, 10000))
            return {};
        return finished[0][0].value<MessageRow>();
    }

    AnswerRequest lastRequest() {
        QMutexLocker lock(&m_shared->mutex);
        return m_shared->lastRequest;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<WordGenerator::Shared> m_shared;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ChatService> m_chat;
};

QTEST_GUILESS_MAIN(TestChatService)
#include "tst_chat_service.moc"
