// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text/reasoning_parser.h"

#include <QTest>

#include <string>

using namespace conclave::engine;

namespace {

struct Split {
    std::string reasoning;
    std::string answer;
    int gifts = 0;
};

/// Feeds @p output in pieces of @p step bytes.
Split run(std::string_view prompt, std::string_view output, std::size_t step) {
    Split split;
    ReasoningParser parser(prompt, [&](AnswerPart part, std::string_view text) {
        (part == AnswerPart::Reasoning ? split.reasoning : split.answer) += text;
        ++split.gifts;
        QVERIFY(!text.empty());
        QVERIFY(QString::fromUtf8(text.data(), qsizetype(text.size())).toUtf8() ==
                QByteArray(text.data(), qsizetype(text.size()))); // whole characters
    });
    for (std::size_t at = 0; at < output.size(); at += step) {
        parser.feed(output.substr(at, step));
    }
    parser.flush();
    return split;
}

} // namespace

class TestReasoningParser : public QObject {
    Q_OBJECT
  private slots:
    void splitsAtMarkers_data();
    void splitsAtMarkers();
    void replacesBytesThatNeverBecomeCharacters();
    void holdsBackNoMoreThanAMarkerPrefix();
    void partTellsWhereTheStreamIs();
};

void TestReasoningParser::splitsAtMarkers_data() {
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("reasoning");
    QTest::addColumn<QString>("answer");
    const QString none;
    QTest::newRow("no markers") << none << "Hello\nthere" << none << "Hello\nthere";
    QTest::newRow("emitted block") << none << "<think>\nhm\n</think>\n\nHi"
                                   << "hm\n"
                                   << "Hi";
    QTest::newRow("white space before the block") << none << "\n <think>a</think>b"
                                                  << "a"
                                                  << "b";
    QTest::newRow("prefilled (R1)") << "<|Assistant|><think>\n"
                                    << "hm</think>\n\nHi"
                                    << "hm"
                                    << "Hi";
    QTest::newRow("prefilled and emitted again") << "x<think>\n"
                                                 << "<think>\nhm</think>Hi"
                                                 << "hm"
                                                 << "Hi";
    QTest::newRow("prefilled closed block") << "<think>\n\n</think>\n\n"
                                            << "Hi" << none << "Hi";
    QTest::newRow("closed block, spaces follow") << "</think>"
                                                 << "\n\nHi" << none << "Hi";
    QTest::newRow("marker inside the answer")
        << none << "Use <think> and </think>." << none << "Use <think> and </think>.";
    QTest::newRow("marker after the block") << none << "<think>a</think>b <think>c</think>"
                                            << "a"
                                            << "b <think>c</think>";
    QTest::newRow("marker in a code block") << none << "```\n<think>\n```" << none << "```\n<think>\n```";
    QTest::newRow("unclosed at the end") << none << "<think>all of it </thin"
                                         << "all of it </thin" << none;
    QTest::newRow("marker prefix at the end") << none << "<thi" << none << "<thi";
    QTest::newRow("nearly a marker") << none << "<thin ice>" << none << "<thin ice>";
    QTest::newRow("nearly a closing") << "<think>"
                                      << "a</thin</think>b"
                                      << "a</thin"
                                      << "b";
    QTest::newRow("user talks of markers") << "user: what is <think>?\nassistant:"
                                           << "Hm" << none << "Hm";
    QTest::newRow("empty block") << none << "<think></think>Hi" << none << "Hi";
    QTest::newRow("emoji and hangul")
        << none << QStringLiteral("<think>🤔👨‍👩‍👧</think>한국어 🚀")
        << QStringLiteral("🤔👨‍👩‍👧") << QStringLiteral("한국어 🚀");
    QTest::newRow("nothing") << none << none << none << none;
}

void TestReasoningParser::splitsAtMarkers() {
    QFETCH(QString, prompt);
    QFETCH(QString, output);
    QFETCH(QString, reasoning);
    QFETCH(QString, answer);
    for (const std::size_t step : {1, 2, 3, 7, 1000}) {
        const Split split = run(prompt.toStdString(), output.toStdString(), step);
        QCOMPARE(QString::fromStdString(split.reasoning), reasoning);
        QCOMPARE(QString::fromStdString(split.answer), answer);
    }
}

void TestReasoningParser::replacesBytesThatNeverBecomeCharacters() {
    // A stray continuation byte, a cut sequence in the middle, one at the end: one U+FFFD for each start.
    QCOMPARE(run("",
                 "a\x80"
                 "b",
                 1)
                 .answer,
             std::string("a\uFFFD"
                         "b"));
    QCOMPARE(run("", "a\xE2\x82", 1).answer, std::string("a\uFFFD"));
    QCOMPARE(run("",
                 "\xF0\x9F"
                 "x",
                 1)
                 .answer.back(),
             'x');
    const Split garbage = run("", std::string(1000, '\xFF'), 3);
    QCOMPARE(garbage.answer.size(), std::size_t(3000)); // nothing stalls the stream
}

void TestReasoningParser::holdsBackNoMoreThanAMarkerPrefix() {
    std::string seen;
    ReasoningParser parser("<think>", [&](AnswerPart, std::string_view text) { seen += text; });
    parser.feed("abc</th");
    QCOMPARE(seen, std::string("abc"));
    parser.feed("at");
    QCOMPARE(seen, std::string("abc</that"));
    parser.feed("\xF0\x9F\x9A");
    QCOMPARE(seen, std::string("abc</that"));
    parser.feed("\x80");
    QCOMPARE(seen, std::string("abc</that🚀"));
}

void TestReasoningParser::partTellsWhereTheStreamIs() {
    ReasoningParser parser("", [](AnswerPart, std::string_view) {});
    QCOMPARE(parser.part(), AnswerPart::Answer);
    parser.feed("<think>a");
    QCOMPARE(parser.part(), AnswerPart::Reasoning);
    parser.feed("</think>");
    QCOMPARE(parser.part(), AnswerPart::Answer);
}

QTEST_GUILESS_MAIN(TestReasoningParser)
#include "tst_reasoning_parser.moc"
