// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/chat_service.h"
#include "app/generation/engine_generator.h"

#include <QCoreApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace conclave;

namespace {

const QString kDeepSeek = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-deepseek2.gguf");
const QString kQwen = QStringLiteral(CONCLAVE_SOURCE_DIR "/resources/models/starter-qwen3moe.gguf");

template <typename T>
T taken(QFuture<StoreResult<T>> future) {
    future.waitForFinished();
    const StoreResult<T> result = future.result();
    if (const StoreError* error = errorOf(result)) {
        qWarning() << error->title << error->detail;
        return {};
    }
    return std::get<T>(result);
}

/// The text of each token of an answer, by asking the engine directly.
QStringList tokensOf(const QString& model, const QString& question, const SamplingSettings& sampling) {
    EngineGenerator generator;
    LoadedModel loaded;
    generator.load(
        model, [](double) {}, {}, loaded);
    QStringList tokens;
    generator.answer(
        {{{Role::User, question, {}}}, sampling},
        [&tokens](const AnswerDelta& delta) {
            for (int i = 1; i < delta.tokens; ++i)
                tokens << QString(); // a mark without text
            tokens << delta.reasoning + delta.answer;
        },
        [](int, int) {}, {});
    return tokens;
}

} // namespace

/// With the real engine and the models that ship.
class TestReproducer : public QObject {
    Q_OBJECT

  private slots:
    void initTestCase() {
        QCoreApplication::setApplicationVersion(QStringLiteral("1.0-test"));
        QVERIFY2(QFile::exists(kDeepSeek), qPrintable(kDeepSeek));
        QVERIFY2(QFile::exists(kQwen), qPrintable(kQwen));
    }
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ChatStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        m_chat = std::make_unique<ChatService>(*m_store, std::make_unique<EngineGenerator>());
    }
    void cleanup() {
        m_chat.reset();
        m_store.reset();
    }

    void everyAnswerSaysWhereItComesFrom() {
        load(kDeepSeek);
        const MessageRow answer = ask(QStringLiteral("How do I export a conversation?"), {});
        const Provenance& from = taken(m_store->branch(answer.conversationId)).last().provenance;
        QCOMPARE(from.modelPath, kDeepSeek);
        QCOMPARE(from.fileHash.size(), 64);
        QVERIFY(!from.quantization.isEmpty());
        QCOMPARE(from.engineVersion, QStringLiteral("1.0-test"));
        QVERIFY(from.sampling.seed != 0);
        QVERIFY(from.promptTokens > 0 && from.generatedTokens > 0 && from.firstTokenMs > 0);
        QCOMPARE(from.stopReason, QStringLiteral("end_of_turn"));
    }

    void theSameSettingsGiveTheSameAnswer_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<double>("temperature");
        QTest::newRow("DeepSeek style, likeliest words") << kDeepSeek << 0.0;
        QTest::newRow("DeepSeek style, drawn words") << kDeepSeek << 1.5;
        QTest::newRow("Qwen style, drawn words") << kQwen << 1.5;
    }
    void theSameSettingsGiveTheSameAnswer() {
        QFETCH(QString, model);
        QFETCH(double, temperature);
        load(model);
        const MessageRow answer = ask(QStringLiteral("What is 27 + 15?"), {.temperature = temperature});
        const auto before = taken(m_store->tree(answer.conversationId));
        const Reproduction result = reproduce(answer);
        QCOMPARE(result.problem, QString());
        QCOMPARE(result.verdict, Reproduction::Verdict::Identical);
        QCOMPARE(result.tokens, answer.provenance.generatedTokens);
        QCOMPARE(result.remarks.filter(QStringLiteral("version")), QStringList());
        // Nothing was written.
        const auto after = taken(m_store->tree(answer.conversationId));
        QCOMPARE(after.size(), before.size());
        QCOMPARE(after.last().text, before.last().text);
        QCOMPARE(m_chat->state(), ChatService::State::Idle);
    }

    void aLaterAnswerIsTheSameAsWell() {
        load(kDeepSeek);
        const MessageRow first = ask(QStringLiteral("What is 27 + 15?"), {.temperature = 1.2});
        const MessageRow second =
            ask(QStringLiteral("And how do I export?"), {.temperature = 1.2}, first.conversationId, first.id);
        ask(QStringLiteral("Something else"), {.temperature = 1.2}); // another cache
        QCOMPARE(reproduce(second).verdict, Reproduction::Verdict::Identical);
        QCOMPARE(reproduce(first).verdict, Reproduction::Verdict::Identical);
    }

    void anAnswerThatWentOnIsTheSameAsWell() {
        load(kDeepSeek);
        const QString question = QStringLiteral("What is 27 + 15?");
        const MessageRow begun = ask(question, {.temperature = 1.5, .maxTokens = 6, .seed = 9});
        QCOMPARE(begun.provenance.stopReason, QStringLiteral("token_limit"));
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->continueAnswer(begun.conversationId, begun.id, {});
        QTRY_COMPARE(finished.size(), 1);
        const auto whole = finished[0][0].value<MessageRow>();
        QVERIFY(whole.text.size() + whole.reasoning.size() > begun.text.size() + begun.reasoning.size());
        QCOMPARE(whole.provenance.resumed, 1);
        const Reproduction result = reproduce(whole);
        QCOMPARE(result.verdict, Reproduction::Verdict::Identical);
        QCOMPARE(result.tokens, whole.provenance.generatedTokens);
        QCOMPARE(result.remarks.filter(QStringLiteral("went on")).size(), 1);
        const MessageRow straight = ask(question, {.temperature = 1.5, .seed = 9});
        QCOMPARE(straight.reasoning + straight.text, whole.reasoning + whole.text);
    }

    void anotherSeedDiffersWhereADirectComparisonSays() {
        const QString question = QStringLiteral("How do I export a conversation?");
        load(kDeepSeek);
        SamplingSettings sampling;
        sampling.temperature = 2;
        sampling.topK = 0;
        sampling.topP = 1;
        sampling.minP = 0;
        sampling.maxTokens = 40;
        sampling.seed = 7;
        const MessageRow answer = ask(question, sampling);
        SamplingSettings other = sampling;
        other.seed = 8;
        Provenance altered = answer.provenance;
        altered.sampling = other;
        m_store
            ->finishAnswer({answer.id, answer.text, answer.reasoning, answer.reasoningMs, answer.toolCalls},
                           answer.state, {}, altered)
            .waitForFinished();

        const QStringList then = tokensOf(kDeepSeek, question, sampling);
        const QStringList now = tokensOf(kDeepSeek, question, other);
        qsizetype differs = 0;
        while (differs < then.size() && differs < now.size() && then[differs] == now[differs])
            ++differs;
        const Reproduction result = reproduce(answer);
        QCOMPARE(result.verdict, Reproduction::Verdict::Different);
        QCOMPARE(result.tokens, static_cast<int>(differs) + 1);
        QVERIFY(!result.recordedWord.isEmpty());
        QVERIFY(result.recordedWord != result.newWord);
    }

    void loadsTheRecordedFileAndTheOtherOneAgain() {
        load(kQwen);
        const MessageRow answer = ask(QStringLiteral("What is 3 + 4?"), {.temperature = 0});
        load(kDeepSeek);
        QSignalSpy loaded(m_chat.get(), &ChatService::modelLoaded);
        QCOMPARE(reproduce(answer).verdict, Reproduction::Verdict::Identical);
        QCOMPARE(loaded.size(), 0);
        QCOMPARE(m_chat->model().path, kDeepSeek);
        const MessageRow next = ask(QStringLiteral("What is 3 + 4?"), {.temperature = 0});
        QCOMPARE(next.provenance.modelPath, kDeepSeek);
        QVERIFY(!next.reasoning.isEmpty()); // only this one thinks
    }

    void saysWhenTheFileIsGoneOrAnother() {
        const QString copy = m_folder->filePath(QStringLiteral("copy.gguf"));
        QVERIFY(QFile::copy(kQwen, copy));
        load(copy);
        const MessageRow answer = ask(QStringLiteral("What is 3 + 4?"), {.temperature = 0});
        load(kDeepSeek);
        QVERIFY(QFile::remove(copy));
        QVERIFY(reproduce(answer).problem.contains(QStringLiteral("is gone")));
        QVERIFY(QFile::copy(kDeepSeek, copy));
        const Reproduction other = reproduce(answer);
        QCOMPARE(other.verdict, Reproduction::Verdict::Impossible);
        QVERIFY2(other.problem.contains(QStringLiteral("another one than then")), qPrintable(other.problem));
    }

    void saysWhatIsNotAsItWas() {
        load(kDeepSeek);
        const MessageRow answer = ask(QStringLiteral("What is 3 + 4?"), {.temperature = 0});
        QCoreApplication::setApplicationVersion(QStringLiteral("2.0-test"));
        const Reproduction result = reproduce(answer);
        QCoreApplication::setApplicationVersion(QStringLiteral("1.0-test"));
        QCOMPARE(result.verdict, Reproduction::Verdict::Identical);
        QVERIFY(result.remarks.join(QLatin1Char(' ')).contains(QStringLiteral("1.0-test")));
    }

    void canBeStopped() {
        load(kDeepSeek);
        const MessageRow answer = ask(QStringLiteral("How do I export a conversation?"), {.temperature = 0});
        QSignalSpy reproduced(m_chat.get(), &ChatService::reproduced);
        m_chat->reproduce(answer.conversationId, answer.id);
        QCOMPARE(m_chat->state(), ChatService::State::Reproducing);
        m_chat->stop();
        QTRY_COMPARE(reproduced.size(), 1);
        QCOMPARE(reproduced[0][1].value<Reproduction>().verdict, Reproduction::Verdict::Stopped);
        QCOMPARE(m_chat->state(), ChatService::State::Idle);
    }

  private:
    void load(const QString& path) {
        QSignalSpy loaded(m_chat.get(), &ChatService::modelLoaded);
        m_chat->loadModel(path);
        QTRY_COMPARE(loaded.size(), 1);
        QTRY_COMPARE(m_chat->model().fileHash.size(), 64);
    }
    MessageRow ask(const QString& question, const SamplingSettings& sampling, qint64 conversation = 0,
                   qint64 parent = 0) {
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(conversation, parent, question, {.sampling = sampling});
        if (!QTest::qWaitFor([&] { return finished.size() == 1; }, 60000))
            return {};
        return finished[0][0].value<MessageRow>();
    }
    Reproduction reproduce(const MessageRow& answer) {
        QSignalSpy reproduced(m_chat.get(), &ChatService::reproduced);
        m_chat->reproduce(answer.conversationId, answer.id);
        if (!QTest::qWaitFor([&] { return reproduced.size() == 1; }, 60000))
            return {};
        return reproduced[0][1].value<Reproduction>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ChatService> m_chat;
};

QTEST_GUILESS_MAIN(TestReproducer)
#include "tst_reproducer.moc"
