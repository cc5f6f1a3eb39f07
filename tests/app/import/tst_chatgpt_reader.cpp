// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/import/collecting_sink.h"
#include "tests/app/import/zip_writer.h"

#include <QFile>
#include <QTemporaryDir>

namespace conclave {

using namespace test;

class TestChatGptReader : public QObject {
    Q_OBJECT

  private slots:
    void bringsTheWholeTree() {
        const CollectingSink sink = readAll(*m_reader, "chatgpt/conversations.json");
        QCOMPARE(sink.conversations.size(), std::size_t(4));
        compareLines(linesOf(sink.conversations[0]),
                     {"chatgpt c-tree \"Branches and thoughts\" 2025-08-24T01:46:40Z 2025-08-24T01:53:20Z",
                      "pinned", "archived", "? q1 2025-08-24T01:46:41Z Why is the sky blue?",
                      "  ! t1 2025-08-24T01:46:42Z <gpt-5-thinking> {**Recalling optics**⏎⏎Rayleigh.⏎⏎Short "
                      "waves.⏎⏎Thought for 9s 9000 ms} Because of Lord Rayleigh scattering. See "
                      "([Optics](https://example.org/optics))",
                      "    ? q2 2025-08-24T01:47:00Z And at dusk?",
                      "      ! a2 2025-08-24T01:47:10Z <gpt-5> * The path is longer.",
                      "  ! b1 2025-08-24T01:46:50Z <gpt-5> state 2 It scatters."});
        compareLines(linesOf(sink.conversations[1]),
                     {"chatgpt c-tools \"\" 2025-06-15T15:06:40Z -",
                      "? q 2025-06-15T15:06:41Z [Image]⏎⏎Plot this, please.⏎⏎[Attachment: data.csv]",
                      "  ! call 2025-06-15T15:06:42Z <o4-mini> state 4 * "
                      "({\"arguments\":{\"query\":\"weather\"},\"name\":\"web\"}) "
                      "```python⏎print(1)⏎```⏎⏎```⏎1⏎```⏎⏎[Quoted: A page]⏎⏎[Image]⏎⏎[Error: Timed "
                      "out.]⏎⏎Done."});
        compareLines(linesOf(sink.conversations[2]),
                     {"chatgpt c-loop \"A loop\" 2025-02-19T21:20:00Z 2025-02-19T21:20:01Z",
                      "? z 2025-02-19T21:20:02Z spoken words", "  ! zz 2025-02-19T21:20:03Z [Sound]",
                      "? x 2025-02-19T21:20:00Z round", "  ! y 2025-02-19T21:20:01Z and round"});
        compareLines(linesOf(sink.conversations[3]),
                     {"chatgpt c-empty \"Nothing in it\" 2025-02-19T21:20:00Z -"});
    }

    void saysWhatItLeavesOut() {
        const CollectingSink sink = readAll(*m_reader, "chatgpt/conversations.json");
        const QString files =
            "Pictures, sounds and attached files are not brought over; a note stands in their place.";
        const QString results = "What tools returned to the model is not brought over.";
        compareLines(sink.skips,
                     {"Branches and thoughts: Instructions to the model are not brought over.",
                      "c-tools: " + results, "c-tools: " + files,
                      "c-tools: A part of a kind that is not known here (hologram) is not brought over.",
                      "c-tools: " + files, "c-tools: " + files, "c-tools: " + results, "A loop: " + files,
                      "A loop: " + files, "ChatGPT: Something that is no conversation is not brought over.",
                      "conversations.json: A part of the file is damaged, or too large to be read."});
        QVERIFY(sink.isProgressSound);
        QCOMPARE(sink.done, sink.expected);
    }

    void readsTheShardsOfAnExport() {
        QTemporaryDir folder;
        const auto shard = [](const char* id) {
            return QByteArray("[{\"conversation_id\":\"") + id +
                   "\",\"mapping\":{\"n\":{\"id\":\"n\",\"message\":{\"author\":{\"role\":\"user\"},"
                   "\"content\":{\"content_type\":\"text\",\"parts\":[\"hi\"]}}}}}]";
        };
        QVERIFY(writeZip(folder.filePath("export.zip"), {{"conversations-000.json", shard("one")},
                                                         {"conversations-001.json", shard("two")},
                                                         {"conversations-002.json", "[{\"mapping\":{}},"},
                                                         {"export_manifest.json", "{\"mapping\":1}"},
                                                         {"user.json", "{\"id\":\"u\"}"},
                                                         {"chat.html", "<html>"},
                                                         {"file-1.png", "png"}}));
        const CollectingSink sink = readAll(*m_reader, folder.filePath("export.zip"));
        QCOMPARE(sink.conversations.size(), std::size_t(3));
        QCOMPARE(sink.conversations[0].sourceId, "one");
        QCOMPARE(sink.conversations[1].sourceId, "two");
        compareLines(sink.skips, {"conversations-002.json: The file ends in the middle, so it is not whole. "
                                  "Export or download it again."});
    }

    void aForkInAnAnswerKeepsItsThoughtsInEachBranch() {
        const auto node = [](const char* id, const char* parent, const char* content) {
            return QByteArray("\"") + id + "\":{\"id\":\"" + id + "\",\"parent\":\"" + parent +
                   "\",\"message\":{\"author\":{\"role\":\"assistant\"},\"recipient\":\"all\",\"content\":" +
                   content + "}}";
        };
        const QByteArray json =
            "[{\"id\":\"c\",\"current_node\":\"b\",\"mapping\":{" +
            node("t", "", "{\"content_type\":\"thoughts\",\"thoughts\":[{\"content\":\"hm\"}]}") + "," +
            node("a", "t", "{\"content_type\":\"text\",\"parts\":[\"A\"]}") + "," +
            node("b", "t", "{\"content_type\":\"text\",\"parts\":[\"B\"]}") + "}}]";
        QTemporaryDir folder;
        QFile file(folder.filePath("renamed.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        file.close();
        const CollectingSink sink = readAll(*m_reader, folder.filePath("renamed.json"));
        QCOMPARE(sink.conversations.size(), std::size_t(1));
        compareLines(linesOf(sink.conversations[0]),
                     {"chatgpt c \"\" - -", "! t - {hm 0 ms} A", "! b - * {hm 0 ms} B"});
    }

    void anEndlessChainOfNodesIsFollowed() {
        QByteArray json = "[{\"id\":\"c\",\"current_node\":\"n99999\",\"mapping\":{";
        for (int i = 0; i < 100'000; ++i)
            json += (i == 0 ? "" : ",") + QByteArray("\"n") + QByteArray::number(i) + "\":{\"parent\":\"n" +
                    QByteArray::number(i - 1) + "\",\"message\":{\"author\":{\"role\":\"" +
                    (i % 3 == 0 ? "user" : "assistant") +
                    "\"},\"content\":{\"content_type\":\"text\",\"parts\":[\"x\"]}}}";
        json += "}}]";
        QTemporaryDir folder;
        QFile file(folder.filePath("conversations.json"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(json);
        file.close();
        const CollectingSink sink = readAll(*m_reader, folder.path());
        QCOMPARE(sink.conversations[0].messages.size(), 66'667);
        QCOMPARE(sink.conversations[0].messages.last().sourceId, sink.conversations[0].currentSourceId);
    }

    void endsWhenItIsToldTo() {
        CollectingSink sink;
        sink.endsAfter = 2;
        QString problem;
        const auto files = ImportFiles::open(CONCLAVE_SOURCE_DIR "/tests/data/import/chatgpt", problem);
        QCOMPARE(m_reader->read(*files, sink, {}), QString());
        QCOMPARE(sink.conversations.size(), std::size_t(2));
    }

    void knowsItsOwnFiles() {
        QCOMPARE(confidenceOf(*m_reader, "chatgpt"), 100);
        QCOMPARE(confidenceOf(*m_reader, "claude"), 0);
        QCOMPARE(confidenceOf(*m_reader, "deepseek"), 0);
        QCOMPARE(confidenceOf(*m_reader, "gemini"), 0);
    }

  private:
    const std::unique_ptr<ImportReader> m_reader = makeChatGptReader();
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestChatGptReader)
#include "tst_chatgpt_reader.moc"
