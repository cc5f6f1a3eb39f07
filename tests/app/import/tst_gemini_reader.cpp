// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/import/collecting_sink.h"

namespace conclave {

using namespace test;

class TestGeminiReader : public QObject {
    Q_OBJECT

  private slots:
    void putsTheEntriesOfAConversationTogether() {
        const CollectingSink sink = readAll(*m_reader, "gemini");
        QCOMPARE(sink.conversations.size(), std::size_t(3));
        compareLines(linesOf(sink.conversations[0]),
                     {"gemini abc123 \"\" - -",
                      "? 2026-03-02T12:00:00Z request 2026-03-02T12:00:00Z Which is the "
                      "first?⏎⏎[Attachment: photo.png]",
                      "  ! 2026-03-02T12:00:00Z response 2026-03-02T12:00:00Z ## First⏎⏎See "
                      "[this](https://example.org/?a=1&b=2) or that.",
                      "    ? 2026-03-02T12:05:00.500Z request 2026-03-02T12:05:00Z And the second?",
                      "      ! 2026-03-02T12:05:00.500Z response 2026-03-02T12:05:00Z * The **second** "
                      "is:⏎⏎```python⏎print(\"a < b\")⏎```⏎⏎- one⏎- two⏎  1. deep"});
        compareLines(linesOf(sink.conversations[1]),
                     {"gemini xyz \"\" - -", "? 2024-02-17T22:05:00Z request 2024-02-17T22:05:00Z Hello",
                      "  ! 2024-02-17T22:05:00Z response 2024-02-17T22:05:00Z Hi.",
                      "    ? 2024-02-17T22:05:10.123Z request 2024-02-17T22:05:10Z What is rain?",
                      "      ! 2024-02-17T22:05:10.123Z response 2024-02-17T22:05:10Z * Falling water."});
        compareLines(linesOf(sink.conversations[2]),
                     {"gemini time-2026-01-01T00:00:00Z \"\" - -",
                      "? 2026-01-01T00:00:00Z request 2026-01-01T00:00:00Z Питання без слова",
                      "  ! 2026-01-01T00:00:00Z response 2026-01-01T00:00:00Z * | A | B |⏎| --- | --- |⏎| 1 "
                      "| 2 |"});
    }

    void saysWhatItLeavesOut() {
        const CollectingSink sink = readAll(*m_reader, "gemini");
        compareLines(sink.skips,
                     {"Gemini: Activities without a question are not brought over.",
                      "Which is the first?: Pictures, sounds and attached files are not brought over; a note "
                      "stands in their place.",
                      "YouTube: Something that is no conversation is not brought over."});
        QVERIFY(sink.isProgressSound);
        QCOMPARE(sink.done, sink.expected);
    }

    void knowsItsOwnFiles() {
        QCOMPARE(confidenceOf(*m_reader, "gemini"), 100);
        QCOMPARE(confidenceOf(*m_reader, "chatgpt"), 0);
        QCOMPARE(confidenceOf(*m_reader, "claude"), 0);
        QCOMPARE(confidenceOf(*m_reader, "deepseek"), 0);
    }

  private:
    const std::unique_ptr<ImportReader> m_reader = makeGeminiReader();
};

} // namespace conclave

QTEST_GUILESS_MAIN(conclave::TestGeminiReader)
#include "tst_gemini_reader.moc"
