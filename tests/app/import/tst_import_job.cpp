// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import/import_job.h"
#include "tests/app/import/collecting_sink.h"
#include "tests/app/store/store_waiting.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace conclave {

using test::compareLines;

namespace {

const QString kFilesStayOut =
    QStringLiteral("Pictures, sounds and attached files are not brought over; a note stands in their place.");
const QString kResultsStayOut = QStringLiteral("What tools returned to the model is not brought over.");
const QString kNoConversation = QStringLiteral("Something that is no conversation is not brought over.");

QString data(const QString& name) {
    return QStringLiteral(CONCLAVE_SOURCE_DIR "/tests/data/import/") + name;
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) &&
           file.write(bytes) == bytes.size();
}

/// @p count conversations as Claude writes them.
QByteArray manyConversations(int count) {
    QByteArray json = "[";
    for (int i = 0; i < count; ++i)
        json +=
            (i == 0 ? "" : ",") + QByteArray("{\"uuid\":\"c") + QByteArray::number(i) +
            "\",\"name\":\"n\",\"chat_messages\":[{\"uuid\":\"m\",\"text\":\"hello\",\"sender\":\"human\"}]}";
    return json + "]";
}

/// What the store holds, as lines: conversations from the oldest, each with its shown branch.
QStringList historyOf(ChatStore& store) {
    QStringList lines;
    auto rows = valueOf(store.conversations());
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    for (const ConversationRow& row : rows) {
        lines.append(QStringLiteral("%1 %2 %3").arg(row.source, row.title).arg(row.messageCount));
        for (const MessageRow& message : valueOf(store.branch(row.id)))
            lines.append(QStringLiteral("  %1/%2 %3")
                             .arg(message.siblingIndex + 1)
                             .arg(message.siblingCount)
                             .arg(message.text.section(QLatin1Char('\n'), 0, 0)));
    }
    return lines;
}

} // namespace

class TestImportJob : public QObject {
    Q_OBJECT

  private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<ChatStore>(m_folder->filePath("history.sqlite"));
        valueOf(m_store->opened());
    }
    void cleanup() { m_store.reset(); }

    void tellsLineByLineAndKnowsWhatWasHere_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("counts");
        QTest::addColumn<QStringList>("again");
        QTest::addColumn<QStringList>("skipped");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("updated");
        QTest::addColumn<QStringList>("history");
        QTest::newRow("chatgpt")
            << "ChatGPT" << QStringList{"3 conversations added, with 11 messages."}
            << QStringList{"3 conversations were here already.",
                           "One conversation is empty and was left out."}
            << QStringList{"Left out in \"Branches and thoughts\": Instructions to the model are not brought "
                           "over.",
                           "Left out in \"c-tools\", 2 times: " + kResultsStayOut,
                           "Left out in \"c-tools\", 3 times: " + kFilesStayOut,
                           "Left out in \"c-tools\": A part of a kind that is not known here (hologram) is "
                           "not brought over.",
                           "Left out in \"A loop\", 2 times: " + kFilesStayOut,
                           "Left out in \"ChatGPT\": " + kNoConversation,
                           "Left out in \"conversations.json\": A part of the file is damaged, or too large "
                           "to be read."}
            << QByteArray("It scatters.") << QByteArray("It scatters more and more.")
            << QStringList{"One conversation updated.", "One message is longer than it was here.",
                           "2 conversations were here already.",
                           "One conversation is empty and was left out."}
            << QStringList{"chatgpt Branches and thoughts 5",
                           "  1/1 Why is the sky blue?",
                           "  1/2 Because of Lord Rayleigh scattering. See "
                           "([Optics](https://example.org/optics))",
                           "  1/1 And at dusk?",
                           "  1/1 The path is longer.",
                           "chatgpt [Image] Plot this, please. [Attachment: data.csv] 2",
                           "  1/1 [Image]",
                           "  1/1 ```python",
                           "chatgpt A loop 4",
                           "  2/2 spoken words",
                           "  1/1 [Sound]"};
        QTest::newRow("claude")
            << "Claude" << QStringList{"2 conversations added, with 8 messages."}
            << QStringList{"2 conversations were here already.",
                           "2 conversations are empty and were left out."}
            << QStringList{"Left out in \"Tree of answers\", 2 times: " + kFilesStayOut,
                           "Left out in \"Tree of answers\": " + kResultsStayOut,
                           "Left out in \"Tree of answers\": A part of a kind that is not known here "
                           "(puppet_show) is not brought over.",
                           "Left out in \"c2\": A part of a kind that is not known here (narrator) is not "
                           "brought over.",
                           "Left out in \"Claude\": " + kNoConversation}
            << QByteArray("\"parent_message_uuid\":\"m2\"}")
            << QByteArray("\"parent_message_uuid\":\"m2\"},{\"uuid\":\"m5\",\"text\":\"Welcome\",\"sender\":"
                          "\"assistant\",\"created_at\":\"2025-09-01T10:10:00Z\",\"parent_message_uuid\":"
                          "\"m4\"}")
            << QStringList{"One conversation updated.", "One message is new in what was here.",
                           "One conversation was here already.",
                           "2 conversations are empty and were left out."}
            << QStringList{"claude Tree of answers 4",
                           "  1/1 Hello",
                           "  1/2 Hi!",
                           "  1/1 Thanks",
                           "claude One 4",
                           "  1/1 One",
                           "  1/1 Two",
                           "  1/1 Four",
                           "  1/1 Five"};
        QTest::newRow("deepseek")
            << "DeepSeek" << QStringList{"2 conversations added, with 7 messages."}
            << QStringList{"2 conversations were here already.",
                           "One conversation is empty and was left out."}
            << QStringList{"Left out in \"Two answers\": " + kFilesStayOut,
                           "Left out in \"Two answers\": " + kResultsStayOut,
                           "Left out in \"Two answers\": A part of a kind that is not known here "
                           "(READ_LINK) is not brought over.",
                           "Left out in \"DeepSeek\": " + kNoConversation}
            << QByteArray("A tip.") << QByteArray("A tip, and another.")
            << QStringList{"One conversation updated.", "One message is longer than it was here.",
                           "One conversation was here already.",
                           "One conversation is empty and was left out."}
            << QStringList{"deepseek Two answers 5", "  1/1 Count to three.", "  2/2 One, two,",
                           "  1/1 Thanks",           "  1/1 A tip.",          "deepseek Old form 2",
                           "  1/1 Old form",         "  1/1 Old answer"};
        QTest::newRow("gemini")
            << "Gemini" << QStringList{"3 conversations added, with 10 messages."}
            << QStringList{"3 conversations were here already."}
            << QStringList{"Left out in \"Gemini\": Activities without a question are not brought over.",
                           "Left out in \"Which is the first?\": " + kFilesStayOut,
                           "Left out in \"YouTube\": " + kNoConversation}
            << QByteArray("[\n{\"header\"")
            << QByteArray("[\n{\"header\":\"Gemini Apps\",\"title\":\"Prompted And now?\",\"titleUrl\":"
                          "\"https://gemini.google.com/app/abc123\",\"time\":\"2026-03-03T00:00:00Z\"},"
                          "{\"header\"")
            << QStringList{"One conversation updated.", "One message is new in what was here.",
                           "2 conversations were here already."}
            << QStringList{"gemini Which is the first? [Attachment: photo.png] 4",
                           "  1/1 Which is the first?",
                           "  1/1 ## First",
                           "  1/1 And the second?",
                           "  1/1 The **second** is:",
                           "gemini Hello 4",
                           "  1/1 Hello",
                           "  1/1 Hi.",
                           "  1/1 What is rain?",
                           "  1/1 Falling water.",
                           "gemini Питання без слова 2",
                           "  1/1 Питання без слова",
                           "  1/1 | A | B |"};
    }
    void tellsLineByLineAndKnowsWhatWasHere() {
        QFETCH(QString, name);
        QFETCH(QStringList, counts);
        QFETCH(QStringList, again);
        QFETCH(QStringList, skipped);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QStringList, updated);
        QFETCH(QStringList, history);
        const QString path = data(QTest::currentDataTag());
        const QStringList emptyOnes = again.mid(1);

        const ImportReport dry = run(path, true);
        compareLines(
            dry.lines(),
            QStringList{"This was a trial run: nothing has been changed. The import would bring this:"} +
                counts + emptyOnes + skipped);
        compareLines(historyOf(*m_store), {});

        const ImportReport first = run(path);
        QCOMPARE(first.sourceName, name);
        compareLines(first.lines(), counts + emptyOnes + skipped);
        QVERIFY(first.importId > 0);
        compareLines(historyOf(*m_store), history);

        const ImportReport second = run(path);
        compareLines(second.lines(), again + skipped);
        QCOMPARE(second.importId, 0);
        compareLines(historyOf(*m_store), history);

        // An export that was made later.
        QString problem;
        const auto files = ImportFiles::open(path, problem);
        for (const ImportFiles::Entry& entry : files->entries()) {
            QByteArray bytes = bytesOf(files->localPath(entry));
            const qsizetype at = bytes.indexOf(from);
            if (at >= 0)
                bytes.replace(at, from.size(), to);
            QVERIFY(write(m_folder->filePath("later/" + entry.name), bytes));
        }
        const ImportReport later = run(m_folder->filePath("later"));
        compareLines(later.lines(), updated + skipped);
        QVERIFY(later.importId > first.importId);
    }

    void anImportCanBeTakenBack() {
        const ImportReport report = run(data("claude"));
        QCOMPARE(historyOf(*m_store).size(), 9);
        const UndoStep step = valueOf(m_store->removeImport(report.importId));
        compareLines(historyOf(*m_store), {});
        QCOMPARE(run(data("claude")).lines().first(),
                 "2 conversations are in the trash, where they were left.");
        valueOf(m_store->restore(step));
        QCOMPARE(historyOf(*m_store).size(), 9);
    }

    void whatIsNotRecognizedIsASentence() {
        QVERIFY(write(m_folder->filePath("list.json"), "[{\"name\":\"no chat\"}]"));
        const QString sentence = "No conversations were recognized here. What can be imported comes from: ";
        QVERIFY(run(m_folder->filePath("list.json"))
                    .problem.startsWith(sentence + "Conclave, ChatGPT, Claude, DeepSeek"));
        QVERIFY(run(CONCLAVE_SOURCE_DIR "/tests/data/starter").problem.startsWith(sentence));
        QCOMPARE(run("/does/not/exist").lines(), QStringList{"There is no file or folder /does/not/exist."});
        QCOMPARE(run(m_folder->filePath("list.json"), false, "claude").lines(),
                 QStringList{"No conversations were found."});
    }

    void filesOfSeveralProgramsAreNotGuessedAt() {
        QVERIFY(write(m_folder->filePath("both/a/conversations.json"), manyConversations(1)));
        QVERIFY(write(m_folder->filePath("both/b/conversations.json"),
                      bytesOf(data("deepseek/conversations.json"))));
        QCOMPARE(
            run(m_folder->filePath("both")).problem,
            "This holds conversations of several programs: Claude, DeepSeek. Import one file or folder at "
            "a time.");
        QCOMPARE(run(m_folder->filePath("both"), false, "claude").added, 1);
    }

    void whatCameBeforeAFileEndsEarlyStands() {
        const QByteArray whole = manyConversations(3);
        QVERIFY(write(m_folder->filePath("conversations.json"), whole.left(whole.size() - 20)));
        const ImportReport report = run(m_folder->filePath("conversations.json"));
        compareLines(report.lines(),
                     {"The file ends in the middle, so it is not whole. Export or download it again.",
                      "2 conversations added, with 2 messages."});
        QCOMPARE(historyOf(*m_store).size(), 4);
    }

    void cancellingKeepsWhatHasCome() {
        QVERIFY(write(m_folder->filePath("conversations.json"), manyConversations(20'000)));
        ImportJob job(*m_store);
        QSignalSpy finished(&job, &ImportJob::finished);
        QSignalSpy progressed(&job, &ImportJob::progressChanged);
        job.start(m_folder->filePath("conversations.json"), false);
        QVERIFY(job.isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(job.progress() > 0.01, 60'000);
        job.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
        QVERIFY(!job.isRunning());
        QVERIFY(progressed.size() >= 2);
        const auto report = finished.first().first().value<ImportReport>();
        QVERIFY(report.isCancelled);
        QVERIFY(report.added > 0 && report.added < 20'000);
        QCOMPARE(report.lines().first(), "The import was cancelled. What had come by then stays.");
        QCOMPARE(valueOf(m_store->conversations()).size(), report.added);
    }

    void isGoneAtOnceWhenItsOwnerGoes() {
        QVERIFY(write(m_folder->filePath("conversations.json"), manyConversations(20'000)));
        auto job = std::make_unique<ImportJob>(*m_store);
        QSignalSpy finished(job.get(), &ImportJob::finished);
        job->start(m_folder->filePath("conversations.json"), false);
        job.reset();
        QCOMPARE(finished.size(), 0);
        QVERIFY(valueOf(m_store->conversations()).size() < 20'000);
    }

    void longListsOfWhatIsLeftOutAreCut() {
        QByteArray json = "[";
        for (int i = 0; i < ImportReport::kMostSkipped + 5; ++i)
            json += (i == 0 ? "" : ",") + QByteArray("{\"uuid\":\"c") + QByteArray::number(i) +
                    "\",\"chat_messages\":[{\"uuid\":\"m\",\"text\":\"x\",\"sender\":\"human\"},{\"sender\":"
                    "\"?\"},"
                    "{\"sender\":\"?\"}]}";
        QVERIFY(write(m_folder->filePath("conversations.json"), json + "]"));
        const ImportReport report = run(m_folder->filePath("conversations.json"), true);
        QCOMPARE(report.skipped.size(), ImportReport::kMostSkipped);
        QCOMPARE(report.skipped.first().count, 2);
        QCOMPARE(report.moreSkipped, 10);
        QCOMPARE(report.lines().last(), "10 more things were left out.");
    }

  private:
    ImportReport run(const QString& path, bool isDryRun = false, const QString& source = {}) {
        ImportJob job(*m_store);
        QEventLoop loop; // a spy's would end at once in a test that has failed already
        ImportReport report;
        connect(&job, &ImportJob::finished, &loop, [&](const ImportReport& finished) {
            report = finished;
            loop.quit();
        });
        job.start(path, isDryRun, source);
        loop.exec();
        return report;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ChatStore> m_store;
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestImportJob)
#include "tst_import_job.moc"
