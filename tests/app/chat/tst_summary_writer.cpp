// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/chat_service.h"
#include "app/chat/summary_request.h"
#include "app/generation/context_fit.h"
#include "app/generation/scripted_generator.h"

#include <QMutex>
#include <QMutexLocker>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace conclave;

namespace {

/// Five characters are a token.
class CharacterCounter : public TokenCounter {
  public:
    std::optional<int> count(std::span<const ChatTurn> turns, std::stop_token stop) const override {
        int tokens = 0;
        for (const ChatTurn& turn : turns)
            tokens += static_cast<int>(turn.text.size() / 5);
        return stop.stop_requested() ? std::nullopt : std::optional(tokens);
    }
};

/// Keeps what the scripted generator is asked.
class Listening : public TextGenerator {
  public:
    struct Heard {
        QMutex mutex;
        QVector<AnswerRequest> requests;
    };
    Listening(const Script& script, std::shared_ptr<Heard> heard)
        : m_scripted(script), m_heard(std::move(heard)) {}
    GeneratorError load(const QString& path, const std::function<void(double)>& onProgress,
                        std::stop_token stop, LoadedModel& loaded) override {
        const GeneratorError error = m_scripted.load(path, onProgress, stop, loaded);
        loaded.thinking.efforts = {QStringLiteral("low"), QStringLiteral("high")};
        return error;
    }
    AnswerOutcome answer(const AnswerRequest& request, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int, int)>& onPrefill, std::stop_token stop) override {
        {
            QMutexLocker lock(&m_heard->mutex);
            m_heard->requests.append(request);
        }
        return m_scripted.answer(request, sink, onPrefill, stop);
    }

  private:
    ScriptedGenerator m_scripted;
    std::shared_ptr<Heard> m_heard;
};

QVector<ChatTurn> conversation(int rounds) {
    QVector<ChatTurn> turns;
    for (int i = 0; i < rounds; ++i) {
        turns.append({Role::User, QStringLiteral("question %1 one two three").arg(i), {}, 2 * i + 1});
        turns.append({Role::Assistant, QStringLiteral("answer %1 one two three").arg(i), {}, 2 * i + 2});
    }
    return turns;
}

} // namespace

class TestSummaryWriter : public QObject {
    Q_OBJECT

  private:
    QTemporaryDir m_folder;
    Script m_script;
    std::shared_ptr<Listening::Heard> m_heard;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ChatService> m_chat;

    void start() {
        static int number = 0;
        m_heard = std::make_shared<Listening::Heard>();
        m_store = std::make_unique<ChatStore>(m_folder.filePath(QStringLiteral("%1.sqlite").arg(++number)));
        m_chat = std::make_unique<ChatService>(*m_store, std::make_unique<Listening>(m_script, m_heard));
        m_chat->setTitlesWritten(false);
        m_chat->loadModel(QStringLiteral("/models/own.gguf"));
        QTRY_VERIFY(m_chat->hasModel() && m_chat->state() == ChatService::State::Idle);
    }
    QVector<MessageRow> ask(qint64 conversationId, qint64 parentId, const QString& question) {
        const QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(conversationId, parentId, question, {});
        if (!QTest::qWaitFor([&] { return finished.count() == 1; }, 20000))
            return {};
        const auto answer = finished.first().first().value<MessageRow>();
        auto rows = m_store->branch(answer.conversationId);
        rows.waitForFinished();
        return std::get<QVector<MessageRow>>(rows.result());
    }
    static OlderPart partOf(const QVector<MessageRow>& path) { return {path.last().id, turnsOf(path, {})}; }
    SummaryOutcome summarize(qint64 conversationId, const OlderPart& part) {
        const QSignalSpy summarized(m_chat.get(), &ChatService::summarized);
        m_chat->summarize(conversationId, part);
        if (!QTest::qWaitFor([&] { return summarized.count() == 1; }, 20000))
            return {};
        return summarized.first().first().value<SummaryOutcome>();
    }

  private slots:
    void init() {
        m_script = {};
        m_script.fallback = QStringLiteral("an answer of some words");
        m_script.answers = {{QStringLiteral("Write a summary"), QStringLiteral("They spoke of words.")},
                            {QStringLiteral("Write one summary"), QStringLiteral("They spoke of more.")}};
    }
    void cleanup() {
        m_chat.reset();
        m_store.reset();
    }

    void writesWhoSaidWhat() {
        QVector<ChatTurn> turns = summaryRound(QStringLiteral("so far"));
        turns += conversation(1);
        QCOMPARE(transcriptOf(turns),
                 QStringLiteral("User: question 0 one two three\n\nAssistant: answer 0 one two three"));
        QVERIFY(transcriptOf({}).isEmpty());
    }

    void cutsATextIntoPartsThatFit_data() {
        QTest::addColumn<int>("limit");
        QTest::addColumn<bool>("hasSpaces");
        QTest::newRow("a few words") << 150 << true;
        QTest::newRow("many") << 500 << true;
        QTest::newRow("all at once") << 5000 << true;
        QTest::newRow("no place to cut nicely") << 150 << false;
    }
    void cutsATextIntoPartsThatFit() {
        QFETCH(int, limit);
        QFETCH(bool, hasSpaces);
        QString text = transcriptOf(conversation(100));
        if (!hasSpaces)
            text = QString::fromUtf8("👩‍🍳").repeated(3000);
        const CharacterCounter counter;
        QString together;
        for (qsizetype from = 0; from < text.size();) {
            const qsizetype end = endOfPart(counter, QStringLiteral("before"), text, from, 40, limit, {});
            QVERIFY(end > from);
            const QString part = text.mid(from, end - from);
            const ChatTurn turn = summaryRequest(QStringLiteral("before"), part, 40);
            QVERIFY(*counter.count({&turn, 1}, {}) <= limit);
            QVERIFY(!part.back().isHighSurrogate());
            if (hasSpaces && end < text.size())
                QVERIFY(part.back().isSpace());
            together += part;
            from = end;
        }
        QCOMPARE(together, text);
    }

    void saysWhenNothingFits() {
        const QString text = transcriptOf(conversation(3));
        QCOMPARE(endOfPart(CharacterCounter(), {}, text, 5, 40, 20, {}), 5);
        std::stop_source stopped;
        stopped.request_stop();
        QCOMPARE(endOfPart(CharacterCounter(), {}, text, 5, 40, 2000, stopped.get_token()), 5);
    }

    void takesTheSummaryAlone_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<QString>("summary");
        const auto row = [](const char* name, const char* written, bool isWhole, const char* summary) {
            QTest::newRow(name) << QString::fromUtf8(written) << isWhole << QString::fromUtf8(summary);
        };
        row("as it is", "They met. They ate.", true, "They met. They ate.");
        row("blanks", "\n They met.\n\n", true, "They met.");
        row("a heading", "## Summary\n\nThey met.", true, "They met.");
        row("a bold label", "**Summary of the conversation:**\nThey met.", true, "They met.");
        row("a summary that speaks of one", "Summary judgment was asked for.", true,
            "Summary judgment was asked for.");
        row("cut off", "They met. They ate. They wen", false, "They met. They ate.");
        row("cut off in Chinese", "他们见面了。他们吃了", false, "他们见面了。");
        row("cut off in a list", "- they met\n- they ate\n- th", false, "- they met\n- they ate");
        row("cut off in the first sentence", "They met and ate and went and", false,
            "They met and ate and went and");
        row("a number with a point", "The price is 3.5 euros and more than", false,
            "The price is 3.5 euros and more than");
        row("nothing", "  \n", true, "");
    }
    void takesTheSummaryAlone() {
        QFETCH(QString, written);
        QFETCH(bool, isWhole);
        QTEST(tidySummary(written, isWhole), "summary");
    }

    void putsItIntoTheStore() {
        start();
        const QVector<MessageRow> path = ask(0, 0, QStringLiteral("first question"));
        QCOMPARE(path.size(), 2);
        const QSignalSpy progress(m_chat.get(), &ChatService::summaryProgress);
        const SummaryOutcome outcome = summarize(path[0].conversationId, partOf(path));
        QCOMPARE(outcome.problem, QString());
        QCOMPARE(outcome.summary.text, QStringLiteral("They spoke of words."));
        QCOMPARE(outcome.summary.modelName, QStringLiteral("own"));
        QCOMPARE(outcome.summary.messageId, path[1].id);
        QVERIFY(!progress.isEmpty());
        for (const QList<QVariant>& part : progress)
            QVERIFY(part.first().toDouble() >= 0 && part.first().toDouble() <= 1);
        QCOMPARE(m_chat->state(), ChatService::State::Idle);
        {
            QMutexLocker lock(&m_heard->mutex);
            const AnswerRequest asked = m_heard->requests.last();
            QCOMPARE(asked.fit, ContextFit::Whole);
            QCOMPARE(asked.thinking, (Thinking{Thinking::Switch::Off, QStringLiteral("low")}));
            QVERIFY(!asked.isPrivate);
        }
        // From now on the model sees that.
        ask(path[0].conversationId, path[1].id, QStringLiteral("second question"));
        QMutexLocker lock(&m_heard->mutex);
        const QVector<ChatTurn> seen = m_heard->requests.last().turns;
        QCOMPARE(seen.size(), 3);
        QVERIFY(seen[0].text.endsWith(QStringLiteral("They spoke of words.")));
        QCOMPARE(seen[2].text, QStringLiteral("second question"));
    }

    void readsWhatIsTooLongInParts() {
        m_script.contextTokens = 240; // of which 180 are for the prompt
        start();
        const QVector<MessageRow> path = ask(0, 0, QStringLiteral("first question"));
        OlderPart part{path.last().id, conversation(60)};
        const SummaryOutcome outcome = summarize(path[0].conversationId, part);
        QCOMPARE(outcome.problem, QString());
        QCOMPARE(outcome.summary.text, QStringLiteral("They spoke of more."));
        QMutexLocker lock(&m_heard->mutex);
        QVERIFY(m_heard->requests.size() > 4);
        QVERIFY(!m_heard->requests[1].turns.first().text.contains(QStringLiteral("Summary so far")));
        QVERIFY(m_heard->requests[2].turns.first().text.contains(
            QStringLiteral("Summary so far:\n\nThey spoke of words.")));
        QString read;
        for (const AnswerRequest& request : m_heard->requests)
            read += request.turns.first().text;
        for (int i = 0; i < 60; ++i)
            QCOMPARE(read.count(QStringLiteral("question %1 one").arg(i)), 1);
    }

    void goesOnFromAnOlderSummary() {
        start();
        const QVector<MessageRow> path = ask(0, 0, QStringLiteral("first question"));
        OlderPart part{path.last().id, summaryRound(QStringLiteral("what was before")) + conversation(1)};
        QCOMPARE(summarize(path[0].conversationId, part).summary.text, QStringLiteral("They spoke of more."));
        QMutexLocker lock(&m_heard->mutex);
        const QString asked = m_heard->requests.last().turns.first().text;
        QVERIFY(asked.contains(QStringLiteral("Summary so far:\n\nwhat was before\n\n")));
        QCOMPARE(asked.count(QStringLiteral("what was before")), 1);
    }

    void isStopped() {
        m_script.tokenMs = 50;
        start();
        const QVector<MessageRow> path = ask(0, 0, QStringLiteral("first question"));
        const QSignalSpy summarized(m_chat.get(), &ChatService::summarized);
        m_chat->summarize(path[0].conversationId, partOf(path));
        QCOMPARE(m_chat->state(), ChatService::State::Summarizing);
        m_chat->ask(path[0].conversationId, path[1].id, QStringLiteral("meanwhile"), {}); // is ignored
        m_chat->stop();
        QTRY_COMPARE(summarized.count(), 1);
        const auto outcome = summarized.first().first().value<SummaryOutcome>();
        QVERIFY(outcome.isStopped && outcome.problem.isEmpty());
        QCOMPARE(outcome.summary.id, 0);
        QCOMPARE(m_chat->state(), ChatService::State::Idle);
        QVERIFY(!m_chat->isAnswering());
        auto rows = m_store->branch(path[0].conversationId);
        rows.waitForFinished();
        QCOMPARE(std::get<QVector<MessageRow>>(rows.result()).size(), 2);
        QCOMPARE(std::get<QVector<MessageRow>>(rows.result()).last().summary.id, 0);
    }

    void aModelSwitchWaitsForItsEnd() {
        m_script.tokenMs = 5;
        start();
        const QVector<MessageRow> path = ask(0, 0, QStringLiteral("first question"));
        const QSignalSpy summarized(m_chat.get(), &ChatService::summarized);
        m_chat->summarize(path[0].conversationId, partOf(path));
        m_chat->loadModel(QStringLiteral("/models/other.gguf"));
        QTRY_COMPARE(m_chat->model().name, QStringLiteral("other"));
        QCOMPARE(summarized.count(), 1);
        QCOMPARE(summarized.first().first().value<SummaryOutcome>().summary.modelName, QStringLiteral("own"));
    }

    void saysWhatWentWrong_data() {
        QTest::addColumn<QString>("kind");
        QTest::newRow("an error") << QStringLiteral("error");
        QTest::newRow("no words") << QStringLiteral("empty");
        QTest::newRow("no room") << QStringLiteral("small");
        QTest::newRow("the messages are gone") << QStringLiteral("gone");
    }
    void saysWhatWentWrong() {
        QFETCH(QString, kind);
        if (kind == QLatin1String("error"))
            m_script.answers.first().error = {QStringLiteral("There was not enough memory."), {}};
        if (kind == QLatin1String("empty"))
            m_script.answers.first().answer = QStringLiteral("<think>What to say?</think>");
        if (kind == QLatin1String("small"))
            m_script.contextTokens = 60;
        start();
        const QVector<MessageRow> path = ask(0, 0, QStringLiteral("first question"));
        if (kind == QLatin1String("gone"))
            m_store->removeBranch(path[0].conversationId, path[0].id);
        const SummaryOutcome outcome = summarize(path[0].conversationId, partOf(path));
        QVERIFY(!outcome.isStopped);
        QCOMPARE(outcome.summary.id, 0);
        QVERIFY2(outcome.problem.endsWith(u'.'), qPrintable(outcome.problem));
        QCOMPARE(m_chat->state(), ChatService::State::Idle);
    }

    void whatIsPrivateStaysPrivate() {
        start();
        const QVector<MessageRow> path = ask(kNewPrivateConversation, 0, QStringLiteral("first question"));
        QVERIFY(isPrivateId(path[0].conversationId));
        QVERIFY(summarize(path[0].conversationId, partOf(path)).summary.id != 0);
        QMutexLocker lock(&m_heard->mutex);
        QVERIFY(m_heard->requests.last().isPrivate);
    }
};

QTEST_GUILESS_MAIN(TestSummaryWriter)
#include "tst_summary_writer.moc"
