// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/import/collecting_sink.h"

namespace conclave {

using namespace test;

class TestClaudeReader : public QObject {
    Q_OBJECT

  private slots:
    void bringsTheWholeTree() {
        const CollectingSink sink = readAll(*m_reader, "claude");
        QCOMPARE(sink.conversations.size(), std::size_t(4));
        compareLines(linesOf(sink.conversations[0]),
                     {"claude c1 \"Tree of answers\" 2025-09-01T10:00:00Z 2025-09-01T10:09:00Z", "in Garden",
                      "? m1 2025-09-01T10:00:00Z Hello⏎⏎[Attachment: paste.txt]⏎⏎````⏎pasted ``` "
                      "text⏎````⏎⏎[Attachment: scan.pdf]⏎⏎[Attachment: photo.jpg]",
                      "  ! m2 2025-09-01T10:00:01Z {Greet back. 2500 ms} "
                      "({\"arguments\":{\"command\":\"create\",\"content\":\"<p>\"},\"name\":\"artifacts\"}) "
                      "Hi!⏎⏎There it is.",
                      "    ? m4 2025-09-01T10:09:00Z Thanks",
                      "  ! m3 2025-09-01T10:05:00Z <claude-sonnet-4-5> state 2 Hi again."});
        compareLines(linesOf(sink.conversations[1]),
                     {"claude c2 \"\" 2024-01-01T00:00:00Z 2024-01-01T00:01:00Z",
                      "? a 2024-01-01T00:00:00Z One", "  ! b 2024-01-01T00:00:30Z Two",
                      "    ? message-3 - Four", "      ! b-4 2024-01-01T00:00:50Z Five"});
        compareLines(linesOf(sink.conversations[2]), {"claude c3 \"Empty\" 2024-01-01T00:00:00Z -"});
        compareLines(linesOf(sink.conversations[3]), {"claude c4 \"Odd\" - -"});
    }

    void saysWhatItLeavesOut() {
        const CollectingSink sink = readAll(*m_reader, "claude");
        const QString files =
            "Pictures, sounds and attached files are not brought over; a note stands in their place.";
        compareLines(
            sink.skips,
            {"Tree of answers: " + files, "Tree of answers: " + files,
             "Tree of answers: What tools returned to the model is not brought over.",
             "Tree of answers: A part of a kind that is not known here (puppet_show) is not brought over.",
             "c2: A part of a kind that is not known here (narrator) is not brought over.",
             "Claude: Something that is no conversation is not brought over."});
    }

    void knowsItsOwnFiles() {
        QCOMPARE(confidenceOf(*m_reader, "claude"), 100);
        QCOMPARE(confidenceOf(*m_reader, "chatgpt"), 0);
        QCOMPARE(confidenceOf(*m_reader, "deepseek"), 0);
        QCOMPARE(confidenceOf(*m_reader, "gemini"), 0);
    }

  private:
    const std::unique_ptr<ImportReader> m_reader = makeClaudeReader();
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestClaudeReader)
#include "tst_claude_reader.moc"
