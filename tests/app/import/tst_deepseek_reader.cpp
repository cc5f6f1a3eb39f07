// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/import/collecting_sink.h"

namespace conclave {

using namespace test;

class TestDeepSeekReader : public QObject {
    Q_OBJECT

  private slots:
    void bringsTheWholeTree() {
        const CollectingSink sink = readAll(*m_reader, "deepseek");
        QCOMPARE(sink.conversations.size(), std::size_t(3));
        compareLines(linesOf(sink.conversations[0]),
                     {"deepseek d1 \"Two answers\" 2026-06-01T02:00:00Z 2026-06-01T02:05:00Z",
                      "? 1 2026-06-01T02:00:01Z Count to three.⏎⏎[Attachment: notes.txt]",
                      "  ! 2 2026-06-01T02:00:02Z <deepseek-reasoner> {Easy. 1500 ms} 1, 2, 3",
                      "  ! 3 2026-06-01T02:04:00Z <deepseek-chat> One, two,⏎⏎three.",
                      "    ? 4 2026-06-01T02:05:00Z Thanks", "      ! 5 - <deepseek-chat> A tip."});
        compareLines(linesOf(sink.conversations[1]),
                     {"deepseek d2 \"\" 2025-01-27T16:00:00Z -", "? 1 2025-01-27T16:00:00Z Old form",
                      "  ! 2 2025-01-27T16:00:09Z <deepseek-reasoner> {Old thought 0 ms} Old answer"});
        compareLines(linesOf(sink.conversations[2]), {"deepseek d3 \"No mapping\" 2025-01-27T16:00:00Z -"});
    }

    void saysWhatItLeavesOut() {
        const CollectingSink sink = readAll(*m_reader, "deepseek");
        compareLines(
            sink.skips,
            {"Two answers: Pictures, sounds and attached files are not brought over; a note stands in their "
             "place.",
             "Two answers: What tools returned to the model is not brought over.",
             "Two answers: A part of a kind that is not known here (READ_LINK) is not brought over.",
             "DeepSeek: Something that is no conversation is not brought over."});
    }

    void knowsItsOwnFiles() {
        QCOMPARE(confidenceOf(*m_reader, "deepseek"), 100);
        QCOMPARE(confidenceOf(*m_reader, "chatgpt"), 0);
        QCOMPARE(confidenceOf(*m_reader, "claude"), 0);
        QCOMPARE(confidenceOf(*m_reader, "gemini"), 0);
    }

  private:
    const std::unique_ptr<ImportReader> m_reader = makeDeepSeekReader();
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestDeepSeekReader)
#include "tst_deepseek_reader.moc"
