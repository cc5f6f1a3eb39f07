// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/chat/chat_service.h"
#include "app/chat/title_writer.h"

#include <QMutex>
#include <QMutexLocker>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

using namespace conclave;

namespace {

/// Answers "an answer", and a request for a title with what the test wants; keeps what it was asked.
class TitleGenerator : public TextGenerator {
  public:
    struct Shared {
        QMutex mutex;
        QString title = QStringLiteral("A good title");
        QVector<AnswerRequest> requests;
        std::atomic<bool> isStarter = false;
        std::atomic<bool> neverEnds = false;
        std::atomic<bool> wasStopped = false;
    };
    explicit TitleGenerator(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}

    GeneratorError load(const QString& path, const std::function<void(double)>&, std::stop_token,
                        LoadedModel& loaded) override {
        loaded.path = loaded.name = path;
        loaded.isStarter = m_shared->isStarter;
        return {};
    }

    AnswerOutcome answer(const AnswerRequest& request, const std::function<void(const AnswerDelta&)>& sink,
                         const std::function<void(int, int)>&, std::stop_token stop) override {
        AnswerOutcome outcome;
        outcome.stopReason = QStringLiteral("end_of_turn");
        QString text;
        {
            QMutexLocker lock(&m_shared->mutex);
            m_shared->requests.append(request);
            text = request.turns.last().text.contains(QLatin1String("title")) ? m_shared->title
                                                                              : QStringLiteral("an answer");
        }
        if (text != QLatin1String("an answer"))
            while (m_shared->neverEnds) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
                if (stop.stop_requested()) {
                    m_shared->wasStopped = true;
                    outcome.stopReason = QStringLiteral("cancelled");
                    return outcome;
                }
            }
        sink({text, {}, {}, 1});
        return outcome;
    }

  private:
    std::shared_ptr<Shared> m_shared;
};

ConversationRow rowOf(ChatStore& store, qint64 id) {
    auto future = store.conversation(id);
    future.waitForFinished();
    const auto result = future.result();
    const auto* row = std::get_if<ConversationRow>(&result);
    return row ? *row : ConversationRow();
}

} // namespace

class TestTitleWriter : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_shared = std::make_shared<TitleGenerator::Shared>();
        m_store = std::make_unique<ChatStore>(m_folder->filePath(QStringLiteral("history.sqlite")));
        m_chat = std::make_unique<ChatService>(*m_store, std::make_unique<TitleGenerator>(m_shared));
        m_chat->titles().setIdleMs(1);
    }
    void cleanup() {
        m_chat.reset();
        m_store.reset();
    }

    void takesOnlyAPlainLine_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("title");
        const auto row = [](const char* name, const char* written, const char* title) {
            QTest::newRow(name) << QString::fromUtf8(written) << QString::fromUtf8(title);
        };
        row("as it is", "Sorting in C++", "Sorting in C++");
        row("quotes", "\"Sorting a list\"", "Sorting a list");
        row("German quotes", "„Listen sortieren“", "Listen sortieren");
        row("label", "Title: Sorting", "Sorting");
        row("marked label", "**Title:** Sorting a list", "Sorting a list");
        row("heading", "# Sorting", "Sorting");
        row("bold", "**Sorting**", "Sorting");
        row("full stop", "Sorting a list.", "Sorting a list");
        row("blanks", "  Sorting   a  list \n", "Sorting a list");
        row("Chinese", "排序列表", "排序列表");
        row("two lines", "Sorting\nI hope that helps", "");
        row("too short", "S", "");
        row("empty", "", "");
        row("marks only", "***", "");
        row("too long", "A title that goes on and on until nobody can read it in a sidebar", "");
        row("reasoning", "<think>Hm</think>Sorting", "");
    }
    void takesOnlyAPlainLine() {
        QFETCH(QString, written);
        QTEST(titleIn(written), "title");
    }

    void namesANewConversationWhenIdle() {
        const qint64 id = ask(QStringLiteral("How do I sort?"));
        QTRY_COMPARE(rowOf(*m_store, id).title, QStringLiteral("A good title"));
        QMutexLocker lock(&m_shared->mutex);
        QCOMPARE(m_shared->requests.size(), 2);
        // The same turns and the answer come first, so that the cache serves.
        const QVector<ChatTurn> turns = m_shared->requests[1].turns;
        QCOMPARE(turns.size(), 3);
        QCOMPARE(turns[0].text, QStringLiteral("How do I sort?"));
        QCOMPARE(turns[1].text, QStringLiteral("an answer"));
        QVERIFY(m_shared->requests[1].sampling.maxTokens > 0);
    }

    void keepsTheFirstWordsWhenTheTitleIsNone() {
        m_shared->title = QStringLiteral("First line\nsecond line about title");
        const qint64 id = ask(QStringLiteral("How do I sort?"));
        QTRY_COMPARE(requests(), 2);
        QTest::qWait(50);
        QCOMPARE(rowOf(*m_store, id).title, QStringLiteral("How do I sort?"));
    }

    void leavesStartersAlone() {
        m_shared->isStarter = true;
        ask(QStringLiteral("How do I sort?"));
        QTest::qWait(100);
        QCOMPARE(requests(), 1);
    }

    void isSwitchedOff() {
        m_chat->setTitlesWritten(false);
        ask(QStringLiteral("How do I sort?"));
        QTest::qWait(100);
        QCOMPARE(requests(), 1);
    }

    void aQuestionStopsItAtOnce() {
        m_shared->neverEnds = true;
        const qint64 id = ask(QStringLiteral("How do I sort?"));
        QTRY_COMPARE(requests(), 2);
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        m_chat->ask(id, m_lastMessage, QStringLiteral("And then?"), {});
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(m_shared->wasStopped);
        QCOMPARE(rowOf(*m_store, id).title, QStringLiteral("How do I sort?"));
        m_shared->neverEnds = false;
        QTRY_COMPARE(rowOf(*m_store, id).title, QStringLiteral("A good title"));
    }

    void endingTheProgramStopsIt() {
        m_shared->neverEnds = true;
        ask(QStringLiteral("How do I sort?"));
        QTRY_COMPARE(requests(), 2);
        m_chat.reset();
        QVERIFY(m_shared->wasStopped);
    }

  private:
    int requests() {
        QMutexLocker lock(&m_shared->mutex);
        return static_cast<int>(m_shared->requests.size());
    }
    /// Returns the new conversation.
    qint64 ask(const QString& question) {
        QSignalSpy loaded(m_chat.get(), &ChatService::modelLoaded);
        m_chat->loadModel(QStringLiteral("/m/a.gguf"));
        QSignalSpy finished(m_chat.get(), &ChatService::answerFinished);
        if (!QTest::qWaitFor([&] { return loaded.size() == 1; }))
            return 0;
        m_chat->ask(0, 0, question, {});
        if (!QTest::qWaitFor([&] { return finished.size() == 1; }))
            return 0;
        const auto row = finished[0][0].value<MessageRow>();
        m_lastMessage = row.id;
        return row.conversationId;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<TitleGenerator::Shared> m_shared;
    std::unique_ptr<ChatStore> m_store;
    std::unique_ptr<ChatService> m_chat;
    qint64 m_lastMessage = 0;
};

QTEST_GUILESS_MAIN(TestTitleWriter)
#include "tst_title_writer.moc"
